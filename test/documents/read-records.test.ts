import { readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document, SkippedDocument } from '../../src/documents/document.js';
import { readRecords } from '../../src/documents/read-records.js';
import { walkCorpus } from '../../src/documents/source/corpus-walk.js';
import { anyCodePoint } from '../any-text.js';
import { runs } from '../runs.js';
import { temporaryFolder } from '../temporary-folder.js';
import { writeCorpus } from './read-corpus.js';

const root = temporaryFolder();

interface Read {
  readonly documents: Document[];
  readonly skipped: SkippedDocument[];
  readonly fingerprints: string[];
}

async function read(files: Readonly<Record<string, string | Uint8Array>>, options = {}): Promise<Read> {
  return readFolder(writeCorpus(root, files), options);
}

async function readFolder(corpus: string, options = {}): Promise<Read> {
  const walk = await walkCorpus(corpus);
  const result: Read = { documents: [], skipped: [...walk.skipped], fingerprints: [] };
  for (const file of walk.files) {
    for await (const batch of readRecords(file, options)) {
      for (const record of batch) {
        if (!('parse' in record)) {
          result.skipped.push(record);
          continue;
        }
        result.fingerprints.push(record.fingerprint);
        const parsed = await record.parse();
        if (parsed.kind === 'documents') result.documents.push(...parsed.documents);
        else result.skipped.push(parsed.skipped);
      }
    }
  }
  return result;
}

async function readOne(name: string, content: string | Uint8Array): Promise<Document> {
  const { documents, skipped } = await read({ [name]: content });
  expect(skipped).toEqual([]);
  expect(documents).toHaveLength(1);
  return documents[0]!;
}

/** Cyrillic in one byte a letter. */
function windows1251(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => {
    const code = letter.codePointAt(0)!;
    return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code;
  });
}

const russian =
  '\u0428\u0442\u043e\u0440\u043c \u043d\u0430 \u043e\u0441\u0442\u0440\u043e\u0432\u0430\u0445\n\n' +
  '\u0412\u0447\u0435\u0440\u0430 \u0441\u0438\u043b\u044c\u043d\u044b\u0439 \u0448\u0442\u043e\u0440\u043c \u043f\u0440\u0438\u0448\u0435\u043b \u043d\u0430 \u043e\u0441\u0442\u0440\u043e\u0432\u0430, \u043f\u0430\u0440\u043e\u043c\u044b \u0441\u0442\u043e\u044f\u043b\u0438 \u0432 \u043f\u043e\u0440\u0442\u0443, \u0430 \u0436\u0438\u0442\u0435\u043b\u0438 \u0436\u0434\u0430\u043b\u0438 \u043f\u043e\u043c\u043e\u0449\u0438. '.repeat(
    4,
  );

