import { describe, expect, it } from 'vitest';
import { listOwnValues, LONG_VALUE, MAX_VALUE_LENGTH } from '../../../src/documents/own/own-values.js';

function own(extra: Record<string, unknown>): Record<string, readonly string[]> {
  return Object.fromEntries(listOwnValues(extra));
}

describe('the own fields of a document', () => {
  it('are named by their path, and lists by the values in them', () => {
    const extra = {
      address: { city: 'Bergen', geo: { lat: 60.39 } },
      ingredients: [{ name: 'flour', grams: 200 }, { name: 'salt' }],
      ratings: [4, 5, 4],
      vegan: false,
    };
    expect(own(extra)).toEqual({
      'address.city': ['Bergen'],
      'address.geo.lat': ['60.39'],
      'ingredients.name': ['flour', 'salt'],
      'ingredients.grams': ['200'],
      ratings: ['4', '5'],
      vegan: ['false'],
    });
  });

  it('have names that an address and a filter can hold', () => {
    expect(own({ 'Price (USD)': 3, 'In Stock': true, Größe: 'L', '%': 1 })).toEqual({
      Price_USD: ['3'],
      In_Stock: ['true'],
      Größe: ['L'],
    });
  });

  it('have no value where there is none', () => {
    expect(own({ a: null, b: '', c: [], d: {}, e: ' \n ', f: [null, ''] })).toEqual({});
  });

  it('hold the text of markup, and of a value that is too long only that it is there', () => {
    const long = 'x'.repeat(MAX_VALUE_LENGTH + 1);
    expect(own({ teaser: '<p>Two <b>boats</b></p>', note: long })).toEqual({
      teaser: ['Two boats'],
      note: [LONG_VALUE],
    });
  });

  it('are several where a text is a list', () => {
    const extra = {
      topics: 'money-fx,yen',
      places: "['usa', 'japan']",
      genres: 'sea, travel',
      author: 'Reed, Ada; Lee, Sam',
      city: 'Paris, Texas',
      price: '1,299',
    };
    expect(own(extra)).toEqual({
      topics: ['money-fx', 'yen'],
      places: ['usa', 'japan'],
      genres: ['sea', 'travel'],
      author: ['Reed, Ada', 'Lee, Sam'],
      city: ['Paris, Texas'],
      price: ['1,299'],
    });
  });

  it('end where a hostile record does not', () => {
    let deep: unknown = 'end';
    for (let level = 0; level < 50; level += 1) deep = { a: deep };
    const wide = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`key${index}`, index]));
    expect(own({ deep })).toEqual({});
    expect(Object.keys(own(wide)).length).toBe(200);
    expect(own({ list: Array.from({ length: 5000 }, (_, index) => index) })['list']?.length).toBe(100);
  });
});
