// Fuzzes the readers of files: whatever a file holds, it becomes documents of which everything holds that does of any, or is skipped
// with a reason; what is indexed of it is read back as it was.

import type { Document } from '../../../src/documents/document.js';
import { zipOf } from '../../documents/zip-of.js';
import { bytesOf, type FuzzTarget, inputOf, must, type OpenTarget } from '../fuzz-target.js';
import { fileInMemory, fileOnDisk, removeFiles } from '../given-file.js';
import { checkDocument } from './check-document.js';

/** What is tried of a format. */
interface ReaderSeeds {
  readonly seeds: readonly (string | Uint8Array)[];
  readonly tokens: readonly string[];
}

/** Of one file. */
const MAX_RECORDS = 50;
const MARKS = [
  '\n',
  '\n\n',
  '\r\n',
  ' ',
  '\t',
  '#',
  '"',
  "'",
  '<',
  '>',
  '&',
  ';',
  '\\',
  '\0',
  '\u00ff',
  '\u00c3\u00a9',
];
const MARKDOWN: ReaderSeeds = {
  seeds: [
    '---\ntitle: Ferry\ndate: 2015-12-12\ntags: [a, b]\n---\n# Ferry\n\n- one\n  - two\n\n1. three\n\n| a | b |\n| - | - |\n| c | d |\n\n> quoted [link](x.md) ![alt](y.png) `code` **bold** [[wiki|shown]]\n',
    '+++\ntitle = "Toml"\n[extra]\nn = 1\n+++\n\nText\n====\n\n```js\ncode()\n```\n\n::: note\nInside\n:::\n\n<div class="x">html</div>\n\nterm :smile: ==mark== ~~del~~ [^1]\n\n[^1]: note\n',
    'title: Plain\nkey: value\n\nimport X from "x"\n\n<Tabs value={{a: 1}}><Tab>Inside</Tab></Tabs>\n\n{% if x %}template{% endif %} {{< short code >}}\n',
  ],
  tokens: [
    '---\n',
    '+++\n',
    '```',
    '~~~',
    '# ',
    '- ',
    '1. ',
    '> ',
    '| a |',
    '|-|',
    '[',
    '](',
    ')',
    '![',
    '[[',
    ']]',
    '**',
    '__',
    '*',
    '_',
    '`',
    '<a>',
    '</a>',
    '<!--',
    '-->',
    '::: ',
    '{{',
    '}}',
    '{%',
    '%}',
    '&amp;',
    '    ',
    '\\',
    '[^1]',
    ': ',
    '&a ',
    '*a',
    'import x from "y"\n',
    'export ',
    '<X>',
    '</X>',
    '%%',
    '$$',
  ],
};
const HTML: ReaderSeeds = {
  seeds: [
    '<!doctype html><html lang="en"><head><title>Ferry</title><meta name="date" content="2015-12-12"><meta charset="utf-8"></head><body><nav><a href="/">Home</a></nav><main><h1>Ferry</h1><p>Text &amp; more<br>line</p><ul><li>one<ul><li>two</ul></ul><pre>code\n x</pre><table><tr><td>a<td>b</table></main><script>x</script></body></html>',
    '<p>Bare <b>bold</b> <a href="x.html">link</a><template><p>t</p></template><svg><title>s</title></svg>{{ template }}',
  ],
  tokens: [
    '<p>',
    '</p>',
    '<div>',
    '</div>',
    '<ul><li>',
    '<table>',
    '<tr><td>',
    '<pre>',
    '</pre>',
    '<script>',
    '</script>',
    '<style>',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '&#x41;',
    '&lt',
    '<h1>',
    '<title>',
    '<base href="/">',
    '<meta name="robots" content="noindex">',
    '<a href="',
    '">',
    '<article>',
    '<main>',
    '<template>',
    '<svg>',
    '<br/>',
  ],
};
const XML: ReaderSeeds = {
  seeds: [
    '<?xml version="1.0"?><rss version="2.0"><channel><title>News</title><item><title>Ferry</title><link>https://example.org/a</link><description>&lt;p&gt;Text&lt;/p&gt;</description><pubDate>Sat, 12 Dec 2015 08:30:00 GMT</pubDate><category>Sea</category></item></channel></rss>',
    '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Ferry</title><id>a</id><updated>2015-12-12T08:30:00Z</updated><content type="html">&lt;b&gt;Text</content></entry></feed>',
    '<nitf><head><title>Ferry</title></head><body><body.head><hedline><hl1>Ferry</hl1></hedline></body.head><body.content><p>Text</p></body.content></body></nitf>',
    '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "b">]><r><doc id="1"><title>One</title><p>Text &a;</p></doc><doc id="2"><title>Two</title></doc></r>',
  ],
  tokens: [
    '<item>',
    '</item>',
    '<entry>',
    '<title>',
    '</title>',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '<?',
    '?>',
    '<!DOCTYPE x [',
    '<!ENTITY a "b">',
    '&a;',
    '&#0;',
    '&lt;',
    ' xmlns:x="y"',
    '<x:y>',
    '/>',
    '<newsItem>',
    '<NewsML>',
    '<p>',
    '</p>',
  ],
};
const JSON_SEEDS: ReaderSeeds = {
  seeds: [
    '[{"_id":"a","title":"Ferry","text":"Text","date":"2015-12-12","tags":["a"],"n":1.5},{"id":2,"headline":"Storm","body":"<p>Html</p>","published":1449910200}]',
    '{"_id":"a","title":"Ferry","text":"Text"}\n{"index":{"_id":"b"}}\n{"title":"Storm","text":["a","b"],"title_de":"Sturm","text_de":"Der Sturm"}\n',
    '{\'title\': \'Python\', \'text\': None, \'draft\': False}\n{"title":{"rendered":"Word"},"content":{"rendered":"<p>Press</p>"}}\n',
    '// json5\n{title: "Five", text: \'Text\', n: +1, list: [1,],}',
    '{"type":"FeatureCollection","features":[{"type":"Feature","id":"f","properties":{"name":"Harbour","description":"Text"},"geometry":null}]}',
  ],
  tokens: [
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    'null',
    'true',
    'None',
    '"_id":',
    '"id":',
    '"title":',
    '"text":',
    '"date":',
    '"__proto__":',
    '"tags":',
    '1e309',
    '-0',
    '\\ud800',
    '\\u0000',
    '\\"',
    '"a":{"b":',
    '\n',
    '//',
    '/*',
    '*/',
    "'",
  ],
};

