import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../temporary-folder.js';
import { printSkipped, type ReadCorpus, readCorpus, writeCorpus } from '../../read-corpus.js';

const root = temporaryFolder();

async function read(value: unknown, options = {}): Promise<ReadCorpus> {
  const content = typeof value === 'string' ? value : JSON.stringify(value);
  return readCorpus(writeCorpus(root, { 'a.json': content }), options);
}

const A = { title: 'A', text: 'x' };
const B = { title: 'B', text: 'y' };

describe('a JSON file', () => {
  it.each([
    ['a list', [A, B]],
    ['articles', { status: 'ok', articles: [A, B] }],
    ['items of a feed with a title', { title: 'Feed', items: [A, B] }],
    ['documents in a response', { response: { numFound: 2, docs: [A, B] } }],
    ['hits in hits', { hits: { total: 2, hits: [A, B] } }],
    ['the only list of objects', { version: 1, stories_of_today: [A, B], names: ['x'] }],
    ['features', { type: 'FeatureCollection', features: [{ properties: A }, { properties: B }] }],
    ['the data of an export', { db: [{ meta: { version: 5 }, data: { posts: [A, B], users: [] } }] }],
    ['a map by number', { 0: A, 1: B }],
    [
      'rows beside their columns',
      {
        columns: ['title', 'text'],
        index: [0, 1],
        data: [
          ['A', 'x'],
          ['B', 'y'],
        ],
      },
    ],
    ['columns', { title: { 0: 'A', 1: 'B' }, text: { 0: 'x', 1: 'y' } }],
    [
      'rows below a header',
      [
        ['title', 'text'],
        ['A', 'x'],
        ['B', 'y'],
      ],
    ],
    ['a map by language', { en: A, de: B }],
  ])('holds records in %s, numbered from one', async (_name, value) => {
    expect((await read(value)).documents.map(({ id, title }) => `${id} ${title}`)).toEqual([
      'a.json#1 A',
      'a.json#2 B',
    ]);
  });

  it.each([
    ['plain', A],
    ['with lists of its own', { ...A, authors: [{ name: 'Kay' }], items: [{ title: 'not a record' }] }],
    ['with a title only', { title: 'A', authors: [{ name: 'Kay' }] }],
  ])('is one record, %s', async (_name, value) => {
    expect((await read(value)).documents).toMatchObject([{ id: 'a.json', title: 'A' }]);
  });

  it('holds records under their ids, where they have none of their own', async () => {
    const { documents } = await read({ ferry: A, pier: { ...B, id: 7 } });
    expect(documents.map(({ id, title }) => `${id} ${title}`)).toEqual(['ferry A', '7 B']);
  });

  it('that is a list of texts holds a document each', async () => {
    const { documents } = await read(['It sails at noon.', 'It lands.']);
    expect(documents.map(({ id, text }) => `${id} ${text}`)).toEqual([
      'a.json#1 It sails at noon.',
      'a.json#2 It lands.',
    ]);
  });

  it('that is one text is a document', async () => {
    expect((await read('"It sails at noon."')).documents).toMatchObject([
      { id: 'a.json', text: 'It sails at noon.' },
    ]);
  });

  it('gives a document in each language of a record', async () => {
    const { documents } = await read([
      { id: 1, title: { en: 'Ferry', de: 'Fähre' }, text: { en: 'x', de: 'y' } },
    ]);
    expect(documents.map(({ id, title }) => `${id} ${title}`)).toEqual(['1#en Ferry', '1#de Fähre']);
  });

  it('skips items that are no records, and keeps their numbers', async () => {
    const { documents, skipped } = await read([A, 'text', null, {}, [1], B]);
    expect(documents.map(({ id }) => id)).toEqual(['a.json#1', 'a.json#6']);
    expect(printSkipped(skipped)).toEqual([
      'a.json:2 malformed',
      'a.json:3 malformed',
      'a.json:4 empty',
      'a.json:5 malformed',
    ]);
  });

  it('that is broken is skipped with the line and column', async () => {
    const { skipped } = await read('{\n  "title": "A",\n  "text": oops\n}');
    expect(skipped).toMatchObject([
      { reason: 'malformed', line: null, message: 'not valid JSON: line 3, column 11: expected a value' },
    ]);
  });

  it('that holds JSON lines is read as such', async () => {
    const { documents, skipped } = await read(`${JSON.stringify(A)}\n${JSON.stringify(B)}\n{oops\n`);
    expect(documents.map(({ id }) => id)).toEqual(['a.json#1', 'a.json#2']);
    expect(printSkipped(skipped)).toEqual(['a.json:3 malformed']);
  });

  it.each([
    ['an empty list', '[]', 'empty'],
    ['a number', '1', 'malformed'],
    ['spaces', ' \n', 'empty'],
  ])('with %s gives a reason', async (_name, text, reason) => {
    expect(printSkipped((await read(text)).skipped)).toEqual([`a.json ${reason}`]);
  });

  it('has budgets for records and for the file', async () => {
    const large = { title: 'L', text: 'x'.repeat(500) };
    expect(printSkipped((await read([A, large], { maxRecordBytes: 300 })).skipped)).toEqual([
      'a.json:2 too_large',
    ]);
    expect(printSkipped((await read(large, { maxRecordBytes: 300 })).skipped)).toEqual(['a.json too_large']);
    expect(printSkipped((await read([A, large], { maxJsonFileBytes: 300 })).skipped)).toEqual([
      'a.json too_large',
    ]);
  });

  it('survives any depth', async () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    expect((await read(`{"title":"A","x":${deep}}`)).documents).toMatchObject([{ title: 'A' }]);
    expect(printSkipped((await read(`[{"title":"A","x":${deep}}, ${JSON.stringify(B)}]`)).skipped)).toEqual([
      'a.json:1 malformed',
    ]);
  });

  it('gives a record the same fingerprint however it is spaced', async () => {
    const prints = async (text: string): Promise<string[]> =>
      (await read(text)).records.map(({ fingerprint }) => fingerprint);
    expect(await prints(JSON.stringify([A, B], null, 2))).toEqual(await prints(JSON.stringify([A, B])));
    expect(await prints(JSON.stringify([A, { ...B, text: 'z' }]))).not.toEqual(
      await prints(JSON.stringify([A, B])),
    );
  });
});
