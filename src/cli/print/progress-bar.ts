// How far `findling index` has come: one line of a terminal, written over each time and gone at the end.

import { performance } from 'node:perf_hooks';
import { clearLine, cursorTo } from 'node:readline';
import type { UpdateProgress } from '../../index/update/update-summary.js';
import { printCount } from './streams.js';

/** Characters of a full bar. */
const BAR_WIDTH = 40;
/** Time between two drawings. */
const REDRAW_MILLISECONDS = 100;

/** Draws one line of a terminal again and again. */
export class ProgressBar {
  readonly #stream: NodeJS.WritableStream;
  readonly #now: () => number;
  #drawnAt = -Infinity;

  /** @param now milliseconds since any moment */
  constructor(stream: NodeJS.WritableStream, now = (): number => performance.now()) {
    this.#stream = stream;
    this.#now = now;
  }

  /** Draws the bar, unless it was drawn just before. */
  readonly show = ({ doneBytes, totalBytes, documents }: UpdateProgress): void => {
    const now = this.#now();
    if (now - this.#drawnAt < REDRAW_MILLISECONDS) return;
    this.#drawnAt = now;
    const done = Math.min(1, doneBytes / Math.max(1, totalBytes));
    const filled = Math.floor(done * BAR_WIDTH);
    const bar = '\u2588'.repeat(filled) + '\u2591'.repeat(BAR_WIDTH - filled);
    this.#clearLine();
    this.#stream.write(`indexing ${bar} ${Math.floor(done * 100)}% | ${printCount(documents)} documents`);
  };

  /** Leaves an empty line. */
  clear(): void {
    if (this.#drawnAt !== -Infinity) this.#clearLine();
  }

  #clearLine(): void {
    cursorTo(this.#stream, 0);
    clearLine(this.#stream, 0);
  }
}