const TEXTS: Readonly<Record<string, ReaderSeeds>> = {
  'text.txt': {
    seeds: [
      'Comet seen over port\r\n\r\nPORT, December 12, 2015. A comet was seen.\n\nSee also\n\nOther story\n',
      'Title\n=====\n\n  A hard wrapped line that goes on\n  and on and ends here.\n\n\u00ef\u00bb\u00bfbom',
      Buffer.from('\uFEFFWide\n\ntext of some length', 'utf16le'),
      '*** START OF THE PROJECT GUTENBERG EBOOK X ***\n\nText\n\n*** END OF THE PROJECT GUTENBERG EBOOK X ***\n',
    ],
    tokens: [
      'See also',
      '\n\n',
      '=====',
      '-----',
      'December 12, 2015',
      '12.12.2015',
      '\u00ff\u00fe',
      '\u00fe\u00ff',
      '\u00e2\u0080\u00a8',
      '\u00cc\u0081',
      '\f',
      '\u000b',
      '*** START OF',
      'data:image/png;base64,AAAA',
      'LONDON, (Reuters) -',
    ],
  },
  'note.md': MARKDOWN,
  'page.mdx': MARKDOWN,
  'page.html': HTML,
  'feed.xml': XML,
  'list.json': JSON_SEEDS,
  'lines.jsonl': JSON_SEEDS,
  'rows.csv': {
    seeds: [
      'id,title,text,date\n1,Ferry,"A, ""quoted"" text",2015-12-12\n2,Storm,"two\nlines",12/13/2015\n',
      'a;b;c\r\n1;2;3\r\n',
      'name\tnote\nFerry\t"open\n',
      'title|text\n"a|b\nc"|d\n',
    ],
    tokens: [
      ',',
      ';',
      '\t',
      '|',
      '"',
      '""',
      '\n',
      '\r\n',
      '\r',
      'sep=;',
      ' "',
      '" ',
      '03/04/2024',
      '31/12/2024',
    ],
  },
  'guide.org': {
    seeds: [
      '#+TITLE: Ferry\n#+DATE: 2015-12-12\n* Head :tag:\n** TODO Sub\n- item\n  1. deep\n#+BEGIN_SRC js\ncode\n#+END_SRC\n| a | b |\n[[x][link]] *bold* =code= :PROPERTIES:\n:ID: a\n:END:\n',
    ],
    tokens: [
      '* ',
      '#+BEGIN_SRC',
      '#+END_SRC',
      '#+BEGIN_QUOTE',
      ':PROPERTIES:',
      ':END:',
      '[[',
      ']]',
      '][',
      '- ',
      '|',
      '=',
      '~',
      '# ',
      '<2015-12-12>',
    ],
  },
  'guide.rst': {
    seeds: [
      '=====\nFerry\n=====\n\n:date: 2015-12-12\n\nSub\n---\n\n* item\n\n.. code-block:: js\n\n   code\n\n.. note:: Inside\n\n+---+---+\n| a | b |\n+---+---+\n\n``lit`` `link <x>`_ :ref:`y` |sub| [1]_\n\n.. [1] foot\n',
    ],
    tokens: [
      '.. ',
      '::',
      '====',
      '----',
      '+---+',
      '|',
      '``',
      '`_',
      ':a: ',
      '* ',
      '\n   ',
      '.. code::',
      '.. table::',
      '.. include:: x',
      '=== ===',
    ],
  },
  'guide.adoc': {
    seeds: [
      '= Ferry\nAuthor Name\n:key: value\n\n== Sub\n\n* item\n** deep\n. one\n\n----\ncode\n----\n\n|===\n|a |b\n|===\n\nlink:x[y] *b* _i_ `c` {key} <<ref>> footnote:[f]\n\nNOTE: inside\n\nterm:: definition\n',
    ],
    tokens: [
      '= ',
      '== ',
      '----',
      '====',
      '|===',
      '|',
      '****',
      '++++',
      ':a: b\n',
      '{a}',
      '[source]',
      '[[',
      ']]',
      '<<',
      '>>',
      '* ',
      '. ',
      '::',
      'ifdef::a[]',
      'endif::[]',
      'include::x[]',
      '//',
      '////',
    ],
  },
  'paper.tex': {
    seeds: [
      '\\documentclass{article}\\title{Ferry}\\date{2015-12-12}\\begin{document}\\maketitle\\section{One}Text $a^2$ \\emph{b} \\cite{c}% comment\n\\begin{itemize}\\item one\\end{itemize}\\begin{verbatim}code\\end{verbatim}\\begin{tabular}{ll}a & b\\\\ \\end{tabular}\\newcommand{\\x}[1]{#1}\\x{y}\\end{document}',
    ],
    tokens: [
      '\\begin{document}',
      '\\end{document}',
      '\\begin{',
      '\\end{',
      '}',
      '{',
      '$',
      '$$',
      '\\[',
      '\\]',
      '%',
      '\\section{',
      '\\item ',
      '\\\\',
      '&',
      '~',
      '\\verb|',
      '\\input{x}',
      '\\def\\a{',
      "\\'e",
      '\\"o',
      '--',
    ],
  },
  'film.srt': {
    seeds: [
      '1\n00:00:01,000 --> 00:00:02,500\nHello <i>there</i>\n\n2\n00:00:03,000 --> 00:00:04,000\n{\\an8}Second\nline\n',
      'WEBVTT - Title\n\nNOTE x\n\nid\n00:01.000 --> 00:02.000 align:start\n<v Roger>Hi &amp; bye\n',
    ],
    tokens: [
      '-->',
      '00:00:01,000',
      '00:01.000',
      'WEBVTT',
      'NOTE ',
      'STYLE',
      '<v A>',
      '</v>',
      '{\\an8}',
      '\n\n',
      '1\n',
    ],
  },
  'work.ipynb': {
    seeds: [
      '{"nbformat":4,"metadata":{"title":"Ferry"},"cells":[{"cell_type":"markdown","source":["# Ferry\\n","text"]},{"cell_type":"code","source":"print(1)","outputs":[{"output_type":"stream","text":["1\\n"]},{"data":{"text/html":["<b>x</b>"]}}]}]}',
    ],
    tokens: JSON_SEEDS.tokens.concat('"cells":', '"source":', '"cell_type":', '"outputs":'),
  },
  'plan.canvas': {
    seeds: [
      '{"nodes":[{"id":"a","type":"text","text":"# Ferry\\ntext","x":0,"y":0,"width":1,"height":1},{"id":"b","type":"file","file":"x.md","x":1,"y":1},{"id":"g","type":"group","label":"G"}],"edges":[{"id":"e","fromNode":"a","toNode":"b","label":"to"}]}',
    ],
    tokens: JSON_SEEDS.tokens.concat('"nodes":', '"edges":', '"type":"text"', '"x":'),
  },
  README: {
    seeds: [
      'Read me\n\nText of a file without an ending.\n',
      'From a@b Thu Jan  1 00:00:00 1970\nSubject: x\n\nhostile\n',
    ],
    tokens: ['From ', '\n\n', 'Subject: '],
  },
  'box.mbox': {
    seeds: [
      'From a@b Thu Jan  1 00:00:00 1970\nFrom: A <a@b>\nSubject: One\nDate: Sat, 12 Dec 2015 08:30:00 +0000\n\nText\n>From here\n\nFrom b@c Thu Jan  1 00:00:00 1970\nContent-Length: 5\nSubject: Two\n\nhello\n',
    ],
    tokens: ['\nFrom ', 'From ', '>From ', 'Content-Length: 3', '\n\n', '\r\n'],
  },
  'list.txt.gz': {
    seeds: [Buffer.from('1f8b0800000000000003f348cdc9c9d751f048cd29c8490500a6a1a4eb0d000000', 'hex')],
    tokens: ['\u001f\u008b', '\0\0\0\0'],
  },
  'pack.zip': {
    seeds: [
      zipOf({ 'a.txt': 'Ferry\n\nText', 'b/c.md': '# Storm\n\nText' }),
      zipOf([{ name: '../x.txt', content: 'x', method: 0 }]),
    ],
    tokens: ['PK\u0003\u0004', 'PK\u0001\u0002', 'PK\u0005\u0006', '\u00ff\u00ff\u00ff\u00ff', '../', '\0\0'],
  },
};

