// Cuts the power after every call of a recorded run, in a model of a disk that keeps only what was synced.

import path from 'node:path';
import { crashStates } from './crash-states.js';
import type { Call } from './disk-model.js';
import { judgeByProgram, judgeFiles } from './judge-state.js';
import { INDEX, indexFiles, type Recording, type Scenario } from './recording.js';

export const scenarios: readonly Scenario[] = [
  { name: 'a first build', documents: 1, options: {}, isFolderMade: false },
  { name: 'a first build in a new folder', documents: 1, options: {}, isFolderMade: true },
  { name: 'an update', documents: 2, options: {}, isFolderMade: false },
  {
    name: 'an update without an index of MiniSearch',
    documents: 3,
    options: { minisearch: 0 },
    isFolderMade: false,
  },
  { name: 'a rebuild', documents: 3, options: { full: true }, isFolderMade: false },
  { name: 'an update that merges', documents: 9, options: {}, isFolderMade: false },
];

/** How much of it is done. */
export interface Effort {
  /** States that are looked at after each call, at most. */
  readonly statesPerCall: number;
  /** The program opens each so manieth state. */
  readonly openEach: number;
  /** The program brings each so manieth state up to date. */
  readonly updateEach: number;
  readonly random: () => number;
}

/** What came of it. */
export interface Outcome {
  states: number;
  opened: number;
  updated: number;
  /** What is wrong, and after which call. */
  readonly problems: string[];
}

/**
 * Judges the states that the disk may be in after each call.
 * @param leftOut the numbers of syncs that are left out; the first problem is then all there is to know
 */
export async function cutPower(
  { scenario, corpus, calls, makeModel, before, after }: Recording,
  { statesPerCall, openEach, updateEach, random }: Effort,
  leftOut: ReadonlySet<number> = new Set(),
): Promise<Outcome> {
  const outcome: Outcome = { states: 0, opened: 0, updated: 0, problems: [] };
  const model = makeModel();
  for (let done = 0; done <= calls.length; done += 1) {
    const call = calls[done - 1];
    if (call !== undefined) model.take(call, leftOut.has(done - 1));
    const isAcknowledged = done === calls.length;
    for (const state of crashStates(model, statesPerCall, random)) {
      const files = indexFiles(state);
      let problem = judgeFiles(files, { before, after, isAcknowledged });
      outcome.states += 1;
      const isUpdated = problem === null && outcome.states % updateEach === 0;
      if (isUpdated || (problem === null && outcome.states % openEach === 0)) {
        problem = await judgeByProgram(files, isUpdated ? { corpus, documents: scenario.documents } : null);
        outcome.opened += 1;
        if (isUpdated) outcome.updated += 1;
      }
      if (problem === null) continue;
      outcome.problems.push(`${scenario.name}, after call ${done} (${printCall(call)}): ${problem}`);
      if (leftOut.size > 0) return outcome;
    }
  }
  return outcome;
}

/**
 * The syncs that must not be left out, by their numbers: that of each file that is kept and not empty, that of the folder after CURRENT was replaced,
 * and of each folder those between its last change and that. There are several where files were written side by side.
 */
export function listMandatorySyncs({ calls }: Recording): ReadonlySet<number>[] {
  const commit = calls.findIndex((call) => call.kind === 'rename' && call.to === `${INDEX}/CURRENT`);
  const groups = new Map<string, Set<number>>();
  const written = new Set(
    calls.flatMap((call) => (call.kind === 'write' && call.bytes.length > 0 ? [call.path] : [])),
  );
  const lastChange = (folder: string): number =>
    calls.findLastIndex(
      (call, number) =>
        number < commit &&
        path.dirname(call.path) === folder &&
        call.kind !== 'sync' &&
        call.kind !== 'write',
    );
  for (const [number, call] of calls.entries()) {
    if (call.kind !== 'sync') continue;
    const isFile = /\.(?:bin|json|tmp)$/.test(call.path);
    if (isFile && !written.has(call.path)) continue;
    // How long a run took is no part of the index.
    if (call.path.startsWith(`${INDEX}/pace.json`)) continue;
    if (!isFile && number < commit && call.began <= lastChange(call.path)) continue;
    if (!isFile && number > commit && call.path !== INDEX) continue;
    // Whatever is synced behind the commit makes that durable, too.
    const folder = number > commit ? 'behind the commit' : call.path;
    const group = isFile ? String(number) : folder;
    groups.set(group, (groups.get(group) ?? new Set()).add(number));
  }
  return [...groups.values()];
}

export function printCall(call: Call | undefined): string {
  return call === undefined ? 'none' : `${call.kind} ${call.path}`;
}
