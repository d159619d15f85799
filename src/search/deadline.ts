// How long a search may hold the event loop. Checked inside the loops that can grow with the corpus.

import { performance } from 'node:perf_hooks';
import { FindlingError } from '../errors.js';

export class Deadline {
  readonly #end: number;
  readonly #milliseconds: number;

  /** @param milliseconds Infinity for none */
  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
    this.#end = performance.now() + milliseconds;
  }

  /** Throws FindlingError `search_timeout` once the time is up. */
  check(): void {
    if (performance.now() > this.#end) {
      throw new FindlingError(
        'search_timeout',
        `the search took longer than ${this.#milliseconds} ms and was stopped; use fewer or longer words`,
      );
    }
  }
}
