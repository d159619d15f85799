// A long list of numbers that grows without being copied.

/** Numbers a chunk; a power of two. */
const CHUNK_LENGTH = 1 << 16;

/** Unsigned 32-bit numbers, appended one by one. */
export class NumberList {
  length = 0;
  readonly #chunks: Uint32Array[] = [];
  #chunk = new Uint32Array(0);
  #end = 0;

  push(value: number): void {
    if (this.#end === this.#chunk.length) {
      this.#chunk = new Uint32Array(CHUNK_LENGTH);
      this.#chunks.push(this.#chunk);
      this.#end = 0;
    }
    this.#chunk[this.#end] = value;
    this.#end += 1;
    this.length += 1;
  }

  at(index: number): number {
    return this.#chunks[index >>> 16]?.[index & (CHUNK_LENGTH - 1)] ?? 0;
  }
}