/** One target a format that is read in the thread that asks. */
export const readerTargets: Readonly<Record<string, OpenTarget>> = Object.fromEntries(
  Object.entries(TEXTS).map(([path, { seeds, tokens }]) => [
    `read ${path.replace(/^.*\./, '')}`,
    async (): Promise<FuzzTarget> => {
      const { readRecords } = await import('../../../src/documents/read-records.js');
      const check = await openCheck();
      return {
        alphabet: 'bytes',
        seeds: seeds.map(inputOf),
        tokens: [...tokens, ...MARKS],
        async run(input) {
          const { file, options } = path.endsWith('.zip')
            ? fileOnDisk(path, bytesOf(input))
            : fileInMemory(path, bytesOf(input));
          let count = 0;
          for await (const batch of readRecords(file, { ...options, chunkBytes: 1000 })) {
            for (const record of batch) {
              if ((count += 1) > MAX_RECORDS) return;
              if (!('parse' in record)) {
                checkSkipped(record.reason, record.message);
                continue;
              }
              must(/^[0-9a-f]{16}$/.test(record.fingerprint), 'a record has no fingerprint');
              const parsed = await record.parse();
              if (parsed.kind === 'skipped') checkSkipped(parsed.skipped.reason, parsed.skipped.message);
              else check(parsed.documents);
            }
          }
        },
        close: removeFiles,
      };
    },
  ]),
);

