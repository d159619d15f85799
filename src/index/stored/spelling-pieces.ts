// Which piece is which spelling of an analyzer: most words of a text were met before, and are not looked up again.

import { grow } from '../../collections/grow.js';

/** The pieces that are spellings of one analyzer. */
export class SpellingPieces {
  /** The lowest number of a spelling: with another one, the analyzer has forgotten what numbers stood for. */
  readonly firstNumber: number;
  /** By the number of a spelling, less `firstNumber`: its piece plus 1, or 0. */
  #pieces = new Uint32Array(1 << 14);

  constructor(firstNumber: number) {
    this.firstNumber = firstNumber;
  }

  /** The piece that is a spelling, or -1. */
  pieceOf(spelling: number): number {
    return (this.#pieces[spelling - this.firstNumber] ?? 0) - 1;
  }

  remember(spelling: number, piece: number): void {
    const index = spelling - this.firstNumber;
    if (index >= this.#pieces.length)
      this.#pieces = grow(this.#pieces, Math.max(index + 1, this.#pieces.length * 2));
    this.#pieces[index] = piece + 1;
  }
}
