// The index in memory: for searches over a temporary corpus, and for tests. Same behaviour, no durability.

import { createHash } from 'node:crypto';
import { FindlingError } from '../../errors.js';
import type { Directory, WriterLock } from './directory.js';
import { FileInMemory } from './random-access-file.js';
import type { Contents, Digest, RandomAccessFile } from './readable-directory.js';

/** A directory in memory. */
export class MemoryDirectory implements Directory {
  readonly name: string;
  readonly folder = null;
  readonly #files = new Map<string, Uint8Array>();
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
    return Promise.resolve(
      bytes === undefined ? null : { bytes: copyToSharedMemory(bytes), sha256: checksum(bytes) },
    );
  }

  digest(name: string): Promise<Digest | null> {
    const bytes = this.#files.get(name);
    return Promise.resolve(bytes === undefined ? null : { length: bytes.length, sha256: checksum(bytes) });
  }

  async stamp(name: string): Promise<string | null> {
    return (await this.digest(name))?.sha256 ?? null;
  }

  open(name: string): RandomAccessFile {
    const bytes = this.#files.get(name);
    if (bytes === undefined) throw new FindlingError('index_damaged', `${this.name}/${name} is missing`);
    return new FileInMemory(`${this.name}/${name}`, bytes);
  }

  create(name: string, bytes: Uint8Array): Promise<void> {
    if (this.#files.has(name)) {
      return Promise.reject(new FindlingError('write_failed', `${this.name}/${name} exists already`));
    }
    return this.replace(name, bytes);
  }

  replace(name: string, bytes: Uint8Array): Promise<void> {
    this.#files.set(name, copyToSharedMemory(bytes));
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

function copyToSharedMemory(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length));
  copy.set(bytes);
  return copy;
}

function checksum(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
