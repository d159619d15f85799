import { describe, expect, it } from 'vitest';
import { readRecordFields } from '../../../src/documents/record-fields.js';

const PROSE = 'It sails at noon from the old pier in the harbour.';

describe('a record without a known text', () => {
  it.each([
    [{ paragraphs: ['One is here.', 'Two is here.'], author: 'Kay' }, null, 'One is here.\n\nTwo is here.'],
    [
      { name: 'Ada Reed', town: 'Harbour Town', remark: 'keeps the lighthouse' },
      'Ada Reed',
      'keeps the lighthouse',
    ],
    [{ ref: 'AB-12', state: 'active', what: 'The ferry', more: PROSE }, 'The ferry', PROSE],
    [{ article_title: 'The ferry', article_text: 'It left.', article_id: 7 }, 'The ferry', 'It left.'],
    [{ Ueberschrift: 'Die Fähre', Inhalt: 'Sie fährt.' }, 'Die Fähre', 'Sie fährt.'],
    [{ Überschrift: 'Die Fähre', Beschreibung: 'Sie fährt.' }, 'Die Fähre', 'Sie fährt.'],
    [{ 作者: '和岘', 标题: '导引', 正文: '气和玉烛，睿化著鸿明。' }, '导引', '气和玉烛，睿化著鸿明。'],
    [{ question: 'When does it sail?', answer: 'Noon' }, 'When does it sail?', 'Noon'],
    [{ quote: 'Be yourself; all else is taken.', author: 'Oscar' }, null, 'Be yourself; all else is taken.'],
    [{ title: 'Ferry', description: 'It sails.' }, 'Ferry', 'It sails.'],
    [{ kind: 'note', what: 'It sails at noon' }, null, 'It sails at noon'],
    [{ title: 'Ferry', html: '<p>It sails.</p>', plaintext: 'It sails.' }, 'Ferry', 'It sails.'],
    [
      { what: 'The ferry', blocks: [{ text: 'It sails.' }, { text: 'It lands.' }] },
      'The ferry',
      'It sails.\n\nIt lands.',
    ],
    [
      { a: PROSE, b: 'The ferry', c: 'It returns in the evening to where it had come from.' },
      'The ferry',
      `${PROSE}\n\nIt returns in the evening to where it had come from.`,
    ],
  ])('has its prose for a text, and a short value for a title: %j', (record, title, text) => {
    expect(readRecordFields(record)).toMatchObject({ title, text });
  });

  it('is searched by its other prose, not by codes, numbers, flags and addresses', () => {
    const { other, extra } = readRecordFields({
      title: 'Ferry',
      body_html: '<p>It sails.</p>',
      body_text: 'It sails.',
      lead: 'All about the ferry',
      place: { hint: '<p>Behind the <b>old</b> pier</p>', code: 'X-1 Y-2 Z-3' },
      status: 'active',
      price: 12,
      on: true,
      link_image: 'https://example.org/a/b/c.png',
    });
    expect(other).toEqual(['All about the ferry', 'Behind the old pier']);
    expect(Object.keys(extra)).toEqual(['body_html', 'lead', 'place', 'status', 'price', 'on', 'link_image']);
  });

  it('has date, address, source, section and language by names like the known ones', () => {
    const record = {
      Titel: 'Die Fähre',
      Datum: '2026-03-12',
      Quelle: 'KNA',
      Rubrik: 'Inseln',
      Sprache: 'de',
      image_url: 'https://example.org/a.png',
      page_url: 'https://example.org/a',
      Autor: 'Kay',
    };
    const { extra, ...fields } = readRecordFields(record);
    expect(fields).toMatchObject({
      title: 'Die Fähre',
      text: null,
      date: '2026-03-12',
      source: 'KNA',
      section: 'Inseln',
      language: 'de',
      url: 'https://example.org/a',
    });
    expect({ ...extra }).toEqual({ image_url: 'https://example.org/a.png', Autor: 'Kay' });
  });

  it.each([[{ price: 3 }], [{ status: 'active' }], [{ sku: 'AB-12' }], [{ link: 'https://example.org/' }]])(
    'is none where it holds no words: %j',
    (record) => {
      expect(readRecordFields(record)).toMatchObject({ title: null, text: null, other: [] });
    },
  );
});

describe('a record with a known text', () => {
  it('has no other fields searched, and no other title', () => {
    const record = { text: 'It sails.', name: 'The ferry', description: PROSE, Datum: '2026-03-12' };
    const { extra, ...fields } = readRecordFields(record);
    expect(fields).toMatchObject({ title: null, text: 'It sails.', date: null, other: [] });
    expect(Object.keys(extra)).toEqual(['name', 'description', 'Datum']);
  });
});

describe('a person with a job', () => {
  it('is known by the name', () => {
    const { title, other, extra } = readRecordFields({
      name: 'Ada Reed',
      title: 'Harbour master',
      text: 'She waved.',
    });
    expect(title).toBe('Ada Reed');
    expect(other).toEqual(['Harbour master']);
    expect({ ...extra }).toEqual({ title: 'Harbour master' });
  });

  it.each([
    [{ name: 'Ada Reed', title: 'The harbour is closed to all ferries', text: 'x' }],
    [{ name: 'ferry-news', title: 'Ferry news', text: 'x' }],
    [{ name: 'Ada Reed', title: 'Ada Reed, captain', text: 'x' }],
  ])('is not seen in a headline: %j', (record) => {
    expect(readRecordFields(record).title).toBe(record.title);
  });
});

describe('a row without names', () => {
  it('is dated by the only column that holds days', () => {
    const row = {
      'column 1': '2026-03-12',
      'column 2': 'The ferry',
      'column 3': 'It sails on Monday to the island and back again.',
    };
    expect(readRecordFields(row)).toMatchObject({ title: 'The ferry', date: '2026-03-12' });
    expect(readRecordFields({ ...row, 'column 4': '2026-03-13' }).date).toBeNull();
    expect(readRecordFields({ ...row, 'column 1': '1984' }).date).toBeNull();
  });
});
