// A byte array that grows as it is written.

import { grow } from './grow.js';

/** Appends bytes; `bytes()` gives what was written. */
export class ByteWriter {
  length = 0;
  #bytes: Uint8Array<ArrayBuffer>;

  constructor(capacity = 4096) {
    this.#bytes = new Uint8Array(capacity);
  }

  /** Makes room for so many more bytes behind `length`. The caller writes them and sets `length` to where they end. */
  reserve(count: number): Uint8Array<ArrayBuffer> {
    const needed = this.length + count;
    if (needed > this.#bytes.length)
      this.#bytes = grow(this.#bytes, Math.max(this.#bytes.length * 2, needed));
    return this.#bytes;
  }

  append(bytes: Uint8Array): void {
    this.reserve(bytes.length).set(bytes, this.length);
    this.length += bytes.length;
  }

  /** Appends what another writer has written. */
  appendFrom(other: ByteWriter): void {
    this.append(other.#bytes.subarray(0, other.length));
  }

  /** Begins anew in the same memory. */
  clear(): void {
    this.length = 0;
  }

  /** A copy of what was written. */
  bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.length);
  }
}
