// Inputs nobody expects, for every part that reads what others wrote. Here those that were found before, and a few made
// from a fixed seed. FINDLING_FUZZ_SECONDS goes on for so long a target, led by the code that inputs reach, and prints what it saw;
// FINDLING_FUZZ_TARGETS names those that are fuzzed. What fails belongs into `found/`, and stays there.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeRandom, SEED } from '../crash/random.js';
import { runs } from '../runs.js';
import { fuzz, makeInputs, tryInput } from './fuzz.js';
import { targets } from './targets/targets.js';

const seconds = Number(process.env['FINDLING_FUZZ_SECONDS'] ?? 0);
const asked = process.env['FINDLING_FUZZ_TARGETS']?.split(',');
const chosen = Object.entries(targets).filter(([name]) => asked === undefined || asked.includes(name));

/** Inputs at which something did not hold once, as JSON: a list of strings. */
function readFound(name: string): readonly string[] {
  const file = path.join(import.meta.dirname, 'found', `${name.replaceAll(' ', '-')}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : [];
}

describe.skipIf(seconds > 0)('inputs nobody expects', () => {
  it.each(chosen)('break nothing: %s', async (name, open) => {
    const target = await open();
    try {
      const { numRuns } = runs(40);
      const made = makeInputs(target, makeRandom(7), numRuns);
      for (const input of [...target.seeds, ...readFound(name), ...made])
        expect(await tryInput(target, input), JSON.stringify(input)).toBe(undefined);
    } finally {
      await target.close?.();
    }
  });
});

describe.runIf(seconds > 0)('inputs that lead to code that has not run', () => {
  it.each(chosen)(
    'break nothing: %s',
    async (name, open) => {
      const { tried, inputs, functions, characters, faults, slowest } = await fuzz(
        name,
        open,
        seconds,
        makeRandom(SEED),
      );
      const slow =
        slowest.milliseconds < 100
          ? ''
          : `, the dearest ${slowest.milliseconds.toFixed(0)} ms: ${JSON.stringify(slowest.input).slice(0, 300)}`;
      console.info(
        `${name}: ${tried} inputs, ${inputs.length} of them led to new code, ${functions} functions, ${characters} characters of them, ${faults.length} faults (seed ${SEED})${slow}`,
      );
      for (const { input, error } of faults)
        console.info(
          `${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n  at ${JSON.stringify(input)}`,
        );
      expect(faults.map(({ input }) => input)).toEqual([]);
    },
    seconds * 3000 + 300_000,
  );
});
