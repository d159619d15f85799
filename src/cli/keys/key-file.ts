// The file of keys: which there are, by their digests. Only the user who owns it may read it, which is checked.

import {
  closeSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { z } from 'zod';
import { describeError, errnoOf, FindlingError } from '../../errors.js';
import type { ApiKey } from '../../server/access/api-key.js';
import { SCOPES } from '../../server/access/scope.js';

/** The bits of a mode that let anybody but the owner do anything. */
const OTHERS = 0o077;

const schema = z.strictObject({
  keys: z.array(
    z.strictObject({
      id: z.string().regex(/^[0-9a-f]{8}$/),
      name: z.string().min(1),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      scopes: z.array(z.enum(SCOPES)).min(1),
      createdAt: z.iso.datetime(),
      expiresAt: z.iso.datetime().nullable(),
    }),
  ),
});

/**
 * The keys of a file; none where there is no file.
 * @throws FindlingError `invalid_config` where others may read or change the file, or it is no file of keys;
 * `file_unreadable`
 */
export function readKeyFile(file: string): readonly ApiKey[] {
  const text = readPrivately(file);
  if (text === null) return [];
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    // The error of the parser would quote the file.
    throw new FindlingError('invalid_config', `${file} is not JSON; make it anew with findling keys create`, {
      cause: error,
    });
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data.keys;
  const where = result.error.issues[0]?.path.join('.') ?? '';
  throw new FindlingError(
    'invalid_config',
    `${file} holds no keys as findling keys writes them${where === '' ? '' : ` (at ${where})`}`,
  );
}

function readPrivately(file: string): string | null {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw cannotRead(file, error);
  }
  try {
    // Of the file that was opened, not of one that may have taken its place.
    const { mode } = fstatSync(descriptor);
    if (process.platform !== 'win32' && (mode & OTHERS) !== 0) {
      const octal = (mode & 0o777).toString(8).padStart(3, '0');
      throw new FindlingError(
        'invalid_config',
        `${file} has the mode ${octal}: others than its owner may read or change it; run chmod 600 on it`,
      );
    }
    return readFileSync(descriptor, 'utf8');
  } catch (error) {
    throw error instanceof FindlingError ? error : cannotRead(file, error);
  } finally {
    closeSync(descriptor);
  }
}

function cannotRead(file: string, error: unknown): FindlingError {
  return new FindlingError('file_unreadable', `${file} cannot be read: ${describeError(error)}`, {
    cause: error,
  });
}

/**
 * Changes the keys of a file, which nobody else changes meanwhile: the new content is written beside it, synced, and takes
 * its place.
 * @param change returns the keys that there are to be from now on
 * @throws FindlingError `write_failed`, and as `readKeyFile` does
 */
export function changeKeyFile(file: string, change: (keys: readonly ApiKey[]) => readonly ApiKey[]): void {
  const beside = `${file}.new`;
  let descriptor: number;
  try {
    descriptor = openSync(beside, 'wx', 0o600);
  } catch (error) {
    const message =
      errnoOf(error) === 'EEXIST'
        ? `${beside} exists: another command is changing the keys, or was ended while it did; remove it if there is none`
        : `${beside} cannot be written: ${describeError(error)}`;
    throw new FindlingError('write_failed', message, { cause: error });
  }
  try {
    try {
      const text = `${JSON.stringify({ keys: change(readKeyFile(file)) }, null, 2)}\n`;
      writeSync(descriptor, text);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    if (error instanceof FindlingError) throw error;
    throw new FindlingError('write_failed', `${file} cannot be written: ${describeError(error)}`, {
      cause: error,
    });
  }
}
