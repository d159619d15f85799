// The tokens of a batch turned round: by class, then document, field and position. Sorted by counting, in linear time.

import type { GroupedTerms } from './group-terms.js';
import type { PostingsBuffer } from './postings-buffer.js';

/** Numbers of a token, side by side, so that one line of memory holds them: see `placeToken`. */
export const TOKEN_WIDTH = 2;
/** Ordinals beyond this count as this one. */
const MAX_ORDINALS = 0xffff;

/** Tokens grouped by class; within a term in order of document, field and position. */
export interface InvertedTokens {
  /** First token of each term; one more closes the last. */
  readonly starts: Uint32Array;
  /** `TOKEN_WIDTH` numbers a token. */
  readonly tokens: Uint32Array;
}

/**
 * Writes a token.
 * @param document its number in the log, below 65,536
 * @param ordinal of the form within its term
 * @param place field in the high 8 bits, position in the low 24
 */
export function writeToken(
  tokens: Uint32Array,
  slot: number,
  document: number,
  ordinal: number,
  place: number,
): void {
  tokens[slot * TOKEN_WIDTH] = (document << 16) | Math.min(ordinal, MAX_ORDINALS);
  tokens[slot * TOKEN_WIDTH + 1] = place;
}

/** Room for the tokens of each term, from how many each has. */
export function allocateTokens(counts: Uint32Array, tokens: number): InvertedTokens {
  const starts = new Uint32Array(counts.length + 1);
  counts.forEach((count, index) => (starts[index + 1] = (starts[index] ?? 0) + count));
  return { starts, tokens: new Uint32Array(tokens * TOKEN_WIDTH) };
}

/** Turns the tokens of a buffer round: by term instead of by document. */
export function invertTokens(log: PostingsBuffer, { keys, termOf, ordinalOf }: GroupedTerms): InvertedTokens {
  const inverted = allocateTokens(countByTerm(log, keys.length, termOf), log.tokenCount);
  const { tokens } = inverted;
  const { formOf, fieldPositionOf } = log;
  const next = inverted.starts.slice(0, keys.length);
  for (let document = 0; document < log.documentCount; document += 1) {
    const end = log.ends[document] ?? 0;
    for (let token = log.starts[document] ?? 0; token < end; token += 1) {
      const entry = formOf[token] ?? 0;
      const number = termOf[entry] ?? 0;
      const slot = next[number] ?? 0;
      next[number] = slot + 1;
      writeToken(tokens, slot, document, ordinalOf[entry] ?? 0, fieldPositionOf[token] ?? 0);
    }
  }
  return inverted;
}

function countByTerm(
  { tokenCount, forms, formOf }: PostingsBuffer,
  terms: number,
  classOf: Uint32Array,
): Uint32Array {
  const ofEntry = new Uint32Array(forms.length);
  for (let token = 0; token < tokenCount; token += 1) {
    const entry = formOf[token] ?? 0;
    ofEntry[entry] = (ofEntry[entry] ?? 0) + 1;
  }
  const counts = new Uint32Array(terms);
  ofEntry.forEach((count, entry) => {
    const number = classOf[entry] ?? 0;
    counts[number] = (counts[number] ?? 0) + count;
  });
  return counts;
}
