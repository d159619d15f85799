// What every request passes before its route: the name it was sent to, the key it carries, what its sender may still ask.
// Routes say what they need; nothing here knows a path.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { goneSignal } from '../http/gone-signal.js';
import { contextOf } from '../http/request-context.js';
import type { ApiKey } from './api-key.js';
import { type AddressOf, clientOf } from './client-address.js';
import type { CorsPolicy, CrossOriginMethods } from './cors-policy.js';
import type { HostCheck } from './host-list.js';
import { type KeyCheck, type PresentedKey, requireScope } from './key-check.js';
import { RateLimiter, tooMany } from './rate-limiter.js';
import type { RateLimits } from './rate-limits.js';
import { type Access, isAdministration } from './scope.js';

/** Wrong keys that one client may send within a minute and be answered at once. */
const MAX_WRONG_KEYS = 10;
/** Times within a minute that a client who has nothing left is told so at once. */
const MAX_REFUSALS = 60;
/** How long it waits for each of these answers after that, in milliseconds. The right key never waits. */
const REFUSAL_DELAY = 1000;
/** Answers that may wait like this at a time, each with its request in memory; any more are given at once. */
const MAX_DELAYED = 500;
/** What is open to everybody and costs next to nothing, such as styles, may be asked so many times as often as searches. */
const OPEN_SHARE = 4;
/** The work of one unit of cost, in milliseconds. */
const MS_A_UNIT = 10;
/** The time of one that its client did not wait for: how much of it was work is not known. */
const MS_A_GIVEN_UP_UNIT = 40;

/** What a gate is made of. */
export interface GateOptions {
  readonly keys: KeyCheck;
  /** Null where any name will do. */
  readonly checkHost: HostCheck | null;
  readonly cors: CorsPolicy;
  readonly addressOf: AddressOf;
  /** Null for no limits. */
  readonly limits: RateLimits | null;
  /** A monotonic clock in milliseconds. */
  readonly now: () => number;
}

/** What clients may still ask, where there are limits. */
interface Counted {
  readonly searches: RateLimiter;
  /** Apart from searches: whoever has none left still sees the page that says so with its styles, and may read the help. */
  readonly open: RateLimiter;
  readonly adminCalls: RateLimiter;
  readonly refusals: RateLimiter;
}

/** Lets requests pass or throws why not. */
export class Gate {
  readonly #options: GateOptions;
  readonly #counted: Counted | null;
  /** Counted whether there are limits or not: nobody has a use for a wrong key but whoever guesses. */
  readonly #wrongKeys: RateLimiter;
  #delayed = 0;

  constructor(options: GateOptions) {
    this.#options = options;
    const { limits, now } = options;
    this.#counted = limits && countBy(limits, now);
    const perMinute = Math.min(MAX_WRONG_KEYS, limits?.adminCallsPerMinute ?? MAX_WRONG_KEYS);
    this.#wrongKeys = new RateLimiter({ name: 'keys', perMinute, now });
  }

  /** Whether a route of this access asks for a key. */
  needsKey(access: Access): boolean {
    return this.#options.keys.needsKey(access);
  }

  /** Whether a route of this access is there at all. */
  exists(access: Access): boolean {
    return this.#options.keys.exists(access);
  }

  /** Whether a request may ask what is of this access. */
  opens(request: IncomingMessage, access: Access): boolean {
    const { keys } = this.#options;
    if (!keys.needsKey(access)) return true;
    const presented = keys.identify(request);
    return isKey(presented) && presented.scopes.includes(access);
  }

  /** Before the method is looked at. Throws HttpError `misdirected_request`; monitors may ask by any name. */
  enter(
    request: IncomingMessage,
    response: ServerResponse,
    access: Access,
    methods?: CrossOriginMethods,
  ): void {
    if (access !== 'probe') this.#options.checkHost?.(request);
    this.#options.cors(request, response, access, methods);
  }

