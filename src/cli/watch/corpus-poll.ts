// Looks at the corpus again and again: finds changes that nobody reports.

/** A look takes no more than one part in so many of the time. */
const REST_PER_LOOK = 20;

/** What a look has found. */
export interface Look {
  /** Another text once the corpus has changed. */
  readonly seen: string;
  /** How long it took, in milliseconds. */
  readonly tookMs: number;
}

/** What is looked at, and who is told. */
export interface CorpusPollOptions {
  readonly look: () => Promise<Look>;
  /** Told after the first look, and after each that found a change. */
  readonly onChange: () => void;
  /** Time between two looks at first, in milliseconds. */
  readonly intervalMs: number;
}

/** Looks until it is closed. */
export class CorpusPoll {
  readonly #look: () => Promise<Look>;
  readonly #onChange: () => void;
  #intervalMs: number;
  #timer: NodeJS.Timeout | undefined;
  #seen: string | null = null;
  #restMs = 0;
  /** Whether a look is wanted that begins after the present one has ended. */
  #again = false;
  #isClosed = false;

  constructor({ look, onChange, intervalMs }: CorpusPollOptions) {
    this.#look = look;
    this.#onChange = onChange;
    this.#intervalMs = intervalMs;
    void this.#poll();
  }

  /** Sets the time between two looks, in milliseconds, from now on. */
  setInterval(intervalMs: number): void {
    this.#intervalMs = intervalMs;
    if (this.#timer !== undefined) this.#schedule();
  }

  /** Looks now, too. */
  lookNow(): void {
    if (this.#timer === undefined) this.#again = true;
    else {
      clearTimeout(this.#timer);
      void this.#poll();
    }
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  async #poll(): Promise<void> {
    this.#timer = undefined;
    // A look that fails has found nothing out; the next one may.
    const look = await this.#look().catch(() => null);
    if (this.#isClosed) return;
    if (look !== null) this.#note(look);
    const again = this.#again;
    this.#again = false;
    if (again) void this.#poll();
    else this.#schedule();
  }

  #note({ seen, tookMs }: Look): void {
    this.#restMs = tookMs * REST_PER_LOOK;
    if (seen === this.#seen) return;
    this.#seen = seen;
    this.#onChange();
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#poll(), Math.max(this.#intervalMs, this.#restMs));
  }
}