/** Those that are parsed on a thread of their own, here without it; office documents by their main part. */
const THREADED: Readonly<Record<string, ThreadedReader>> = {
  rtf: {
    open: async () => (await import('../../../src/documents/readers/rtf/read-rtf.js')).readRtf,
    toBytes: bytesOf,
    seeds: [
      "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset204 A;}}{\\info{\\title Ferry}{\\creatim\\yr2015\\mo12\\dy12}}\\f0 Text \\'e9\\u1234?\\par{\\*\\unknown x}\\trowd a\\cell b\\cell\\row{\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt shown}}}",
    ],
    tokens: [
      '{',
      '}',
      '\\par ',
      "\\'e9",
      '\\u1234?',
      '\\uc2',
      '\\f1',
      '\\bin5 ',
      '{\\*\\',
      '{\\info',
      '{\\title ',
      '\\cell ',
      '\\row',
      '\\v ',
      '\\v0 ',
      '{\\pict ',
      '\\yr2015',
    ],
  },
  eml: {
    open: async () => (await import('../../../src/documents/readers/mail/read-mail.js')).readMail,
    toBytes: bytesOf,
    seeds: [
      'From: A <a@b.example>\r\nTo: =?utf-8?q?B=C3=A9?= <b@c>\r\nSubject: =?utf-8?B?RmVycnk=?=\r\nDate: Sat, 12 Dec 2015 08:30:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="x"\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8; format=flowed\r\n\r\nText \r\ngoes on\r\n> quoted\r\n--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>Text =C3=A9</p>\r\n--x--\r\n',
    ],
    tokens: [
      '\r\n',
      '--x\r\n',
      '--x--',
      'Content-Type: ',
      'multipart/mixed; boundary=y',
      'text/html',
      'message/rfc822',
      'base64',
      '=C3',
      '=?utf-8?q?',
      '?=',
      'charset=',
      'References: <a@b>',
      ' <a@b>',
      '\r\n ',
    ],
  },
  docx: office(
    'word/document.xml',
    async () => (await import('../../../src/documents/readers/office/read-docx.js')).readDocx,
    [
      '<w:document xmlns:w="w"><w:body><w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Ferry</w:t></w:r></w:p><w:p><w:r><w:t>Text</w:t><w:tab/><w:br/><w:t>more</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:del><w:r><w:t>gone</w:t></w:r></w:del></w:body></w:document>',
    ],
  ),
  pptx: office(
    'ppt/slides/slide1.xml',
    async () => (await import('../../../src/documents/readers/office/read-pptx.js')).readPptx,
    [
      '<p:sld xmlns:p="p" xmlns:a="a"><p:cSld><p:spTree><p:sp><p:nvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>Ferry</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>',
    ],
  ),
  xlsx: office(
    'xl/worksheets/sheet1.xml',
    async () => (await import('../../../src/documents/readers/office/read-xlsx.js')).readXlsx,
    [
      '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Ferry</t></is></c><c r="B1"><v>1.5</v></c><c r="C1" t="s"><v>0</v></c></row></sheetData></worksheet>',
    ],
  ),
  odt: office(
    'content.xml',
    async () => (await import('../../../src/documents/readers/office/read-odf.js')).readOdf,
    [
      '<office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text><text:h text:outline-level="1">Ferry</text:h><text:p>Text<text:s text:c="3"/><text:tab/>more</text:p><text:list><text:list-item><text:p>a</text:p></text:list-item></text:list></office:text></office:body></office:document-content>',
    ],
  ),
};

