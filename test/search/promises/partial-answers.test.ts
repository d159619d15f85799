import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SearchRequest, SearchResult } from '../../../src/search/engine.js';
import { SearchBudget } from '../../../src/search/search-budget.js';
import { Searcher } from '../../../src/search/searcher.js';
import { runs } from '../../runs.js';
import { makeDocument, makeGeneration, makeRequest } from '../memory-generation.js';

const vocabulary = ['ferry', 'ferries', 'fern', 'storm', 'harbour', 'harbor', 'quay', 'the', 'of', 'sea'];
const sections = ['World', 'Local', null];

const documents = Array.from({ length: 90 }, (_, number) =>
  makeDocument({
    id: `d${String(number).padStart(2, '0')}`,
    title: `${vocabulary[number % 7]!} ${vocabulary[(number * 3) % 10]!}`,
    text: Array.from(
      { length: 3 + (number % 9) },
      (_one, at) => vocabulary[(number * 7 + at * at) % 10]!,
    ).join(' '),
    section: sections[number % 3]!,
    date: number % 5 === 0 ? null : `2015-${String(1 + (number % 12)).padStart(2, '0')}-01`,
  }),
);
const generation = makeGeneration([documents.slice(0, 50), documents.slice(50)], new Set(['d07', 'd63']));
const unlimited = new Searcher(generation, { timeoutMs: Infinity });
/** Beside a clock that stands still: work alone ends it. */
const searcherWith = (milliseconds: number): Searcher =>
  new Searcher(generation, { timeoutMs: 0, startBudget: () => new SearchBudget(milliseconds, () => 0) });

const word = fc.constantFrom(...vocabulary, 'fer*', 'se*', 'storn~', 'stom', 'harb*', 'zzqx');
const part = fc.oneof(
  word,
  fc.tuple(word, word).map(([a, b]) => `"${a} ${b}"`),
  fc
    .tuple(word, word, fc.constantFrom(' AND ', ' OR ', ' '))
    .map(([a, b, between]) => `(${a}${between}${b})`),
  fc.constantFrom('section:World', 'title:ferry', 'after:2015-06', '"the of"~2'),
);
const query = fc
  .array(fc.tuple(fc.constantFrom('', '', '', '-', '+', 'NOT '), part), { maxLength: 4 })
  .map((parts) => parts.map(([sign, text]) => sign + text).join(' '));
const request = fc.record({
  query,
  limit: fc.constantFrom(0, 3, 100),
  match: fc.constantFrom('auto', 'all', 'any'),
  prefix: fc.constantFrom('auto', 'last', 'off'),
  sort: fc.constantFrom('relevance', 'recency', 'date:desc'),
  collapse: fc.boolean(),
  filter: fc.constantFrom(null, 'section = "World"', 'NOT section EXISTS OR date > 2015-03'),
  facets: fc.constant(['section', 'year']),
}) satisfies fc.Arbitrary<Partial<SearchRequest>>;
/** From no work at all to more than any of these searches takes. */
const milliseconds = fc.integer({ min: 0, max: 100 }).map((step) => 10 ** (step / 25 - 4));

const withoutTime = (result: SearchResult): SearchResult => ({ ...result, processingTimeMs: 0 });

describe('an answer that was ended before its end', () => {
  it('holds only documents that match, and counts no more than there are, whatever the budget', () => {
    let partials = 0;
    fc.assert(
      fc.property(request, milliseconds, ({ query: text, ...given }, budget) => {
        const answer = searcherWith(budget).search(makeRequest(text, given));
        const whole = unlimited.search(makeRequest(text, given));
        if (answer.partial !== true) {
          expect(withoutTime(answer)).toEqual(withoutTime(whole));
          return;
        }
        partials += 1;
        const matching = unlimited.search(makeRequest(text, { ...given, limit: 1000, collapse: false }));
        const ids = new Set(matching.hits.map(({ id }) => id));
        expect(answer.hits.filter(({ id }) => !ids.has(id))).toEqual([]);
        expect(answer.hits.length).toBeLessThanOrEqual(given.limit);
        expect(answer.totalHits).toBeLessThanOrEqual(whole.totalHits);
        expect(answer.totalHits).toBeGreaterThanOrEqual(answer.hits.length);
        for (const [name, counts] of Object.entries(answer.facetDistribution)) {
          for (const [value, count] of Object.entries(counts))
            expect(count).toBeLessThanOrEqual(whole.facetDistribution[name]?.[value] ?? 0);
        }
        expect(answer.warnings.at(-1)).toMatch(/ended early/);
      }),
      runs(150),
    );
    expect(partials).toBeGreaterThan(25);
  });

  it('is the same each time, whatever was asked before', () => {
    fc.assert(
      fc.property(request, query, milliseconds, ({ query: text, ...given }, before, budget) => {
        const searcher = searcherWith(budget);
        const first = searcher.search(makeRequest(text, given));
        searcher.search(makeRequest(before, given));
        unlimited.search(makeRequest(text, given));
        expect(withoutTime(searcher.search(makeRequest(text, given)))).toEqual(withoutTime(first));
      }),
      runs(75),
    );
  });

  it('shows hits that were found as long as there is work left to show them', () => {
    const most = unlimited.search(makeRequest('ferry storm', { facets: ['section'] })).totalHits;
    const shown = Array.from({ length: 60 }, (_, step) => searcherWith(0.01 * 1.15 ** step))
      .map((searcher) => searcher.search(makeRequest('ferry storm', { facets: ['section'] })))
      .map(({ totalHits, hits, partial }) => ({ totalHits, shown: hits.length, partial }));
    expect(
      shown.some(
        ({ partial, totalHits, shown: hits }) => partial === true && totalHits === most && hits === 10,
      ),
    ).toBe(true);
    expect(shown.at(-1)).toEqual({ totalHits: most, shown: 10, partial: undefined });
  });
});

describe('suggestions and similar documents that were ended before their end', () => {
  it('are some of those there are, whatever the budget', () => {
    fc.assert(
      fc.property(fc.nat(89), milliseconds, (number, budget) => {
        const asked = { id: documents[number]!.id, limit: 5, snippets: 1, duplicates: true };
        const whole = unlimited.similar(asked);
        const answer = searcherWith(budget).similar(asked);
        if (answer === null || whole === null || answer.partial !== true) {
          expect(answer === null ? null : { ...answer, processingTimeMs: 0 }).toEqual(
            whole === null ? null : { ...whole, processingTimeMs: 0 },
          );
          return;
        }
        const all = unlimited.similar({ ...asked, limit: 100 })!.hits.map(({ id }) => id);
        expect(answer.hits.filter(({ id }) => !all.includes(id))).toEqual([]);
      }),
      runs(50),
    );
  });
});
