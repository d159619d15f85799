import { describe, expect, it } from 'vitest';
import { loadConfig } from '../src/config.js';
import { findImportanceProblem } from '../src/importance-settings.js';

function problemOf(value: unknown): string | null {
  const found = findImportanceProblem(value);
  return found === null ? null : `${['importance', ...found.path].join('.')}: ${found.problem}`;
}

describe('settings of importance', () => {
  it.each<[unknown]>([
    [{}],
    [{ boost: { field: 'visits', weight: 1, prefer: 'low', pivot: 10 }, headings: 1 }],
    [{ boost: [{ field: 'date', halfLife: '6m' }, { field: 'inStock' }] }],
    [
      {
        weights: [
          { folder: 'a/**', weight: 0.25 },
          { field: 'kind', value: 'note', weight: 4 },
        ],
      },
    ],
    [{ pins: [{ query: 'wifi', ids: ['a.md', 'b.md'] }] }],
  ])('are right as %j', (value) => {
    expect(problemOf(value)).toBeNull();
  });

  it.each<[unknown, string]>([
    [[], 'importance: must be an object, as {"boost": {"field": "pagerank"}}, not []'],
    [
      { boosts: 1 },
      'importance.boosts: is not a setting of importance; there are boost, weights, headings, pins',
    ],
    [{ boost: 'rank' }, 'importance.boost: must be a list of objects, not "rank"'],
    [{ boost: { weight: 1 } }, 'importance.boost: must have "field", not {"weight":1}'],
    [
      { boost: { field: 'rank', weight: 9 } },
      'importance.boost.weight: must be a number from 0.01 to 3, not 9',
    ],
    [
      { boost: [{ field: 'rank', prefer: 'up' }] },
      'importance.boost.0.prefer: must be high or low, not "up"',
    ],
    [{ boost: { field: 'rank', pivot: 0 } }, 'importance.boost.pivot: must be a number above 0, not 0'],
    [
      { boost: { field: 'date', halfLife: 'long' } },
      'importance.boost.halfLife: must be a time as 12h, 30d, 2w, 6m or 1y, not "long"',
    ],
    [
      { boost: { field: 'rank', factor: 2 } },
      'importance.boost.factor: is not a setting; there are field, weight, prefer, pivot, halfLife',
    ],
    [
      { weights: [{ folder: 'a', weight: 0 }] },
      'importance.weights.0.weight: must be a number from 0.25 to 4, not 0',
    ],
    [{ weights: [{ folder: 'a' }] }, 'importance.weights.0: must have "weight", not {"folder":"a"}'],
    [
      { weights: [{ folder: 'a', section: 'b', weight: 2 }] },
      'importance.weights.0: must have one of "folder", "section", "language", or "field" with its "value", not {"folder":"a","section":"b","weight":2}',
    ],
    [
      { weights: [{ field: 'kind', weight: 2 }] },
      'importance.weights.0: must have one of "folder", "section", "language", or "field" with its "value", not {"field":"kind","weight":2}',
    ],
    [{ headings: 0.5 }, 'importance.headings: must be a number from 1 to 4, not 0.5'],
    [
      { pins: [{ query: 'wifi', ids: [] }] },
      'importance.pins.0.ids: must be a list of 1 to 10 ids of documents, not []',
    ],
    [
      { pins: [{ query: ' ', ids: ['a'] }] },
      'importance.pins.0.query: must be a text of at most 256 characters, not " "',
    ],
  ])('say of %j what is wrong, where, and what is allowed', (value, problem) => {
    expect(problemOf(value)).toBe(problem);
  });

  it('are named with the variable that they come from', () => {
    expect(() => loadConfig({}, { FINDLING_IMPORTANCE: '{"headings":9}' }, '/')).toThrow(
      'FINDLING_IMPORTANCE: importance.headings: must be a number from 1 to 4, not 9',
    );
  });

  it.each(['valueOf', '__proto__', 'constructor', 'toString'])(
    'are refused where one is called %s as what every object has',
    (name) => {
      expect(problemOf(JSON.parse(`{"boost":{"field":"visits","${name}":1}}`))).toContain('is not a setting');
      expect(problemOf(JSON.parse(`{"${name}":1}`))).toContain('is not a setting');
    },
  );
});
