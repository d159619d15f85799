import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/documents/document.js';
import { parseHalfLife } from '../../../src/search/rank/recency-order.js';
import { Searcher } from '../../../src/search/searcher.js';
import { runs } from '../../runs.js';
import { ask, idsOf, makeDocument, makeGeneration, makeRequest } from '../memory-generation.js';

const DAY = 86_400_000;

const someDocument = fc.record({
  words: fc.array(fc.constantFrom('ferry', 'tide', 'rope'), { maxLength: 9 }),
  date: fc.constantFrom(null, '2015-12-01', '2015-12-20', '2016-03-01', '1999-01-01'),
});

describe('recency', () => {
  it.each<[string, number]>([
    ['12h', DAY / 2],
    ['30d', 30 * DAY],
    ['2w', 14 * DAY],
    ['6m', 180 * DAY],
    ['1y', 365 * DAY],
  ])('of %s is a half-life', (text, expected) => {
    expect(parseHalfLife(text)).toBe(expected);
  });

  it.each(['', '0d', '30', 'd', '1.5d', '-1d', '30 d', '10000d', '30D', '__proto__'])('is not %s', (text) => {
    expect(() => parseHalfLife(text)).toThrow(/no half-life/);
    expect(() => ask([], 'ferry', { recency: text })).toThrow(/recency/);
  });

  const even = [
    makeDocument({ id: 'old', text: 'ferry', date: '2015-01-01' }),
    makeDocument({ id: 'new', text: 'ferry', date: '2015-12-31' }),
    makeDocument({ id: 'none', text: 'ferry' }),
    makeDocument({ id: 'best', title: 'ferry', text: 'ferry ferry ferry', date: '1990-01-01' }),
  ];

  it('puts the newer of two equal hits first, undated ones last, and far better ones before both', () => {
    const long = 'wheat '.repeat(40);
    const documents = even.map((each) =>
      each.id === 'best' ? each : { ...each, text: `${each.text} ${long}` },
    );
    expect(idsOf(ask(documents, 'ferry', { recency: '30d' }).hits)).toEqual(['best', 'new', 'old', 'none']);
    expect(idsOf(ask(documents, 'ferry', { sort: 'recency' }).hits)).toEqual(['best', 'new', 'old', 'none']);
  });

  it('changes nothing where the order is by date', () => {
    const byDate = idsOf(ask(even, 'ferry', { sort: 'date:asc' }).hits);
    expect(idsOf(ask(even, 'ferry', { sort: 'date:asc', recency: '1d' }).hits)).toEqual(byDate);
    expect(idsOf(ask(even, '', { sort: 'recency' }).hits)).toEqual(['new', 'old', 'best', 'none']);
  });

  it('orders by band, then by the blend, and pages add up to the whole list', () => {
    fc.assert(
      fc.property(
        fc.array(someDocument, { minLength: 1, maxLength: 30 }),
        fc.constantFrom('1d', '30d', '5y'),
        fc.integer({ min: 1, max: 7 }),
        (given, recency, size) => {
          const documents = given.map(({ words, date }, index): Document =>
            makeDocument({ id: `d${String(index).padStart(2, '0')}`, text: words.join(' '), date }),
          );
          const segments = [0, 1].map((part) => documents.filter((_, index) => index % 2 === part));
          const searcher = new Searcher(makeGeneration(segments), { timeoutMs: Number.POSITIVE_INFINITY });
          const request = makeRequest('ferry tide', { fuzzy: 'off', snippets: 0, limit: 100 });
          // Sorted by date, hits have the scores of the first stage, which recency blends.
          const plain = searcher.search({ ...request, sort: 'date:desc' });
          const blended = searcher.search({ ...request, recency });
          const best = Math.max(0, ...plain.hits.map(({ score }) => score));
          const keys = ({
            id,
            score,
            date,
          }: (typeof plain.hits)[number]): [number, number, number, string] => [
            Math.min(4, Math.floor((1 - score / best) * 5)),
            date === null ? Infinity : -Math.log2(score) - Date.parse(date) / parseHalfLife(recency),
            -score,
            id,
          ];
          const expected = [...plain.hits].sort((a, b) => {
            const [keysOfA, keysOfB] = [keys(a), keys(b)];
            const at = keysOfA.findIndex((key, index) => key !== keysOfB[index]);
            return at >= 0 && (keysOfA[at] ?? 0) < (keysOfB[at] ?? 0) ? -1 : 1;
          });
          expect(idsOf(blended.hits)).toEqual(idsOf(expected));
          const paged: string[] = [];
          for (let offset = 0; offset < documents.length; offset += size) {
            const page = searcher.search({ ...request, recency, offset, limit: size });
            expect(page.totalHits).toBe(plain.totalHits);
            paged.push(...idsOf(page.hits));
          }
          expect(paged).toEqual(idsOf(blended.hits));
        },
      ),
      runs(50),
    );
  });
});
