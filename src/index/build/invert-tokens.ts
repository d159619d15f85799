// Inverts the tokens of a segment: from the order of documents into that of terms, and within a term of documents, fields and
// positions. Sorted by counting, in linear time.

import type { GroupedTerms } from './group-terms.js';
import type { PostingsBuffer } from './postings-buffer.js';

/** Numbers a token, side by side, so that one line of memory holds them: see `writeToken`. */
export const TOKEN_WIDTH = 2;
/** A form with a higher ordinal counts as the one with this: ordinals have 16 bits. */
const MAX_TOKEN_ORDINAL = 0xffff;

/** Tokens by term; within a term in order of document, field and position. */
export interface InvertedTokens {
  /** First token of each term; one more closes the last. */
  readonly starts: Uint32Array;
  /** `TOKEN_WIDTH` numbers a token. */
  readonly tokens: Uint32Array;
}

/**
 * Writes token number `index` into `tokens`.
 * @param document its number, below 65,536
 * @param ordinal of the surface form within its term
 */
export function writeToken(
  tokens: Uint32Array,
  index: number,
  document: number,
  ordinal: number,
  fieldPosition: number,
): void {
  tokens[index * TOKEN_WIDTH] = (document << 16) | Math.min(ordinal, MAX_TOKEN_ORDINAL);
  tokens[index * TOKEN_WIDTH + 1] = fieldPosition;
}

/** The document of a token. */
export function documentOfToken(tokens: Uint32Array, index: number): number {
  return (tokens[index * TOKEN_WIDTH] ?? 0) >>> 16;
}

/** The ordinal of a token's surface form within its term. */
export function ordinalOfToken(tokens: Uint32Array, index: number): number {
  return (tokens[index * TOKEN_WIDTH] ?? 0) & 0xffff;
}

/** Field and position of a token, see `packFieldPosition`. */
export function fieldPositionOfToken(tokens: Uint32Array, index: number): number {
  return tokens[index * TOKEN_WIDTH + 1] ?? 0;
}

/** Room for the tokens of each term, given how many each has. */
export function allocateTokens(counts: Uint32Array, tokenCount: number): InvertedTokens {
  const starts = new Uint32Array(counts.length + 1);
  counts.forEach((count, term) => (starts[term + 1] = (starts[term] ?? 0) + count));
  return { starts, tokens: new Uint32Array(tokenCount * TOKEN_WIDTH) };
}

/** Inverts the tokens of a buffer. */
export function invertTokens(
  buffer: PostingsBuffer,
  { keys, termOf, ordinalOf }: GroupedTerms,
): InvertedTokens {
  const inverted = allocateTokens(countByTerm(buffer, keys.length, termOf), buffer.tokenCount);
  const { tokens } = inverted;
  const { formOf, fieldPositionOf } = buffer;
  const next = inverted.starts.slice(0, keys.length);
  for (let document = 0; document < buffer.documentCount; document += 1) {
    const end = buffer.ends[document] ?? 0;
    for (let token = buffer.starts[document] ?? 0; token < end; token += 1) {
      const form = formOf[token] ?? 0;
      const term = termOf[form] ?? 0;
      const index = next[term] ?? 0;
      next[term] = index + 1;
      writeToken(tokens, index, document, ordinalOf[form] ?? 0, fieldPositionOf[token] ?? 0);
    }
  }
  return inverted;
}

function countByTerm(
  { tokenCount, forms, formOf }: PostingsBuffer,
  termCount: number,
  termOf: Uint32Array,
): Uint32Array {
  const byForm = new Uint32Array(forms.length);
  for (let token = 0; token < tokenCount; token += 1) {
    const form = formOf[token] ?? 0;
    byForm[form] = (byForm[form] ?? 0) + 1;
  }
  const counts = new Uint32Array(termCount);
  byForm.forEach((count, form) => {
    const term = termOf[form] ?? 0;
    counts[term] = (counts[term] ?? 0) + count;
  });
  return counts;
}
