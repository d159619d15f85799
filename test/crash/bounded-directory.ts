// A directory in memory that is full once it holds so many bytes, as a disk is: what does not fit is cut off where the room ends.

import { FindlingError } from '../../src/errors.js';
import { MemoryDirectory } from '../../src/index/directory/memory-directory.js';

/** A directory with a capacity. */
export class BoundedDirectory extends MemoryDirectory {
  /** In bytes. */
  capacity: number;
  readonly #sizes = new Map<string, number>();

  constructor(capacity: number) {
    super();
    this.capacity = capacity;
  }

  /** In bytes. */
  get used(): number {
    return [...this.#sizes.values()].reduce((sum, size) => sum + size, 0);
  }

  override async create(name: string, bytes: Uint8Array): Promise<void> {
    if (this.#sizes.has(name)) return super.create(name, bytes);
    const room = Math.max(0, this.capacity - this.used);
    const fitting = bytes.subarray(0, room);
    this.#sizes.set(name, fitting.length);
    await super.replace(name, fitting);
    if (fitting.length < bytes.length) throw this.#full(name);
  }

  override async replace(name: string, bytes: Uint8Array): Promise<void> {
    // The file that takes its place is there before the old one goes.
    if (bytes.length > this.capacity - this.used) throw this.#full(name);
    this.#sizes.set(name, bytes.length);
    await super.replace(name, bytes);
  }

  override async remove(name: string): Promise<void> {
    for (const file of this.#sizes.keys())
      if (file === name || file.startsWith(`${name}/`)) this.#sizes.delete(file);
    await super.remove(name);
  }

  #full(name: string): FindlingError {
    const cause = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    return new FindlingError('write_failed', `${this.name}/${name} cannot be written: ${cause.message}`, {
      cause,
    });
  }
}
