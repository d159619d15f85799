import { describe, expect, it } from 'vitest';
import { findFieldProblem } from '../src/field-settings.js';

describe('settings of fields', () => {
  it('say what a field is, whether it is counted, how it is called; or that nobody asks for it', () => {
    const settings = {
      price: { as: 'number', facet: false, label: 'Price', from: ['preis', 'prix'] },
      'address.city': { as: 'keyword' },
      internal: false,
      notes: {},
      body: {
        as: 'text',
        language: 'de',
        stopWords: ['der'],
        protectedWords: ['Große'],
        synonyms: [['boot', 'schiff']],
      },
      title: { from: ['ueberschrift'] },
      'docs/**': { title: { from: ['name'] }, internal: false },
      '*.csv': {},
    };
    expect(findFieldProblem(settings)).toBeNull();
  });

  it.each([
    [[], '', 'must be an object of fields'],
    [
      { price: { as: 'money' } },
      'price.as',
      'must be one of boolean, number, date, keyword, text, geo, not "money"',
    ],
    [
      { price: { kind: 'number' } },
      'price.kind',
      'is not a setting of a field; there are as, weight, facet, label, language, stopWords, protectedWords, synonyms, from',
    ],
    [{ price: true }, 'price', 'must be false, or an object'],
    [{ price: { weight: 9 } }, 'price.weight', 'must be a number from 0.05 to 5, not 9'],
    [
      { a: { weight: 1 }, b: { weight: 1 }, c: { weight: 1 }, d: { weight: 1 }, e: { weight: 1 } },
      'e.weight',
      'is one too many: at most 4 fields can have a weight',
    ],
    [
      { body: { language: 'German' } },
      'body.language',
      'must be the tag of a language, as "de", not "German"',
    ],
    [
      { a: { stopWords: [] } },
      'a.stopWords',
      'must be a list of at most 1000 words, as ["gmbh", "ag"], not []',
    ],
    [
      { a: { protectedWords: 'Teams' } },
      'a.protectedWords',
      'must be a list of at most 1000 words of letters and digits only, as ["Teams", "Runner"], not "Teams"',
    ],
    [{ a: { protectedWords: ['two words'] } }, 'a.protectedWords', 'must be a list of at most 1000 words'],
    [{ a: { synonyms: ['x', 'y'] } }, 'a.synonyms', 'must be a list of at most 1000 lists of 2 to 20 words'],
    [{ a: { synonyms: [['x']] } }, 'a.synonyms', 'must be a list of at most 1000 lists of 2 to 20 words'],
    [{ price: { facet: 'yes' } }, 'price.facet', 'must be true or false, not "yes"'],
    [{ price: { from: 'preis' } }, 'price.from', 'must be a list of names'],
    [{ price: { label: '' } }, 'price.label', 'must be a text'],
    [{ 'the price': {} }, 'the price', 'must be named with'],
    [{ price: { from: ['cost'] }, cost: {} }, 'cost', '"cost" is said to be price, too'],
    [
      { 'docs/**': false },
      'docs/**',
      'must be an object of fields, as {"title": {"from": ["name"]}}, not false',
    ],
    [{ '**': {} }, '**', 'must be a path in the corpus of at most 256 characters, as "docs/**"'],
    [
      { 'docs/**': { price: { as: 'number' } } },
      'docs/**.price.as',
      'is not a setting of a field in one folder (what else is said of a field holds in all of them); there are from',
    ],
    [
      { 'docs/**': { price: true } },
      'docs/**.price',
      'must be false, or an object as {"from": ["preis"]}, not true',
    ],
    [{ 'a/*': { title: { from: [] } } }, 'a/*.title.from', 'must be a list of names, as ["preis"], not []'],
    [{ 'a/*': { a: { from: ['x'] }, b: { from: ['x'] } } }, 'a/*.b', '"x" is said to be a, too'],
  ])('are refused where they are wrong: %j', (settings, path, problem) => {
    const found = findFieldProblem(settings);
    expect(found?.path.join('.')).toBe(path);
    expect(found?.problem).toContain(problem);
  });

  it.each(['valueOf', '__proto__', 'constructor', 'toString'])(
    'are refused where one is called %s as what every object has',
    (name) => {
      expect(findFieldProblem(JSON.parse(`{"price":{"${name}":1}}`))?.problem).toContain(
        'is not a setting of a field',
      );
    },
  );
});
