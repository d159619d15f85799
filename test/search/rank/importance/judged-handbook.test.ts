import { describe, expect, it } from 'vitest';
import { measureRanking } from '../../../../src/evaluate/ranking-measures.js';
import type { ImportanceSettings } from '../../../../src/importance-settings.js';
import { defaultRequest } from '../../../../src/search/default-request.js';
import { Searcher } from '../../../../src/search/searcher.js';
import { makeGeneration } from '../../../memory-segments.js';
import { handbook, judgments } from './handbook.js';

/** nDCG@10 of the handbook under some settings. */
function measure(importance: ImportanceSettings): number {
  const generation = makeGeneration([handbook.slice(0, 9), handbook.slice(9)], new Set(), { importance });
  const searcher = new Searcher(generation, { timeoutMs: Infinity });
  const rankings = new Map(
    [...judgments.keys()].map((query) => [
      query,
      searcher.findIds(defaultRequest(query, { limit: 100 })).ids,
    ]),
  );
  return measureRanking(rankings, judgments)['ndcg@10'];
}

// The figures of docs/importance.md.
describe('importance, measured on a handbook in which the useful pages repeat their words least', () => {
  it.each<[string, ImportanceSettings, number]>([
    ['nothing', {}, 0.7637],
    ['how often a page is read', { boost: { field: 'visits', weight: 1 } }, 0.8867],
    ['how new it is', { boost: { field: 'date', weight: 1, halfLife: '1y' } }, 0.9158],
    ['the folder it lies in', { weights: [{ folder: 'archive/**', weight: 0.4 }] }, 0.9038],
    ['its section', { weights: [{ section: 'guide', weight: 2 }] }, 0.9367],
    ['its headings', { headings: 3 }, 0.7764],
    ['a page pinned for a query', { pins: [{ query: 'Backup', ids: ['guide/backup.md'] }] }, 0.7828],
    [
      'most of them',
      {
        boost: [{ field: 'visits' }, { field: 'date', weight: 0.5 }],
        weights: [
          { folder: 'archive', weight: 0.5 },
          { section: 'notes', weight: 0.5 },
        ],
        headings: 2,
      },
      0.9724,
    ],
  ])('is worth what the documents say of %s', (_, importance, expected) => {
    expect(measure(importance)).toBe(expected);
  });
});
