import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../temporary-folder.js';
import { printSkipped, type ReadCorpus, readCorpus, writeCorpus } from '../../read-corpus.js';
import { legacyEncoder } from '../../source/encode-legacy.js';

const root = temporaryFolder();

async function read(content: string | Uint8Array, options = {}): Promise<ReadCorpus> {
  return readCorpus(writeCorpus(root, { 'a.csv': content }), options);
}

describe('a table', () => {
  it.each([[','], [';'], ['\t'], ['|'], ['^']])('is divided by %j as its header is', async (delimiter) => {
    const rows = [
      ['id', 'title', 'text'],
      ['1', 'Ferry', '"a,b;c\td"'],
    ];
    const { documents } = await read(rows.map((row) => row.join(delimiter)).join('\n'));
    expect(documents).toMatchObject([{ id: '1', title: 'Ferry', text: 'a,b;c d' }]);
  });

  it.each([['\n'], ['\r\n'], ['\r']])(
    'counts lines through quoted breaks and blank rows, with %j for line ends',
    async (end) => {
      const content = ['title,text', 'A,"one', 'two"', '', 'B,three', 'C', ',', 'D,four'].join(end);
      for (const chunkBytes of [1, 5, 1000]) {
        const { documents, skipped } = await read(content, { chunkBytes });
        expect(documents.map(({ id }) => id)).toEqual(['a.csv#2', 'a.csv#5', 'a.csv#6', 'a.csv#8']);
        expect(skipped).toEqual([]);
      }
    },
  );

  it('takes delimiters too many at the end of a row for none', async () => {
    const { documents, warnings } = await read('title,text\nA,x,,\n');
    expect(documents.map(({ title, extra }) => [title, { ...extra }])).toEqual([['A', {}]]);
    expect(warnings).toEqual([]);
  });

  it('with short and long rows loses none of their cells, and warns of those too many', async () => {
    const { documents, warnings } = await read('title,text\nA\nB,y,and z, \nC,x\n');
    expect(documents.map(({ title, text, other }) => ({ title, text, other }))).toEqual([
      { title: 'A', text: '', other: [] },
      { title: 'B', text: 'y', other: ['and z'] },
      { title: 'C', text: 'x', other: [] },
    ]);
    expect({ ...documents[1]?.extra }).toEqual({ 'column 3': 'and z' });
    expect(warnings).toMatchObject([
      {
        path: 'a.csv',
        line: 3,
        message: expect.stringContaining('4 cells where the header names 2') as string,
      },
    ]);
  });

  it('is searched by a second column for the same', async () => {
    const [document] = (await read('title,text,body,text,x (2)\nA,one,two,three,four\n')).documents;
    expect(document).toMatchObject({ text: 'one', other: ['three', 'two'] });
    expect({ ...document?.extra }).toEqual({ body: 'two', 'text (2)': 'three', 'x (2)': 'four' });
  });

  it.each([
    ['1,The ferry,It sails at noon\n2,The pier,It is closed\n', ['The ferry', 'The pier']],
    ['2026-03-12;The ferry\n2026-03-13;The pier\n', ['The ferry', 'The pier']],
  ])('without a header is read from its first row on: %j', async (content, titles) => {
    expect((await read(content)).documents.map(({ title }) => title)).toEqual(titles);
  });

  it('has a header where columns are named by years', async () => {
    expect((await read('harbour,2019,2020\nThe old pier,3,4\n')).documents).toMatchObject([
      { title: 'The old pier' },
    ]);
  });

  it('keeps columns without a name and with the same name', async () => {
    const [document] = (await read('title,,x,x\nA,1,2,3\n')).documents;
    expect({ ...document?.extra }).toEqual({ 'column 2': '1', x: '2', 'x (2)': '3' });
  });

  it('may begin with comments', async () => {
    const { documents } = await read('# harbours\n# of the north\ntitle;text\nA;x\n', { chunkBytes: 3 });
    expect(documents).toMatchObject([{ id: 'a.csv#4', title: 'A', text: 'x' }]);
  });

  it('may name its delimiter in a line of its own', async () => {
    expect((await read('sep=;\ntitle;text\nA;x,y\n')).documents).toMatchObject([{ title: 'A', text: 'x,y' }]);
  });

  it('in a legacy code page is read, even when its first megabyte is ASCII', async () => {
    const encode = legacyEncoder('windows-1251');
    const plain = Buffer.from(`title,text\n${'Ferry,sails\n'.repeat(200)}`);
    const bytes = Buffer.concat([plain, encode('Паром,Паром снова выйдет в море весной\n')]);
    const { documents } = await read(bytes, { chunkBytes: 500 });
    expect(documents.at(-1)).toMatchObject({ title: 'Паром', text: 'Паром снова выйдет в море весной' });
  });

  it('is UTF-8 though chunks cut its letters', async () => {
    expect((await read('\ufefftitle\nПаром 渡轮 🛳\n', { chunkBytes: 1 })).documents).toMatchObject([
      { title: 'Паром 渡轮 🛳' },
    ]);
  });

  it.each([
    ['to the end', 'B,"y\nC,z\n', ['A x', 'B y', 'C z']],
    ['to the next quoted cell', 'B,"y\nC,"z"\n"D",v\n', ['A x', 'B y', 'C z', 'D v']],
    ['in several rows', 'B,"y\nC,"z\n"D,v\n', ['A x', 'B y', 'C z', 'D v']],
  ])('with a quote that never ends, %s, costs no other row', async (_name, rows, expected) => {
    for (const chunkBytes of [1, 7, 1000]) {
      const { documents, skipped } = await read(`title,text\nA,x\n${rows}`, { chunkBytes });
      expect(documents.map(({ title, text }) => `${title} ${text}`)).toEqual(expected);
      expect(skipped).toEqual([]);
    }
  });

  it('keeps stray quotes inside cells', async () => {
    const { documents } = await read('title,text\n5" nail,"Ferry" sails\n"The ""ferry""\nof",x\n');
    expect(documents.map(({ title, text }) => [title, text])).toEqual([
      ['5" nail', '"Ferry" sails'],
      ['The "ferry" of', 'x'],
    ]);
  });

  it.each([
    ['title\ttext\nA\t"x\nB\tfive 5" nails\nC\tz\n', ['A x', 'B five 5" nails', 'C z']],
    ['title,text,n\nA,"x,1\nB,Nail 5",2\nC,z,3\n', ['A x', 'B Nail 5"', 'C z']],
    ['title,text,n\nA,"x,1\nB,"",2\nC,"say ""z""",3\n', ['A x', 'B ', 'C say "z"']],
    ['title;text\nA;"x\nB;"he "said" so"\nC;z\n', ['A x', 'B he "said" so', 'C z']],
  ])('with a quote that never ends costs no row in which other quotes stand: %j', async (table, expected) => {
    for (const chunkBytes of [1, 1000]) {
      const { documents } = await read(table, { chunkBytes });
      expect(documents.map(({ title, text }) => `${title} ${text}`)).toEqual(expected);
    }
  });

  it('keeps the lines of a quoted cell together, though they hold delimiters', async () => {
    const { documents } = await read('title,text,n\nA,"Main St 5, Spring\nOhio, USA",1\n');
    expect(documents.map(({ title, text }) => [title, text])).toEqual([
      ['A', 'Main St 5, Spring\nOhio, USA'],
    ]);
  });

  it('without rows is empty', async () => {
    expect(printSkipped((await read('title,text\n')).skipped)).toEqual(['a.csv empty']);
  });

  it('gives a row another fingerprint exactly when its cells or the header change', async () => {
    const prints = async (content: string): Promise<string[]> =>
      (await read(content)).records.map(({ fingerprint }) => fingerprint);
    const [one, two] = await prints('title,text\nA,x\nB,y\n');
    expect(one).not.toBe(two);
    expect(await prints('title;text\r\n"A";x\r\n')).toEqual([one]);
    expect(await prints('title,body\nA,x\n')).not.toEqual([one]);
    expect(await prints('title,text\n"A,x",\n')).not.toEqual([one]);
  });
});
