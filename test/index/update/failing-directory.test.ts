// Every call that an update makes of the directory of the index fails once, and from then on, until an update makes fewer calls than
// that: the way SQLite tests itself. FINDLING_FAULTS=all takes all errors and kinds of updates; a few are taken otherwise.

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeError } from '../../../src/errors.js';
import { openBaseGeneration } from '../../../src/index/commit/base-generation.js';
import { sweep } from '../../../src/index/commit/sweep.js';
import type { Directory } from '../../../src/index/directory/directory.js';
import { MemoryDirectory } from '../../../src/index/directory/memory-directory.js';
import { updateIndex, type UpdateOptions } from '../../../src/index/update/update-index.js';
import { copyFiles, filesIn } from '../../index-files.js';
import { temporaryFolder, writeFiles } from '../../temporary-folder.js';
import { FailingDirectory, type Fault } from '../failing-directory.js';

/** The full form takes as long as it takes. */
const TIMEOUT_MS = 3_600_000;
const root = temporaryFolder();
const isFull = process.env['FINDLING_FAULTS'] === 'all';
const errnos = isFull
  ? ['EIO', 'ENOSPC', 'EDQUOT', 'EFBIG', 'EACCES', 'EPERM', 'EROFS', 'EMFILE', 'ENFILE', 'ENOMEM', 'ESTALE']
  : ['EIO'];

const story = (name: string, words: string): Record<string, string> => ({
  // With its language said, so that none of the many updates has to make the tables that tell it.
  [`${name}.json`]: JSON.stringify({ title: name, text: words, language: 'en' }),
});

/** An index in memory as it is before the update that is disturbed, and the corpus that update reads. */
interface Scenario {
  readonly name: string;
  readonly steps: readonly Readonly<Record<string, string>>[];
  readonly options: Partial<UpdateOptions>;
}

const allScenarios: readonly Scenario[] = [
  { name: 'a first build', steps: [story('a', 'ferry')], options: {} },
  { name: 'an update', steps: [story('a', 'ferry'), story('b', 'storm')], options: {} },
  { name: 'a rebuild', steps: [story('a', 'ferry'), story('b', 'storm')], options: { full: true } },
  {
    name: 'an update that merges',
    steps: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name) => story(name, 'ferry')),
    options: {},
  },
];

const scenarios = isFull ? allScenarios : allScenarios.slice(0, 2);

async function copyOf(directory: Directory): Promise<MemoryDirectory> {
  const copy = new MemoryDirectory(directory.name);
  await copyFiles(directory, copy);
  return copy;
}

async function currentOf(directory: Directory): Promise<string | null> {
  return (await directory.read('CURRENT'))?.sha256 ?? null;
}

/** Makes the corpus of a scenario; returns it with the index of all steps but the last. */
async function prepare({
  name,
  steps,
}: Scenario): Promise<{ readonly corpus: string; readonly before: MemoryDirectory }> {
  const corpus = path.join(root, name.replaceAll(' ', '-'));
  mkdirSync(corpus);
  const before = new MemoryDirectory();
  for (const [number, files] of steps.entries()) {
    writeFiles(corpus, files);
    if (number < steps.length - 1) await updateIndex({ corpus, directory: before });
  }
  return { corpus, before };
}

/** Disturbs one update; returns whether the fault came about. */
async function disturb(
  scenario: Scenario,
  corpus: string,
  before: Directory,
  fault: Fault,
): Promise<boolean> {
  const label = JSON.stringify(fault);
  const inner = await copyOf(before);
  const live = await currentOf(inner);
  const failing = new FailingDirectory(inner, fault);
  const outcome = await updateIndex({ corpus, directory: failing, ...scenario.options }).then(
    (summary) => ({ summary, error: null }),
    (error: unknown) => ({ summary: null, error }),
  );
  const current = await currentOf(inner);
  if (outcome.error === null) {
    expect(current, label).not.toBe(live);
    expect(outcome.summary?.documents, label).toBe(scenario.steps.length);
  } else {
    expect(outcome.error, label).toMatchObject({
      code: expect.stringMatching(/^(write_failed|index_unreadable)$/) as string,
    });
    const isSaid = describeError(outcome.error).includes('may be live');
    expect(current === live || isSaid, `${label}: ${describeError(outcome.error)}`).toBe(true);
  }
  if (current !== null) {
    const base = await openBaseGeneration(inner);
    const documents = base.manifest.segments.reduce((sum, segment) => sum + segment.documents, 0);
    expect(documents, label).toBe(current === live ? scenario.steps.length - 1 : scenario.steps.length);
    base.close();
  }
  // The next run is as if nothing had been: the lock is free, and nothing is left lying about.
  const next = await updateIndex({ corpus, directory: inner });
  expect(next, label).toMatchObject({ documents: scenario.steps.length, unswept: null });
  // A first build that came to nothing is begun anew.
  if (current !== null) expect(next.restarted, label).toBeNull();
  const files = await filesIn(inner);
  await sweep(inner, next.generation);
  expect(files, label).toEqual(await filesIn(inner));
  expect(
    files.filter((name) => name.endsWith('.tmp')),
    label,
  ).toEqual([]);
  return failing.calls >= fault.at;
}

describe.each(scenarios)('$name', (scenario) => {
  it(
    'leaves the generation before or the next one, and says which, whatever call fails',
    async () => {
      const { corpus, before } = await prepare(scenario);
      let faults = 0;
      for (const errno of errnos) {
        for (const forEver of [false, true]) {
          for (const isDone of [false, true]) {
            let at = 1;
            while (await disturb(scenario, corpus, before, { at, errno, forEver, isDone })) at += 1;
            faults += at - 1;
          }
        }
      }
      if (isFull) console.log(`${scenario.name}: ${faults} faults`);
      expect(faults).toBeGreaterThan(50);
    },
    TIMEOUT_MS,
  );
});
