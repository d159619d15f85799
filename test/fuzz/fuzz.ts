// The loop of the fuzzer: changes inputs, and goes on from those that lead to code that had not run before.

import { BlockCoverage } from './block-coverage.js';
import type { FuzzTarget, OpenTarget } from './fuzz-target.js';
import { HangWatch } from './hang-watch.js';
import { Mutator, type Random } from './mutator.js';

/** Inputs between two looks at what has run: a look takes as long as many inputs. */
const BATCH = 128;
const MAX_FAULTS = 10;
const MAX_LENGTH = 4096;

/** An input at which something did not hold. */
export interface Fault {
  readonly input: string;
  readonly error: unknown;
}

/** What a fuzzer has seen. */
export interface FuzzReport {
  readonly tried: number;
  /** Inputs that led to code that had not run before, the seeds among them. */
  readonly inputs: readonly string[];
  readonly functions: number;
  readonly characters: number;
  readonly faults: readonly Fault[];
  /** The input that took most of a processor, and the milliseconds. */
  readonly slowest: { readonly input: string; readonly milliseconds: number };
}

/** The error at which a target ends with an input, or undefined. */
export async function tryInput(target: FuzzTarget, input: string): Promise<unknown> {
  try {
    await target.run(input);
    return undefined;
  } catch (error) {
    return error ?? new Error('something that is no error was thrown');
  }
}

/** Inputs made of the seeds, and of those made before, as many as asked for. */
export function* makeInputs(target: FuzzTarget, random: Random, count: number): Generator<string> {
  const mutator = new Mutator(random, { ...target, maxLength: target.maxLength ?? MAX_LENGTH });
  const pick = (): string => makeOne(target, random) ?? pickOne(target.seeds, random);
  for (let made = 0; made < count; made += 1) yield mutator.change(pick(), pick());
}

/** Fuzzes a target for some seconds of a processor, led by the code that its inputs reach. */
export async function fuzz(
  name: string,
  open: OpenTarget,
  seconds: number,
  random: Random,
): Promise<FuzzReport> {
  const watch = new HangWatch(name);
  // Code is counted to the block only if it was not compiled before.
  const coverage = new BlockCoverage();
  const target = await open();
  coverage.countAlso(target.scripts);
  const mutator = new Mutator(random, { ...target, maxLength: target.maxLength ?? MAX_LENGTH });
  const inputs: string[] = [];
  const faults: Fault[] = [];
  const seenFaults = new Set<string>();
  let tried = 0;
  let slowest = { input: '', milliseconds: 0 };
  const run = async (input: string): Promise<void> => {
    watch.note(input);
    tried += 1;
    const before = process.cpuUsage();
    const error = await tryInput(target, input);
    const milliseconds = millisecondsSince(before);
    if (milliseconds > slowest.milliseconds) slowest = { input, milliseconds };
    if (error === undefined) return;
    const where = placeOf(error);
    if (seenFaults.has(where)) return;
    seenFaults.add(where);
    faults.push({ input, error });
  };
  /** Runs inputs one by one, and keeps those that lead to code that had not run. */
  const keepWhatIsNew = async (batch: readonly string[]): Promise<void> => {
    for (const input of batch) {
      await run(input);
      const covered = coverage.read();
      if (coverage.isNew(covered)) inputs.push(input);
      coverage.add(covered);
    }
  };
  await keepWhatIsNew(target.seeds);
  const pick = (): string => {
    const made = makeOne(target, random);
    if (made !== null) return made;
    const pool = random() < 0.7 && inputs.length > 0 ? inputs : target.seeds;
    // Those found last lead farther than others.
    const at =
      random() < 0.3
        ? pool.length - 1 - Math.floor(random() * Math.min(8, pool.length))
        : Math.floor(random() * pool.length);
    return pool[at] ?? '';
  };
  const begun = process.cpuUsage();
  const goesOn = (): boolean => millisecondsSince(begun) < seconds * 1000 && faults.length < MAX_FAULTS;
  while (goesOn()) {
    const batch: string[] = [];
    for (let made = 0; made < BATCH && goesOn(); made += 1) {
      const input = mutator.change(pick(), pick());
      batch.push(input);
      await run(input);
    }
    const covered = coverage.read();
    if (coverage.isNew(covered)) await keepWhatIsNew(batch);
    // What runs but once, whatever the input, would be new again.
    coverage.add(covered);
  }
  const report = {
    tried,
    inputs,
    functions: coverage.functionCount,
    characters: coverage.characterCount,
    faults,
    slowest,
  };
  coverage.close();
  await watch.close();
  await target.close?.();
  return report;
}

/** Every fifth time or so an input as the grammar has it, where the target knows one. */
function makeOne({ make }: FuzzTarget, random: Random): string | null {
  return make !== undefined && random() < 0.2 ? make(random) : null;
}

function pickOne(inputs: readonly string[], random: Random): string {
  return inputs[Math.floor(random() * inputs.length)] ?? '';
}

function millisecondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Where in the program an error arose: one fault has many inputs. */
function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const place = error.stack?.split('\n').find((line) => /\/(?:src|fuzz\/targets)\//.test(line)) ?? '';
  return `${error.name} ${place.trim() || error.message}`;
}