  /**
   * Before the route. Rejects with HttpError: those of `requireScope`, and `too_many_requests`. Each key has an allowance
   * of its own, so that nothing that others ask, or guess, keeps its owner out.
   */
  async admit(request: IncomingMessage, response: ServerResponse, access: Access): Promise<void> {
    if (access === 'probe') return;
    const { keys } = this.#options;
    const needsKey = keys.needsKey(access);
    // Most servers for one machine ask for nothing: then nothing is read from the request, either.
    if (!needsKey && this.#counted === null) return;
    if (needsKey) {
      contextOf(response).isKeyed = true;
      response.appendHeader('Vary', 'Authorization');
    }
    const presented = keys.identify(request);
    const client = isKey(presented) ? `key ${presented.id}` : this.#addressed(request);
    if (needsKey) {
      try {
        requireScope(presented, access);
      } catch (error) {
        if (presented !== 'none') await this.#refuseKey(request, response, presented);
        if (this.#counted !== null) await this.#spend(this.#counted, 'searches', response, client);
        throw error;
      }
      if (access === 'admin') contextOf(response).audit = { event: 'admin call', ...namesOf(presented) };
    }
    if (this.#counted !== null) await this.#count(this.#counted, response, access, client);
  }

  /** All of the above for what is no route: the answer is the same for everybody. */
  async admitAnybody(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.enter(request, response, 'open');
    await this.admit(request, response, 'open');
  }

  async #count(counted: Counted, response: ServerResponse, access: Access, client: string): Promise<void> {
    if (isAdministration(access)) {
      await this.#spend(counted, 'adminCalls', response, client);
      return;
    }
    if (access === 'open') {
      await this.#spend(counted, 'open', response, client);
      return;
    }
    const { searches } = counted;
    const context = contextOf(response);
    context.client = await this.#spend(counted, 'searches', response, client);
    context.charge = (milliseconds, isGivenUp) => {
      searches.charge(client, Math.floor(milliseconds / (isGivenUp ? MS_A_GIVEN_UP_UNIT : MS_A_UNIT)));
    };
    context.chargeMore = (more) => {
      searches.charge(client, more);
    };
  }

  /** Takes one of what a client has left; slows down whoever has nothing left and asks all the same. */
  async #spend(
    counted: Counted,
    kind: 'searches' | 'open' | 'adminCalls',
    response: ServerResponse,
    client: string,
  ): Promise<object> {
    try {
      return counted[kind].require(client, response);
    } catch (error) {
      if (counted.refusals.take(client) > 0) await this.#delay(response);
      throw error;
    }
  }

  /** Has the log say so, and slows down whoever goes on guessing. */
  async #refuseKey(
    request: IncomingMessage,
    response: ServerResponse,
    presented: ApiKey | 'wrong',
  ): Promise<void> {
    contextOf(response).audit = { event: 'key refused', ...(isKey(presented) ? namesOf(presented) : {}) };
    // A key for something else is not guessed.
    if (isKey(presented)) return;
    const seconds = this.#wrongKeys.take(this.#addressed(request));
    if (seconds === 0) return;
    await this.#delay(response);
    throw tooMany(seconds);
  }

  /** Holds an answer back, and ends its connection with it: nothing is read of what was sent behind the request meanwhile. */
  async #delay(response: ServerResponse): Promise<void> {
    if (this.#delayed >= MAX_DELAYED) return;
    this.#delayed += 1;
    response.setHeader('Connection', 'close');
    await sleep(REFUSAL_DELAY, undefined, { signal: goneSignal(response) }).catch(() => undefined);
    this.#delayed -= 1;
  }

  /** The client that an address stands for. */
  #addressed(request: IncomingMessage): string {
    return clientOf(this.#options.addressOf(request));
  }
}

function countBy({ searchesPerMinute, adminCallsPerMinute }: RateLimits, now: () => number): Counted {
  return {
    searches: new RateLimiter({ name: 'search', perMinute: searchesPerMinute, now }),
    open: new RateLimiter({ name: 'open', perMinute: OPEN_SHARE * searchesPerMinute, now }),
    adminCalls: new RateLimiter({ name: 'admin', perMinute: adminCallsPerMinute, now }),
    refusals: new RateLimiter({ name: 'refusals', perMinute: MAX_REFUSALS, now }),
  };
}

function isKey(presented: PresentedKey): presented is ApiKey {
  return typeof presented === 'object';
}

function namesOf({ id, name }: ApiKey) {
  return { keyId: id, keyName: name };
}