type ParseBytes = (
  bytes: Uint8Array,
  location: { path: string; line: null },
  warn: (message: string) => void,
) => Promise<Document>;

/** A reader that is given the bytes of a file, and what is tried of its format. */
export interface ThreadedReader extends ReaderSeeds {
  readonly open: () => Promise<ParseBytes>;
  /** The file of an input, whole where the input is a part of it. */
  readonly toBytes: (input: string) => Uint8Array;
  readonly scripts?: RegExp;
}

/** An office document, of which the main part is fuzzed. */
function office(main: string, open: () => Promise<ParseBytes>, seeds: readonly string[]): ThreadedReader {
  const parts: Readonly<Record<string, string>> = {
    'ppt/presentation.xml':
      '<p:presentation xmlns:p="p" xmlns:r="r"><p:sldIdLst><p:sldId r:id="r1"/></p:sldIdLst></p:presentation>',
    'ppt/_rels/presentation.xml.rels':
      '<Relationships><Relationship Id="r1" Target="slides/slide1.xml"/></Relationships>',
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><sheets><sheet name="One" sheetId="1" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/sharedStrings.xml': '<sst><si><t>shared</t></si></sst>',
    mimetype: 'application/vnd.oasis.opendocument.text',
  };
  const names = Object.keys(parts).filter(
    (name) => name.split('/')[0] === main.split('/')[0] || (name === 'mimetype' && main === 'content.xml'),
  );
  const others = Object.fromEntries(names.map((name) => [name, parts[name] ?? '']));
  return {
    open,
    toBytes: (input) => zipOf({ ...others, [main]: bytesOf(input) }),
    seeds,
    tokens: [
      '<',
      '>',
      '/>',
      '</',
      '="',
      '"',
      '&amp;',
      '&#0;',
      '&#x10ffff;',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '<!DOCTYPE x [<!ENTITY a "b">]>',
      '&a;',
      '<w:p>',
      '</w:p>',
      '<w:t>',
      '<a:t>',
      '<row>',
      '<c t="s"><v>',
      '<v>',
      '<text:p>',
      '<text:s text:c="9999999"/>',
      'r="ZZZ1"',
      '\u00ff',
    ],
  };
}

