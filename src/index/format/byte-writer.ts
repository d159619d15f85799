// A growing byte array with variable-length integers (LEB128): seven bits a byte, the high bit says more follow.

/** Bytes that a variable-length integer takes at most. */
export const MAX_VARINT_BYTES = 5;

/** Writes an unsigned integer below 2^32 at a place where there is room; returns the place behind it. */
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

  constructor(capacity = 65_536) {
    this.#bytes = new Uint8Array(capacity);
  }

  /** Room for so many more bytes, behind `length`: who writes into it sets `length` to where it ends. */
  reserve(count: number): Uint8Array<ArrayBuffer> {
    if (this.length + count > this.#bytes.length) this.#grow(count);
    return this.#bytes;
  }

  append(bytes: Uint8Array): void {
    if (this.length + bytes.length > this.#bytes.length) this.#grow(bytes.length);
    this.#bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** Begins anew in the same room. */
  clear(): void {
    this.length = 0;
  }

  bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.length);
  }

  #grow(wanted: number): void {
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.length + wanted));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}
