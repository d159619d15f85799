import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../src/documents/document.js';
import { buildRecord, parseRecord } from '../../src/documents/parse-record.js';
import { LazyRecord } from '../../src/documents/readers/lazy-record.js';
import type { ParsedRecord } from '../../src/documents/record.js';
import { runs } from '../runs.js';

const LOCATION = { path: 'wire/a.jsonl', line: 7 };

function parse(record: unknown): ParsedRecord {
  return new LazyRecord(LOCATION, '', record, parseRecord).parse();
}

function documentOf(record: unknown): Document {
  const parsed = parse(record);
  if (parsed.kind === 'skipped') throw new Error(parsed.skipped.message);
  const [document] = parsed.documents;
  if (document === undefined) throw new Error('no document');
  return document;
}

const fields = (record: Record<string, unknown>): Document => documentOf({ title: 'Ferry', ...record });

describe('the fields of a record', () => {
  it('make a document', () => {
    const record = {
      _id: 'kna-1',
      title: ' The  ferry ',
      text: 'It sails.',
      url: 'https://example.org/1',
      date: '12 March 2026',
      language: 'en-GB',
      section: 'Islands',
      source: 'KNA',
      tags: ['sea', 'ice'],
      author: 'Kay',
      words: 2,
    };
    expect({ ...documentOf(record), extra: { ...documentOf(record).extra } }).toEqual({
      id: 'kna-1',
      title: 'The ferry',
      text: 'It sails.',
      related: [],
      other: [],
      sections: [],
      annotations: [],
      url: 'https://example.org/1',
      date: '2026-03-12',
      language: 'en',
      section: 'Islands',
      source: 'KNA',
      tags: ['sea', 'ice'],
      extra: { author: 'Kay', words: 2 },
    });
  });

  it.each([
    [{ body: 'It sails.' }, { text: 'It sails.' }],
    [{ content: 'It sails.' }, { text: 'It sails.' }],
    [{ Text: 'It sails.' }, { text: 'It sails.' }],
    [{ link: 'http://example.org/' }, { url: 'http://example.org/' }],
    [{ published: '2026-03-12' }, { date: '2026-03-12' }],
    [{ pubDate: 'Thu, 12 Mar 2026 08:30:00 GMT' }, { date: '2026-03-12T08:30:00Z' }],
    [{ published_at: '2026-03-12' }, { date: '2026-03-12' }],
    [{ 'Created At': 1_773_304_200 }, { date: '2026-03-12T08:30:00Z' }],
    [{ lang: 'eng' }, { language: 'en' }],
    [{ lang: 'German' }, { language: 'de' }],
    [{ category: 'Islands' }, { section: 'Islands' }],
    [{ publisher: { name: 'KNA' } }, { source: 'KNA' }],
    [{ keywords: 'sea, ice; sea' }, { tags: ['sea', 'ice'] }],
    [{ tags: [{ name: 'sea' }, 3, null, ''] }, { tags: ['sea', '3'] }],
    [{ tags: "['sea', 'ice']" }, { tags: ['sea', 'ice'] }],
    [
      { related: ['Ice on the sound', { title: 'A second ferry' }] },
      { related: ['Ice on the sound', 'A second ferry'] },
    ],
    [{ text: ['One.', 'Two.'] }, { text: 'One.\n\nTwo.' }],
    [{ text: 42 }, { text: '42' }],
    [{ id: 42 }, { id: '42' }],
    [{ _id: { $oid: '5f1a' } }, { id: '5f1a' }],
    [{ id: ' a ' }, { id: 'a' }],
  ])('are known by other names and types: %j', (record, expected) => {
    expect(fields(record)).toMatchObject(expected);
    expect(Object.keys(fields(record).extra)).toEqual([]);
  });

  it.each([
    [{ text: { a: 'x' } }, 'text'],
    [{ date: 'yesterday' }, 'date'],
    [{ date: '2026-02-30' }, 'date'],
    [{ url: 'javascript:alert(1)' }, 'url'],
    [{ url: '/relative' }, 'url'],
    [{ url: 'http://exa mple.org' }, 'url'],
    [{ language: 'no such language' }, 'language'],
    [{ section: { a: 1 } }, 'section'],
    [{ section: ['World', 'Iraq'] }, 'section'],
    [{ tags: { a: 1 } }, 'tags'],
    [{ id: {} }, 'id'],
    [{ id: '', _id: 'x'.repeat(600) }, '_id'],
  ])('stay in extra when they are not understood: %j', (record, name) => {
    expect(Object.keys(fields(record).extra)).toEqual([name]);
  });

  it('prefer the first of their names, and keep the others', () => {
    const document = documentOf({
      id: 2,
      content: 'C',
      _id: 1,
      body: 'B',
      text: '',
      title: 'T',
      created: '2025-01-01',
      date: '2026-01-01',
    });
    expect(document).toMatchObject({ id: '1', text: 'B', date: '2026-01-01' });
    expect({ ...document.extra }).toEqual({ id: 2, content: 'C', created: '2025-01-01' });
  });

  it('give the first section of several', () => {
    expect(fields({ section: ['World', 'Iraq'] }).section).toBe('World');
    expect(fields({ category: "['World', 'Iraq']" }).section).toBe('World');
  });

  it('that are null are as good as absent', () => {
    const names = ['_id', 'text', 'url', 'date', 'language', 'section', 'source', 'tags', 'related'];
    const document = fields(Object.fromEntries(names.map((name) => [name, null])));
    expect(document).toMatchObject({ id: 'wire/a.jsonl#7', url: null, date: null, section: null, tags: [] });
    expect(Object.keys(document.extra)).toEqual([]);
  });

  it.each([
    [{ title: 42, text: 'x' }, '42'],
    [{ title: ['Two', 'parts'] }, 'Two parts'],
    [{ headline: 'Ferry' }, 'Ferry'],
  ])('give a title of any sensible type: %j', (record, title) => {
    expect(documentOf(record).title).toBe(title);
  });

  it.each([
    [{}],
    [{ title: '', text: ' \n ' }],
    [{ title: null }],
    [{ title: {} }],
    [{ price: 3 }],
    [{ text: '\u200b\u00ad' }],
  ])('without title and text are skipped as empty: %j', (record) => {
    expect(parse(record)).toMatchObject({ kind: 'skipped', skipped: { ...LOCATION, reason: 'empty' } });
  });

  it.each([['text'], [42], [null], [[]], [true]])('are not found in %j', (value) => {
    expect(parse(value)).toMatchObject({ kind: 'skipped', skipped: { reason: 'malformed' } });
  });

  it('with a title alone are a document', () => {
    expect(documentOf({ title: 'Ferry' })).toMatchObject({ title: 'Ferry', text: '' });
  });

  it('named like parts of a prototype are data', () => {
    const { extra } = documentOf(
      JSON.parse('{"title":"T","__proto__":{"polluted":1},"constructor":"c","toString":1,"score":2}'),
    );
    expect(Object.keys(extra).sort()).toEqual(['__proto__', 'constructor', 'score', 'toString']);
    expect(Object.getPrototypeOf(extra)).toBeNull();
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('keep of a value what can be stored: no infinite numbers, no depths, no lone surrogates', () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const { extra } = documentOf(
      JSON.parse(`{"title":"T","deep":${deep},"big":1e309,"half":"\\ud800","\\ud800":1}`),
    );
    expect(JSON.stringify(extra).length).toBeLessThan(200);
    expect(extra).toMatchObject({ big: null, half: '\ufffd', '\ufffd': 1 });
  });

  it('for any JSON object give a document or a reason', () => {
    const names = fc.constantFrom(
      '_id',
      'id',
      'title',
      'text',
      'body',
      'url',
      'date',
      'lang',
      'section',
      'source',
      'tags',
      'related',
      '__proto__',
      'x',
    );
    const record = fc
      .array(fc.tuple(names, fc.jsonValue({ maxDepth: 3 })))
      .map((entries) => JSON.stringify(Object.fromEntries(entries)));
    fc.assert(
      fc.property(record, (json) => {
        const parsed = parse(JSON.parse(json));
        if (parsed.kind === 'skipped') {
          expect(parsed.skipped.message).not.toBe('');
          return;
        }
        const [document] = parsed.documents;
        if (document === undefined) throw new Error('no document');
        expect(document.title).not.toBe('');
        expect(document.id.trim()).not.toBe('');
        expect(document.id.length).toBeLessThanOrEqual(512);
        expect(document.date ?? '2026-01-01').toMatch(/^\d{4}-\d\d-\d\d/);
        expect(JSON.parse(JSON.stringify(document))).toMatchObject({ title: document.title });
      }),
      runs(150),
    );
  });
});

describe('markup in a text', () => {
  it.each([
    [
      'paragraphs',
      '<p>The ferry <b>sails</b>.</p><p>On Monday &amp; Tuesday.</p>',
      'The ferry sails.\n\nOn Monday & Tuesday.',
    ],
    [
      'line breaks',
      'The ferry sails.<br>On Monday.<br/><br>Or not.',
      'The ferry sails.\nOn Monday.\n\nOr not.',
    ],
    ['lists', '<p>Bring:</p><ul><li>a coat</li><li>a book</li></ul>', 'Bring:\n\na coat\na book'],
    ['scripts', '<p>The ferry.</p><script>alert("x")</script>', 'The ferry.'],
    ['formulas between tags', '<p>For a<b and x <y all is well.</p>', 'For a<b and x <y all is well.'],
    ['references alone', 'The caf&eacute;&#8217;s ferry &amp; crew', 'The café’s ferry & crew'],
  ])('is read: %s', (_name, text, expected) => {
    expect(fields({ text }).text).toBe(expected);
  });

  it.each([
    ['a ticker', 'Kestria Ferries <KFY> and <BP> rose, <P> fell.'],
    ['a formula', 'Let a < b and c > d; then <x> is the mean.'],
    ['a lone bracket', 'Ferry <'],
    ['an ampersand', 'Sound & Lines AT&T &c.'],
    ['a tag spoken of', 'The tag <p> begins a paragraph in HTML.'],
  ])('is not seen in %s', (_name, text) => {
    expect(fields({ text }).text).toBe(text);
  });

  it('in a title is shown as it is, but for character references', () => {
    expect(documentOf({ title: 'Printer leaves <b>bold</b> tags &amp; all' }).title).toBe(
      'Printer leaves <b>bold</b> tags & all',
    );
  });
});

describe('a record without an id', () => {
  it('is known by its file and line', () => {
    expect(fields({}).id).toBe('wire/a.jsonl#7');
    expect(buildRecord({ title: 'T' }, { path: 'a:1.json', line: null }, () => undefined).id).toBe(
      'a:1.json',
    );
  });
});
