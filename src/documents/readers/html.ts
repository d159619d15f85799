// An HTML page to a document: the main text without furniture, the facts from its head.

import type { Place } from '../document.js';
import { parseDate } from '../date.js';
import { toDocument } from '../record-fields.js';
import type { ParsedRecord } from '../record.js';
import { readHtmlPage, type HtmlPage } from './html-lines.js';

const DATES = [
  'article:published_time',
  'date',
  'dc.date',
  'dc.date.issued',
  'dcterms.created',
  'datepublished',
  'pubdate',
  'publish-date',
];

/** The encoding a page declares for itself, from its first bytes; null when it does not. */
export function declaredEncoding(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
  return /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})/i.exec(head)?.[1] ?? null;
}

/** Parses the text of one page. */
export function parseHtml(html: string, place: Place): ParsedRecord {
  const page = readHtmlPage(html);
  const meta = (...names: readonly string[]): string | null => {
    for (const name of names) {
      const value = page.meta.get(name);
      if (value !== undefined) return value;
    }
    return null;
  };
  const fields = {
    title: meta('og:title') ?? page.heading ?? page.title,
    date: dateOf(page),
    language: page.language,
    url: page.canonical ?? meta('og:url'),
    section: meta('article:section', 'section'),
    source: meta('og:site_name', 'source', 'publisher'),
    tags: meta('keywords', 'news_keywords'),
  };
  return toDocument({ fields, lines: page.lines }, place);
}

function dateOf({ meta, time }: HtmlPage): string | null {
  for (const name of DATES) {
    const date = parseDate(meta.get(name));
    if (date !== null) return date;
  }
  return parseDate(time);
}
