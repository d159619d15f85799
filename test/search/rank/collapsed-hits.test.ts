import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/documents/document.js';
import type { SearchRequest, SearchResult } from '../../../src/search/engine.js';
import { Searcher } from '../../../src/search/searcher.js';
import { edits, makeStory, makeVocabulary, seededFractions } from '../../bench/inputs/copies.mjs';
import { runs } from '../../runs.js';
import { makeDocument, makeGeneration, makeRequest } from '../memory-generation.js';

const random = seededFractions(7);
const vocabulary = makeVocabulary(random, 300);
const stories = Array.from({ length: 14 }, () => makeStory(random, vocabulary, 60));
const kinds = Object.values(edits);

/** Stories, each with as many near-copies as told, some of which say less. */
function newsroom(copies: readonly number[]): Document[] {
  const chance = seededFractions(copies.length);
  return copies.flatMap((count, number) => {
    const story = stories[number % stories.length]!;
    return Array.from({ length: count + 1 }, (_, copy) => {
      const { title, text } =
        copy === 0 ? story : kinds[(copy + number) % kinds.length]!(story, chance, stories);
      const date = `2015-12-${String(1 + ((copy * 7 + number) % 28)).padStart(2, '0')}T00:00:00.000Z`;
      return makeDocument({
        id: `${(number * 13 + copy * 5) % 50}-${number}-${copy}`,
        title,
        text,
        date,
        section: ['World', 'Sport'][copy % 2]!,
        source: ['Wire', 'Courier', 'Gazette'][copy % 3]!,
        tags: [`tag${number % 3}`, copy % 2 === 0 ? 'even' : 'odd'],
      });
    });
  });
}

function searcherOver(documents: readonly Document[], parts: number): Searcher {
  const lists = Array.from({ length: parts }, (_, part) =>
    documents.filter((_document, at) => at % parts === part),
  );
  return new Searcher(makeGeneration(lists.filter(({ length }) => length > 0)), { timeoutMs: 60_000 });
}

/** The first of each group in the whole list of hits, and how many more of it there are. */
function collapseNaively(searcher: Searcher, all: SearchResult): { id: string; duplicates: number }[] {
  const groups = searcher.generation.duplicates;
  const groupOf = (id: string): string => {
    const members = groups.membersWith(searcher.generation.address(id)!);
    return members.length === 0 ? `alone ${id}` : JSON.stringify(members[0]);
  };
  const counts = new Map<string, number>();
  for (const { id } of all.hits) counts.set(groupOf(id), (counts.get(groupOf(id)) ?? 0) + 1);
  const seen = new Set<string>();
  return all.hits.flatMap(({ id }) => {
    const group = groupOf(id);
    if (seen.has(group)) return [];
    seen.add(group);
    return [{ id, duplicates: counts.get(group)! - 1 }];
  });
}

const EVERYTHING = { limit: 1000, snippets: 0 };

describe('a collapsed search', () => {
  it('shows the first of each group in the order of the full list, on pages that make up all of it', () => {
    const copies = fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 14 });
    const request = fc.record({
      query: fc.oneof(
        fc.constant(''),
        fc.constantFrom(...vocabulary.slice(0, 60)),
        fc
          .array(fc.constantFrom(...vocabulary), { minLength: 2, maxLength: 4 })
          .map((words) => words.join(' ')),
      ),
      sort: fc.constantFrom('relevance', 'recency', 'date:desc', 'date:asc'),
      filter: fc.constantFrom(null, 'section = "World"'),
      match: fc.constantFrom('auto', 'any'),
      prefix: fc.constantFrom('auto', 'last'),
    });
    fc.assert(
      fc.property(
        copies,
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 7 }),
        fc.array(request, { minLength: 3, maxLength: 3 }),
        (counts, parts, limit, requests) => {
          const searcher = searcherOver(newsroom(counts), parts);
          for (const given of requests) {
            const asked = { ...EVERYTHING, ...given } as Partial<SearchRequest>;
            const all = searcher.search(makeRequest(given.query, asked));
            const expected = collapseNaively(searcher, all);
            const pages: { id: string; duplicates: number | undefined }[] = [];
            for (let offset = 0; offset < expected.length + limit; offset += limit) {
              const page = searcher.search(
                makeRequest(given.query, { ...asked, offset, limit, collapse: true }),
              );
              expect(page.totalHits).toBe(expected.length);
              expect(page.totalHits + page.collapsedHits!).toBe(all.totalHits);
              pages.push(...page.hits.map(({ id, duplicates }) => ({ id, duplicates })));
            }
            expect(pages).toEqual(expected);
          }
        },
      ),
      runs(15),
    );
  });

  it('gives hits the scores they have without', () => {
    const searcher = searcherOver(newsroom([3, 2, 4, 0, 1]), 2);
    const query = stories[2]!.title;
    const scores = new Map(
      searcher.search(makeRequest(query, EVERYTHING)).hits.map(({ id, score }) => [id, score]),
    );
    const { hits } = searcher.search(makeRequest(query, { ...EVERYTHING, collapse: true }));
    for (const { id, score } of hits) expect(score).toBe(scores.get(id));
  });

  it('counts for each value of a facet what the collapsed search narrowed to it shows', () => {
    const fieldOf = { section: 'section', tags: 'tags', year: 'date', month: 'date', source: 'source' };
    const searcher = searcherOver(newsroom([3, 2, 4, 0, 1, 5, 2]), 3);
    const asked = { ...EVERYTHING, facets: Object.keys(fieldOf), collapse: true, fuzzy: 'off' as const };
    for (const query of ['', stories[2]!.title]) {
      const { totalHits, collapsedHits, facetDistribution } = searcher.search(makeRequest(query, asked));
      expect(collapsedHits).toBeGreaterThan(0);
      for (const [facet, field] of Object.entries(fieldOf)) {
        const counts = Object.entries(facetDistribution[facet]!);
        expect(counts.length, facet).toBeGreaterThan(0);
        for (const [value, count] of counts) {
          const narrowed = makeRequest(query, { ...asked, filter: `${field} = "${value}"` });
          expect(searcher.search(narrowed).totalHits, `${query}: ${facet} ${value}`).toBe(count);
          expect(count).toBeLessThanOrEqual(totalHits);
        }
      }
    }
  });

  it('says nothing of near-duplicates unless asked', () => {
    const result = searcherOver(newsroom([2]), 1).search(makeRequest(''));
    expect(result).not.toHaveProperty('collapsedHits');
    expect(result.hits[0]).not.toHaveProperty('duplicates');
  });
});

describe('a search for the near-duplicates of a document', () => {
  it('finds, under any query, exactly the documents the collapsed search left out', () => {
    const searcher = searcherOver(newsroom([3, 2, 4, 0, 1, 5, 2]), 3);
    let left = 0;
    for (const query of ['', stories[2]!.title, 'the']) {
      for (const { id, duplicates } of searcher.search(makeRequest(query, { ...EVERYTHING, collapse: true }))
        .hits) {
        const { totalHits, hits } = searcher.search(makeRequest(query, { ...EVERYTHING, duplicatesOf: id }));
        expect(totalHits).toBe(duplicates);
        left += totalHits;
        expect(hits.map((hit) => hit.id)).not.toContain(id);
      }
    }
    expect(left).toBeGreaterThan(20);
  });

  it('refuses an id that no document has', () => {
    const searcher = searcherOver(newsroom([1]), 1);
    expect(() => searcher.search(makeRequest('', { duplicatesOf: 'none' }))).toThrow(
      'no document has the id "none"',
    );
  });
});
