// Turns codes back into text. Bytes of pieces are copied one by one into memory that is kept: neither strings nor objects are
// made but the text itself.

import { grow } from '../../collections/grow.js';
import type { StoredSections } from '../format/stored-sections.js';
import { CodeReader, WORD_OUT } from './dense-codes.js';

/** Bytes of a piece, at most, and of the space before it. */
const MAX_PIECE_BYTES = 256;
/** Larger memory, needed for a long text, is not kept for the next; in bytes. */
const MAX_KEPT_BYTES = 1 << 18;

const SPACE = 0x20;

/** Decodes texts of one segment. */
export class PieceDecoder {
  readonly #sections: StoredSections;
  #text = new Uint8Array(1 << 13);

  constructor(sections: StoredSections) {
    this.#sections = sections;
  }

  /** The text of the codes from `from` to `to` (exclusive), which must be borders of codes; null if they are not, or name no piece. */
  decode(codes: Uint8Array, from: number, to: number): string | null {
    const { pieceBytes, pieceStarts } = this.#sections;
    const pieceCount = pieceStarts.length - 1;
    const reader = new CodeReader(codes, from);
    let text = this.#text;
    let length = 0;
    let isAfterWord = false;
    while (reader.at < to) {
      const piece = reader.next();
      if (piece >= pieceCount) return null;
      let bytes = codes;
      let { start, end } = reader;
      let isWord = piece === WORD_OUT;
      if (piece >= 0) {
        const marked = pieceStarts[piece] ?? 0;
        bytes = pieceBytes;
        start = marked >>> 1;
        end = (pieceStarts[piece + 1] ?? 0) >>> 1;
        isWord = (marked & 1) === 1;
      }
      if (length + MAX_PIECE_BYTES > text.length) text = grow(text, text.length * 2);
      if (isWord && isAfterWord) text[length++] = SPACE;
      isAfterWord = isWord;
      for (; start < end; start += 1, length += 1) text[length] = bytes[start] ?? 0;
    }
    if (text.length <= MAX_KEPT_BYTES) this.#text = text;
    return reader.at === to ? Buffer.from(text.buffer, 0, length).toString('utf8') : null;
  }
}
