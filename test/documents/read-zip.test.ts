import { readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../temporary-folder.js';
import { printSkipped, type ReadCorpus, readCorpus, writeCorpus } from './read-corpus.js';
import { type ZipEntry, zipOf } from './zip-of.js';

const root = temporaryFolder();

function read(bytes: Uint8Array, name = 'a.zip'): Promise<ReadCorpus> {
  return readCorpus(writeCorpus(root, { [name]: bytes }));
}

/** Files of which the archive says whatever it likes, and one that can be read after them. */
async function readAround(...entries: readonly ZipEntry[]): Promise<ReadCorpus> {
  const result = await read(zipOf([...entries, { name: 'last.txt', content: 'The last one.' }]));
  expect(result.documents.map(({ id }) => id)).toContain('a.zip/last.txt');
  return result;
}

/** Many lines of nothing but spaces: a thousandth of that when it is packed. */
function sparse(megabytes: number): Buffer {
  return Buffer.alloc(megabytes * 1024 * 1024, `${' '.repeat(65_535)}\n`);
}

/** Just more than may come out of any file, made and packed once. */
const TOO_MANY_MB = 66;
const packedBomb = gzipSync(sparse(TOO_MANY_MB));

// What is open is only told by Linux.
describe.runIf(process.platform === 'linux')('a file that is no archive', () => {
  it('is closed like any other', async () => {
    const whole = zipOf({ 'a.txt': 'Ferry' });
    const filesOpen = (): number => readdirSync('/proc/self/fd').length;
    await read(whole);
    const before = filesOpen();
    for (let times = 0; times < 20; times += 1) {
      const { documents } = await read(whole.subarray(0, whole.length - 1 - times));
      expect(documents).toEqual([]);
    }
    expect(filesOpen()).toBeLessThan(before + 5);
  });
});

describe('a vault or a site in an archive', () => {
  const notes = {
    'Ferry times.md': '# Another heading\n\nSee [[Harbour|the port]].',
    'Harbour.md': '# H\n\nIt is %%not%% there.',
  };
  const titles = async (files: Readonly<Record<string, string>>): Promise<unknown> =>
    (await read(zipOf(files))).documents.map(({ id, title }) => [id, title]);

  it('is titled by the names of its files where its notes link to one another, as in a folder', async () => {
    expect(await titles(notes)).toEqual([
      ['a.zip/Ferry times.md', 'Ferry times'],
      ['a.zip/Harbour.md', 'Harbour'],
    ]);
  });

  it('is found by the hidden folder of its program', async () => {
    const files = {
      'V/.obsidian/app.json': '{}',
      'V/One.md': '# Two\n\nIt sails.',
      'other/One.md': '# Two\n\nIt sails.',
    };
    expect(await titles(files)).toEqual([
      ['a.zip/V/One.md', 'One'],
      ['a.zip/other/One.md', 'Two'],
    ]);
  });

  it('is found by the settings of a site', async () => {
    const files = { 'site/mkdocs.yml': 'site_name: Ferries', 'site/docs/first-trip.md': 'It sails.' };
    expect(await titles(files)).toEqual([['a.zip/site/docs/first-trip.md', 'First trip']]);
  });
});

describe('reading a zip archive', () => {
  it('is a folder: its files are documents and records whose paths begin with that of the archive', async () => {
    const { documents, skipped } = await read(
      zipOf({
        'inner/Fähre.md': '# Ferry\n\nIt leaves at noon.',
        'records.jsonl': '{"title":"One"}\n{"title":"Two"}\n',
        'old.txt.gz': gzipSync('An old text.'),
        'inner/': '',
        '.hidden/a.txt': 'hidden',
        '__MACOSX/a.txt': 'of a Mac',
        'site/package.json': '{}',
      }),
    );
    expect(skipped).toEqual([]);
    expect(documents.map(({ id, title }) => [id, title])).toEqual([
      ['a.zip/inner/Fähre.md', 'Ferry'],
      ['a.zip/records.jsonl#1', 'One'],
      ['a.zip/records.jsonl#2', 'Two'],
      ['a.zip/old.txt.gz', 'An old text.'],
    ]);
  });

  it('counts what it does not read by ending, in one line', async () => {
    const { skipped } = await readAround(
      { name: 'a.png', content: 'x' },
      { name: 'b.PNG', content: 'x' },
      { name: 'c.bin', content: 'x' },
    );
    expect(skipped).toMatchObject([
      { path: 'a.zip', message: expect.stringMatching(/2 \.png, 1 \.bin/) as string },
    ]);
  });

  it('reads archives in archives, but not without end', async () => {
    let nested = zipOf({ 'a.txt': 'Innermost text.' });
    for (let depth = 0; depth < 2; depth += 1) nested = zipOf({ 'n.zip': nested });
    const { documents } = await read(nested);
    expect(documents.map(({ id }) => id)).toEqual(['a.zip/n.zip/n.zip/a.txt']);
    for (let depth = 0; depth < 20; depth += 1) nested = zipOf({ 'n.zip': nested });
    expect(printSkipped((await read(nested)).skipped)).toEqual(['a.zip/n.zip/n.zip/n.zip too_costly']);
  });

  it('skips what is encrypted, packed in an unknown way, a link, or has a name that leads out', async () => {
    const { skipped } = await readAround(
      { name: 'secret.txt', content: 'x', isEncrypted: true },
      { name: 'odd.txt', content: 'x', method: 12 },
      { name: 'link.txt', content: '/etc/passwd', mode: 0o120777 },
      { name: '../../out.txt', content: 'x' },
      { name: '/etc/absolute.txt', content: 'x' },
      { name: 'C:\\drive.txt', content: 'x' },
    );
    expect(printSkipped(skipped)).toEqual([
      'a.zip/secret.txt encrypted',
      'a.zip/odd.txt unsupported',
      'a.zip/link.txt symlink',
      'a.zip/../../out.txt unreadable',
      'a.zip//etc/absolute.txt unreadable',
      'a.zip/C:/drive.txt unreadable',
    ]);
  });

  it('skips what is not as the archive says, and reads on', async () => {
    const { skipped } = await readAround(
      { name: 'long.txt', content: 'more than it says', claimedBytes: 4 },
      { name: 'changed.txt', content: 'changed', checksum: 1 },
    );
    expect(printSkipped(skipped)).toEqual(['a.zip/long.txt malformed', 'a.zip/changed.txt malformed']);
  });

  it('stops where a few bytes grow to very many, whether in one file or in several', async () => {
    const one = await read(zipOf({ 'bomb.mbox': sparse(TOO_MANY_MB), 'last.txt': 'The last one.' }));
    expect(printSkipped(one.skipped)).toEqual(['a.zip/bomb.mbox too_costly']);
    const several = await read(
      zipOf({
        '1.mbox': sparse(TOO_MANY_MB / 2),
        '2.mbox': sparse(TOO_MANY_MB / 2),
        'last.txt': 'The last one.',
      }),
    );
    expect(printSkipped(several.skipped)).toEqual(['a.zip/1.mbox malformed', 'a.zip/2.mbox too_costly']);
    const packedTwice = await read(zipOf({ 'a.mbox.gz': packedBomb }));
    expect(printSkipped(packedTwice.skipped)).toEqual(['a.zip/a.mbox.gz too_costly']);
  });

  it('says of a file without a byte that it is empty', async () => {
    const { skipped } = await read(Buffer.alloc(0));
    expect(skipped).toMatchObject([{ path: 'a.zip', reason: 'empty', message: 'the file is empty' }]);
  });

  it('says of what is no archive, or only the beginning of one, that it is damaged', async () => {
    const whole = zipOf({ 'a.txt': 'A text.' });
    for (const bytes of [Buffer.from('no archive'), whole.subarray(0, whole.length - 30)]) {
      expect(printSkipped((await read(bytes)).skipped)).toEqual(['a.zip malformed']);
    }
  });
});

describe('reading a gzip file', () => {
  it('is read as the file that was packed, under its own name', async () => {
    const { documents, skipped } = await read(
      gzipSync('{"title":"One"}\n{"title":"Two"}\n'),
      'docs.jsonl.gz',
    );
    expect(skipped).toEqual([]);
    expect(documents.map(({ id, title }) => [id, title])).toEqual([
      ['docs.jsonl.gz#1', 'One'],
      ['docs.jsonl.gz#2', 'Two'],
    ]);
  });

  it.each([
    ['table.csv.gz', Buffer.from('\ufefftitle,text\nOne,First\n', 'utf16le')],
    ['list.json.gz', Buffer.from('[{"title":"One","text":"First"}]')],
    ['page.html.gz', Buffer.from('<h1>One</h1><p>First</p>')],
    ['mail.eml.gz', Buffer.from('From: a@example.org\nSubject: One\n\nFirst\n')],
  ])('reads %s', async (name, bytes) => {
    const { documents } = await read(gzipSync(bytes), name);
    expect(documents).toMatchObject([{ title: 'One', text: 'First' }]);
  });

  it('keeps the records before the place where it is damaged', async () => {
    const lines = Array.from(
      { length: 20_000 },
      (_, i) => `{"title":"Number ${i} ${(i * 7919) % 10_007}"}\n`,
    );
    const whole = gzipSync(lines.join(''));
    const { documents, skipped } = await read(whole.subarray(0, whole.length / 2), 'docs.jsonl.gz');
    expect(documents.length).toBeGreaterThan(1000);
    expect(printSkipped(skipped)).toEqual(['docs.jsonl.gz malformed']);
  });

  it('skips what is no gzip data, what grows without bounds, and what is of a format that is not read', async () => {
    expect(printSkipped((await read(Buffer.from('text'), 'a.txt.gz')).skipped)).toEqual([
      'a.txt.gz malformed',
    ]);
    expect(printSkipped((await read(packedBomb, 'a.mbox.gz')).skipped)).toEqual(['a.mbox.gz too_costly']);
    expect(printSkipped((await read(gzipSync('x'), 'a.tar.gz')).skipped)).toEqual(['a.tar.gz unsupported']);
  });
});
