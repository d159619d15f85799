// A key: what is kept of it and how one is made. The key itself is shown once and kept nowhere; of it there is the digest.

import { createHash, randomBytes } from 'node:crypto';
import { isReading, type Scope } from './scope.js';

/** Bytes of randomness in a key: as many as its digest has. */
const SECRET_BYTES = 32;
const ID_BYTES = 4;

/** What is kept of a key. */
export interface ApiKey {
  /** Eight hexadecimal digits, by which it is revoked and named in the log. */
  readonly id: string;
  /** What it is for. Two keys of one name may be valid at a time, so that one can be replaced by the other. */
  readonly name: string;
  /** Of the whole key, in hexadecimal digits. */
  readonly sha256: string;
  readonly scopes: readonly Scope[];
  /** ISO 8601. */
  readonly createdAt: string;
  /** ISO 8601; null for never. */
  readonly expiresAt: string | null;
}

/** A key that was made just now. */
export interface NewKey {
  /** The key itself, which nobody can print again. */
  readonly secret: string;
  readonly key: ApiKey;
}

/** Makes a key. */
export function createKey({
  name,
  scopes,
  createdAt,
  expiresAt,
}: Pick<ApiKey, 'name' | 'scopes' | 'createdAt' | 'expiresAt'>): NewKey {
  const secret = `findling_${randomBytes(SECRET_BYTES).toString('base64url')}`;
  const id = randomBytes(ID_BYTES).toString('hex');
  return { secret, key: { id, name, sha256: digest(secret).toString('hex'), scopes, createdAt, expiresAt } };
}

/** Whether a key is valid at a moment in milliseconds since 1970. */
export function isValidAt({ expiresAt }: ApiKey, now: number): boolean {
  return expiresAt === null || now < Date.parse(expiresAt);
}

/** Whether a key is for searching or reading documents, valid or not: where there is one, both need a key. */
export function isForReading({ scopes }: ApiKey): boolean {
  return scopes.some(isReading);
}

/** What keys are compared by: all digests are equally long, whatever was sent. */
export function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
