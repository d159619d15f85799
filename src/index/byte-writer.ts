// A growing byte array with variable-length integers (LEB128): seven bits a byte, the high bit says more follow.

/** Appends bytes; `bytes()` gives what was written. */
export class ByteWriter {
  length = 0;
  #bytes: Uint8Array<ArrayBuffer>;

  constructor(capacity = 65_536) {
    this.#bytes = new Uint8Array(capacity);
  }

  /** Writes an unsigned integer below 2^32. */
  varint(value: number): void {
    if (this.length + 5 > this.#bytes.length) this.#grow(5);
    const bytes = this.#bytes;
    let at = this.length;
    let rest = value >>> 0;
    for (; rest > 0x7f; rest >>>= 7) bytes[at++] = (rest & 0x7f) | 0x80;
    bytes[at] = rest;
    this.length = at + 1;
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
