// One writer at a time. The file LOCK names the owner, who listens on a socket file beside it: the lock is taken over only from an
// owner that is provably dead, never from a slow one. See docs/adr/0022.

import { createHash } from 'node:crypto';
import { link, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { errnoOf, FindlingError } from '../../errors.js';
import type { WriterLock } from './directory.js';
import {
  describeSelf,
  isDead,
  type LockOwner,
  makeNonce,
  parseOwner,
  printOwner,
  readLockFile,
  readOwner,
  socketName,
} from './lock-owner.js';
import { listenOnSocket, type LockSocket, probeSocket } from './lock-socket.js';

/** How often taking the lock is tried anew because something that is not an owner was in the way. */
const MAX_ATTEMPTS = 3;

/** Takes the lock of an index folder. Throws FindlingError `index_locked` when another writer has it, or what the system says. */
export async function acquireWriterLock(folder: string): Promise<WriterLock> {
  const file = path.join(folder, 'LOCK');
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
    const lock = await tryLock(folder, file);
    if (lock !== null) return lock;
  }
  throw lockedBy(file, await readOwner(file));
}

/** Null where it has to be tried anew; nothing is left behind then, nor where this fails. */
async function tryLock(folder: string, file: string): Promise<WriterLock | null> {
  const nonce = makeNonce();
  // Listens before the file can be seen: whoever sees the file can ask whether its owner lives.
  const socket = await listenOnSocket(folder, socketName(nonce));
  try {
    await createLockFile(folder, file, await describeSelf(nonce, socket !== null));
    // The writer before may have taken the socket for a leftover while it was being made. From here on nobody sweeps but us.
    if (socket !== null && (await probeSocket(folder, socketName(nonce))) !== 'alive') {
      await removeOwn(file, nonce);
      await socket.close();
      return null;
    }
  } catch (error) {
    await socket?.close();
    throw error;
  }
  await sweepLeftovers(folder, socket);
  return {
    confirm: async () => {
      const present = await readOwner(file);
      if (present?.nonce !== nonce) throw lostTo(file, present);
    },
    release: async () => {
      // A file that stays behind keeps nobody out once nobody listens.
      await removeOwn(file, nonce).catch(() => undefined);
      await socket?.close();
    },
  };
}

/** Writes what is said of the owner under a name of its own, and has `file` be that. */
async function createLockFile(folder: string, file: string, owner: LockOwner): Promise<void> {
  const own = `${file}.${owner.nonce}`;
  try {
    await writeFile(own, JSON.stringify(owner), { flag: 'wx' });
    await claim(folder, file, own);
  } catch (error) {
    // The link may have been made though it is said to have failed.
    await removeOwn(file, owner.nonce).catch(() => undefined);
    throw error;
  } finally {
    await rm(own, { force: true }).catch(() => undefined);
  }
}

/**
 * Links `own` to `file`, which one process can. The file of a dead owner is removed first. Who may do that is decided in the same way,
 * by a file named after what is removed: so nobody removes what another has put there meanwhile.
 */
async function claim(folder: string, file: string, own: string): Promise<void> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
    if (await linkIfAbsent(own, file)) return;
    const present = await readLockFile(file);
    if (present === null) continue;
    const owner = parseOwner(present);
    if (owner !== null && !(await isDead(folder, owner))) throw lockedBy(file, owner);
    const digest = createHash('sha256').update(present).digest('hex').slice(0, 16);
    const right = path.join(folder, `LOCK.after-${digest}`);
    await claim(folder, right, own);
    try {
      // Whoever finds no file now may link to it before we do.
      if ((await readLockFile(file)) === present) await rm(file, { force: true });
    } finally {
      await rm(right, { force: true }).catch(() => undefined);
    }
  }
  throw lockedBy(file, await readOwner(file));
}

async function linkIfAbsent(own: string, file: string): Promise<boolean> {
  try {
    await link(own, file);
    return true;
  } catch (error) {
    if (errnoOf(error) !== 'EEXIST') throw error;
    return false;
  }
}

async function removeOwn(file: string, nonce: string): Promise<void> {
  if ((await readOwner(file))?.nonce === nonce) await rm(file, { force: true });
}

/**
 * Removes what writers left behind that were killed while they held or took the lock. Files of running writers are not touched.
 * Whatever cannot be removed is left to the next one: it keeps nobody out.
 * @param socket that of this writer: where it has one, so has any other that lives
 */
async function sweepLeftovers(folder: string, socket: LockSocket | null): Promise<void> {
  try {
    for (const name of await readdir(folder)) {
      const nonce = /^LOCK\.(?:after-)?([0-9a-f]{16})(?:\.socket)?$/.exec(name)?.[1];
      if (nonce !== undefined && (await isLeftover(folder, name, nonce, socket !== null)))
        await rm(path.join(folder, name), { force: true });
    }
  } catch {
    // As said above.
  }
}

async function isLeftover(
  folder: string,
  name: string,
  nonce: string,
  hasSockets: boolean,
): Promise<boolean> {
  const owner = await readOwner(path.join(folder, name.endsWith('.socket') ? `LOCK.${nonce}` : name)).catch(
    () => null,
  );
  if (owner !== null) return isDead(folder, owner);
  // It was never finished, or is a socket: the file LOCK of its owner is gone.
  return hasSockets && (await probeSocket(folder, socketName(nonce))) !== 'alive';
}

function lockedBy(file: string, owner: Partial<LockOwner> | null): FindlingError {
  return new FindlingError(
    'index_locked',
    `${path.dirname(file)} is being written by ${printOwner(owner)}; wait for it to finish and try again`,
  );
}

function lostTo(file: string, owner: Partial<LockOwner> | null): FindlingError {
  const who = owner === null ? 'its file LOCK is gone' : `${printOwner(owner)} has it now`;
  return new FindlingError(
    'index_locked',
    `the lock of ${path.dirname(file)} was lost while it was being written: ${who}. Nothing was published; run it again`,
  );
}
