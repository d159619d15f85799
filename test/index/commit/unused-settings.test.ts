import { expect, it } from 'vitest';
import type { SchemaSettings } from '../../../src/index/commit/infer-schema.js';
import { listUnusedSettings } from '../../../src/index/commit/unused-settings.js';
import { makeDocument } from '../../make-document.js';
import { makeGeneration } from '../../memory-segments.js';

function unusedOf(settings: SchemaSettings): readonly string[] {
  const document = makeDocument({ id: 'a.md', extra: { visits: 3, kind: 'guide' } });
  const generation = makeGeneration([[document]], new Set(), settings);
  return listUnusedSettings(generation, generation.schema, settings).map(
    ({ setting, problem }) => `${setting}: ${problem}`,
  );
}

it('names settings that no document has anything for, and where they stand', () => {
  expect(
    unusedOf({
      fields: { Visits: { as: 'number' }, vists: { as: 'number' }, gone: false },
      importance: {
        boost: [{ field: 'date' }, { field: 'pagerank' }, { field: 'kind' }],
        weights: [
          { folder: 'x', weight: 2 },
          { field: 'sort', value: 'guide', weight: 2 },
        ],
        pins: [{ query: 'a', ids: ['a.md', 'b.md'] }],
      },
    }),
  ).toEqual([
    'fields.vists: no document has a field "vists"',
    'importance.boost.1.field: no document has a field "pagerank"',
    'importance.boost.2.field: the field "kind" is a keyword, and only numbers, dates and truth values tell importance',
    'importance.weights.1.field: no document has a field "sort"',
    'importance.pins.0.ids: no document has the id "b.md"',
  ]);
});

it('names none where all have an effect', () => {
  expect(unusedOf({ fields: { kind: { facet: true } }, importance: { boost: { field: 'visits' } } })).toEqual(
    [],
  );
});
