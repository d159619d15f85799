import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/documents/document.js';
import { Searcher } from '../../../src/search/searcher.js';
import { makeDocument, makeGeneration } from '../memory-generation.js';

const ferry = makeDocument({
  id: 'ferry',
  title: 'Second ferry for the northern islands',
  text: 'The harbour council of Lunde has ordered a second ferry for the northern islands. The captain of the first ferry, the Annick, said that the crossing in winter storms had been too much for one ship. The islands were supplied by helicopter for eleven weeks.',
});
const documents: readonly Document[] = [
  ferry,
  makeDocument({ ...ferry, id: 'ferry-again', title: 'Islands get a second ferry' }),
  makeDocument({
    id: 'helicopter',
    title: 'Helicopter pilots honoured by the islands',
    text: 'Pilots who supplied the northern islands by helicopter while the ferry lay in harbour were honoured in Lunde.',
  }),
  makeDocument({
    id: 'storm',
    title: 'Winter storms over Lunde',
    text: 'Winter storms closed the harbour of Lunde for a week.',
  }),
  makeDocument({
    id: 'storm-again',
    title: 'Winter storms over Lunde',
    text: 'Winter storms closed the harbour of Lunde for a week.',
  }),
  makeDocument({
    id: 'opera',
    title: 'Opera season opens',
    text: 'The opera opened the season with an old comedy.',
  }),
  makeDocument({ id: 'figures', title: '42', text: '42 and 11 of 2015' }),
  makeDocument({ id: 'empty' }),
];

function searcher(parts: number, deleted: readonly string[] = []): Searcher {
  const lists = Array.from({ length: parts }, (_, part) =>
    documents.filter((_document, at) => at % parts === part),
  );
  return new Searcher(makeGeneration(lists, new Set(deleted)), { timeoutMs: 60_000 });
}

const ASKED = { id: 'ferry', limit: 10, snippets: 0, duplicates: false };

describe('similar documents', () => {
  it.each([1, 2, 4])('share the telling words, best first, from %i segments alike', (parts) => {
    const result = searcher(parts).similar(ASKED)!;
    expect(result.hits.map(({ id }) => id)).toEqual(['helicopter', 'storm']);
    expect(result.words).toContain('ferry');
    expect(result.words).not.toContain('the');
    const scores = result.hits.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  it('are neither the document, nor its near-duplicates, nor twice the same story, unless asked', () => {
    const ids = searcher(2)
      .similar({ ...ASKED, duplicates: true })!
      .hits.map(({ id }) => id);
    expect(ids).not.toContain('ferry');
    expect(ids[0]).toBe('ferry-again');
    expect(ids).toContain('storm');
    expect(ids).toContain('storm-again');
  });

  it('are found in other languages by names', () => {
    const english = makeDocument({
      id: 'en',
      title: 'Annick and Odile of Lunde',
      text: 'Annick and Odile left Lunde.',
    });
    const german = makeDocument({
      id: 'de',
      language: 'de',
      title: 'Annick und Odile',
      text: 'Annick, Odile und Lunde.',
    });
    const generation = makeGeneration([[english, german, ...documents]]);
    const { hits } = new Searcher(generation, { timeoutMs: 60_000 }).similar({ ...ASKED, id: 'en' })!;
    expect(hits[0]!.id).toBe('de');
  });

  it('are as many as asked, even where near-duplicates fill the first places', () => {
    const copies = Array.from({ length: 40 }, (_, copy) => makeDocument({ ...ferry, id: `copy-${copy}` }));
    const generation = makeGeneration([[...documents, ...copies]]);
    const { hits } = new Searcher(generation, { timeoutMs: 60_000 }).similar({ ...ASKED, limit: 2 })!;
    expect(hits.map(({ id }) => id)).toEqual(['helicopter', 'storm']);
  });

  it('are none that is deleted', () => {
    const ids = searcher(2, ['helicopter'])
      .similar(ASKED)!
      .hits.map(({ id }) => id);
    expect(ids).toEqual(['storm']);
  });

  it('carry snippets that mark the words they were found by, when asked', () => {
    const [first] = searcher(1).similar({ ...ASKED, snippets: 1 })!.hits;
    expect(first!.snippets[0]!.html).toContain('<mark>helicopter</mark>');
  });

  it('are none for a document without words or with words of its own only', () => {
    for (const id of ['empty', 'opera', 'figures']) {
      expect(searcher(2).similar({ ...ASKED, id })!.hits).toEqual([]);
    }
  });

  it('are null for an id no document has', () => {
    expect(searcher(1).similar({ ...ASKED, id: 'none' })).toBeNull();
  });
});
