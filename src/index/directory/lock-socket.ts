// A Unix socket file by which a writer shows that it lives. The kernel refuses a connection the instant the process that listened is
// gone, and accepts one for a process that is merely stopped; in whatever container, network or pid namespace either is.

import { closeSync, openSync } from 'node:fs';
import { rm, statfs } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import path from 'node:path';
import { errnoOf } from '../../errors.js';

/** The longest path of a socket that every system takes, in bytes. */
const MAX_SOCKET_PATH = 100;

/**
 * File systems that only the kernel asked has mounted: where such a kernel knows of nobody who listens, nobody does. The numbers are
 * those of `statfs(2)`: ext, XFS, Btrfs, tmpfs, overlay, ZFS, F2FS, bcachefs.
 */
const LOCAL_FILE_SYSTEMS = new Set([
  0xef53, 0x58465342, 0x9123683e, 0x01021994, 0x794c7630, 0x2fc12fc1, 0xf2f52010, 0xca451a4e,
]);

/** Shows that this process lives, until it is closed. */
export interface LockSocket {
  close(): Promise<void>;
}

/** Listens on a new socket file; null where there can be none, or where it would say nothing to other machines. */
export async function listenOnSocket(folder: string, name: string): Promise<LockSocket | null> {
  if (!(await isOnLocalFileSystem(folder))) return null;
  const place = shortPath(folder, name);
  if (place === null) return null;
  const server = createServer((connection) => connection.destroy());
  const isListening = await new Promise<boolean>((resolve) => {
    // Later, it may be short of descriptors to accept a connection: whoever asks has been answered by the kernel then.
    server.on('error', () => {
      resolve(false);
    });
    server.listen(place.path, () => {
      resolve(true);
    });
  });
  if (!isListening) {
    place.close();
    return null;
  }
  server.unref();
  const close = async (): Promise<void> => {
    await closeServer(server);
    await rm(path.join(folder, name), { force: true }).catch(() => undefined);
    place.close();
  };
  // There are file systems on which a socket can be made and not be reached.
  if ((await probeSocket(folder, name)) === 'alive') return { close };
  await close();
  return null;
}

/** Whether the process that listened on a socket file is there: `gone` where that is sure, `alive` where it cannot be told. */
export async function probeSocket(folder: string, name: string): Promise<'alive' | 'gone' | 'absent'> {
  const place = shortPath(folder, name);
  if (place === null) return 'alive';
  const errno = await new Promise<string | null>((resolve) => {
    const connection = connect(place.path);
    connection.once('connect', () => {
      connection.destroy();
      resolve(null);
    });
    connection.once('error', (error) => {
      resolve(errnoOf(error) ?? 'unknown');
    });
  });
  place.close();
  if (errno === 'ENOENT') return 'absent';
  return errno === 'ECONNREFUSED' ? 'gone' : 'alive';
}

/** True where no other machine can have mounted what the folder lies on. */
export async function isOnLocalFileSystem(folder: string): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  const { type } = await statfs(folder);
  return LOCAL_FILE_SYSTEMS.has(type);
}

/** A path of a file that is short enough for a socket, for as long as it is not closed; null where there is none. */
function shortPath(folder: string, name: string): { readonly path: string; close(): void } | null {
  const full = path.join(folder, name);
  if (Buffer.byteLength(full) <= MAX_SOCKET_PATH) return { path: full, close: () => undefined };
  if (process.platform !== 'linux') return null;
  let descriptor: number;
  try {
    descriptor = openSync(folder, 'r');
  } catch {
    return null;
  }
  return {
    path: `/proc/self/fd/${descriptor}/${name}`,
    close: () => {
      closeSync(descriptor);
    },
  };
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}