/** One target a format that is parsed on a thread of its own. */
export const threadedReaderTargets: Readonly<Record<string, OpenTarget>> = Object.fromEntries(
  Object.entries(THREADED).map(([format, reader]) => [
    `read ${format}`,
    async () => openThreadedReader(format, reader),
  ]),
);

/** The target that such a reader is. */
export async function openThreadedReader(
  format: string,
  { open, toBytes, seeds, tokens, scripts }: ThreadedReader,
): Promise<FuzzTarget> {
  const parse = await open();
  const { SkipError, skippedAt } = await import('../../../src/documents/source/skipped.js');
  const check = await openCheck();
  const location = { path: `a.${format}`, line: null };
  return {
    alphabet: 'bytes',
    seeds: seeds.map(inputOf),
    tokens,
    ...(scripts === undefined ? {} : { scripts }),
    async run(input) {
      try {
        check([await parse(toBytes(input), location, () => undefined)]);
      } catch (error) {
        if (!(error instanceof SkipError)) throw error;
        const { reason, message } = skippedAt(location, error.reason, error.message);
        checkSkipped(reason, message);
      }
    },
  };
}

function checkSkipped(reason: string, message: string): void {
  must(!/[\p{Cc}\p{Cs}]/u.test(message) && message !== '', `${reason}: a message that nobody can read`);
  must(
    !/bug in findling|undefined|\[object|is not a function|Cannot read|Maximum call stack/.test(message),
    `${reason}: ${message}`,
  );
}

/** Checks documents, and indexes those of every eighth time: that takes longer than all else. */
async function openCheck(): Promise<(documents: readonly Document[]) => void> {
  const { makeSegment } = await import('../../memory-segments.js');
  let checked = 0;
  return (documents) => {
    for (const document of documents) checkDocument(document);
    if ((checked += 1) % 8 !== 1) return;
    const unique = [...new Map(documents.map((document) => [document.id, document])).values()];
    if (unique.length === 0) return;
    const segment = makeSegment(unique);
    must(segment.documentCount === unique.length, 'documents are missing in the index');
  };
}
