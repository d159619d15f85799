// `findling keys`: makes, lists and ends the keys of a server.

import type { Config } from '../../config.js';
import { FindlingError } from '../../errors.js';
import { type ApiKey, createKey, isValidAt } from '../../server/access/api-key.js';
import { type Scope, SCOPES } from '../../server/access/scope.js';
import { printable, printJson, printLine, type Streams } from '../print/streams.js';
import { changeKeyFile, readKeyFile } from './key-file.js';

/** Keys of one name that may be valid at a time: the one in use, and the one that is to replace it. */
const MAX_OF_ONE_NAME = 2;
const MAX_NAME_LENGTH = 100;

interface OutputFlags {
  readonly json: boolean;
}

/** What `keys create` is told. */
export interface CreateKeyFlags extends OutputFlags {
  readonly name: string;
  readonly scope: readonly string[];
  readonly expires?: string;
}

/** Makes a key and prints it. Throws FindlingError `invalid_config` where it cannot be as it is asked for. */
export function createKeyCommand({ keys: file }: Config, flags: CreateKeyFlags, streams: Streams): void {
  const now = new Date();
  const { name } = flags;
  if (name.trim() === '' || name.length > MAX_NAME_LENGTH || /\p{Cc}/u.test(name)) {
    throw wrong(`--name: must have 1 to ${MAX_NAME_LENGTH} characters, and none of control`);
  }
  const scopes = readScopes(flags.scope);
  const expiresAt = flags.expires === undefined ? null : readExpiry(flags.expires, now);
  const { secret, key } = createKey({ name, scopes, createdAt: now.toISOString(), expiresAt });
  changeKeyFile(file, (keys) => {
    const same = keys.filter((other) => other.name === name && isValidAt(other, now.getTime()));
    if (same.length >= MAX_OF_ONE_NAME) {
      const ids = same.map(({ id }) => id).join(' and ');
      throw wrong(`${name} has ${MAX_OF_ONE_NAME} valid keys, ${ids}: revoke one of them first`);
    }
    return [...keys, key];
  });
  if (flags.json) printJson(streams, { key: secret, ...describe(key, now) });
  else {
    printLine(streams.out, secret);
    printLine(streams.err, `key ${key.id} is in ${printable(file)}; it is not shown again`);
  }
}

/** Prints what is known of each key. */
export function listKeys({ keys: file }: Config, { json }: OutputFlags, streams: Streams): void {
  const now = new Date();
  const keys = readKeyFile(file).map((key) => describe(key, now));
  if (json) {
    printJson(streams, { keys });
    return;
  }
  if (keys.length === 0) printLine(streams.err, `there are no keys in ${printable(file)}`);
  for (const { id, name, scopes, expiresAt, valid } of keys) {
    const end = expiresAt === null ? 'never expires' : `${valid ? 'expires' : 'expired'} ${expiresAt}`;
    printLine(streams.out, `${id}  ${scopes.join(',')}  ${end}  ${printable(name)}`);
  }
}

/** Ends a key. Throws FindlingError `invalid_config` where there is none of this id. */
export function revokeKey({ keys: file }: Config, id: string, { json }: OutputFlags, streams: Streams): void {
  const [revoked] = readKeyFile(file).filter((key) => key.id === id);
  if (revoked === undefined) {
    throw wrong(`no key in ${file} has the id ${id}; findling keys list shows those there are`);
  }
  changeKeyFile(file, (keys) => keys.filter((key) => key.id !== id));
  if (json) printJson(streams, { revoked: id });
  else printLine(streams.err, `key ${id} (${printable(revoked.name)}) opens nothing any more`);
}

/** What may be known of a key: all but its digest. */
function describe(key: ApiKey, now: Date) {
  const { id, name, scopes, createdAt, expiresAt } = key;
  return { id, name, scopes, createdAt, expiresAt, valid: isValidAt(key, now.getTime()) };
}

function readScopes(given: readonly string[]): readonly Scope[] {
  const names = given.flatMap((text) => text.split(','));
  for (const name of names) {
    if (!(SCOPES as readonly string[]).includes(name)) {
      throw wrong(`--scope: ${JSON.stringify(name)} is none of ${SCOPES.join(', ')}`);
    }
  }
  return SCOPES.filter((scope) => names.includes(scope));
}

/** `90d`, `12w`, `6m`, `1y` from now on, or the end of a day (UTC). */
function readExpiry(text: string, now: Date): string {
  const [, count, unit] = /^([1-9]\d{0,3})([dwmy])$/.exec(text) ?? [];
  const end = new Date(now);
  if (count !== undefined) {
    const amount = Number(count);
    if (unit === 'd' || unit === 'w') end.setUTCDate(end.getUTCDate() + amount * (unit === 'w' ? 7 : 1));
    else end.setUTCMonth(end.getUTCMonth() + amount * (unit === 'y' ? 12 : 1));
    return end.toISOString();
  }
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T23:59:59.999Z`) : new Date(Number.NaN);
  if (Number.isNaN(day.getTime()) || !day.toISOString().startsWith(text)) {
    throw wrong(`--expires: ${JSON.stringify(text)} is neither 90d, 12w, 6m, 1y nor a day as 2027-01-31`);
  }
  if (day <= now) throw wrong(`--expires: ${text} is over`);
  return day.toISOString();
}

function wrong(message: string): FindlingError {
  return new FindlingError('invalid_config', message);
}
