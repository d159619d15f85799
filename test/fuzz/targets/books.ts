// Fuzzes the readers of PDF and of e-books: their parts are fuzzed, and put together as a whole file that holds them, so that what is
// changed is not refused for where it stands; whole files are changed, too.

import { setTimeout } from 'node:timers/promises';
import { pdfOf, pdfOfCodes } from '../../documents/readers/pdf/pdf-of.js';
import { zipOf } from '../../documents/zip-of.js';
import { bytesOf, type FuzzTarget, inputOf, type OpenTarget } from '../fuzz-target.js';
import { openThreadedReader } from './readers.js';

/** What stands between the parts of a book in an input. */
const CUT = '\n-8<-\n';
const CONTAINER = '<container><rootfiles><rootfile full-path="b/p.opf"/></rootfiles></container>';
const PACKAGE =
  '<package xmlns:dc="d"><metadata><dc:title>Ferry</dc:title><dc:creator>A</dc:creator><dc:date>2015-12-12</dc:date><dc:subject>Sea</dc:subject></metadata><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/><item id="b" href="%62.xhtml#x" media-type="text/html"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>';
const CHAPTER =
  '<?xml version="1.0" encoding="utf-8"?><html><head><title>One</title></head><body><h1>One</h1><p>Text &amp; more</p><table><tr><td>a</td></tr></table></body></html>';

/** A book: its package, its chapters, its container and what it says of encryption; the last two may be missing. */
function bookOf(input: string): Uint8Array {
  if (input.startsWith('PK')) return bytesOf(input);
  const [packed = '', first = '', second = CHAPTER, container = CONTAINER, encryption] = input.split(CUT);
  return zipOf({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': bytesOf(container),
    ...(encryption === undefined ? {} : { 'META-INF/encryption.xml': bytesOf(encryption) }),
    'b/p.opf': bytesOf(packed),
    'b/a.xhtml': bytesOf(first),
    'b/b.xhtml': bytesOf(second),
  });
}

/** A PDF of the objects of an input, with a table of where they stand; what begins as a file is taken as it is. */
function printedOf(input: string): Uint8Array {
  if (input.startsWith('%PDF-')) return bytesOf(input);
  const head = '%PDF-1.7\n';
  const entries = new Map<number, number>();
  for (const { index, 1: number = '' } of input.matchAll(/(?<=^|\n)(\d{1,3}) 0 obj/g))
    entries.set(Number(number), head.length + index);
  const last = Math.max(0, ...entries.keys());
  const rows = Array.from({ length: last + 1 }, (_, number) => {
    const offset = entries.get(number);
    const isUsed = offset !== undefined && number > 0;
    return `${String(isUsed ? offset : 0).padStart(10, '0')} ${isUsed ? '00000 n' : '65535 f'} \n`;
  });
  const start = head.length + input.length + 1;
  const trailer = `<< /Size ${last + 1} /Root 1 0 R /Info ${last} 0 R >>`;
  return bytesOf(
    `${head}${input}\nxref\n0 ${last + 1}\n${rows.join('')}trailer\n${trailer}\nstartxref\n${start}\n%%EOF\n`,
  );
}

/** The objects of a file, without its head and its table. */
function objectsOf(file: Uint8Array): string {
  const text = inputOf(file);
  return text.slice(text.indexOf('1 0 obj'), text.indexOf('xref\n'));
}

const PAGES = pdfOf(
  [
    [
      { text: 'The harbour', y: 720, size: 20 },
      { text: 'It was built of the is-', y: 690 },
      { text: 'land (of stone).', y: 676 },
      { text: '1', y: 40 },
    ],
    [
      { text: 'A second page', y: 700, x: 300 },
      { text: 'to the left', y: 700 },
      { text: '2', y: 40 },
    ],
  ],
  { Title: 'Ferry', Author: 'A', CreationDate: "D:20240305100000+01'00'", Keywords: 'a, b' },
);
const CODES = pdfOfCodes([Buffer.from('b8dbbfda', 'hex')], { map: 'GBK-EUC-H', ordering: 'GB1' });

