// Cuts texts into pieces: words, and what stands between them. A single space between two words is no piece ("spaceless
// words": de Moura, Navarro, Ziviani, Baeza-Yates, "Fast and flexible word searching on compressed text", ACM TOIS 18, 2000).

import type { NumberList } from './number-list.js';
import { INITIAL_HASH, type PieceTable } from './piece-table.js';
import { OTHER, unitKinds, UNSPACED, WORD } from './unit-kinds.js';

/** UTF-16 units of a piece, at most. A longer run of a kind becomes several pieces. */
const MAX_PIECE_UNITS = 64;

const SPACE = 0x20;

/**
 * Cuts a text and appends the numbers of its pieces. Where two words follow one another without a space, as the parts of a very
 * long one do, an empty piece stands between them.
 * @param units of the text
 * @param length of the text in units; well-formed Unicode
 * @param visit is told before a piece is appended where it begins in the text, but for what goes on with a word that was cut
 */
export function cutText(
  units: Uint16Array,
  length: number,
  table: PieceTable,
  pieces: NumberList,
  visit: ((start: number) => void) | null,
): void {
  const kinds = unitKinds();
  const [word, unspaced, other, space, initialHash] = [WORD, UNSPACED, OTHER, SPACE, INITIAL_HASH];
  let at = 0;
  let isAfterWord = false;
  while (at < length) {
    const start = at;
    const kind = kinds[units[at] ?? 0] ?? 0;
    const limit = Math.min(
      length,
      start + (kind === unspaced ? unitsOfCharacter(units, at) : MAX_PIECE_UNITS),
    );
    let hash = initialHash;
    do {
      hash = (Math.imul(hash, 33) + (units[at] ?? 0)) | 0;
      at += 1;
    } while (at < limit && kinds[units[at] ?? 0] === kind);
    if (kind === word) {
      if (isAfterWord) pieces.push(table.count(units, 0, 0, initialHash));
      else visit?.(start);
      isAfterWord = true;
    } else {
      const isLoneSpace = isAfterWord && kind === other && at === start + 1 && units[start] === space;
      isAfterWord = false;
      if (isLoneSpace && at < length && kinds[units[at] ?? 0] === word) continue;
      visit?.(start);
    }
    pieces.push(table.count(units, start, at, hash));
  }
}

function unitsOfCharacter(units: Uint16Array, at: number): number {
  return ((units[at] ?? 0) & 0xfc00) === 0xd800 ? 2 : 1;
}
