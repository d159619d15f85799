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

  it('leaves scores as they are', () => {
    const documents = ['a', 'b', 'c'].map((id) => makeDocument({ id, text: 'ferry', section: id }));
    const [all] = ask(documents, 'ferry').hits;
    const [one] = ask(documents, 'ferry', { filter: 'section = a' }).hits;
    expect(one?.score).toBe(all?.score);
  });
});
