import { rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { temporaryFolder, writeFiles } from '../../../temporary-folder.js';
import { expectedTexts, placeFor, readCluster, runIndex } from './cluster-run.js';

const nodes = inject('nodes');
const root = temporaryFolder();

const texts = Object.fromEntries(
  Array.from({ length: 12 }, (_, number) => [
    `${String(number).padStart(2, '0')}.txt`,
    `Report ${number}\n\nThe ferry number ${number} was late again in the fog of the strait.\n`,
  ]),
);

describe.skipIf(nodes.length === 0)('an index in a cluster', () => {
  it('has every document of the corpus, and after each run what has changed, and nothing else', async () => {
    const place = placeFor(root, 'runs', nodes);
    writeFiles(place.corpus, texts);
    const first = await runIndex(place);
    expect(first).toMatchObject({ published: true, generation: 1, added: 12, documents: 12 });
    expect((await readCluster(place)).texts).toEqual(expectedTexts(place));

    writeFiles(place.corpus, {
      '03.txt': 'Report 3\n\nChanged.\n',
      'new.txt': 'New report\n\nA new one.\n',
    });
    rmSync(path.join(place.corpus, '05.txt'));
    const second = await runIndex(place);
    expect(second).toMatchObject({ published: true, added: 1, changed: 1, removed: 1, documents: 12 });
    const found = await readCluster(place);
    expect(found.texts).toEqual(expectedTexts(place));
    expect(found).toMatchObject({ index: 'runs-000001', generation: 2, counted: 12 });

    expect(await runIndex(place)).toMatchObject({ published: false, added: 0, changed: 0, removed: 0 });
    expect((await readCluster(place)).generation).toBe(2);
  });

  it('is built anew beside what is served, of which the one before is kept', async () => {
    const place = placeFor(root, 'anew', nodes);
    writeFiles(place.corpus, texts);
    for (let build = 0; build < 3; build += 1) await runIndex(place, { full: true });
    const found = await readCluster(place);
    expect(found).toMatchObject({ index: 'anew-000003', all: ['anew-000002', 'anew-000003'] });
    expect(found.texts).toEqual(expectedTexts(place));
    expect(await runIndex(place)).toMatchObject({ published: false });
  });

  it('is not replaced by one that has lost most documents, unless that is meant', async () => {
    const place = placeFor(root, 'shrunk', nodes);
    writeFiles(place.corpus, texts);
    await runIndex(place);
    for (const name of Object.keys(texts).slice(2)) rmSync(path.join(place.corpus, name));
    await expect(runIndex(place)).rejects.toMatchObject({ code: 'corpus_shrunk' });
    await expect(runIndex({ ...place, index: `${place.index}-2` }, { full: true })).rejects.toMatchObject({
      code: 'corpus_shrunk',
    });
    expect(Object.keys((await readCluster(place)).texts)).toHaveLength(12);
    await runIndex(place, { allowShrink: true });
    expect(Object.keys((await readCluster(place)).texts)).toHaveLength(2);
  });

  it('is refused to a folder that does not keep track of it, with the command that builds it anew', async () => {
    const place = placeFor(root, 'foreign', nodes);
    writeFiles(place.corpus, texts);
    await runIndex(place);
    const other = { ...place, index: `${place.index}-2` };
    await expect(runIndex(other)).rejects.toMatchObject({
      code: 'index_mismatch',
      message: expect.stringContaining('findling index --full') as string,
    });
    await runIndex(other, { full: true });
    await expect(runIndex(place)).rejects.toMatchObject({ code: 'index_mismatch' });
  });

  it('is refused where it has other shards than are asked for', async () => {
    const place = placeFor(root, 'shards', nodes);
    writeFiles(place.corpus, texts);
    await runIndex(place);
    const more = { ...place, settings: { ...place.settings, shards: 3 } };
    await expect(runIndex(more)).rejects.toMatchObject({
      code: 'index_mismatch',
      message: expect.stringMatching(/has 1 shards.*--full/) as string,
    });
    await runIndex(more, { full: true });
    expect((await readCluster(more)).texts).toEqual(expectedTexts(more));
  });

  it('is written by one run at a time', async () => {
    const place = placeFor(root, 'writers', nodes);
    writeFiles(place.corpus, texts);
    await runIndex(place);
    writeFiles(place.corpus, { 'new.txt': 'New report\n\nA new one.\n' });
    const runs = await Promise.allSettled([
      runIndex({ ...place, index: `${place.index}-a` }, { full: true }),
      runIndex({ ...place, index: `${place.index}-b` }, { full: true }),
    ]);
    const failed = runs.flatMap((run) => (run.status === 'rejected' ? [run.reason as Error] : []));
    expect(failed).toHaveLength(1);
    expect(failed[0]).toMatchObject({
      code: 'index_locked',
      message: expect.stringMatching(/is being written by process \d+ on/) as string,
    });
    expect((await readCluster(place)).texts).toEqual(expectedTexts(place));
  });
});
