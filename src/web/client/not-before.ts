// How long a server that refuses is left alone. All questions of a page share one of these, so that what was refused to one of them
// is asked by none of them.

/** Statuses by which a server says that it may be asked again later. */
const REFUSING: readonly (number | undefined)[] = [429, 503];
/** How long to wait where the server does not say. */
const DEFAULT_SECONDS = 5;
/** A timer cannot run much longer, and no reader waits as long. */
const MAX_SECONDS = 86_400;

/** What a question gets instead of an answer where the server has too much to do, or was asked too much. */
export class Refusal<Why> {
  /** After so many the server may be asked again; null where it did not say. */
  readonly seconds: number | null;
  /** What is told of it. */
  readonly why: Why;

  constructor(seconds: number | null, why: Why) {
    this.seconds = seconds;
    this.why = why;
  }
}

/** Whether an answer of this status is a refusal. */
export function isRefusing(status: number | undefined): boolean {
  return REFUSING.includes(status);
}

/** Whether the server may be asked. */
export interface NotBefore<Why> {
  /** What the server said last, until the time that it named has passed; null while it may be asked. */
  readonly refusal: () => Refusal<Why> | null;
  /** Nothing is asked before the time that this refusal names, nor before that of an earlier one. */
  readonly hold: (refusal: Refusal<Why>) => void;
  /** Calls back once, as soon as the time has passed; the same function is called once, however often it is given. */
  readonly whenPassed: (act: () => void) => void;
}

/** The server may be asked. */
export function createNotBefore<Why>(): NotBefore<Why> {
  let refusal: Refusal<Why> | null = null;
  let end = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let acts = new Set<() => void>();

  const pass = (): void => {
    refusal = null;
    end = 0;
    const due = acts;
    acts = new Set();
    for (const act of due) act();
  };

  return {
    refusal: () => refusal,
    hold(said) {
      refusal = said;
      const wait = Math.min(Math.max(said.seconds ?? DEFAULT_SECONDS, 1), MAX_SECONDS) * 1000;
      if (performance.now() + wait <= end) return;
      end = performance.now() + wait;
      clearTimeout(timer);
      timer = setTimeout(pass, wait);
    },
    whenPassed(act) {
      acts.add(act);
    },
  };
}
