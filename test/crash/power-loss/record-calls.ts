// Records what a program changes below a folder through `node:fs/promises`, the only way in which an index is written. What is done
// is done to the disk of the machine all the same, but for syncs, which would only take time.

import { lstatSync, mkdirSync, readdirSync } from 'node:fs';
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';
import type { Call } from './disk-model.js';

/**
 * Runs something and returns its calls in the order in which they were done. One recording at a time.
 * @param root a folder: the paths of the calls are below it, and begin with `/`
 */
export async function recordCalls(root: string, run: () => Promise<unknown>): Promise<Call[]> {
  const calls: Call[] = [];
  const real = { ...fs };
  const below = (name: string): string => `/${path.relative(root, name)}`;
  const isBelow = (name: string): boolean => `${name}/`.startsWith(`${root}/`);
  const patches = {
    open: async (name: string, flags = 'r') => {
      const handle = await real.open(name, flags);
      if (!isBelow(name)) return handle;
      if (flags !== 'r') calls.push({ kind: 'create', path: below(name) });
      return recordHandle(handle, below(name), calls);
    },
    mkdir: async (name: string) => {
      // At once: of two that make a folder side by side the second may use it before the first is told that it is made.
      await Promise.resolve();
      mkdirSync(name);
      if (isBelow(name)) calls.push({ kind: 'make-folder', path: below(name) });
    },
    rename: async (from: string, to: string) => {
      await real.rename(from, to);
      if (isBelow(from)) calls.push({ kind: 'rename', path: below(from), to: below(to) });
    },
    link: async (from: string, to: string) => {
      await real.link(from, to);
      if (isBelow(from)) calls.push({ kind: 'link', path: below(from), to: below(to) });
    },
    writeFile: async (name: string, text: string, options: { readonly flag: 'wx' }) => {
      await real.writeFile(name, text, options);
      if (!isBelow(name)) return;
      calls.push({ kind: 'create', path: below(name) });
      calls.push({ kind: 'write', path: below(name), at: 0, bytes: Buffer.from(text) });
    },
    rm: async (name: string, options: { readonly recursive?: boolean; readonly force?: boolean }) => {
      const removed = isBelow(name) ? listFilesFirst(name) : [];
      await real.rm(name, options);
      for (const file of removed) calls.push({ kind: 'remove', path: below(file) });
    },
  };
  Object.assign(fs, patches);
  syncBuiltinESMExports();
  try {
    await run();
  } finally {
    Object.assign(fs, real);
    syncBuiltinESMExports();
  }
  return calls;
}

/** A file handle of which writes and syncs are recorded. */
function recordHandle(handle: fs.FileHandle, name: string, calls: Call[]): fs.FileHandle {
  const write = async (bytes: Uint8Array, offset: number, length: number): Promise<unknown> => {
    const { bytesWritten } = await handle.write(bytes, offset, length);
    const written = Uint8Array.from(bytes.subarray(offset, offset + bytesWritten));
    calls.push({ kind: 'write', path: name, at: offset, bytes: written });
    return { bytesWritten };
  };
  const sync = async (): Promise<void> => {
    const began = calls.length;
    // Others may go on meanwhile, as they may while a disk is busy.
    await new Promise(setImmediate);
    calls.push({ kind: 'sync', path: name, began });
  };
  const recorded: Partial<Record<string | symbol, unknown>> = { write, sync };
  return new Proxy(handle, {
    get: (target, key): unknown => {
      const value: unknown = recorded[key] ?? Reflect.get(target, key);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

/** A file, or a folder after all that is in it; sockets, which no disk keeps, are left out. */
function listFilesFirst(name: string): string[] {
  const stats = lstatSync(name, { throwIfNoEntry: false });
  if (stats === undefined || stats.isSocket()) return [];
  if (!stats.isDirectory()) return [name];
  return [...readdirSync(name).flatMap((child) => listFilesFirst(path.join(name, child))), name];
}
