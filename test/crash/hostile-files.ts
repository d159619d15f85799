// Files that were made, or have become, what no reader expects, each with what becomes of it.

import { execFileSync } from 'node:child_process';
import {
  closeSync,
  linkSync,
  mkdirSync,
  openSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { makeRandom } from './random.js';

/** One hostile file, or a few that belong together. */
export interface HostileFile {
  readonly name: string;
  /** Writes it below the corpus; `factor` is 1 for its full size and less where a test has to be quick. */
  readonly write: (corpus: string, factor: number) => void | Promise<void>;
  /** How many documents it becomes, of any size. */
  readonly documents: number | 'any';
  /** What is said of it, where something must be. */
  readonly says?: RegExp;
}

/** A file with this content, by its name. */
function file(
  name: string,
  content: string | Uint8Array | ((factor: number) => string | Uint8Array),
  documents: HostileFile['documents'] = 1,
  says?: RegExp,
): HostileFile {
  return {
    name,
    documents,
    ...(says === undefined ? {} : { says }),
    write: (corpus, factor) => {
      writeFileSync(path.join(corpus, name), typeof content === 'function' ? content(factor) : content);
    },
  };
}

const times =
  (text: string, count: number) =>
  (factor: number): string =>
    text.repeat(Math.ceil(count * factor));

/** So many different words. */
function words(count: number, make: (n: number) => string): (factor: number) => string {
  return (factor) => Array.from({ length: Math.ceil(count * factor) }, (_, n) => make(n)).join(' ');
}

/** Characters of the first plane and of the second in turn: each of the first 60,000 is another one. */
function distinctCharacter(n: number): string {
  const at = n >> 1;
  if (n % 2 === 1) return String.fromCodePoint(0x20000 + at);
  // Those of Extension A, then the unified ones, then Hangul.
  if (at < 6592) return String.fromCodePoint(0x3400 + at);
  return String.fromCodePoint(at < 27_584 ? 0x4e00 + at - 6592 : 0xac00 + at - 27_584);
}

/** So many characters without a space, among them nearly as many different pairs. */
function pairs(count: number, first: number, different: number): string {
  const random = makeRandom(count);
  return Array.from({ length: count }, () =>
    String.fromCodePoint(first + Math.floor(random() * different)),
  ).join('');
}

const jsonl = (...records: readonly unknown[]): string =>
  records.map((record) => (typeof record === 'string' ? record : JSON.stringify(record))).join('\n');

/** A file whose name is bytes that are no UTF-8, and such. */
function bytesName(name: Buffer, content: string): (corpus: string) => void {
  return (corpus) => {
    writeFileSync(Buffer.concat([Buffer.from(`${corpus}/`), name]), content);
  };
}

const entries: readonly HostileFile[] = [
  {
    name: 'a link to a file outside',
    documents: 0,
    write: (corpus) => {
      symlinkSync('/etc/passwd', path.join(corpus, 'passwd.txt'));
    },
  },
  {
    name: 'links to the corpus, to itself and to nothing',
    documents: 0,
    write: (corpus) => {
      symlinkSync('.', path.join(corpus, 'loop'));
      symlinkSync('self.txt', path.join(corpus, 'self.txt'));
      symlinkSync('nowhere.txt', path.join(corpus, 'dangling.txt'));
    },
  },
  {
    name: 'a second name of a file',
    documents: 1,
    write: (corpus) => {
      writeFileSync(path.join(corpus, 'first.log'), 'not read');
      linkSync(path.join(corpus, 'first.log'), path.join(corpus, 'second.txt'));
    },
  },
  {
    name: 'a pipe nobody writes to',
    documents: 0,
    write: (corpus) => {
      execFileSync('mkfifo', [path.join(corpus, 'pipe.txt')]);
    },
  },
  {
    name: 'a socket',
    documents: 0,
    write: async (corpus) => {
      const server = createServer();
      // The name is relative: a path of a socket has room for a hundred bytes.
      const cwd = process.cwd();
      await new Promise<void>((resolve) => {
        server.listen(path.relative(cwd, path.join(corpus, 's.txt')), resolve);
      });
      server.unref();
    },
  },
  {
    name: 'names with line breaks, escapes and directions',
    documents: 6,
    write: (corpus) => {
      for (const name of [
        'a\nb.txt',
        'a\rb.txt',
        '\u001b[31mred.txt',
        'abc\u202Etxt.txt',
        '-rf.txt',
        '👩‍🚀.txt',
      ])
        writeFileSync(path.join(corpus, name), `Curious\n\nhostile content`);
    },
  },
  {
    name: 'names of objects, and of devices elsewhere',
    documents: 5,
    write: (corpus) => {
      for (const name of ['__proto__.md', 'constructor.md', 'toString', 'CON.txt', 'trailing dot..txt'])
        writeFileSync(path.join(corpus, name), '# Curious\n\nhostile content\n');
    },
  },
  {
    name: 'a name of 255 bytes',
    documents: 1,
    write: (corpus) => {
      writeFileSync(path.join(corpus, `${'n'.repeat(251)}.txt`), 'Curious\n\nhostile content');
    },
  },
  {
    name: 'a name that is no UTF-8',
    documents: 'any',
    write: bytesName(Buffer.from([0x66, 0xff, 0xfe, 0x2e, 0x74, 0x78, 0x74]), 'Curious\n\nhostile content'),
  },
  {
    name: 'one name in two forms',
    documents: 'any',
    write: (corpus) => {
      writeFileSync(path.join(corpus, 'caf\u00E9.txt'), 'Composed\n\nhostile content');
      writeFileSync(path.join(corpus, 'cafe\u0301.txt'), 'Decomposed\n\nhostile content');
    },
  },
  {
    name: 'folders within folders',
    documents: 'any',
    write: (corpus) => {
      const deep = path.join(corpus, ...Array.from({ length: 300 }, () => 'd'));
      mkdirSync(deep, { recursive: true });
      writeFileSync(path.join(deep, 'x.txt'), 'Deep\n\nhostile content');
    },
  },
  {
    name: 'a folder named like a file',
    documents: 0,
    write: (corpus) => {
      mkdirSync(path.join(corpus, 'folder.txt'));
    },
  },
  {
    name: 'a sparse file of 10 GB',
    documents: 0,
    says: /sparse\.txt/,
    write: (corpus) => {
      const name = path.join(corpus, 'sparse.txt');
      writeFileSync(name, '');
      truncateSync(name, 10 * 2 ** 30);
    },
  },
  {
    name: 'a file that is one endless line',
    documents: 'any',
    write: (corpus, factor) => {
      const open = openSync(path.join(corpus, 'line.txt'), 'w');
      const text = 'lorem ipsum dolor sit amet '.repeat(4000);
      for (let n = 0; n < 500 * factor; n += 1) writeSync(open, text);
      closeSync(open);
    },
  },
  // Bytes.
  file('bom.txt', '\uFEFFBom\n\nhostile content'),
  file('utf16le.txt', Buffer.from('\uFEFFWide\n\nhostile content', 'utf16le')),
  file('utf16-without.txt', Buffer.from('Wide\n\nhostile content of some length', 'utf16le'), 'any'),
  file('utf32.txt', Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0, 0x42, 0, 0, 0]), 'any'),
  file(
    'continuation.txt',
    Buffer.concat([Buffer.from('Bytes\n\nhostile '), Buffer.from([0x80, 0xbf, 0x80])]),
    'any',
  ),
  file('overlong.txt', Buffer.concat([Buffer.from('Bytes\n\n'), Buffer.from([0xc0, 0xaf, 0x2e])]), 'any'),
  file('nul.txt', `Nul\n\nhostile${'\0'.repeat(3)} content`, 'any'),
  file('surrogates.jsonl', '{"_id":"s","title":"Lone \\ud800 surrogate","text":"hostile \\udc00 content"}'),
  file('binary.md', Buffer.from(Array.from({ length: 65_536 }, (_, n) => (n * 7919) % 256)), 'any'),
  file('blank.txt', times('\n', 1_000_000), 'any'),
  file('spaces.txt.gz', (factor) => gzipSync(' '.repeat(Math.ceil(500_000_000 * factor))), 'any'),
  file(
    'nested.gz.txt.gz',
    (factor) => gzipSync(gzipSync('a'.repeat(Math.ceil(100_000_000 * factor)))),
    'any',
  ),
  file('cut.docx', Buffer.from('504b0304140000000800', 'hex'), 0, /cut\.docx/),
  file('cut.pdf', '%PDF-1.7\n1 0 obj\n<< /Length 999999 >>\nstream\n', 0, /cut\.pdf/),
  file('cut.txt.gz', gzipSync('Cut off\n\nhostile content '.repeat(50)).subarray(0, 40), 0, /cut\.txt\.gz/),
  // Words.
  file('one-token.txt', times('a', 1_000_000)),
  file(
    'distinct.txt',
    words(600_000, (n) => `w${n.toString(36)}q`),
  ),
  file('prefixes.txt', (factor) =>
    Array.from({ length: Math.ceil(4000 * Math.sqrt(factor)) }, (_, n) => 'a'.repeat(n + 1)).join(' '),
  ),
  file('characters.txt', words(60_000, distinctCharacter)),
  file('unspaced.txt', (factor) => pairs(Math.ceil(1_500_000 * factor), 0xac00, 11_172)),
  file('unspaced-rare.txt', (factor) => pairs(Math.ceil(1_100_000 * factor), 0x20000, 42_720)),
  file('marks.txt', `Marks\n\na${'\u0301'.repeat(5000)} hostile content`),
  file('punctuation.txt', times('?!;-…—', 50_000), 'any'),
  file('stop-words.txt', times('the of and to ', 20_000)),
  file('same-word.txt', times('buffalo ', 500_000)),
  file(
    'case.txt',
    'Case\n\nİstanbul ẞtraße ΣΊΣΥΦΟΣ ﬁne ＦＵＬＬ\u00ADwidth \u2068isolated\u2069 \u200Dzwj hostile content',
  ),
  file('tatweel.txt', 'كتاب\n\nكـــــــتـــــــاب hostile content'),
  file(
    'object-words.txt',
    'Objects\n\n__proto__ constructor toString hasOwnProperty valueOf __defineGetter__ hostile',
  ),
  file('lines.md', times('a\n', 500_000)),
  // Structure.
  file(
    'proto.json',
    '[{"_id":"p1","__proto__":{"text":"x"},"title":"Proto","text":"hostile content"},{"_id":"p2","constructor":{"prototype":{"a":1}},"title":"Constructor","text":"hostile content"}]',
    2,
  ),
  file(
    'names.jsonl',
    jsonl({
      _id: 'n1',
      title: 'Names',
      text: 'hostile content',
      score: 9,
      match: {},
      terms: [],
      toString: 1,
      queryTerms: 1,
    }),
  ),
  file('duplicate-keys.json', '{"_id":"k","title":"One","title":"Two","text":"hostile content"}'),
  file(
    'infinite.jsonl',
    jsonl('{"_id":"i1","title":"Infinite","text":"hostile content","n":1e309,"date":"9999999-99-99"}'),
  ),
  file(
    'deep.jsonl',
    (factor) =>
      `{"_id":"d","title":"Deep","text":"hostile content","list":${'['.repeat(Math.ceil(20_000 * factor))}${']'.repeat(Math.ceil(20_000 * factor))}}`,
    'any',
  ),
  file(
    'fields.jsonl',
    (factor) =>
      jsonl({
        _id: 'f',
        title: 'Fields',
        text: 'hostile content',
        ...Object.fromEntries(Array.from({ length: Math.ceil(200_000 * factor) }, (_, n) => [`f${n}`, n])),
      }),
    'any',
  ),
  file('long-id.jsonl', jsonl({ _id: 'x'.repeat(10_240), title: 'Long', text: 'hostile content' }), 'any'),
  file(
    'same-ids.jsonl',
    jsonl(
      { _id: 'same', title: 'First', text: 'hostile content' },
      { _id: 'same', title: 'Second', text: 'hostile content' },
    ),
    2,
  ),
  file(
    'laughs.md',
    `---\na: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'.replaceAll(
      /./g,
      (name) =>
        `${name}: &${name} [${Array(9)
          .fill(`*${String.fromCharCode(name.charCodeAt(0) - 1)}`)
          .join(',')}]\n`,
    )}title: *h\n---\n# Laughs\n\nhostile content\n`,
  ),
  file('tags.md', '---\ntitle: !!js/function "function () { return 1 }"\n---\n# Tags\n\nhostile content\n'),
  file('unclosed.md', '---\ntitle: "never closed\n\n# Unclosed\n\nhostile content\n'),
  file(
    'tags.html',
    (factor) => `<html><body>${'<div>'.repeat(Math.ceil(100_000 * factor))}hostile content</body></html>`,
    'any',
  ),
  file('comment.html', '<html><body><p>hostile content<!-- never closed <p>gone', 'any'),
  file(
    'attribute.html',
    (factor) =>
      `<html><body><p title="${'x'.repeat(Math.ceil(1_000_000 * factor))}">hostile content</p></body></html>`,
  ),
  file(
    'markup.txt',
    'Markup\n\n<mark>hostile</mark> <svg><style><img onerror=alert(1)> \uE000\uE001 javascript:alert(1)',
  ),
  file(
    'entities.xml',
    '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]><r><title>Entities</title><p>hostile &b; &c;</p></r>',
    'any',
  ),
  file('brackets.md', times('[', 50_000), 'any'),
  file('emphasis.md', times('*a **a ', 130_000)),
  file('underscores.md', times('a_b_', 230_000)),
  file('tags-within.md', times('<a><b>', 150_000), 'any'),
  file('pictures.md', times('![[]()', 150_000), 'any'),
  file('list.md', times('- a\n', 225_000)),
  file('quotes.md', times('> ', 10_000), 'any'),
  file(
    'table.md',
    (factor) =>
      `|${'a|'.repeat(Math.ceil(10_000 * factor))}\n|${'-|'.repeat(Math.ceil(10_000 * factor))}\n${`|${'b|'.repeat(Math.ceil(10_000 * factor))}\n`.repeat(20)}`,
  ),
  file('rows.csv', times('a,b\n', 250_000), 'any'),
  file('quote.csv', 'id,title,text\n1,"never closed,hostile content\n2,Second,hostile content\n', 'any'),
  file(
    'related.jsonl',
    (factor) =>
      jsonl({
        _id: 'r',
        title: 'Related',
        text: 'hostile content',
        related: Array.from({ length: Math.ceil(100_000 * factor) }, (_, n) => `Headline ${n}`),
      }),
    'any',
  ),
  file('mail.mbox', times('From a@b Thu Jan  1 00:00:00 1970\nSubject: x\n\nhostile\n\n', 5000), 'any'),
  file(
    'boundary.eml',
    `Subject: Parts\nContent-Type: multipart/mixed; boundary=b\n\n${'--b\nContent-Type: multipart/mixed; boundary=b\n\n'.repeat(200)}hostile`,
    'any',
  ),
];

/** All of them; what a system does not let be made is left out by whoever writes it. */
export const HOSTILE_FILES: readonly HostileFile[] = entries;
