// A file of XML: a feed or a package of news, one document an item; or one text. Its root element tells which.

import { setImmediate } from 'node:timers/promises';
import { type Document, fileLocation, type Location } from '../../document.js';
import { localName } from '../../markup/xml-query.js';
import { parseXml, readXmlItems, type XmlElement } from '../../markup/xml-tree.js';
import { parseRecord } from '../../parse-record.js';
import type { RecordBatch, RecordBatches } from '../../record.js';
import { decodeText } from '../../source/encoding.js';
import { fingerprintOf } from '../../source/fingerprint.js';
import type { PassedOverKind } from '../../source/passed-over.js';
import type { ReadBudget } from '../../source/read-options.js';
import { SkipError, skippedAt, tooLargeMessage } from '../../source/skipped.js';
import { LazyRecord, type RecordParser, type Warn } from '../lazy-record.js';
import { readDeclaredEncoding, readHtml } from '../read-html.js';
import { readFeedFields, readFeedItem } from './feed-item.js';
import { isNewsItem, readNewsItem } from './newsml.js';
import { readNitf } from './nitf.js';
import { findUnreadItem } from './wordpress-item.js';
import { readXmlDocument } from './xml-document.js';

/** Comments and processing instructions above the root may take as much. */
const MAX_PROLOG_LENGTH = 64 * 1024;

/**
 * The documents of a file of XML: of a feed (RSS, RDF Site Summary, Atom) and of a NewsML-G2 message one an item, whose line is its
 * number from 1; of any other file one. Throws SkipError for a sitemap, which holds addresses only, and for what is no XML.
 * @param bytes the whole file
 */
export async function* readXml(bytes: Buffer, path: string, budget: ReadBudget): RecordBatches {
  const { text } = decodeText(bytes, readDeclaredEncoding(bytes));
  const root = findRootName(text);
  if (root === null) throw new SkipError(/\S/.test(text) ? 'malformed' : 'empty', 'holds no element of XML');
  if (root === 'urlset' || root === 'sitemapindex') {
    throw new SkipError('passed_over', 'sitemaps' satisfies PassedOverKind);
  }
  const isFeed =
    root === 'rss' || root === 'feed' || (root === 'RDF' && /<(?:[\w-]{1,20}:)?item[\s>]/.test(text));
  if (isFeed) return yield* readItems(text, path, FEED, budget);
  if (root === 'newsMessage') return yield* readItems(text, path, NEWS, budget);
  if (bytes.length > budget.maxRecordBytes) {
    throw new SkipError('too_large', tooLargeMessage('the file', bytes.length, budget.maxRecordBytes));
  }
  yield [new LazyRecord(fileLocation(path), fingerprintOf(bytes), text, readWholeText)];
}

/** The local name of the first element of a text. */
function findRootName(text: string): string | null {
  const prolog = text.slice(0, MAX_PROLOG_LENGTH).replace(/<!--[^]*?(?:-->|$)/g, '');
  const name = /<([\p{L}_][\p{L}\p{N}_.:-]{0,200})(?=[\s/>])/u.exec(prolog)?.[1];
  return name === undefined ? null : localName(name);
}

type MakeRecord = (item: XmlElement, location: Location, budget: ReadBudget) => RecordBatch[number];

/** Which elements are items, and what becomes of them. */
interface ItemKind {
  readonly isItem: (name: string, parent: string) => boolean;
  /** What makes the records of items, with what the root has besides them. */
  readonly recordsWithin: (root: XmlElement) => MakeRecord;
}

const FEED: ItemKind = { isItem: isFeedItem, recordsWithin: feedRecords };
const NEWS: ItemKind = { isItem: (name) => isNewsItem(localName(name)), recordsWithin: () => newsRecord };

async function* readItems(text: string, path: string, kind: ItemKind, budget: ReadBudget): RecordBatches {
  let line = 0;
  for (const { root, items } of readXmlItems(text, kind.isItem)) {
    // Parsing is synchronous: without a pause a long feed would hold up everything else.
    await setImmediate();
    if (root === null || items.length === 0) continue;
    const makeRecord = kind.recordsWithin(root);
    yield items.map((item) => makeRecord(item, { path, line: ++line }, budget));
  }
  if (line === 0) throw new SkipError('empty', 'holds no item');
}

function isFeedItem(name: string, parent: string): boolean {
  const child = localName(name);
  return (
    (child === 'item' || child === 'entry') && ['channel', 'RDF', 'feed', 'rss'].includes(localName(parent))
  );
}

function feedRecords(root: XmlElement): MakeRecord {
  const feed = readFeedFields(root);
  return (item, location, { maxRecordBytes, drafts }) => {
    const unread = findUnreadItem(item, drafts);
    if (unread !== null) return skippedAt(location, unread.reason, unread.message);
    return limitRecord(readFeedItem(item, feed), location, maxRecordBytes, parseRecord);
  };
}

function newsRecord(item: XmlElement, location: Location, budget: ReadBudget): RecordBatch[number] {
  return limitRecord(item, location, budget.maxRecordBytes, readNewsItem);
}

function limitRecord<Raw extends object>(
  raw: Raw,
  location: Location,
  maxBytes: number,
  parser: RecordParser<Raw>,
): RecordBatch[number] {
  const json = JSON.stringify(raw);
  if (json.length > maxBytes) {
    return skippedAt(location, 'too_large', tooLargeMessage('the item', json.length, maxBytes));
  }
  return new LazyRecord(location, fingerprintOf(json), raw, parser);
}

function readWholeText(text: string, location: Location, warn: Warn): Document {
  const root = parseXml(text);
  if (root === null) throw new SkipError('malformed', 'holds no element of XML');
  const name = localName(root.name);
  if (name === 'html') return readHtml(text, location, warn);
  if (name === 'nitf') return readNitf(root, location);
  return isNewsItem(name) ? readNewsItem(root, location) : readXmlDocument(root, location);
}