describe('reading files', () => {
  it('reads a text: its first line is the title, a repetition of it no body', async () => {
    const document = await readOne(
      'a/story.txt',
      'Comet seen over port\r\n\r\n\u201cComet seen over Port\u201d.\r\n\r\nPORT, December 12. A comet was seen.',
    );
    expect(document).toMatchObject({
      id: 'a/story.txt',
      title: 'Comet seen over port',
      text: 'PORT, December 12. A comet was seen.',
      date: null,
    });
  });

  it('takes a dateline for the date only with a year from the dateline or the path', async () => {
    const story = 'Comet\n\nPORTVALE, March 12. A comet was seen. In 2006 there was another.';
    expect((await readOne('a.txt', story)).date).toBeNull();
    expect((await readOne('2026/a.txt', story)).date).toBe('2026-03-12');
    expect((await readOne('a.txt', story.replace('12.', '12, 2025.'))).date).toBe('2025-03-12');
  });

  it('keeps headlines of linked stories apart from the body', async () => {
    const document = await readOne(
      'a.txt',
      'Talks held\n\nPORT, May 1. The talks were held on Monday, it was said.\n\nSee also\n\nMinister: the bridge would not be opened before winter\n\n' +
        'The talks lasted four hours and ended without a result, people who were there said.\n',
    );
    expect(document.related).toEqual(['Minister: the bridge would not be opened before winter']);
    expect(document.text).toContain('four hours');
    expect(document.text).not.toContain('See also');
  });

  it('reads soft hyphens and odd spaces as what they mean', async () => {
    const { text } = await readOne(
      'a.txt',
      'Title here\n\nThe co\u00adoperation of\u00a0all\u200b\u2003was asked.',
    );
    expect(text).toBe('The cooperation of all was asked.');
  });

  it.each([
    [
      'windows-1251',
      windows1251(russian),
      '\u0428\u0442\u043e\u0440\u043c \u043d\u0430 \u043e\u0441\u0442\u0440\u043e\u0432\u0430\u0445',
    ],
    [
      'UTF-8 with a mark',
      Buffer.from(`\ufeff${russian}`),
      '\u0428\u0442\u043e\u0440\u043c \u043d\u0430 \u043e\u0441\u0442\u0440\u043e\u0432\u0430\u0445',
    ],
    [
      'UTF-16',
      Buffer.from(`\ufeff${russian}`, 'utf16le'),
      '\u0428\u0442\u043e\u0440\u043c \u043d\u0430 \u043e\u0441\u0442\u0440\u043e\u0432\u0430\u0445',
    ],
    [
      'ISO-8859-1',
      Buffer.from(
        `\u00c9t\u00e9 \u00e0 la c\u00f4te\n\n${"L'\u00e9t\u00e9 a \u00e9t\u00e9 long \u00e0 la c\u00f4te, o\u00f9 les p\u00eacheurs \u00e9taient f\u00e2ch\u00e9s. ".repeat(5)}`,
        'latin1',
      ),
      '\u00c9t\u00e9 \u00e0 la c\u00f4te',
    ],
  ])('recognises %s', async (_name, bytes, title) => {
    expect((await readOne('a.txt', bytes)).title).toBe(title);
  });

  it('reads the front matter of Markdown, its text without marks, and its heading', async () => {
    const front = await readOne(
      'a.md',
      '---\ntitle: "Storm: surge"\ndate: 2026-03-04\ntags: [storm, sea]\nsection: Weather\nauthor: Kay\n---\n\n# Storm\n\nA *surge* of [water](https://example.org).\n\n- one\n- two\n',
    );
    expect(front).toMatchObject({
      title: 'Storm: surge',
      date: '2026-03-04',
      tags: ['storm', 'sea'],
      section: 'Weather',
    });
    expect({ ...front.extra }).toEqual({ author: 'Kay' });
    expect(front.text).toContain('A surge of water.');
    expect((await readOne('a.md', '# A comet\n\nText.\n')).title).toBe('A comet');
    expect((await readOne('a.md', '---\ntitle: [\n---\n# A comet\n\nText.\n')).title).toBe('A comet');
  });

  it('reads the main text of a page, and nothing of its furniture or scripts', async () => {
    const page = `<!doctype html><html lang="de"><head><title>Site</title><meta property="article:published_time" content="2026-05-06T07:08:00Z">
      <meta name="keywords" content="comet, sky"></head><body><nav>Menu</nav><header>Top</header><article><h1>A comet &amp; more</h1>
      <p>First <b>para</b>graph.</p><script>alert(1)</script><p>Second.<br>Line.</p></article><aside>Advert</aside><footer>Foot</footer></body></html>`;
    const document = await readOne('a.html', page);
    expect(document).toMatchObject({
      title: 'A comet & more',
      date: '2026-05-06T07:08:00Z',
      language: 'de',
      tags: ['comet', 'sky'],
    });
    expect(document.text).toMatch(/First paragraph\.\s+Second\.\s+Line\./);
    expect(document.text).not.toMatch(/Menu|Top|alert|Advert|Foot/);
  });

  it('survives markup nested a hundred thousand deep', async () => {
    const deep = await readOne('a.html', `${'<div>'.repeat(100_000)}a comet`);
    expect(deep.text + deep.title).toContain('a comet');
  });

  it('reads one record, a list, and a wrapped list of JSON', async () => {
    expect(await readOne('a.json', '{"_id":7,"title":"One","body":"text","mood":"good"}')).toMatchObject({
      id: '7',
      title: 'One',
      text: 'text',
    });
    const list = await read({ 'a.json': '[{"title":"One"},{"title":"Two"}]' });
    expect(list.documents.map(({ id, title }) => `${id} ${title}`)).toEqual(['a.json#1 One', 'a.json#2 Two']);
    expect(
      (await read({ 'a.json': '{"articles":[{"id":"x","content":"A comet."}]}' })).documents[0],
    ).toMatchObject({ id: 'x' });
    expect((await read({ 'a.json': '{"title": oops}' })).skipped[0]).toMatchObject({ reason: 'malformed' });
  });

  it('reads lines of JSON, and names the line of each that is wrong', async () => {
    const { documents, skipped } = await read({
      'a.jsonl':
        '\ufeff{"_id":"a","title":"One"}\r\n\r\n{"oops\n[1]\n{"title":"","text":""}\n{"title":"Two"}',
    });
    expect(documents.map(({ id }) => id)).toEqual(['a', 'a.jsonl#6']);
    expect(skipped.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '3 malformed',
      '4 malformed',
      '5 empty',
    ]);
  });

  it('skips a record larger than the budget without holding it', async () => {
    const { documents, skipped } = await read(
      { 'a.jsonl': `{"title":"${'x'.repeat(5000)}"}\n{"title":"Short"}\n` },
      { maxRecordBytes: 1000, chunkBytes: 100 },
    );
    expect(documents.map(({ title }) => title)).toEqual(['Short']);
    expect(skipped[0]).toMatchObject({ line: 1, reason: 'too_large' });
  });

  it('reads tables with quoted line breaks and ragged rows', async () => {
    const { documents, skipped } = await read({
      'a.csv': 'id;title;text;tags\n1;One;"a ""b""\nc";"x,y"\n2;Two\n3;Three;t;\n',
    });
    expect(documents.map(({ id, text, tags }) => ({ id, text, tags }))).toEqual([
      { id: '1', text: 'a "b"\nc', tags: ['x', 'y'] },
      { id: '2', text: '', tags: [] },
      { id: '3', text: 't', tags: [] },
    ]);
    expect(skipped).toEqual([]);
  });

  it('keeps fields named like parts of a prototype as data', async () => {
    const document = await readOne(
      'a.jsonl',
      '{"title":"T","__proto__":{"polluted":1},"constructor":"c","toString":1}',
    );
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    expect(Object.keys(document.extra).sort()).toEqual(['__proto__', 'constructor', 'toString']);
  });

  it('follows no link, opens nothing but files, and passes over what it cannot read', async () => {
    const corpus = writeCorpus(root, {
      'a.txt': 'Title\n\nText',
      'b.exe': 'x',
      'c.txt': '',
      '.hidden.txt': 'x',
      'd.txt': Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]),
    });
    symlinkSync('/etc/hostname', path.join(corpus, 'link.txt'));
    symlinkSync('..', path.join(corpus, 'up'));
    const { documents, skipped } = await readFolder(corpus);
    expect(documents.map(({ id }) => id)).toEqual(['a.txt']);
    expect(skipped.map(({ path: file, reason }) => `${file} ${reason}`).sort()).toEqual([
      'b.exe unsupported',
      'c.txt empty',
      'd.txt binary',
      'link.txt symlink',
      'up symlink',
    ]);
  });

  it('gives a document or a reason for any bytes, in any format', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('txt', 'md', 'html', 'json', 'jsonl', 'csv'),
        fc.oneof(
          fc.uint8Array({ maxLength: 200 }),
          fc.string({ unit: anyCodePoint, maxLength: 100 }).map((text) => new TextEncoder().encode(text)),
        ),
        async (extension, bytes) => {
          const { documents, skipped } = await read({ [`a.${extension}`]: bytes });
          for (const { id, title } of documents) {
            expect(id).not.toBe('');
            expect(title).not.toBe('');
          }
          for (const { message } of skipped) expect(message).not.toBe('');
        },
      ),
      runs(50),
    );
  });

  it('gives a line another fingerprint exactly when it changes', async () => {
    const one = await read({ 'a.jsonl': '{"title":"A"}\n{"title":"B"}\n' });
    const other = await read({ 'a.jsonl': '{"title":"A"}\n{"title":"C"}\n' });
    expect(other.fingerprints[0]).toBe(one.fingerprints[0]);
    expect(other.fingerprints[1]).not.toBe(one.fingerprints[1]);
  });
});

describe('the demo corpus', () => {
  it('is read whole', async () => {
    const { documents, skipped } = await readFolder(path.join(import.meta.dirname, '../../corpus'));
    expect(skipped).toEqual([]);
    expect(documents.length).toBeGreaterThanOrEqual(120);
    expect(new Set(documents.map(({ id }) => id)).size).toBe(documents.length);
    expect(documents.filter(({ text }) => text.includes('\ufffd'))).toEqual([]);
    const hostile = documents.find(({ id }) => id.includes('defaced'));
    expect(hostile?.text.split(' ').length).toBeGreaterThan(100);
    expect(
      readFileSync(path.join(import.meta.dirname, '../../corpus/web/library-catalogue-defaced.html'), 'utf8'),
    ).toContain('<script');
  });
});
