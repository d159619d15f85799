// Which code of the program has run, to the block, as V8 counts it: by this a fuzzer knows an input that leads somewhere new.

import { Session } from 'node:inspector';

/** What V8 reports of a script. */
interface ScriptCoverage {
  readonly url: string;
  readonly functions: readonly {
    readonly ranges: readonly {
      readonly startOffset: number;
      readonly endOffset: number;
      readonly count: number;
    }[];
  }[];
}

/** Scripts of the program. */
const PROGRAM = /\/src\/(?!.*node_modules)/;

/** By function, 1 for each character of it that has run. */
export type Covered = ReadonlyMap<string, Uint8Array>;

/** Counts from when it is made: code that was compiled before is counted by function only. */
export class BlockCoverage {
  readonly #session = new Session();
  /** By function, 1 for each character that has run. */
  readonly #seen = new Map<string, Uint8Array>();

  #scripts: RegExp | undefined;

  constructor() {
    this.#session.connect();
    this.#session.post('Profiler.enable');
    this.#session.post('Profiler.startPreciseCoverage', { callCount: false, detailed: true });
  }

  /** Counts other scripts beside those of the program. */
  countAlso(scripts: RegExp | undefined): void {
    this.#scripts = scripts;
  }

  /** Functions that have run. */
  get functionCount(): number {
    return this.#seen.size;
  }

  /** Characters of the code that have run. */
  get characterCount(): number {
    let count = 0;
    for (const characters of this.#seen.values()) for (const ran of characters) count += ran;
    return count;
  }

  /** What has run since the last call. Takes some milliseconds. */
  read(): Covered {
    const covered = new Map<string, Uint8Array>();
    for (const { url, functions } of this.#report()) {
      if (!PROGRAM.test(url) && this.#scripts?.test(url) !== true) continue;
      for (const { ranges } of functions) readFunction(covered, url, ranges);
    }
    return covered;
  }

  /** Whether some of it has never run before. */
  isNew(covered: Covered): boolean {
    for (const [key, ran] of covered) {
      const seen = this.#seen.get(key);
      if (seen === undefined || ran.some((one, at) => one === 1 && seen[at] === 0)) return true;
    }
    return false;
  }

  /** Takes note of it. */
  add(covered: Covered): void {
    for (const [key, ran] of covered) {
      const seen = this.#seen.get(key);
      if (seen === undefined) this.#seen.set(key, ran);
      else ran.forEach((one, at) => (seen[at] ||= one));
    }
  }

  close(): void {
    this.#session.post('Profiler.stopPreciseCoverage');
    this.#session.disconnect();
  }

  #report(): readonly ScriptCoverage[] {
    let report: readonly ScriptCoverage[] = [];
    // It is called before `post` returns.
    this.#session.post('Profiler.takePreciseCoverage', (error, found) => {
      if (error !== null) throw error;
      report = found.result;
    });
    return report;
  }
}

/** @param ranges the function, and the blocks in it whose count is another one than that of what is around them, outer first */
function readFunction(
  covered: Map<string, Uint8Array>,
  url: string,
  ranges: ScriptCoverage['functions'][number]['ranges'],
): void {
  const [whole] = ranges;
  if (whole === undefined || whole.count === 0) return;
  const { startOffset: from, endOffset: to } = whole;
  const ran = new Uint8Array(to - from).fill(1);
  for (const { startOffset, endOffset, count } of ranges)
    ran.fill(count > 0 ? 1 : 0, startOffset - from, endOffset - from);
  covered.set(`${url}:${from}:${to}`, ran);
}
