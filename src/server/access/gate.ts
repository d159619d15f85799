// What every request passes before its route: the name it was sent to, the key it carries, what its sender may still ask.
// Routes say what they need; nothing here knows a path.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { contextOf } from '../http/request-context.js';
import { Allowances, tooMany } from './allowances.js';
import type { ApiKey } from './api-key.js';
import { type AddressOf, clientOf } from './client-address.js';
import type { CorsPolicy } from './cors-policy.js';
import type { HostCheck } from './host-list.js';
import { type KeyCheck, type PresentedKey, requireScope } from './key-check.js';
import { type Access, isReading } from './scope.js';

/** Wrong keys that one client may send within a minute and be answered at once. */
const MAX_WRONG_KEYS = 10;
/** How long it waits for each answer after that, in milliseconds. The right key never waits. */
const WRONG_KEY_DELAY = 1000;
/** The work of one unit of cost, in milliseconds. */
const MS_A_UNIT = 10;
/** The time of one that its client did not wait for: how much of it was work is not known. */
const MS_A_GIVEN_UP_UNIT = 40;
const MAX_LANES = 10_000;

/** Requests one client may make within a minute; see `RateLimits`. */
interface GateLimits {
  readonly searchesPerMinute: number;
  readonly adminCallsPerMinute: number;
}

/** What a gate is made of. */
export interface GateOptions {
  readonly keys: KeyCheck;
  /** Null where any name will do. */
  readonly checkHost: HostCheck | null;
  readonly cors: CorsPolicy;
  readonly addressOf: AddressOf;
  /** Null for no limits. */
  readonly limits: GateLimits | null;
  /** A monotonic clock in milliseconds. */
  readonly now: () => number;
}

/** Lets requests pass or throws why not. */
export class Gate {
  readonly #options: GateOptions;
  readonly #searches: Allowances | null;
  readonly #adminCalls: Allowances | null;
  readonly #wrongKeys: Allowances | null;
  readonly #lanes = new LRUCache<string, object>({ max: MAX_LANES });

  constructor(options: GateOptions) {
    this.#options = options;
    const { limits, now } = options;
    const wrongKeys = Math.min(MAX_WRONG_KEYS, limits?.adminCallsPerMinute ?? 0);
    this.#wrongKeys = limits && new Allowances({ name: 'keys', perMinute: wrongKeys, now });
    this.#searches = limits && new Allowances({ name: 'search', perMinute: limits.searchesPerMinute, now });
    this.#adminCalls =
      limits && new Allowances({ name: 'admin', perMinute: limits.adminCallsPerMinute, now });
  }

  /** Whether a route of this access is there at all. */
  exists(access: Access): boolean {
    return this.#options.keys.exists(access);
  }

  /** Before the method is looked at. Throws HttpError `misdirected_request`; monitors may ask by any name. */
  enter(request: IncomingMessage, response: ServerResponse, access: Access): void {
    if (access !== 'probe') this.#options.checkHost?.(request);
    this.#options.cors(request, response, access);
  }

  /**
   * Before the route. Rejects with HttpError: those of `requireScope`, and `too_many_requests`. Each key has an allowance of its
   * own, so that nothing that others ask, or guess, keeps its owner out.
   */
  async admit(request: IncomingMessage, response: ServerResponse, access: Access): Promise<void> {
    if (access === 'probe') return;
    const { keys, addressOf } = this.#options;
    const presented = keys.identify(request);
    const address = addressOf(request);
    const client = isKey(presented) ? `key ${presented.id}` : clientOf(address);
    if (keys.needsKey(access)) {
      try {
        requireScope(presented, access);
      } catch (error) {
        if (presented !== 'none') await this.#refuseKey(response, presented, address);
        this.#searches?.require(client, response);
        throw error;
      }
      if (access === 'admin') contextOf(response).audit = { event: 'admin call', ...namesOf(presented) };
    }
    this.#limit(response, access, client);
  }

  #limit(response: ServerResponse, access: Access, client: string): void {
    if (access !== 'open' && !isReading(access)) {
      this.#adminCalls?.require(client, response);
      return;
    }
    const searches = this.#searches;
    if (searches === null) return;
    searches.require(client, response);
    const context = contextOf(response);
    context.lane = this.#laneOf(client);
    context.charge = (milliseconds, isGivenUp) => {
      searches.charge(client, Math.floor(milliseconds / (isGivenUp ? MS_A_GIVEN_UP_UNIT : MS_A_UNIT)));
    };
  }

  /** Has the log say so, and slows down whoever goes on guessing. */
  async #refuseKey(response: ServerResponse, presented: ApiKey | 'wrong', address: string): Promise<void> {
    contextOf(response).audit = { event: 'key refused', ...(isKey(presented) ? namesOf(presented) : {}) };
    const seconds = this.#wrongKeys?.take(clientOf(address)) ?? 0;
    if (seconds === 0) return;
    const gone = new AbortController();
    response.once('close', () => {
      gone.abort();
    });
    await sleep(WRONG_KEY_DELAY, undefined, { signal: gone.signal }).catch(() => undefined);
    throw tooMany(seconds);
  }

  #laneOf(client: string): object {
    const known = this.#lanes.get(client);
    if (known !== undefined) return known;
    const lane = {};
    this.#lanes.set(client, lane);
    return lane;
  }
}

function isKey(presented: PresentedKey): presented is ApiKey {
  return typeof presented === 'object';
}

function namesOf({ id, name }: ApiKey) {
  return { keyId: id, keyName: name };
}
