import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { Searcher } from '../../../src/search/searcher.js';
import { makeSpellingCases, sameSpelling } from '../../bench/inputs/spelling-cases.mjs';
import { makeDocument, makeGeneration, makeRequest } from '../memory-generation.js';

const data = fileURLToPath(new URL('../../../../shared/data/news/', import.meta.url));
const DOCUMENTS = 800;
const QUERIES = 300;

describe.skipIf(!existsSync(data))('misspelled queries (skipped where ../shared/data is absent)', () => {
  it.each(['bbc.jsonl', 'gnad_test.jsonl'])('of %s are corrected, and correct ones left alone', (file) => {
    const documents = readFileSync(data + file, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .slice(0, DOCUMENTS)
      .map((line) => JSON.parse(line) as { title?: string; text: string })
      .map(({ title = '', text }, number) => makeDocument({ id: `d${number}`, title, text }));
    const searcher = new Searcher(makeGeneration([documents]), { timeoutMs: Number.POSITIVE_INFINITY });
    const hits = (query: string): number =>
      searcher.search(makeRequest(query, { fuzzy: 'off', prefix: 'off', limit: 0 })).totalHits;
    const respell = (query: string): string | null =>
      searcher.search(makeRequest(query, { limit: 0 })).suggestion;
    // A misspelling that is a word of its own cannot be told from what was meant.
    const cases = makeSpellingCases(documents, QUERIES);
    const unwritten = cases.filter(({ word }) => hits(word) === 0);
    const right = unwritten.filter(({ typed, meant }) => sameSpelling(respell(typed) ?? '', meant));
    const alarms = cases.filter(({ meant }) => respell(meant) !== null);
    expect(right.length / unwritten.length).toBeGreaterThanOrEqual(0.9);
    expect(alarms.length / cases.length).toBeLessThanOrEqual(0.02);
  });
});
