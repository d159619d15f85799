// One writer at a time. On Linux the kernel holds the lock (an abstract socket, gone the instant its owner dies);
// everywhere a file LOCK names the owner and is taken over only from one that is provably dead, never from a slow one.

import { createHash, randomBytes } from 'node:crypto';
import { link, open, readdir, readFile, realpath, rename, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { hostname } from 'node:os';
import path from 'node:path';
import { errnoOf, FindlingError } from '../../errors.js';
import type { WriterLock } from './directory.js';

/** Who holds the lock, as the file LOCK says. */
interface Owner {
  readonly pid: number;
  readonly host: string;
  /** Identifies this run of the machine, or null where the system does not say. */
  readonly boot: string | null;
  /** When the process started, in clock ticks since boot, or null where the system does not say. */
  readonly started: string | null;
  readonly since: string;
  readonly nonce: string;
}

/** Takes the lock of an index folder. Throws FindlingError `index_locked` when another writer has it. */
export async function acquireWriterLock(folder: string): Promise<WriterLock> {
  const file = path.join(folder, 'LOCK');
  const socket = await holdSocket(await realpath(folder), file);
  try {
    const owner = await describeSelf();
    await createLockFile(file, owner);
    await sweepLeftovers(folder);
    return {
      confirm: async () => {
        const present = await readOwner(file);
        if (present?.nonce !== owner.nonce) throw lockedBy(file, present);
      },
      release: async () => {
        if ((await readOwner(file))?.nonce === owner.nonce) await rm(file, { force: true });
        socket?.close();
      },
    };
  } catch (error) {
    socket?.close();
    throw error;
  }
}

/** Listens on an abstract socket named after the folder, which only one process can; null where there are none. */
async function holdSocket(folder: string, file: string): Promise<Server | null> {
  if (process.platform !== 'linux') return null;
  const name = `\0findling-${createHash('sha256').update(folder).digest('hex').slice(0, 32)}`;
  const server = createServer((connection) => connection.destroy());
  const failure = await new Promise<unknown>((resolve) => {
    server.once('error', resolve);
    server.listen(name, () => {
      resolve(null);
    });
  });
  if (failure === null) return server.unref();
  if (errnoOf(failure) === 'EADDRINUSE') throw lockedBy(file, await readOwner(file));
  // No abstract sockets here (some sandboxes): the file alone must do.
  return null;
}

/** Writes the lock file under a name of its own and links it to `file`, which fails where another writer has it. */
async function createLockFile(file: string, owner: Owner): Promise<void> {
  const own = `${file}.${owner.nonce}`;
  const handle = await open(own, 'wx');
  try {
    await handle.writeFile(JSON.stringify(owner));
  } finally {
    await handle.close();
  }
  try {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      try {
        await link(own, file);
        return;
      } catch (error) {
        if (errnoOf(error) !== 'EEXIST') throw error;
      }
      const present = await readOwner(file);
      if (present !== null && !(await isDead(present))) throw lockedBy(file, present);
      await removeDeadLock(file, present, owner.nonce);
    }
    throw lockedBy(file, await readOwner(file));
  } finally {
    await rm(own, { force: true });
  }
}

/** Moves the file of a dead owner aside and removes it; puts it back if another owner has written it meanwhile. */
async function removeDeadLock(file: string, dead: Owner | null, nonce: string): Promise<void> {
  const aside = `${file}.dead-${nonce}`;
  try {
    await rename(file, aside);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return;
    throw error;
  }
  const moved = await readOwner(aside);
  if (moved !== null && moved.nonce !== dead?.nonce) await link(aside, file).catch(() => undefined);
  await rm(aside, { force: true });
}

/** Removes what writers left behind that were killed while they took the lock. Files of running writers are not touched. */
async function sweepLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!/^LOCK\.(?:dead-)?[0-9a-f]{16}$/.test(name)) continue;
    const owner = await readOwner(path.join(folder, name));
    if (owner !== null && (await isDead(owner))) await rm(path.join(folder, name), { force: true });
  }
}

async function isDead(owner: Owner): Promise<boolean> {
  if (owner.host !== hostname()) return false;
  const boot = await readBoot();
  if (boot !== null && owner.boot !== null && boot !== owner.boot) return true;
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    if (errnoOf(error) === 'ESRCH') return true;
  }
  const started = await readStart(owner.pid);
  return started !== null && owner.started !== null && started !== owner.started;
}

async function describeSelf(): Promise<Owner> {
  return {
    pid: process.pid,
    host: hostname(),
    boot: await readBoot(),
    started: await readStart(process.pid),
    since: new Date().toISOString(),
    nonce: randomBytes(8).toString('hex'),
  };
}

async function readOwner(file: string): Promise<Owner | null> {
  try {
    const owner: unknown = JSON.parse(await readFile(file, 'utf8'));
    return typeof owner === 'object' && owner !== null && 'nonce' in owner && 'pid' in owner
      ? (owner as Owner)
      : null;
  } catch {
    return null;
  }
}

async function readBoot(): Promise<string | null> {
  return readFile('/proc/sys/kernel/random/boot_id', 'utf8').then(
    (text) => text.trim(),
    () => null,
  );
}

async function readStart(pid: number): Promise<string | null> {
  return readFile(`/proc/${pid}/stat`, 'utf8').then(
    (text) => text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null,
    () => null,
  );
}

function lockedBy(file: string, owner: Owner | null): FindlingError {
  const who =
    owner === null ? 'another process' : `process ${owner.pid} on ${owner.host} (since ${owner.since})`;
  return new FindlingError(
    'index_locked',
    `${path.dirname(file)} is being written by ${who}; wait for it to finish and try again`,
  );
}
