// An HTML file: one document, its fields from the head of the page.

import { buildDocument } from '../build-document.js';
import { splitLines } from '../cleaning/body-lines.js';
import { cleanCharacters, cleanLine } from '../cleaning/characters.js';
import type { Line } from '../cleaning/line.js';
import { isSameHeadline } from '../cleaning/repeated-title.js';
import { parseDate } from '../dates/parse-date.js';
import type { Document } from '../document.js';
import { readHtmlPage } from '../markup/html-page.js';
import type { HtmlPage } from '../markup/page-reader.js';
import { encodingOfXmlDeclaration } from '../markup/xml-declaration.js';
import { nameProperties } from '../own/named-properties.js';
import type { RecordLocation } from '../record.js';
import { mergeFields, readFileFields, type RecordFields } from '../record-fields.js';
import { listRefusedValues } from '../records/refused-values.js';
import { readFrontMatter } from './front-matter/front-matter.js';
import { dropTemplateMarks } from './html-templates.js';
import type { Warn } from './lazy-record.js';
import { refuseRedirect } from './refuse-redirect.js';

const DATES = [
  ...['article:published_time', 'article:published', 'og:published_time', 'datepublished', 'date', 'dc.date'],
  ...['dc.date.issued', 'dc.date.created', 'dcterms.date', 'dcterms.issued', 'dcterms.created', 'pubdate'],
  ...['publishdate', 'publish-date', 'publish_date', 'publication_date', 'parsely-pub-date', 'sailthru.date'],
];
/** When a page was last changed says at least that it is not newer. */
const CHANGE_DATES = [
  ...['article:modified_time', 'og:updated_time', 'datemodified', 'dcterms.modified', 'dc.date.modified'],
  ...['last-modified', 'lastmod', 'revised'],
];
const AUTHORS = [
  'author',
  'article:author',
  'dc.creator',
  'dcterms.creator',
  'parsely-author',
  'sailthru.author',
];
const DESCRIPTIONS = ['description', 'og:description', 'twitter:description', 'dc.description'];
const HEAD_BYTES = 4096;

/**
 * The document of a page of HTML, whose front matter, if it has one, counts before its head. Throws SkipError for one without
 * any text.
 */
export function readHtml(html: string, location: RecordLocation, warn: Warn): Document {
  const front = readFrontMatter(html);
  if (front.warning !== null) warn(front.warning);
  const page = readHtmlPage(dropTemplateMarks(front.body, Object.keys(front.fields).length > 0));
  refuseRedirect(front.fields, page.lines, page.meta.get('refresh') ?? null);
  // What the front matter says counts before the head of the page.
  const named = nameProperties(front.fields, location.names, () => page.meta);
  for (const problem of listRefusedValues(named)) warn(problem);
  const fields = mergeFields(readFileFields(named), readPageFields(page));
  return buildDocument(fields, dropTitleHeading(linesOfPage(page), fields.title), location);
}

function readPageFields(page: HtmlPage): RecordFields {
  const [author, description] = [firstMeta(page, AUTHORS), firstMeta(page, DESCRIPTIONS)];
  return readFileFields({
    title: chooseTitle(page),
    url: findAddress(page),
    // One that cannot be read is kept as it is.
    date: findDate(page) ?? firstMeta(page, DATES),
    language: page.language ?? firstMeta(page, ['content-language', 'language']),
    section: firstMeta(page, ['article:section', 'section']),
    source: firstMeta(page, ['og:site_name', 'source', 'application-name', 'dc.publisher', 'publisher']),
    tags: firstMeta(page, ['keywords', 'news_keywords', 'article:tag'])?.split(/[,;]/) ?? null,
    ...(author === null ? {} : { author }),
    ...(description === null ? {} : { description }),
    ...readRobots(page),
  });
}

/** A page that a script fills in says no more than its description. */
function linesOfPage({ lines, meta }: HtmlPage): readonly Line[] {
  const description = meta.get('description') ?? '';
  return lines.length > 0 || description === '' ? lines : splitLines(cleanCharacters(description));
}

/** The encoding a page declares in its first bytes, as `<meta charset>` or in an XML declaration; or null. */
export function readDeclaredEncoding(bytes: Buffer): string | null {
  const head = bytes.toString('latin1', 0, HEAD_BYTES);
  const meta = /<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})/i.exec(head);
  return meta?.[1] ?? encodingOfXmlDeclaration(head);
}

function chooseTitle(page: HtmlPage): string | null {
  const shared = firstMeta(page, ['og:title', 'twitter:title', 'dc.title']);
  return dropSiteName(shared === null ? (page.heading ?? page.title) : cleanLine(shared), page);
}

/** `Story | The Gazette` is `Story` when the page calls its site so, or its heading says no more. */
function dropSiteName(title: string | null, page: HtmlPage): string | null {
  if (title === null) return null;
  const site = page.meta.get('og:site_name') ?? '';
  const separator = /^(.{3,}?) [|–—·•-] (.+)$/su.exec(title.slice(0, 400));
  if (separator === null || title.length > 400) return title;
  const isHeading = page.heading !== null && isSameHeadline(separator[1] ?? '', page.heading);
  if (isHeading) return page.heading;
  return site !== '' && title.endsWith(` ${site}`)
    ? title.slice(0, -site.length).replace(/[\s|–—·•-]+$/, '')
    : title;
}

/** What a page asks of search engines, where it asks not to be found. */
function readRobots(page: HtmlPage): { readonly robots?: string } {
  const robots = firstMeta(page, ['robots', 'googlebot']);
  return robots !== null && /noindex|none/i.test(robots) ? { robots } : {};
}

function findAddress(page: HtmlPage): string | null {
  const addresses = [page.canonical, page.meta.get('og:url') ?? null];
  return addresses.find((address) => address !== null && /^https?:/i.test(address.trim())) ?? null;
}

function findDate(page: HtmlPage): string | null {
  for (const name of DATES) {
    const date = parseDate(page.meta.get(name));
    if (date !== null) return date;
  }
  const shown = parseDate(page.time);
  if (shown !== null) return shown;
  for (const name of CHANGE_DATES) {
    const date = parseDate(page.meta.get(name));
    if (date !== null) return date;
  }
  return null;
}

function firstMeta(page: HtmlPage, names: readonly string[]): string | null {
  for (const name of names) {
    const value = page.meta.get(name);
    if (value !== undefined) return value;
  }
  return null;
}

/** The heading that is the title may stand below a line or two of section and date. */
function dropTitleHeading(lines: readonly Line[], title: string | null): readonly Line[] {
  if (title === null) return lines;
  const found = lines.findIndex((line) => line.isHeading && isSameHeadline(line.text, title));
  return found < 0 ? lines : lines.filter((_, i) => i !== found);
}
