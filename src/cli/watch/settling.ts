// Waits until a burst of changes is over, so that it leads to one run.

/** Changes have settled when there was none for this long, in milliseconds ... */
export const SETTLE_MS = 500;
/** ... and count as settled so long after the first of them even if they go on, as those of a log do. */
export const MAX_SETTLE_MS = 3000;

/** Waits until changes have settled, and no longer than `MAX_SETTLE_MS`. */
export class Settling {
  readonly #onSettled: () => void;
  #quiet: NodeJS.Timeout | undefined;
  #latest: NodeJS.Timeout | undefined;

  constructor(onSettled: () => void) {
    this.#onSettled = onSettled;
  }

  /** Notes a change. */
  stir(): void {
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(this.#settle, SETTLE_MS);
    this.#latest ??= setTimeout(this.#settle, MAX_SETTLE_MS);
  }

  /** Forgets what it was told. */
  clear(): void {
    clearTimeout(this.#quiet);
    clearTimeout(this.#latest);
    this.#latest = undefined;
  }

  readonly #settle = (): void => {
    this.clear();
    this.#onSettled();
  };
}
