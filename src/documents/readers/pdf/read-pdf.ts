// A PDF (ISO 32000): one document, whose pages are sections that a link can lead to (`#page=3`).

import { getDocumentProxy } from 'unpdf';
import { describeError } from '../../../errors.js';
import { buildDocument } from '../../build-document.js';
import type { Line } from '../../cleaning/line.js';
import { parseDate } from '../../dates/parse-date.js';
import type { Document } from '../../document.js';
import { isJsonRecord } from '../../json-value.js';
import type { NamedProperties } from '../../own/named-properties.js';
import type { RecordLocation } from '../../record.js';
import { SkipError } from '../../source/skipped.js';
import type { Warn } from '../lazy-record.js';
import { addValue, fieldsOfMetadata, type Metadata } from '../office/package-metadata.js';
import { linesOfPage } from './lines-of-page.js';
import { findBodySize, findShownTitle, type PdfRow, readRows } from './pdf-rows.js';
import { dropUnknownGlyphs, PredefinedCMaps } from './predefined-cmaps.js';
import { dropRunningHeads } from './running-heads.js';

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<Pdf['getPage']>>;
type PageItems = Awaited<ReturnType<Page['getTextContent']>>['items'];

/** Only text is asked for: no font is loaded from the system, no code of the file is run, nothing is fetched. */
const OPTIONS = {
  verbosity: 0,
  isEvalSupported: false,
  useSystemFonts: false,
  disableFontFace: true,
  enableXfa: false,
  stopAtErrors: false,
  cMapPacked: false,
  useWorkerFetch: false,
} as const;

/**
 * The document of a PDF: its text page by page, what its properties say of it, and the largest text of its first page for a title
 * where they have none. Pages that are damaged are left out. Throws SkipError: `encrypted`, `malformed`, or `empty` for pages that
 * are pictures.
 */
export async function readPdf(bytes: Uint8Array, location: RecordLocation, warn: Warn): Promise<Document> {
  const maps = new PredefinedCMaps();
  const pdf = await openPdf(bytes, maps);
  try {
    const damage = new Map<number, string>();
    const pages = dropRunningHeads(await readPages(pdf, damage));
    reportDamage(damage, pages.length, warn);
    const empty = pages.filter((rows, i) => rows.length === 0 && !damage.has(i + 1)).length;
    if (maps.lacksCharacters) {
      const message = 'has text in fonts that do not say which characters it is made of';
      if (empty + damage.size === pages.length)
        throw new SkipError('empty', `${message}: run text recognition (OCR)`);
      warn(`${message}: it is left out`);
    }
    if (empty + damage.size === pages.length) {
      throw new SkipError(
        'empty',
        'holds no text: its pages are pictures, such as a scanner makes; run text recognition (OCR)',
      );
    }
    if (empty > 0) warn(`has ${empty} of ${pages.length} pages without text: pictures, or left blank`);
    const bodySize = findBodySize(pages);
    const lines = pages.flatMap((rows, i) => beginPage(linesOfPage(rows), i + 1));
    const { metadata, properties } = await readProperties(pdf);
    const own = { names: location.names, properties: () => properties };
    const fields = fieldsOfMetadata(metadata, null, own);
    const title = fields.title ?? findShownTitle(pages[0] ?? [], bodySize);
    return buildDocument({ ...fields, title }, lines, location);
  } finally {
    await pdf.destroy();
  }
}

async function openPdf(bytes: Uint8Array, maps: PredefinedCMaps): Promise<Pdf> {
  const BinaryDataFactory = class {
    fetch(wanted: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
      return maps.fetch(wanted);
    }
  };
  try {
    return await getDocumentProxy(new Uint8Array(bytes), { ...OPTIONS, BinaryDataFactory });
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'PasswordException') {
      throw new SkipError('encrypted', 'is encrypted: save it without a password', { cause: error });
    }
    throw new SkipError('malformed', `is no PDF, or a damaged one (${describeError(error)})`, {
      cause: error,
    });
  }
}

/** The rows of each page; of one that is damaged none, and `damage` is told why by its number. */
async function readPages(pdf: Pdf, damage: Map<number, string>): Promise<readonly (readonly PdfRow[])[]> {
  const pages: (readonly PdfRow[])[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const items = await itemsOfPage(pdf, number).catch((error: unknown) => {
      damage.set(number, describeError(error));
      return [];
    });
    pages.push(
      readRows(items.map((item) => ('str' in item ? { ...item, str: dropUnknownGlyphs(item.str) } : item))),
    );
  }
  return pages;
}

async function itemsOfPage(pdf: Pdf, number: number): Promise<PageItems> {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  page.cleanup();
  return items;
}

function reportDamage(damage: ReadonlyMap<number, string>, pages: number, warn: Warn): void {
  const [first] = damage;
  if (first === undefined) return;
  const [number, why] = first;
  if (damage.size === pages) throw new SkipError('malformed', `is damaged: no page can be read (${why})`);
  warn(`is damaged: ${damage.size} of ${pages} pages cannot be read, the first is page ${number} (${why})`);
}

/** The first line of a page begins its section. */
function beginPage(lines: readonly Line[], number: number): readonly Line[] {
  return lines.map((line, i) =>
    i > 0
      ? line
      : { ...line, opensParagraph: true, section: { heading: '', level: 0, anchor: `page=${number}` } },
  );
}

/** What a PDF says of itself, and the same under its own names. */
async function readProperties(
  pdf: Pdf,
): Promise<{ readonly metadata: Metadata; readonly properties: NamedProperties }> {
  const metadata: Metadata = new Map();
  const { info } = await pdf.getMetadata();
  const properties = new Map<string, unknown>(Object.entries(info));
  const custom = properties.get('Custom');
  if (isJsonRecord(custom)) for (const [name, value] of Object.entries(custom)) properties.set(name, value);
  const add = (field: string, name: string): void => {
    const value: unknown = properties.get(name);
    if (typeof value === 'string')
      addValue(metadata, field, name.endsWith('Date') ? readPdfDate(value) : value);
  };
  add('title', 'Title');
  add('author', 'Author');
  add('subject', 'Subject');
  add('tags', 'Keywords');
  add('language', 'Language');
  add('date', 'CreationDate');
  add('modified', 'ModDate');
  const texts = [...properties].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, name.endsWith('Date') ? readPdfDate(value) : value] as const] : [],
  );
  return { metadata, properties: texts };
}

/** `D:20240305100000+01'00'` as ISO 8601; an empty text for what is no date. */
function readPdfDate(value: string): string {
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', zone = 'Z'] =
    /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(Z|[+-]\d\d'?\d\d)?/.exec(value) ?? [];
  if (year === undefined) return parseDate(value) ?? '';
  const offset = zone.replace("'", '').replace(/(\d\d)(\d\d)$/, '$1:$2');
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`;
}
