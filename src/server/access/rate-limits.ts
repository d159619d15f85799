// What an operator says of limits. `rate-limiter.ts` counts by them.

/** What one client may ask within a minute: one key, or without a key one address. */
export interface RateLimits {
  /** Searches, suggestions, documents and pages together. One that is more than 10 ms of work counts as several. */
  readonly searchesPerMinute: number;
  /** Calls of administration and metrics. */
  readonly adminCallsPerMinute: number;
}
