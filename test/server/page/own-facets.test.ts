import { describe, expect, it } from 'vitest';
import type { EngineField } from '../../../src/search/engine.js';
import { chooseOwnFacets } from '../../../src/server/page/facets/choose-own-facets.js';
import { labelOf, printValue } from '../../../src/server/page/facets/facet-view.js';
import { parseConditions, printConditions } from '../../../src/server/page/facets/filter-conditions.js';
import { createPageFormat } from '../../../src/server/page/page-format.js';
import { readPageParameters } from '../../../src/server/page/page-parameters.js';

function field(name: string, given: Partial<EngineField> = {}): EngineField {
  return {
    name,
    type: 'keyword',
    label: null,
    facet: true,
    configured: false,
    documents: 100,
    values: 5,
    ...given,
  };
}

describe('the own fields that a page offers as facets', () => {
  const offered = (...fields: readonly EngineField[]): string[] => [...chooseOwnFacets(fields, 100).keys()];

  it('are the configured ones in their order, then those that most documents have', () => {
    expect(
      offered(
        field('rare', { documents: 30 }),
        field('common', { documents: 90 }),
        field('chosen', { configured: true, documents: 1, values: 1 }),
      ),
    ).toEqual(['fields.chosen', 'fields.common', 'fields.rare']);
  });

  it('are none that do not part the documents, or that name one document each', () => {
    expect(
      offered(
        field('same', { values: 1 }),
        field('isbn', { values: 100 }),
        field('product_id', { type: 'number', values: 100 }),
        field('photoUrl'),
        field('seldom', { documents: 10 }),
        field('prose', { type: 'text', facet: false }),
      ),
    ).toEqual([]);
  });
});

describe('own fields on a page', () => {
  const format = {
    ...createPageFormat('de'),
    fields: chooseOwnFacets(
      [
        field('price', { type: 'number', label: 'Preis', configured: true }),
        field('in_stock', { type: 'boolean' }),
        field('released', { type: 'date' }),
      ],
      100,
    ),
  };

  it('have a label that can be read', () => {
    expect(
      ['fields.price', 'fields.in_stock', 'fields.unitPrice', 'fields.maker.city'].map((name) =>
        labelOf(name, format),
      ),
    ).toEqual(['Preis', 'In stock', 'Unit price', 'Maker: city']);
  });

  it('have values written in the language of the reader', () => {
    expect(printValue('fields.price', '12345.5', format)).toBe('12.345,5');
    expect(printValue('fields.price', '2015', format)).toBe('2015');
    expect(printValue('fields.in_stock', 'true', format)).toBe('Ja');
    expect(printValue('fields.released', '2015-03-22', format)).toBe('22. März 2015');
  });

  it('are chosen by fields of the form', () => {
    const sent =
      '?fields.brand=Havn&fields.brand=Kite&not-fields.colour=red&from-fields.price=10&until-fields.price=x&find-fields.brand=Ha';
    const given = readPageParameters(`/${sent}`);
    expect(given.get('filter')).toBe(
      'fields.brand IN ["Havn", "Kite"] AND fields.colour != "red" AND fields.price >= "10"',
    );
    expect(given.get('find-fields.brand')).toBe('Ha');
  });

  it('are read back from a filter', () => {
    const filter = 'fields.Größe = "L" AND fields.price >= "10" AND fields.price < "20"';
    expect(printConditions(parseConditions(filter) ?? [])).toBe(filter);
  });
});
