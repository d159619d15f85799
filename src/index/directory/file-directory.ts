// The index on the file system. The only file that writes; everything it reports as written has been synced.

import { createHash, randomBytes } from 'node:crypto';
import { openSync } from 'node:fs';
import { access, type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { describeError, errnoOf, FindlingError } from '../../errors.js';
import type { Directory, WriterLock } from './directory.js';
import { FileOnDisk, unreadable } from './random-access-file.js';
import type { Contents, Digest, RandomAccessFile } from './readable-directory.js';
import { acquireWriterLock } from './writer-lock.js';

/** Bytes that are read or written at a time. */
const CHUNK_BYTES = 4 << 20;

/** A directory below a folder of the file system, which need not exist yet. */
export class FileDirectory implements Directory {
  readonly name: string;
  readonly folder: string;

  constructor(root: string) {
    this.name = root;
    this.folder = path.resolve(root);
  }

  async list(folder: string): Promise<string[]> {
    try {
      return (await readdir(this.#path(folder))).sort();
    } catch (error) {
      if (isAbsent(error)) return [];
      throw this.#unreadable(folder, error);
    }
  }

  async read(name: string): Promise<Contents | null> {
    return this.#withFile(name, async (file) => {
      const { size } = await file.stat();
      const bytes = new Uint8Array(new SharedArrayBuffer(size));
      const hash = createHash('sha256');
      let at = 0;
      while (at < size) {
        const { bytesRead } = await file.read(bytes, at, Math.min(CHUNK_BYTES, size - at), at);
        if (bytesRead === 0) break;
        hash.update(bytes.subarray(at, at + bytesRead));
        at += bytesRead;
      }
      return { bytes: bytes.subarray(0, at), sha256: hash.digest('hex') };
    });
  }

  async digest(name: string): Promise<Digest | null> {
    return this.#withFile(name, async (file) => {
      const chunk = new Uint8Array(CHUNK_BYTES);
      const hash = createHash('sha256');
      let length = 0;
      for (;;) {
        const { bytesRead } = await file.read(chunk, 0, CHUNK_BYTES, length);
        if (bytesRead === 0) return { length, sha256: hash.digest('hex') };
        hash.update(chunk.subarray(0, bytesRead));
        length += bytesRead;
      }
    });
  }

  async stamp(name: string): Promise<string | null> {
    try {
      const { dev, ino, size, mtimeNs, ctimeNs } = await stat(this.#path(name), { bigint: true });
      return [dev, ino, size, mtimeNs, ctimeNs].join(' ');
    } catch (error) {
      if (isAbsent(error)) return null;
      throw this.#unreadable(name, error);
    }
  }

  open(name: string): RandomAccessFile {
    try {
      return new FileOnDisk(this.#path(name), openSync(this.#path(name), 'r'));
    } catch (error) {
      throw this.#unreadable(name, error);
    }
  }

  async create(name: string, bytes: Uint8Array): Promise<void> {
    const target = this.#path(name);
    try {
      await this.#makeFolder(path.dirname(target));
      await writeDurably(target, bytes);
      await syncFolder(path.dirname(target));
    } catch (error) {
      throw this.#unwritable(name, error);
    }
  }

  async replace(name: string, bytes: Uint8Array): Promise<void> {
    const target = this.#path(name);
    const temporary = `${target}.${randomBytes(6).toString('hex')}.tmp`;
    let isReplaced = false;
    try {
      await this.#makeFolder(path.dirname(target));
      await writeDurably(temporary, bytes);
      await rename(temporary, target);
      isReplaced = true;
      await syncFolder(path.dirname(target));
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => undefined);
      if (!isReplaced) throw this.#unwritable(name, error);
      const file = path.join(this.name, name);
      throw new FindlingError(
        'write_failed',
        `${file} was replaced, but what is there now might not survive a power cut: ${describeError(error)}`,
        { cause: error },
      );
    }
  }

  async remove(name: string): Promise<void> {
    try {
      await rm(this.#path(name), { recursive: true, force: true });
    } catch (error) {
      throw this.#unwritable(name, error);
    }
  }

  async lock(): Promise<WriterLock> {
    const fail = (error: unknown): never => {
      throw error instanceof FindlingError ? error : this.#unwritable('LOCK', error);
    };
    try {
      await this.#makeFolder(this.folder);
      await this.#syncNames();
      const lock = await acquireWriterLock(this.folder);
      return { confirm: () => lock.confirm().catch(fail), release: () => lock.release() };
    } catch (error) {
      return fail(error);
    }
  }

  #path(name: string): string {
    return path.join(this.folder, ...name.split('/'));
  }

  /** Makes the names of the folder and of all above it durable before the first commit, whoever made them. */
  async #syncNames(): Promise<void> {
    try {
      await access(this.#path('CURRENT'));
    } catch {
      for (let folder = this.folder; folder !== path.dirname(folder); folder = path.dirname(folder)) {
        await syncFolder(path.dirname(folder)).catch((error: unknown) => {
          // Whoever may not open the folder above cannot do more; nor where those above that cannot be synced at all.
          const isForeign = errnoOf(error) === 'EACCES' || errnoOf(error) === 'EPERM';
          if (!isForeign && folder === this.folder) throw error;
        });
      }
    }
  }

  /** Makes missing folders one by one, each made durable in the folder above it. */
  async #makeFolder(folder: string): Promise<void> {
    try {
      await mkdir(folder);
    } catch (error) {
      if (errnoOf(error) === 'EEXIST') return;
      if (errnoOf(error) !== 'ENOENT') throw error;
      await this.#makeFolder(path.dirname(folder));
      await mkdir(folder).catch((second: unknown) => {
        // Files of one folder are written side by side.
        if (errnoOf(second) !== 'EEXIST') throw second;
      });
    }
    await syncFolder(path.dirname(folder));
  }

  async #withFile<Result>(name: string, use: (file: FileHandle) => Promise<Result>): Promise<Result | null> {
    let file: FileHandle | undefined;
    try {
      file = await open(this.#path(name), 'r');
      return await use(file);
    } catch (error) {
      if (isAbsent(error)) return null;
      throw this.#unreadable(name, error);
    } finally {
      await file?.close();
    }
  }

  #unreadable(name: string, error: unknown): FindlingError {
    return unreadable(path.join(this.name, name), error);
  }

  #unwritable(name: string, error: unknown): FindlingError {
    const file = path.join(this.name, name);
    return new FindlingError('write_failed', `${file} cannot be written: ${describeError(error)}`, {
      cause: error,
    });
  }
}

function isAbsent(error: unknown): boolean {
  const errno = errnoOf(error);
  return errno === 'ENOENT' || errno === 'ENOTDIR';
}

async function writeDurably(target: string, bytes: Uint8Array): Promise<void> {
  const file = await open(target, 'wx');
  try {
    for (let at = 0; at < bytes.length;) {
      at += (await file.write(bytes, at, Math.min(CHUNK_BYTES, bytes.length - at))).bytesWritten;
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder; there the rename itself is all there is.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
