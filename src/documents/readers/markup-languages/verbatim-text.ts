// Keeps code and what is escaped out of the way while the marks around it are removed.

import type { LinkedText } from './linked-text.js';

/* eslint-disable no-control-regex -- control characters, which no text that is stored holds, mark the places */
const PLACE = /\u0001(\d+)\u0002/g;
const PLACE_MARK = /[\u0001\u0002]/g;
/* eslint-enable no-control-regex */

/** A text as it was read, in which nothing looks like a place: other control characters stand for those that mark one. */
export function withoutPlaces(text: string): string {
  return text.replace(PLACE_MARK, '\u000e');
}

/** Pieces of one text that are shown as they are written. */
export class VerbatimText {
  readonly #pieces: string[] = [];

  /** A place for the piece, which `restore` puts it back into. */
  hide(piece: string): string {
    this.#pieces.push(piece);
    return `\u0001${this.#pieces.length - 1}\u0002`;
  }

  /** The text with every piece in its place; pieces may hold places of earlier ones. */
  restore(text: string): string {
    if (!text.includes('\u0001')) return text;
    return text.replace(PLACE, (_, index: string) => this.#pieceAt(index));
  }

  /** The same for a text with links. */
  restoreLinked(text: LinkedText): LinkedText {
    return text.text.includes('\u0001')
      ? text.replace(PLACE, ([, index = '']) => this.#pieceAt(index))
      : text;
  }

  #pieceAt(index: string): string {
    const piece = this.#pieces[Number(index)];
    return piece === undefined ? '' : this.restore(piece);
  }
}
