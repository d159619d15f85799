import { describe, expect, it } from 'vitest';
import type { FieldSettings } from '../../../src/field-settings.js';
import { inferSchema } from '../../../src/index/commit/infer-schema.js';
import type { Schema } from '../../../src/index/format/own/own-schema.js';
import { makeDocument } from '../../make-document.js';
import { makeGeneration } from '../../memory-segments.js';

function schemaOf(
  records: readonly Record<string, unknown>[],
  settings: FieldSettings = {},
  deleted: ReadonlySet<string> = new Set(),
): Schema {
  const documents = records.map((extra, index) => makeDocument({ id: String(index), title: 'Boat', extra }));
  const half = Math.ceil(documents.length / 2);
  return inferSchema(makeGeneration([documents.slice(0, half), documents.slice(half)], deleted).segments, {
    fields: settings,
  });
}

const UNSEARCHED = { searchedIn: null, weight: null, language: null };

/** The type of the field `x`. */
function typeOf(...values: readonly unknown[]): string | undefined {
  return schemaOf(values.map((x) => ({ x }))).fields[0]?.type;
}

describe('the type of a field', () => {
  it.each<[string, readonly unknown[]]>([
    ['number', [1, 2.5, '3']],
    ['number', ['12.50', 'N/A', '8']],
    ['number', ['$5', '1,299.00 EUR']],
    ['date', ['2014-05-01', '12 March 2015']],
    ['date', ['2014', '2014-05']],
    ['boolean', [true, false]],
    ['boolean', ['yes', 'no']],
    ['keyword', ['Bergen', 'Oslo']],
    ['keyword', ['01234', '99999']],
    ['keyword', [1, 'two', 'three']],
    [
      'text',
      [
        'A long sentence about boats and the people who build them.',
        'Another one, about harbours and the sea beyond.',
      ],
    ],
  ])('is %s by what its values are: %j', (type, values) => {
    expect(typeOf(...values)).toBe(type);
  });

  it('is that of the documents that are left', () => {
    const records = [{ x: 1 }, { x: 'two' }, { x: 3 }, { x: 4 }];
    expect(schemaOf(records).fields[0]?.type).toBe('keyword');
    expect(schemaOf(records, {}, new Set(['1'])).fields[0]?.type).toBe('number');
    expect(schemaOf(records, {}, new Set(['0', '1', '2', '3'])).fields).toEqual([]);
  });

  it('is what is configured, with its other names, before those that are not', () => {
    const records = [
      { Preis: '5', stock: 3, secret: 'x', zip: 123 },
      { price: 6, Stock: 4 },
    ];
    const { fields } = schemaOf(records, {
      zip: { as: 'keyword', facet: false, label: 'Postcode' },
      price: { from: ['preis'] },
      secret: false,
    });
    expect(fields).toEqual([
      {
        name: 'zip',
        type: 'keyword',
        facet: false,
        label: 'Postcode',
        configured: true,
        columns: ['zip'],
        ...UNSEARCHED,
      },
      {
        name: 'price',
        type: 'number',
        facet: true,
        label: null,
        configured: true,
        columns: ['Preis', 'price'],
        ...UNSEARCHED,
      },
      {
        name: 'Stock',
        type: 'number',
        facet: true,
        label: null,
        configured: false,
        columns: ['Stock', 'stock'],
        ...UNSEARCHED,
      },
    ]);
  });
});

describe('a facet', () => {
  const names = (count: number): Record<string, unknown>[] =>
    Array.from({ length: count }, (_, index) => ({
      name: `name ${index % 1500}`,
      code: `Code ${index % 2 === 0 ? index : `${index - 1}`.toUpperCase()}`,
    }));

  it('is every field with at most 1,000 different values, and none with more unless it is configured as one', () => {
    expect(schemaOf(names(1000)).fields.map(({ facet }) => facet)).toEqual([true, true]);
    expect(schemaOf(names(1400)).fields.find(({ name }) => name === 'name')?.facet).toBe(false);
    expect(schemaOf(names(1400), { name: { facet: true } }).fields[0]?.facet).toBe(true);
  });
});
