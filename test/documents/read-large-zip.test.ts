import { expect, it } from 'vitest';
import { temporaryFolder } from '../temporary-folder.js';
import { printSkipped, readCorpus, writeCorpus } from './read-corpus.js';
import { zipOf } from './zip-of.js';

const root = temporaryFolder();

it('reads 100,000 files of an archive and says that there are more', async () => {
  const entries = Array.from({ length: 100_001 }, (_, i) => ({ name: `${i}.bin`, content: '', method: 0 }));
  const { skipped } = await readCorpus(writeCorpus(root, { 'a.zip': zipOf(entries) }));
  expect(printSkipped(skipped)).toEqual(['a.zip too_costly', 'a.zip unsupported']);
  expect(skipped[0]?.message).toContain('of its 100001 files');
});
