import { describe, expect, it } from 'vitest';
import { listOwnValues } from '../../src/documents/own/own-values.js';
import { ownColumnsOf, ownFieldName, ownKey, valueOfOwnKey } from '../../src/opensearch/own-columns.js';

const extra = { price: ['12.5', '$1,299.00'], city: 'São Paulo', year: 2015, sold: 'yes', a: { b: 'x' } };

describe('own fields in a cluster', () => {
  it('are read as every type that their values can be', () => {
    const columns = ownColumnsOf(listOwnValues(extra), () => true);
    expect(columns.number).toEqual({ price: [12.5, 1299], year: [2015] });
    expect(columns.date).toEqual({ year: [Date.UTC(2015, 0)] });
    expect(columns.until).toEqual({ year: [Date.UTC(2016, 0)] });
    expect(columns.truth).toEqual({ sold: [true] });
    expect(columns.key['city']).toEqual(['são paulo\u0000São Paulo']);
  });

  it('have names without dots', () => {
    expect(ownFieldName('a.b')).toBe('a~b');
    expect(ownColumnsOf(listOwnValues(extra), () => true).key).toHaveProperty('a~b', ['x\u0000']);
  });

  it('are left out where the mapping has no place for them', () => {
    expect(Object.keys(ownColumnsOf(listOwnValues(extra), (name) => name === 'city').key)).toEqual(['city']);
  });

  it.each(['São Paulo', 'x', '12', ''])('give back a value as it was written: %j', (value) => {
    expect(valueOfOwnKey(ownKey(value))).toBe(value);
  });
});
