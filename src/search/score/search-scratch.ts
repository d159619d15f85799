// Buffers for sums, bits and indexes that the steps of a search use in turn. One search has them at a time; the next one
// takes them over, unless an exception ended the search and may have left something in them.

/** Keeps the buffers between two searches of one searcher: to make them anew each time costs up to a tenth of a search. */
export class ScratchKeeper {
  #spare: SearchScratch | null = null;

  /** Runs a search. */
  lend<Result>(search: (scratch: SearchScratch) => Result): Result {
    const scratch = this.#spare ?? new SearchScratch();
    this.#spare = null;
    const result = search(scratch);
    this.#spare = scratch;
    return result;
  }
}

/** The buffers. Each grows to the length that is asked; one use of a buffer ends before the next begins. */
export class SearchScratch {
  /** One number, for a sum that would have to be put into memory if a function returned it. Whoever takes it sets it first. */
  readonly sum = new Float64Array(1);
  #sums = new Float64Array(0);
  #bits = new Uint32Array(0);
  #indexes = new Uint16Array(0);
  #keys = new Float64Array(0);

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

  /** At least `length` numbers, whatever they are. */
  keys(length: number): Float64Array {
    if (this.#keys.length < length) this.#keys = new Float64Array(length);
    return this.#keys;
  }
}
