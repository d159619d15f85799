// The kinds of UTF-16 units by which texts are cut into pieces.

import { tabulateUnits } from '../../text/tabulate-units.js';

/** Spaces, punctuation, symbols. */
export const OTHER = 0;
/** Letters, marks and digits of scripts that part words by spaces. */
export const WORD = 1;
/** Scripts without spaces between words, and surrogates: each character is a piece. */
export const UNSPACED = 2;

let kinds: Uint8Array | null = null;

/** By unit: its kind. */
export function unitKinds(): Uint8Array {
  kinds ??= tabulateUnits([
    ['\\p{L}\\p{M}\\p{N}', WORD],
    [
      '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}' +
        '\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Script=Tibetan}',
      UNSPACED,
    ],
  ]).fill(UNSPACED, 0xd800, 0xe000);
  return kinds;
}
