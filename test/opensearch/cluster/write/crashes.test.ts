import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { FileDirectory } from '../../../../src/index/directory/file-directory.js';
import { temporaryFolder, writeFiles } from '../../../temporary-folder.js';
import { type ClusterPlace, expectedTexts, placeFor, readCluster, runIndex } from './cluster-run.js';
import { type CutOff, openCutOff } from './cut-off.js';

/** For what hangs: two dozen requests, each with a run that dies and one that makes up for it. */
const TIMEOUT_MS = 1_800_000;

/** Each so many requests and writes, one is the last that comes through: all of them with FINDLING_CLUSTER_CRASHES=all. */
const STEP = process.env['FINDLING_CLUSTER_CRASHES'] === 'all' ? 1 : 3;

const nodes = inject('nodes');
const root = temporaryFolder();
let cutOff: CutOff | null = null;

afterEach(async () => {
  await cutOff?.close();
  cutOff = null;
});

function textOf(number: number, round: number): string {
  return `Report ${number}\n\nThe ferry number ${number} was late in round ${round}.\n`;
}

/** Changes a document, adds one and removes one. */
function edit({ corpus }: ClusterPlace, round: number): void {
  writeFiles(corpus, { '1.txt': textOf(1, round), [`new-${round}.txt`]: textOf(100, round) });
  rmSync(path.join(corpus, round === 1 ? '2.txt' : `new-${round - 1}.txt`), { force: true });
}

/** A run of which only the first requests come through; how many there were, if it ended all the same. */
async function runCut(place: ClusterPlace, last: number, full: boolean): Promise<number | null> {
  cutOff = await openCutOff(nodes[0] ?? '', last);
  const run = runIndex(place, { full, attempts: 1, nodes: [cutOff.url] });
  const ended = await run.then(
    () => true,
    () => false,
  );
  const count = cutOff.requests();
  await cutOff.close();
  cutOff = null;
  return ended && count < last ? count : null;
}

/** A folder that fails at the write with a number, from 1, before or after it is done. */
class CrashingDirectory extends FileDirectory {
  #left: number;
  readonly #isDone: boolean;

  constructor(folder: string, left: number, isDone: boolean) {
    super(folder);
    this.#left = left;
    this.#isDone = isDone;
  }

  get isLeft(): boolean {
    return this.#left > 0;
  }

  override async replace(name: string, bytes: Uint8Array): Promise<void> {
    this.#left -= 1;
    if (this.#left === 0 && !this.#isDone) throw new Error('crash');
    await super.replace(name, bytes);
    if (this.#left <= 0) throw new Error('crash');
  }
}

describe.skipIf(nodes.length === 0)('a run that dies', { timeout: TIMEOUT_MS }, () => {
  it.each([false, true])('after any request is made up for by the next one (all anew: %s)', async (full) => {
    const place = placeFor(root, full ? 'cut-anew' : 'cut', nodes);
    writeFiles(place.corpus, Object.fromEntries([0, 1, 2, 3, 4].map((at) => [`${at}.txt`, textOf(at, 0)])));
    await runIndex(place);
    let requests: number | null = null;
    for (let last = 1; requests === null; last += STEP) {
      edit(place, last);
      requests = await runCut(place, last, full);
      // What has been edited since may go the other way.
      if (last % 2 === 0) edit(place, last + 1000);
      await runIndex(place);
      const after = await readCluster(place);
      expect(after.texts, `after request ${last}`).toEqual(expectedTexts(place));
      expect(after.counted, `after request ${last}`).toBe(Object.keys(after.texts).length);
    }
    expect(requests).toBeGreaterThan(10);
  });

  it.each([false, true])(
    'at any write to its folder is made up for by the next one (done: %s)',
    async (isDone) => {
      const place = placeFor(root, isDone ? 'writes-done' : 'writes', nodes);
      writeFiles(place.corpus, Object.fromEntries([0, 1, 2, 3].map((at) => [`${at}.txt`, textOf(at, 0)])));
      await runIndex(place);
      for (let round = 1, isOver = false; !isOver; round += STEP) {
        edit(place, round);
        const directory = new CrashingDirectory(place.index, round, isDone);
        await runIndex(place, { directory, full: round % 2 === 0 }).catch(() => undefined);
        isOver = directory.isLeft;
        await runIndex(place);
        expect((await readCluster(place)).texts, `round ${round}`).toEqual(expectedTexts(place));
      }
    },
  );
});
