// The tokens of a batch turned round: by class, then document, field and position. Sorted by counting, in linear time.

import { LAST_ORDINAL } from './posting-lists-writer.js';
import type { StemClasses } from './stem-classes.js';
import type { TokenLog } from './token-log.js';

/** Tokens grouped by class; within a class in order of document, field and position. */
export interface InvertedTokens {
  /** First token of each class; one more closes the last. */
  readonly starts: Uint32Array;
  /** Per token: the document, numbered as in the log. */
  readonly documents: Uint16Array;
  /** Per token: field in the high 8 bits, position in the low 24. */
  readonly places: Uint32Array;
  /** Per token: ordinal of the form within the class, as far as positions tell forms apart. */
  readonly ordinals: Uint8Array;
}

/** Room for the tokens of each class, from how many each has. */
export function allocateTokens(counts: Uint32Array, tokens: number): InvertedTokens {
  const starts = new Uint32Array(counts.length + 1);
  counts.forEach((count, index) => (starts[index + 1] = (starts[index] ?? 0) + count));
  return {
    starts,
    documents: new Uint16Array(tokens),
    places: new Uint32Array(tokens),
    ordinals: new Uint8Array(tokens),
  };
}

/** Inverts a log directly. */
export function invertTokens(log: TokenLog, { keys, classOf, ordinalOf }: StemClasses): InvertedTokens {
  const counts = new Uint32Array(keys.length);
  for (let token = 0; token < log.tokens; token += 1) {
    const number = classOf[log.entryOf[token] ?? 0] ?? 0;
    counts[number] = (counts[number] ?? 0) + 1;
  }
  const inverted = allocateTokens(counts, log.tokens);
  const next = inverted.starts.slice(0, keys.length);
  for (let document = 0; document < log.documents; document += 1) {
    const end = log.ends[document] ?? 0;
    for (let token = log.starts[document] ?? 0; token < end; token += 1) {
      const entry = log.entryOf[token] ?? 0;
      const number = classOf[entry] ?? 0;
      const slot = next[number] ?? 0;
      next[number] = slot + 1;
      inverted.documents[slot] = document;
      inverted.places[slot] = log.placeOf[token] ?? 0;
      inverted.ordinals[slot] = Math.min(ordinalOf[entry] ?? 0, LAST_ORDINAL);
    }
  }
  return inverted;
}
