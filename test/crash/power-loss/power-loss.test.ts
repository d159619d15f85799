// The power is cut while an index is written. FINDLING_POWER_LOSS=100000 looks at so many states at least.

import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../temporary-folder.js';
import { makeRandom, SEED } from '../random.js';
import { cutPower, type Effort, listMandatorySyncs, printCall, scenarios } from './power-loss.js';
import { type Recording, recordNext, recordScenario } from './recording.js';

const root = temporaryFolder();
const STATES = Number(process.env['FINDLING_POWER_LOSS'] ?? 3000);
/** However many states there are: for what hangs, not for what is slow. */
const TIMEOUT_MS = 24 * 3_600_000;
const isFull = process.env['FINDLING_POWER_LOSS'] !== undefined;
const random = makeRandom(SEED);
const effort: Effort = { statesPerCall: isFull ? 128 : 12, openEach: 20, updateEach: 200, random };

const newFolder = (): string => mkdtempSync(path.join(root, 'run-'));

it(
  'keeps the generation before or the next one, whole, whenever the power is cut, and what a run said is done',
  async () => {
    const totals = { states: 0, opened: 0, updated: 0, runs: 0 };
    const look = async (recording: Recording): Promise<void> => {
      const outcome = await cutPower(recording, effort);
      totals.states += outcome.states;
      totals.opened += outcome.opened;
      totals.updated += outcome.updated;
      totals.runs += 1;
      expect(outcome.problems, `seed ${SEED}`).toEqual([]);
    };
    const recordings: Recording[] = [];
    for (const scenario of scenarios) {
      const recording = await recordScenario(newFolder(), scenario);
      recordings.push(recording);
      await look(recording);
    }
    // Runs after such as were cut short, by the power or by a kill, and again.
    for (let round = 0; totals.states < STATES; round += 1) {
      const earlier = recordings[Math.floor(random() * recordings.length)];
      if (earlier === undefined) break;
      const commit = earlier.calls.findIndex(({ path: name }) => name.includes('/CURRENT'));
      const cut = { at: Math.floor(random() * commit), isKilled: round % 2 === 0, random };
      const next = await recordNext(newFolder(), earlier, cut);
      if (round < 40) recordings.push(next);
      await look(next);
    }
    if (isFull) console.info(`seed ${SEED}`, totals);
  },
  TIMEOUT_MS,
);

it(
  'would notice each sync that is left out',
  async () => {
    let leftOut = 0;
    for (const scenario of isFull ? scenarios : scenarios.slice(1, 3)) {
      const recording = await recordScenario(newFolder(), scenario);
      for (const syncs of listMandatorySyncs(recording)) {
        const { problems } = await cutPower(recording, { ...effort, statesPerCall: 64 }, syncs);
        const what = `${scenario.name}: ${[...syncs].map((number) => `${number} ${printCall(recording.calls[number])}`).join()}`;
        expect(problems, what).toHaveLength(1);
        leftOut += 1;
      }
    }
    expect(leftOut).toBeGreaterThan(10);
    if (isFull) console.info(`${leftOut} syncs left out, each noticed`);
  },
  TIMEOUT_MS,
);
