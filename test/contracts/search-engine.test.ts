import { describe, expect, it } from 'vitest';
import { defaultRequest } from '../../src/search/default-request.js';
import { indexRecords, openCollection, openEngine } from '../search/promises/open-collection.js';
import { FakeEngine } from '../server/fake-engine.js';
import { CONTRACT_DOCUMENTS, describeSearchEngine } from './search-engine.js';

describeSearchEngine('LocalEngine', () =>
  // A corpus holds further fields beside those it knows.
  openCollection(CONTRACT_DOCUMENTS.map(({ extra, ...document }) => ({ ...document, ...extra }))),
);
describe('LocalEngine without a budget', () => {
  it('answers with what it has found, which is nothing, and fails for nothing that can be typed', async () => {
    const directory = await indexRecords(
      CONTRACT_DOCUMENTS.map(({ extra, ...document }) => ({ ...document, ...extra })),
    );
    const engine = await openEngine(directory, -1);
    for (const query of ['', 'ferry', '"the harbour"', '-ferry', 'f*', 'fery~', 'section:World', '...']) {
      const { partial, totalHits, hits, suggestion, facetDistribution, warnings } = await engine.search(
        defaultRequest(query, { facets: ['section'], prefix: 'last', collapse: true }),
      );
      expect({ partial, hits, suggestion, facetDistribution }).toEqual({
        partial: true,
        hits: [],
        suggestion: null,
        facetDistribution: {},
      });
      expect(totalHits).toBeLessThanOrEqual(CONTRACT_DOCUMENTS.length);
      expect(warnings.length).toBeGreaterThan(0);
    }
    expect(await engine.suggest({ query: 'ferr', limit: 3 })).toMatchObject({
      suggestions: [],
      partial: true,
    });
    const similar = { id: 'a-ferry', limit: 3, snippets: 1, duplicates: true };
    expect(await engine.similar(similar)).toMatchObject({ hits: [], partial: true });
    expect(await engine.document('a-ferry')).toEqual(CONTRACT_DOCUMENTS[1]);
  });
});

describeSearchEngine('FakeEngine', () => Promise.resolve(new FakeEngine(CONTRACT_DOCUMENTS)));
