// All that one answer asks the cluster: each request has what is left of its time, and what was missing in any of them is missing in
// the answer.

import { performance } from 'node:perf_hooks';
import { type ClusterResult, isPartialResult, type SearchBody } from './ask-index.js';

/** What a request has at least, in milliseconds: where time is up the cluster still says what it finds at once. */
const LEAST_MS = 50;

/** Searches an index, each within a time in milliseconds. */
export type AskInTime = (
  bodies: readonly SearchBody[],
  timeoutMs: number,
) => Promise<readonly ClusterResult[]>;

/** What one answer asks. */
export class Inquiry {
  readonly #askInTime: AskInTime;
  readonly #timeoutMs: number;
  readonly #started = performance.now();
  #isPartial = false;

  /** @param timeoutMs the time that the answer has; Infinity for no bound */
  constructor(askInTime: AskInTime, timeoutMs: number) {
    this.#askInTime = askInTime;
    this.#timeoutMs = timeoutMs;
  }

  /** Whether some shards did not answer, or not in time, so that documents or counts are missing. */
  get isPartial(): boolean {
    return this.#isPartial;
  }

  /** Milliseconds it took so far. */
  get elapsedMs(): number {
    return performance.now() - this.#started;
  }

  /** Searches, with what is left of the time. */
  readonly ask = async (bodies: readonly SearchBody[]): Promise<readonly ClusterResult[]> => {
    const results = await this.#askInTime(bodies, Math.max(LEAST_MS, this.#timeoutMs - this.elapsedMs));
    if (results.some(isPartialResult)) this.#isPartial = true;
    return results;
  };
}
