// The record of one item of a feed: RSS of any version, RDF Site Summary, Atom.
// Sources: https://www.rssboard.org/rss-specification, https://web.resource.org/rss/1.0/spec, RFC 4287.

import { cleanLine } from '../../cleaning/characters.js';
import { emptyRecord } from '../../json-value.js';
import { lineOfMarkup, looksLikeMarkup } from '../../markup/markup.js';
import { childrenOf, findAll, localName, readLine, textInside } from '../../markup/xml-query.js';
import type { XmlElement } from '../../markup/xml-tree.js';
import { withoutShortcodes } from './wordpress-item.js';
import { printMarkup } from './xml-markup.js';

/** What all items of a feed have in common; null where the feed says nothing. */
export interface FeedFields {
  readonly title: string | null;
  readonly url: string | null;
  readonly language: string | null;
}

/** Of several in one item, the first that has a text counts. */
const TEXTS = [
  'content:encoded',
  'content',
  'xhtml:body',
  'body',
  'description',
  'summary',
  'itunes:summary',
  'media:description',
];
const DATES = [
  'pubDate',
  'published',
  'dc:date',
  'issued',
  'dcterms:issued',
  'updated',
  'modified',
  'dcterms:modified',
  'date',
];
const TAGS = ['category', 'dc:subject', 'media:keywords', 'itunes:keywords'];
const AUTHORS = ['author', 'dc:creator', 'creator', 'itunes:author'];
const READ = new Set([
  ...TEXTS,
  ...DATES,
  ...TAGS,
  ...AUTHORS,
  'title',
  'link',
  'guid',
  'id',
  'source',
  'dc:language',
]);

/** The fields of a feed, from its root or from its channel. */
export function readFeedFields(root: XmlElement): FeedFields {
  const [channel = root] = findAll(root, 'channel');
  return {
    title: readLine(channel, 'title'),
    url: readAddress(channel) ?? root.attributes['xml:base'] ?? null,
    language:
      readLine(channel, 'language') ?? root.attributes['xml:lang'] ?? channel.attributes['xml:lang'] ?? null,
  };
}

/** The record of an item: the fields that any record has, and other texts of the item under their own names. */
export function readFeedItem(item: XmlElement, feed: FeedFields): object {
  const [text, ...others] = TEXTS.map((name) => readContent(item, name))
    .filter((content) => content !== null)
    .map((content) => withoutShortcodes(item, content));
  const url = resolveAddress(readAddress(item), item.attributes['xml:base'] ?? feed.url);
  const id = firstText(item, ['guid', 'id']) ?? item.attributes['rdf:about'] ?? url;
  const record: Record<string, unknown> = {
    ...readOthers(item),
    title: readItemTitle(item),
    text,
    url,
    date: firstText(item, DATES),
    tags: readTags(item),
    source: readLine(item, 'source', 'title') ?? firstText(item, ['source']) ?? feed.title,
    language: item.attributes['xml:lang'] ?? firstText(item, ['dc:language']) ?? feed.language,
  };
  if (id !== null) record['_id'] = id;
  const authors = readAuthors(item);
  if (authors.length > 0) record['author'] = authors.join(', ');
  // A teaser is kept with the document, unless the text begins with it.
  const teaser = others.find((other) => text?.includes(other.trim()) !== true);
  if (teaser !== undefined) record['description'] = teaser;
  return record;
}

/** A child by the name it is written with; `atom:title` counts as `title`, but `media:title` is another. */
function childrenNamed(item: XmlElement, name: string): readonly XmlElement[] {
  return childrenOf(item).filter((child) => child.name.replace(/^(?:atom|a10|rss|ns\d):/, '') === name);
}

function firstText(item: XmlElement, names: readonly string[]): string | null {
  for (const name of names) {
    for (const child of childrenNamed(item, name)) {
      const text = cleanLine(textInside(child));
      if (text !== '') return text;
    }
  }
  return null;
}

/** The text of a child, as HTML where it holds elements; null where it is empty. */
function readContent(item: XmlElement, name: string): string | null {
  for (const child of childrenNamed(item, name)) {
    const content = childrenOf(child).length > 0 ? printMarkup(child) : textInside(child);
    if (/\S/.test(content)) return content;
  }
  return null;
}

/** A title, which feeds may write as HTML, without its tags. */
function readItemTitle(item: XmlElement): string | null {
  const title = readContent(item, 'title');
  return title === null || !looksLikeMarkup(title) ? title : lineOfMarkup(title);
}

/** The address of the page: a link of Atom by its attribute, of RSS by its text, or an identifier that is an address. */
function readAddress(element: XmlElement): string | null {
  const links = childrenOf(element).filter(({ name }) => localName(name) === 'link');
  const alternate = links.find(
    ({ attributes }) =>
      attributes['href'] !== undefined && (attributes['rel'] ?? 'alternate') === 'alternate',
  );
  const written = links.map((link) => cleanLine(textInside(link))).find((text) => text !== '');
  if (written !== undefined || alternate !== undefined)
    return written ?? alternate?.attributes['href'] ?? null;
  const [guid] = childrenNamed(element, 'guid');
  if (guid === undefined || guid.attributes['isPermaLink'] === 'false') return null;
  const address = cleanLine(textInside(guid));
  return /^https?:/i.test(address) ? address : null;
}

function resolveAddress(address: string | null, base: string | null): string | null {
  if (address === null || base === null || !URL.canParse(address, base)) return address;
  return /^[a-z][a-z\d+.-]*:/i.test(address) ? address : new URL(address, base).href;
}

function readTags(item: XmlElement): readonly string[] {
  return TAGS.flatMap((name) =>
    childrenNamed(item, name).flatMap((tag) => {
      const text = tag.attributes['label'] ?? tag.attributes['term'] ?? textInside(tag);
      return name.endsWith('keywords') ? text.split(',') : [text];
    }),
  );
}

function readAuthors(item: XmlElement): readonly string[] {
  const authors = AUTHORS.flatMap((name) => childrenNamed(item, name));
  return [
    ...new Set(authors.map((author) => readLine(author, 'name') ?? cleanLine(textInside(author)))),
  ].filter((name) => name !== '');
}

/** Elements without a meaning here that hold nothing but a text, by their names without a prefix. */
function readOthers(item: XmlElement): Record<string, unknown> {
  const others = emptyRecord();
  for (const child of childrenOf(item)) {
    const text = childrenOf(child).length === 0 ? cleanLine(textInside(child)) : '';
    const name = localName(child.name);
    if (text !== '' && !READ.has(child.name) && !READ.has(name)) others[name] ??= text;
  }
  return others;
}
