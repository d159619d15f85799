// A search as an Atom feed (RFC 4287), for readers that ask again and show what is new.

import type { Hit } from '../../../search/engine.js';
import { linkToDocument, webAddressOf } from '../../page/links.js';
import { element } from './xml.js';

/** What a feed is made of. */
export interface Feed {
  readonly title: string;
  /** What the site is called: the author of the feed. */
  readonly author: string;
  /** The address of the feed itself. */
  readonly self: string;
  /** The page with the same hits. */
  readonly page: string;
  /** The address of the server, without a slash at its end. */
  readonly site: string;
  readonly hits: readonly Hit[];
}

/** An entry must have a time: this one is that of documents without a date. */
const NO_TIME = '1970-01-01T00:00:00Z';
const NOTHING_GIVEN: ReadonlyMap<string, string> = new Map();

/** The feed as XML. */
export function printFeed({ title, author, self, page, site, hits }: Feed): string {
  const times = hits.map(({ date }) => timeOf(date)).filter((time) => time !== null);
  const updated = times.reduce((latest, time) => (time > latest ? time : latest), NO_TIME);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    element('title', title),
    element('id', self),
    element('updated', updated),
    element('link', '', { rel: 'self', type: 'application/atom+xml', href: self }),
    element('link', '', { rel: 'alternate', type: 'text/html', href: page }),
    `<author>${element('name', author)}</author>`,
    ...hits.map((hit) => printEntry(hit, site)),
    '</feed>',
    '',
  ].join('\n');
}

function printEntry(
  { id, title, url, date, source, section, tags, language, snippets }: Hit,
  site: string,
): string {
  const own = site + linkToDocument(id, NOTHING_GIVEN);
  const time = timeOf(date);
  const categories = [...(section === null ? [] : [section]), ...tags];
  const summary = snippets
    .map(({ html }) => html.replaceAll('<mark>', '<b>').replaceAll('</mark>', '</b>'))
    .join(' ');
  const spoken: Readonly<Record<string, string>> = language === null ? {} : { 'xml:lang': language };
  return [
    '<entry>',
    element('title', title === '' ? id : title, spoken),
    element('id', own),
    element('updated', time ?? NO_TIME),
    element('published', time),
    element('link', '', { rel: 'alternate', href: webAddressOf(url)?.href ?? own }),
    source === null ? '' : `<author>${element('name', source)}</author>`,
    ...categories.map((term) => element('category', '', { term })),
    summary === '' ? '' : element('summary', summary, { type: 'html', ...spoken }),
    '</entry>',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

/** A date as RFC 3339 writes it, a year or month as its first day; null for none, and for years that it cannot write. */
function timeOf(date: string | null): string | null {
  const [, year, month = '01', day = '01', time = 'T00:00:00Z'] =
    /^(\d{4})(?:-(\d\d)(?:-(\d\d)(T.+Z)?)?)?$/.exec(date ?? '') ?? [];
  return year === undefined ? null : `${year}-${month}-${day}${time}`;
}
