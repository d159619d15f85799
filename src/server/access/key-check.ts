// Whose key a request carries, and whether it may pass with it. Digests are compared in constant time, with every key there
// is, so that times of answers tell neither which key came near nor how far it was right.

import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { HttpError } from '../http/http-error.js';
import { countHeader } from '../http/request-guard.js';
import { type ApiKey, digest, isForReading, isValidAt } from './api-key.js';
import { type Access, isAdministration, isReading, type Scope } from './scope.js';

const CHALLENGE = { 'WWW-Authenticate': 'Bearer realm="findling"' };

/** Which keys there are and what needs none. */
export interface KeyCheckOptions {
  /** The keys of the moment. */
  readonly keys: () => readonly ApiKey[];
  /** A key of the settings, for `admin` and `metrics`; null for none. */
  readonly adminKey: string | null;
  /** Everybody may search and read, whatever keys there are. */
  readonly isPublic: boolean;
  /** The time of day in milliseconds since 1970, by which keys expire. */
  readonly clock: () => number;
}

/** What a request carries: no key, one that opens nothing, or a valid one. */
export type PresentedKey = ApiKey | 'none' | 'wrong';

/** Knows the keys. */
export class KeyCheck {
  readonly #options: KeyCheckOptions;
  readonly #fixed: readonly ApiKey[];
  /** Once there was a key for reading, reading needs one: the last one's end does not open the server. */
  #isClosed = false;

  constructor(options: KeyCheckOptions) {
    this.#options = options;
    this.#fixed = options.adminKey === null ? [] : [keyOfSettings(options.adminKey)];
  }

  /** Whether there is anything for a scope: a server without a key for administration has no such routes. */
  exists(access: Access): boolean {
    if (!isAdministration(access)) return true;
    const now = this.#options.clock();
    return this.#all().some((key) => key.scopes.includes(access) && isValidAt(key, now));
  }

  /** Whether a route asks for a key. */
  needsKey(access: Access): access is Scope {
    if (isAdministration(access)) return true;
    if (!isReading(access) || this.#options.isPublic) return false;
    this.#isClosed ||= this.#options.keys().some(isForReading);
    return this.#isClosed;
  }

  /** Whose key a request carries. */
  identify(request: IncomingMessage): PresentedKey {
    const count = countHeader(request, 'authorization');
    if (count === 0) return 'none';
    const presented = count > 1 ? '' : tokenOf(request.headers.authorization ?? '');
    const sent = digest(presented);
    const now = this.#options.clock();
    let found: ApiKey | null = null;
    for (const key of this.#all()) {
      if (timingSafeEqual(sent, Buffer.from(key.sha256, 'hex')) && isValidAt(key, now)) found = key;
    }
    return presented === '' || found === null ? 'wrong' : found;
  }

  #all(): readonly ApiKey[] {
    return [...this.#fixed, ...this.#options.keys()];
  }
}

/**
 * Refuses a request whose key does not open a scope. Throws HttpError `missing_authorization_header`, `invalid_api_key` or
 * `insufficient_scope`.
 */
export function requireScope(presented: PresentedKey, scope: Scope): asserts presented is ApiKey {
  if (presented === 'none') {
    throw new HttpError(
      'missing_authorization_header',
      `This needs the header Authorization: Bearer and a key of the scope ${scope}.`,
      CHALLENGE,
    );
  }
  if (presented === 'wrong') {
    throw new HttpError(
      'invalid_api_key',
      'The key in the Authorization header is none of this server, or is no longer valid.',
      CHALLENGE,
    );
  }
  if (!presented.scopes.includes(scope)) {
    throw new HttpError('insufficient_scope', `The key is valid, but does not have the scope ${scope}.`, {
      'WWW-Authenticate': `${CHALLENGE['WWW-Authenticate']}, error="insufficient_scope", scope="${scope}"`,
    });
  }
}

function tokenOf(header: string): string {
  return /^Bearer ([\x21-\x7e]+)$/i.exec(header)?.[1] ?? '';
}

function keyOfSettings(adminKey: string): ApiKey {
  return {
    id: 'settings',
    name: 'adminKey of the settings',
    sha256: digest(adminKey).toString('hex'),
    scopes: ['admin', 'metrics'],
    createdAt: new Date(0).toISOString(),
    expiresAt: null,
  };
}
