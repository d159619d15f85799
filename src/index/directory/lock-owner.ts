// Who holds the lock of an index, as the file LOCK says, and whether that process is there still.

import { randomBytes } from 'node:crypto';
import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { errnoOf } from '../../errors.js';
import { isOnLocalFileSystem, probeSocket } from './lock-socket.js';

/** A process that writes, or wrote, an index. */
export interface LockOwner {
  readonly pid: number;
  readonly host: string;
  /** Identifies this run of the machine, or null where the system does not say. */
  readonly boot: string | null;
  /** When the process started, in clock ticks since boot, or null where the system does not say. */
  readonly started: string | null;
  /** Within what the pid means anything, or null where the system does not say. */
  readonly pidNamespace: string | null;
  /** Whether it listens on the socket file of `socketName`. */
  readonly hasSocket: boolean;
  readonly since: string;
  readonly nonce: string;
}

/** The socket file of the owner with this nonce. */
export function socketName(nonce: string): string {
  return `LOCK.${nonce}.socket`;
}

/** This process as an owner. */
export async function describeSelf(nonce: string, hasSocket: boolean): Promise<LockOwner> {
  return {
    pid: process.pid,
    host: hostname(),
    boot: await readBoot(),
    started: await readStart(process.pid),
    pidNamespace: await readPidNamespace(),
    hasSocket,
    since: new Date().toISOString(),
    nonce,
  };
}

/** A name that no other owner has. */
export function makeNonce(): string {
  return randomBytes(8).toString('hex');
}

function isNonce(text: string): boolean {
  return /^[0-9a-f]{16}$/.test(text);
}

/** The text of a lock file; null where there is none. Rejects where it cannot be read. */
export async function readLockFile(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** What the text of a lock file says; null for one that was never finished. */
export function parseOwner(text: string): Partial<LockOwner> | null {
  try {
    const owner: unknown = JSON.parse(text);
    return typeof owner === 'object' && owner !== null && 'nonce' in owner && 'pid' in owner
      ? (owner as Partial<LockOwner>)
      : null;
  } catch {
    return null;
  }
}

/** What a lock file says; null where there is none or it was never finished. Rejects where it cannot be read. */
export async function readOwner(file: string): Promise<Partial<LockOwner> | null> {
  const text = await readLockFile(file);
  return text === null ? null : parseOwner(text);
}

/**
 * True only where it is sure that the owner is gone.
 * @param folder that of the lock file
 */
export async function isDead(folder: string, owner: Partial<LockOwner>): Promise<boolean> {
  const { host, boot, pid, nonce, hasSocket = false } = owner;
  if (hasSocket && nonce !== undefined && isNonce(nonce) && (await isOnLocalFileSystem(folder)))
    return (await probeSocket(folder, socketName(nonce))) !== 'alive';
  if (host !== hostname() || pid === undefined) return false;
  const ownBoot = await readBoot();
  if (ownBoot !== null && typeof boot === 'string' && boot !== ownBoot) return true;
  const { pidNamespace } = owner;
  if (typeof pidNamespace === 'string' && pidNamespace !== (await readPidNamespace())) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (errnoOf(error) === 'ESRCH') return true;
  }
  const started = await readStart(pid);
  return started !== null && typeof owner.started === 'string' && started !== owner.started;
}

/** How a message names an owner. */
export function printOwner(owner: Partial<LockOwner> | null): string {
  return owner === null
    ? 'another process'
    : `process ${owner.pid} on ${owner.host} (since ${owner.since ?? 'an unknown time'})`;
}

async function readBoot(): Promise<string | null> {
  return readFile('/proc/sys/kernel/random/boot_id', 'utf8').then(
    (text) => text.trim(),
    () => null,
  );
}

async function readStart(pid: number): Promise<string | null> {
  return readFile(path.join('/proc', String(pid), 'stat'), 'utf8').then(
    (text) => text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null,
    () => null,
  );
}

async function readPidNamespace(): Promise<string | null> {
  return readlink('/proc/self/ns/pid').catch(() => null);
}
