// An open index that several threads read: kept open until the last of them is done with it.

/** An open index, described to other threads. */
export interface SharedIndex<Index> {
  readonly message: Index;
  /** To be called once, when no thread reads it any more. */
  release(): void;
}

/** A shared index, and how many hold it. Made by its first holder. */
export class HeldIndex<Index> {
  readonly #index: SharedIndex<Index>;
  #holders = 1;

  constructor(index: SharedIndex<Index>) {
    this.#index = index;
  }

  get message(): Index {
    return this.#index.message;
  }

  hold(): void {
    this.#holders += 1;
  }

  letGo(): void {
    this.#holders -= 1;
    if (this.#holders === 0) this.#index.release();
  }
}
