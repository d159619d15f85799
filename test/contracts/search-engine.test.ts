import { describe, expect, it } from 'vitest';
import { defaultRequest } from '../../src/search/default-request.js';
import type { StoredDocument } from '../../src/search/engine.js';
import { indexRecords, openCollection, openEngine } from '../search/promises/open-collection.js';
import { FakeEngine } from '../server/fake-engine.js';
import { CONTRACT_DOCUMENTS, describeSearchEngine } from './search-engine.js';

/** The records that documents are made of: further fields stand beside those that are known. */
function recordsOf(
  documents: readonly StoredDocument[],
): ({ readonly id: string } & Record<string, unknown>)[] {
  const notOfRecords = { other: undefined, sections: undefined, annotations: undefined };
  return documents.map(({ extra, ...known }) => ({ ...known, ...extra, ...notOfRecords }));
}

describeSearchEngine('LocalEngine', () => openCollection(recordsOf(CONTRACT_DOCUMENTS)));
describe('LocalEngine without a budget', () => {
  it('answers with what it has found, which is nothing, and fails for nothing that can be typed', async () => {
    const directory = await indexRecords(recordsOf(CONTRACT_DOCUMENTS));
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
