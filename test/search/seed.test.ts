import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { MemoryDirectory } from '../../src/index/directory/memory-directory.js';
import { IndexReader } from '../../src/index/read/index-reader.js';
import { updateIndex } from '../../src/index/update/update-index.js';
import { Searcher } from '../../src/search/searcher.js';
import { makeRequest } from './memory-generation.js';

const seed = fileURLToPath(new URL('../../../shared/data/seed', import.meta.url));

describe.skipIf(!existsSync(seed))('a real wire story (skipped where ../shared/data is absent)', () => {
  it.each([
    ['Jaafari', 'text', 'al-<mark>Jaafari</mark>'],
    ['al-Jaafari', 'text', '<mark>al-Jaafari</mark>'],
    ['lavrov iraq', 'text', '<mark>Lavrov</mark>'],
    ['turkish troops', 'text', '<mark>Turkish</mark> <mark>troops</mark>'],
    ['depodesta', 'text', '<mark>depodesta</mark>'],
    ['"sovereignty"', 'text', '<mark>sovereignty</mark>'],
    [
      'Turkey would not withdraw',
      'related',
      '<mark>Turkey</mark> <mark>would</mark> <mark>not</mark> <mark>withdraw</mark>',
    ],
    [
      '"Turkey would not withdraw"',
      'related',
      '<mark>Turkey</mark> <mark>would</mark> <mark>not</mark> <mark>withdraw</mark>',
    ],
  ])('is found by %s and shows where', async (query, field, marked) => {
    const directory = new MemoryDirectory();
    await updateIndex({ corpus: seed, directory });
    const reader = new IndexReader(directory);
    await reader.refresh({ fallback: false });
    const { hits } = new Searcher(reader.current().generation, { timeoutMs: 10_000 }).search(
      makeRequest(query),
    );
    expect(hits).toHaveLength(1);
    expect(hits[0]!.snippets[0]!.field).toBe(field);
    expect(hits[0]!.snippets[0]!.html).toContain(marked);
  });
});
