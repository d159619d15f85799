// How long a search may hold the event loop. The loops that grow with the corpus check it every now and then.

import { performance } from 'node:perf_hooks';
import { FindlingError } from '../errors.js';

/** The end of the time a search is given, which begins when this is made. */
export class Deadline {
  readonly #end: number;
  readonly #milliseconds: number;

  /** @param milliseconds from now on; Infinity for no end */
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
