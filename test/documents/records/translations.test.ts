import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/documents/document.js';
import { parseRecord } from '../../../src/documents/parse-record.js';
import { isLanguage, splitTranslations } from '../../../src/documents/records/translations.js';

describe('splitTranslations', () => {
  it('makes a record in each language of the texts', () => {
    const record = { id: 1, title: { en: 'Ferry', 'de-AT': 'Fähre' }, text: { en: ['It', 'sails'] } };
    expect(splitTranslations(record)).toEqual([
      { id: 1, title: 'Ferry', text: ['It', 'sails'], language: 'en' },
      { id: 1, title: 'Fähre', text: undefined, language: 'de' },
    ]);
  });

  it('takes names of fields that are codes of languages, too, for no languages', () => {
    for (const record of [
      { text: 'It sails.', user: { id: '7' } },
      { text: 'It sails.', reply: { to: 'Ann', id: '7', is: null } },
      { text: 'It sails.', to: { name: 'Ann' }, id: { value: 7 } },
    ])
      expect(splitTranslations(record)).toEqual([record]);
    const record = { title: { id: 'Feri', en: 'Ferry' } };
    expect(splitTranslations(record)).toEqual([
      { title: 'Feri', language: 'id' },
      { title: 'Ferry', language: 'en' },
    ]);
  });

  it('makes a record of each that stands under its language', () => {
    expect(splitTranslations({ slug: 'a', en: { title: 'Ferry' }, de: { title: 'Fähre' } })).toEqual([
      { slug: 'a', title: 'Ferry', language: 'en' },
      { slug: 'a', title: 'Fähre', language: 'de' },
    ]);
  });

  it.each([
    [{ title: 'A', text: 'x' }],
    [{ title: 'A', author: { name: 'Kay' } }],
    [{ title: 'A', counts: { en: 1, de: 2 } }],
    [{ title: 'A', names: { en: 'x', other: 'y' } }],
    [{ title: 'A', names: {} }],
    [{ title: 'A', names: { en: null } }],
  ])('leaves other records alone: %j', (record) => {
    expect(splitTranslations(record)).toEqual([record]);
  });
});

describe('the documents of a record in several languages', () => {
  it('are known by its id and their language', () => {
    const location = { path: 'a.json', line: null };
    const record = { title: 'Ferry', text: { en: 'It sails.', de: 'Sie fährt.' } };
    const documents = (value: object): readonly Document[] =>
      [parseRecord(value, location, () => undefined)].flat<(Document | readonly Document[])[]>();
    expect(documents({ id: 7, ...record })).toMatchObject([
      { id: '7#en', language: 'en', title: 'Ferry', text: 'It sails.' },
      { id: '7#de', language: 'de', title: 'Ferry', text: 'Sie fährt.' },
    ]);
    expect(documents(record).map(({ id }) => id)).toEqual(['a.json#en', 'a.json#de']);
    expect(documents({ id: 7, text: { fr: 'Elle part.' } })).toMatchObject([{ id: '7', language: 'fr' }]);
  });
});

describe('isLanguage', () => {
  it('knows languages as programs write them', () => {
    const names = ['en', 'de', 'pt-BR', 'zh_Hans', 'gsw', 'xx', 'qq', 'id2', 'text', 'EN', 'name'];
    expect(names.filter(isLanguage)).toEqual(['en', 'de', 'pt-BR', 'zh_Hans', 'gsw']);
  });
});
