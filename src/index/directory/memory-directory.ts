// The index in memory: for searches over a temporary corpus, and for tests. Same behaviour, no durability.

import { createHash } from 'node:crypto';
import { FindlingError } from '../../errors.js';
import type { Directory, WriterLock } from './directory.js';
import type { Contents, Digest, RandomAccessFile } from './readable-directory.js';

/** A directory in memory. */
export class MemoryDirectory implements Directory {
  readonly name: string;
  readonly folder = null;
  readonly #files = new Map<string, Uint8Array<ArrayBuffer>>();
  #locked = false;

  constructor(name = 'memory') {
    this.name = name;
  }

  list(folder: string): Promise<string[]> {
    const prefix = folder === '' ? '' : `${folder}/`;
    const names = new Set<string>();
    for (const name of this.#files.keys()) {
      if (name.startsWith(prefix)) names.add(name.slice(prefix.length).split('/')[0] ?? '');
    }
    return Promise.resolve([...names].sort());
  }

  read(name: string): Promise<Contents | null> {
    const bytes = this.#files.get(name);
    return Promise.resolve(bytes === undefined ? null : { bytes: bytes.slice(), sha256: checksum(bytes) });
  }

  digest(name: string): Promise<Digest | null> {
    const bytes = this.#files.get(name);
    return Promise.resolve(bytes === undefined ? null : { length: bytes.length, sha256: checksum(bytes) });
  }

  open(name: string): RandomAccessFile {
    const bytes = this.#files.get(name);
    if (bytes === undefined) throw new FindlingError('index_damaged', `${this.name}/${name} is missing`);
    return {
      read: (offset, length) => {
        if (offset + length > bytes.length) {
          throw new FindlingError(
            'index_damaged',
            `${this.name}/${name} ends before byte ${offset + length}`,
          );
        }
        return bytes.subarray(offset, offset + length);
      },
      close: () => undefined,
    };
  }

  create(name: string, bytes: Uint8Array): Promise<void> {
    if (this.#files.has(name)) {
      return Promise.reject(new FindlingError('write_failed', `${this.name}/${name} exists already`));
    }
    return this.replace(name, bytes);
  }

  replace(name: string, bytes: Uint8Array): Promise<void> {
    this.#files.set(name, new Uint8Array(bytes));
    return Promise.resolve();
  }

  remove(name: string): Promise<void> {
    for (const file of this.#files.keys()) {
      if (file === name || file.startsWith(`${name}/`)) this.#files.delete(file);
    }
    return Promise.resolve();
  }

  lock(): Promise<WriterLock> {
    if (this.#locked) {
      return Promise.reject(
        new FindlingError('index_locked', `${this.name} is being written by another writer`),
      );
    }
    this.#locked = true;
    return Promise.resolve({
      confirm: () => Promise.resolve(),
      release: () => {
        this.#locked = false;
        return Promise.resolve();
      },
    });
  }
}

function checksum(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
