// Buffers for sums and bits that the steps of one search use in turn. They belong to the search: what an exception leaves
// in them goes with it, and two searches never share any.

export class SearchScratch {
  #sums = new Float64Array(0);
  #bits = new Uint32Array(0);
  #indexes = new Uint16Array(0);

  /** At least `length` numbers, all 0. Whoever takes them leaves them so. */
  sums(length: number): Float64Array {
    if (this.#sums.length < length) this.#sums = new Float64Array(length);
    return this.#sums;
  }

  /** At least `count` bits, 32 a number, all 0. Whoever takes them leaves them so. */
  bits(count: number): Uint32Array {
    const length = (count + 31) >>> 5;
    if (this.#bits.length < length) this.#bits = new Uint32Array(length);
    return this.#bits;
  }

  /** At least `length` whole numbers of 16 bits, all 0. Whoever takes them leaves them so. */
  indexes(length: number): Uint16Array {
    if (this.#indexes.length < length) this.#indexes = new Uint16Array(length);
    return this.#indexes;
  }
}