/** What the library leaves behind of damaged files: `parse-worker.ts` hears it, too, and has a test. */
const ignore = (): void => undefined;

async function openPdf(): Promise<FuzzTarget> {
  process.on('unhandledRejection', ignore);
  const target = await openThreadedReader('pdf', {
    open: async () => (await import('../../../src/documents/readers/pdf/read-pdf.js')).readPdf,
    toBytes: printedOf,
    scripts: /\/unpdf\/dist\//,
    seeds: [PAGES, objectsOf(PAGES), CODES, objectsOf(CODES)],
    tokens: [
      '<<',
      '>>',
      '[',
      ']',
      '(',
      ')',
      '<feff0041>',
      '/',
      ' 0 R',
      '1 0 R',
      '2 0 R',
      '9 0 obj\n',
      'endobj\n',
      'stream\n',
      '\nendstream',
      '/Kids [2 0 R]',
      '/Count 99999999',
      '/Count -1',
      '/Parent 4 0 R',
      '/Length 9',
      '/Filter /FlateDecode',
      '/Filter [/ASCIIHexDecode /LZWDecode]',
      '/Encrypt 3 0 R',
      '/Type /XObject /Subtype /Form',
      '/Encoding /Identity-H',
      '/Encoding << /Differences [65 /a /uni0000] >>',
      '/ToUnicode 5 0 R',
      '/MediaBox [0 0 0 0]',
      '/Rotate 90',
      ' Tj',
      ' TJ',
      ' Tm',
      ' Td',
      ' Tf',
      'BT ',
      ' ET',
      ' q ',
      ' Q ',
      ' cm',
      '/F1 Do',
      'BI /W 9 ID x EI',
      '/Span << /ActualText (x) >> BDC',
      '1e99 ',
      '-1 ',
      '\\000',
      '\\(',
      '%',
      'xref\n',
      'trailer\n',
    ],
  });
  return {
    ...target,
    async close() {
      // What is left of the last input.
      await setTimeout(100);
      process.off('unhandledRejection', ignore);
    },
  };
}

async function openBook(): Promise<FuzzTarget> {
  return openThreadedReader('epub', {
    open: async () => (await import('../../../src/documents/readers/office/read-epub.js')).readEpub,
    toBytes: bookOf,
    scripts: /\/yauzl\//,
    seeds: [
      [PACKAGE, CHAPTER].join(CUT),
      [PACKAGE, '<p>Bare', CHAPTER, CONTAINER].join(CUT),
      [
        PACKAGE,
        CHAPTER,
        CHAPTER,
        CONTAINER,
        '<encryption><EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/></encryption>',
      ].join(CUT),
      inputOf(bookOf([PACKAGE, CHAPTER].join(CUT))),
    ],
    tokens: [
      CUT,
      '<',
      '>',
      '/>',
      '="',
      '"',
      '&amp;',
      '&#0;',
      '<![CDATA[',
      ']]>',
      '<!--',
      '<!DOCTYPE x [<!ENTITY a "b">]>',
      '<itemref idref="a"/>',
      '<item id="c" href="../../x" media-type="text/html"/>',
      '<dc:title>',
      '<dc:date>',
      '<dc:language>de</dc:language>',
      '<rootfile full-path="',
      'encoding="utf-16"',
      '%00',
      '%ff',
      '../',
      '<h1>',
      '<p>',
      '</p>',
      '<li>',
      '<td>',
      '\u00ff\u00fe',
      'PK\u0003\u0004',
      'PK\u0005\u0006',
    ],
  });
}

/** The readers of files that are read from the first page to the last. */
export const bookTargets: Readonly<Record<string, OpenTarget>> = {
  'read pdf': openPdf,
  'read epub': openBook,
};
