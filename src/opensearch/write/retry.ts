// Trying again what may pass: a node that restarts, a cluster that is busy, a disk that is being cleared. Pauses grow, and differ from
// one writer to the next, so that those who were refused together do not come back together.

import { setTimeout as wait } from 'node:timers/promises';
import { ClusterError } from '../explain-failure.js';

/** How often and how long is waited; tests wait less. */
export interface RetryPolicy {
  /** Attempts in all. */
  readonly attempts: number;
  /** The first pause at most, in milliseconds; each is twice the one before. */
  readonly firstMs: number;
  /** No pause is longer. */
  readonly longestMs: number;
  /** From 0 to 1: of each pause between half and all is waited. */
  readonly random: () => number;
}

/** About two minutes in all: a node is back by then, or needs a person. */
export const usualRetries: RetryPolicy = {
  attempts: 14,
  firstMs: 250,
  longestMs: 15_000,
  random: Math.random,
};

/** Milliseconds to wait after so many failed attempts. */
export function pauseAfter(failed: number, { firstMs, longestMs, random }: RetryPolicy): number {
  const longest = Math.min(longestMs, firstMs * 2 ** (failed - 1));
  return longest * (0.5 + random() / 2);
}

/** Waits as long as `pauseAfter` says. Rejects when `signal` is aborted. */
export async function pause(failed: number, policy: RetryPolicy, signal?: AbortSignal): Promise<void> {
  await wait(pauseAfter(failed, policy), undefined, signal === undefined ? {} : { signal });
}

/** Does something until it succeeds, fails for good, or has failed too often; then it rejects as the last attempt did. */
export async function tryAgain<Result>(
  attempt: () => Promise<Result>,
  policy: RetryPolicy,
  signal?: AbortSignal,
): Promise<Result> {
  for (let failed = 1; ; failed += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof ClusterError) || !error.mayPass || failed >= policy.attempts) throw error;
    }
    await pause(failed, policy, signal);
  }
}
