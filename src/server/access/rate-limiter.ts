// How much each client may ask for: an allowance that is spent by what its requests cost and grows back all the time, up
// to what a minute gives. Only so many clients are remembered; those that were not seen for longest are forgotten.

import type { ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import { HttpError } from '../http/http-error.js';

const MINUTE = 60_000;
const MAX_CLIENTS = 50_000;

/** What a client has left, as of a moment. */
interface Allowance {
  left: number;
  at: number;
}

/** What allowances are counted by. */
export interface RateLimiterOptions {
  /** How it is called in the headers of answers. */
  readonly name: string;
  /** What a client may spend at once, and what grows back within a minute. */
  readonly perMinute: number;
  /** A monotonic clock in milliseconds. */
  readonly now: () => number;
}

/** The allowances of all clients of one kind. */
export class RateLimiter {
  readonly #options: RateLimiterOptions;
  readonly #known = new LRUCache<string, Allowance>({ max: MAX_CLIENTS });

  constructor(options: RateLimiterOptions) {
    this.#options = options;
  }

  /**
   * Takes one from what a client has left.
   * @returns seconds until it has one again, where it has none; otherwise 0
   */
  take(client: string): number {
    return this.#spend(this.#of(client));
  }

  /**
   * Takes what a request turned out to cost beyond that. What a client owes grows back within a minute, however much it
   * was.
   */
  charge(client: string, cost: number): void {
    const allowance = this.#of(client);
    allowance.left = Math.max(-this.#options.perMinute, allowance.left - cost);
  }

  /**
   * Takes one, as `take` does, and says on the answer what is left.
   * @returns the allowance: as long as its client is remembered, the same object for all that it asks
   * @throws HttpError `too_many_requests` where there is nothing left
   */
  require(client: string, response: ServerResponse): object {
    const { name, perMinute } = this.#options;
    const allowance = this.#of(client);
    const seconds = this.#spend(allowance);
    const left = Math.max(0, Math.floor(allowance.left));
    response.setHeader('RateLimit-Policy', `"${name}"; q=${perMinute}; w=60`);
    response.setHeader('RateLimit', `"${name}"; r=${left}; t=${this.#secondsTo(perMinute, allowance)}`);
    if (seconds > 0) throw tooMany(seconds);
    return allowance;
  }

  #spend(allowance: Allowance): number {
    if (allowance.left < 1) return this.#secondsTo(1, allowance);
    allowance.left -= 1;
    return 0;
  }

  #of(client: string): Allowance {
    const { perMinute, now } = this.#options;
    const at = now();
    const known = this.#known.get(client);
    if (known === undefined) {
      const fresh = { left: perMinute, at };
      this.#known.set(client, fresh);
      return fresh;
    }
    known.left = Math.min(perMinute, known.left + ((at - known.at) / MINUTE) * perMinute);
    known.at = at;
    return known;
  }

  #secondsTo(wanted: number, { left }: Allowance): number {
    return Math.max(1, Math.ceil(((wanted - left) / this.#options.perMinute) * 60));
  }
}

/** The error of a client that has nothing left. */
export function tooMany(seconds: number): HttpError {
  return new HttpError('too_many_requests', `Too much is being asked; ask again in ${seconds} s.`, {
    'Retry-After': String(seconds),
  });
}
