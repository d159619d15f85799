import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCorpus } from './read-corpus.js';

const SEED = path.join(import.meta.dirname, '../../../shared/data/seed');

// The article lies outside the repository: what is expected of it is told by the places of its paragraphs.
describe.skipIf(!existsSync(SEED))('a real wire story (skipped where the shared data is absent)', () => {
  it('is divided into title, body and headlines of other stories, and given no date', async () => {
    const [name] = readdirSync(SEED);
    const paragraphs = readFileSync(path.join(SEED, name!), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '');
    const { documents, skipped } = await readCorpus(SEED);
    const related = [4, 9, 10, 11];
    const markers = [3, 8];
    expect(skipped).toEqual([]);
    expect(documents).toHaveLength(1);
    expect(documents[0]).toMatchObject({
      id: name,
      title: paragraphs[0],
      related: related.map((i) => paragraphs[i]),
      text: paragraphs.filter((_, i) => i > 1 && !related.includes(i) && !markers.includes(i)).join('\n\n'),
      date: null,
    });
  });
});
