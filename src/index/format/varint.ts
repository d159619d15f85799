// A growing byte array with variable-length integers (LEB128): seven bits a byte, low bits first; the high bit says that more
// bytes follow.

import { grow } from '../../collections/grow.js';

/** Bytes that a variable-length integer takes at most. */
export const MAX_VARINT_BYTES = 5;

/** Writes an unsigned integer below 2^32 at byte `at`, where there must be room; returns the offset behind it. */
export function writeVarint(bytes: Uint8Array, at: number, value: number): number {
  let end = at;
  let rest = value;
  for (; rest > 0x7f; rest >>>= 7) bytes[end++] = (rest & 0x7f) | 0x80;
  bytes[end] = rest;
  return end + 1;
}

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
