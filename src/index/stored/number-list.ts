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

  /** The values from one index to another (exclusive), or the first of them: as many as lie together in memory. */
  part(from: number, to: number): Uint32Array {
    const start = from & (CHUNK_LENGTH - 1);
    const chunk = this.#chunks[Math.floor(from / CHUNK_LENGTH)];
    return chunk?.subarray(start, Math.min(start + to - from, CHUNK_LENGTH)) ?? new Uint32Array(0);
  }

  /** How often each value below `end` is in the list. */
  countValues(end: number): Uint32Array {
    const counts = new Uint32Array(end);
    let left = this.length;
    for (const chunk of this.#chunks) {
      const filled = Math.min(left, chunk.length);
      for (let index = 0; index < filled; index += 1) {
        const value = chunk[index] ?? 0;
        counts[value] = (counts[value] ?? 0) + 1;
      }
      left -= filled;
    }
    return counts;
  }
}
