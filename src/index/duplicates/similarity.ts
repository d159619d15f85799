// How alike two documents are, estimated from their signatures.

import { BIN_VALUES, elementCount, SIGNATURE_BINS, SIGNATURE_WORDS } from '../format/signature.js';

/** The half of a signature's last word that holds no bins. */
const NO_BINS = 0xffff_0000;

/**
 * How alike two documents are, 0 to 1: the cosine of their sets of elements A and B, |A ∩ B| / √(|A| |B|). Unlike the share
 * of common elements, J = |A ∩ B| / |A ∪ B|, it stays high where one text is the other cut short. J is estimated by the
 * share of bins that agree, less those that agree by chance; then |A ∩ B| = J (|A| + |B|) / (1 + J).
 * @param at where the first signature begins in `a`
 * @param bt where the second begins in `b`
 */
export function similarity(a: Uint32Array, at: number, b: Uint32Array, bt: number): number {
  let equal = 0;
  let empty = 0;
  for (let word = 0; word < SIGNATURE_WORDS; word += 1) {
    const left = a[at + word] ?? 0;
    const right = b[bt + word] ?? 0;
    const other = word === SIGNATURE_WORDS - 1 ? NO_BINS : 0;
    equal += countZeroBytes((left ^ right) | other);
    empty += countZeroBytes(left | right | other);
  }
  if (empty === SIGNATURE_BINS) return 0;
  const agreeing = (equal - empty) / (SIGNATURE_BINS - empty);
  const byChance = 1 / BIN_VALUES;
  const jaccard = Math.max(0, (agreeing - byChance) / (1 - byChance));
  const left = elementCount(a, at);
  const right = elementCount(b, bt);
  return Math.min(1, (jaccard * (left + right)) / ((1 + jaccard) * Math.sqrt(left * right)));
}

/** Bytes of a 32-bit word that are zero, counted at once (Warren, "Hacker's Delight", section 6-1). */
function countZeroBytes(word: number): number {
  const marks = ~(((word & 0x7f7f_7f7f) + 0x7f7f_7f7f) | word | 0x7f7f_7f7f);
  return Math.imul(marks >>> 7, 0x0101_0101) >>> 24;
}
