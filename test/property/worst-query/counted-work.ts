// Counts the work of a search as V8 sees it: calls and passes through loops and branches of the program, whether somebody asked a
// budget for them or not. The same searches have the same counts on every machine, however busy.

import { Session } from 'node:inspector';

/** Counts what is entered of the program: of code that is loaded later than the counter is made. */
export class WorkCounter {
  readonly #session = new Session();

  constructor() {
    this.#session.connect();
    this.#session.post('Profiler.enable');
    this.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  /** Does something, and says how often functions and blocks of the program were entered meanwhile. */
  async count(work: () => unknown): Promise<number> {
    this.#take();
    await work();
    return this.#take();
  }

  /** Ends the counting, which makes the program slower. */
  close(): void {
    this.#session.post('Profiler.stopPreciseCoverage');
    this.#session.disconnect();
  }

  /** What was entered since the last call. */
  #take(): number {
    let sum = 0;
    // It is called before `post` returns.
    this.#session.post('Profiler.takePreciseCoverage', (error, { result }) => {
      if (error !== null) throw error;
      for (const { url, functions } of result) {
        if (!/\/src\/(?:search|index|text|collections)\//.test(url)) continue;
        for (const { ranges } of functions) for (const { count } of ranges) sum += count;
      }
    });
    return sum;
  }
}
