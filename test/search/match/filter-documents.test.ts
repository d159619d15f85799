import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../runs.js';
import { ask, idsOf, makeDocument, makeRequest } from '../memory-generation.js';
import { anyCollection, anyFilter, collect, passes, printFilter } from './filtered-documents.js';

describe('filtering', () => {
  it('lets through what a test of every live document lets through, with and without words', () => {
    fc.assert(
      fc.property(anyCollection, anyFilter, fc.constantFrom('', 'ferry'), (collection, filter, query) => {
        const { documents, searcher } = collect(collection);
        const { hits, totalHits } = searcher.search(
          makeRequest(query, { filter: printFilter(filter), limit: 100 }),
        );
        const expected = documents.filter((document) => passes(document, filter)).map(({ id }) => id);
        expect(idsOf(hits).sort()).toEqual(expected);
        expect(totalHits).toBe(expected.length);
      }),
      runs(80),
    );
  });

  it.each([
    ['date = 2024', ['2024', '2024-01', '2024-01-01', '2024-06']],
    ['date = 2024-01', ['2024-01', '2024-01-01']],
    ['date = 2024-01-01', ['2024-01-01']],
    ['date != 2024-01', ['-000043', '2023', '2024', '2024-06']],
    ['date > 2024-01', ['2024-06']],
    ['date >= 2024-01', ['2024', '2024-01', '2024-01-01', '2024-06']],
    ['date < 2024', ['-000043', '2023']],
    ['date <= 2024-01', ['-000043', '2023', '2024', '2024-01', '2024-01-01']],
    ['date < "1 BC"', ['-000043']],
  ])('lets a year or month through %s as exactly as it is known', (filter, expected) => {
    const dates = ['-000043', '2023', '2024', '2024-01', '2024-01-01', '2024-06'];
    const documents = dates.map((date) => makeDocument({ id: date, text: 'ferry', date }));
    expect(idsOf(ask(documents, '', { filter, limit: 10 }).hits).sort()).toEqual(expected);
  });

  it('leaves scores as they are', () => {
    const documents = ['a', 'b', 'c'].map((id) => makeDocument({ id, text: 'ferry', section: id }));
    const [all] = ask(documents, 'ferry').hits;
    const [one] = ask(documents, 'ferry', { filter: 'section = a' }).hits;
    expect(one?.score).toBe(all?.score);
  });
});
