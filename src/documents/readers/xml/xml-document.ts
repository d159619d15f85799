// A file of XML that is one text - DocBook, DITA, TEI, JATS, an article in XML of its own - as a document.

import { buildDocument } from '../../build-document.js';
import { cleanLine } from '../../cleaning/characters.js';
import { isSameHeadline } from '../../cleaning/repeated-title.js';
import type { Document, Location } from '../../document.js';
import { childrenOf, findFirst, localName, readLine, textInside } from '../../markup/xml-query.js';
import type { XmlElement } from '../../markup/xml-tree.js';
import { readFields } from '../../record-fields.js';
import { linesOfXml } from './xml-lines.js';

/** What stands around the body of a text: its title, its authors, its date. */
const HEADS = [
  'info',
  'articleinfo',
  'bookinfo',
  'chapterinfo',
  'sectioninfo',
  'front',
  'article-meta',
  'teiHeader',
  'fileDesc',
];
HEADS.push('titleStmt', 'title-group', 'prolog', 'head', 'header', 'meta', 'metadata');
const TITLES = ['title', 'article-title', 'headline', 'hl1', 'name'];
const AUTHORS = ['author', 'creator', 'byline'];
const DATES = ['date', 'pubdate', 'published', 'created', 'pub-date', 'updated', 'modified'];
const MAX_TITLE_LENGTH = 300;

/** The document of the root of an XML file. Throws SkipError for one without any text. */
export function readXmlDocument(root: XmlElement, location: Location): Document {
  const heads = [root, ...findHeads(root)];
  const title = findChild(heads, TITLES);
  const date = findChild(heads, DATES);
  const authors = heads
    .flatMap((head) => childrenOf(head))
    .filter((child) => AUTHORS.includes(localName(child.name)));
  const keywords = heads
    .flatMap((head) => childrenOf(head))
    .filter(({ name }) => /^(?:keywordset|keywords|kwd-group)$/i.test(localName(name)));
  const fields = readFields({
    title: title === null ? null : cleanLine(textInside(title)),
    date:
      date === null
        ? null
        : (date.attributes['when'] ?? date.attributes['iso-8601-date'] ?? cleanLine(textInside(date))),
    language: root.attributes['xml:lang'] ?? root.attributes['lang'] ?? readLine(root, 'language'),
    tags: keywords.flatMap((keyword) => readItems(keyword)),
    ...(authors.length > 0 && { author: authors.map(printName).join(', ') }),
  });
  const dropped = new Set<XmlElement>([...authors, ...keywords]);
  if (title !== null) dropped.add(title);
  if (date !== null && fields.date !== null) dropped.add(date);
  const lines = linesOfXml(root, (element) => dropped.has(element));
  const [first] = lines;
  // A title that stands in the head and again above the body.
  const isRepeated =
    first?.isHeading === true && fields.title !== null && isSameHeadline(first.text, fields.title);
  return buildDocument(fields, isRepeated ? lines.slice(1) : lines, location);
}

function findHeads(element: XmlElement): readonly XmlElement[] {
  return HEADS.flatMap((name) => {
    const head = findFirst(element, name);
    return head === null ? [] : [head, ...findHeads(head)];
  });
}

function findChild(parents: readonly XmlElement[], names: readonly string[]): XmlElement | null {
  for (const name of names) {
    for (const parent of parents) {
      const child = findFirst(parent, name);
      const length = child === null ? 0 : textInside(child).trim().length;
      if (length > 0 && length <= MAX_TITLE_LENGTH) return child;
    }
  }
  return null;
}

/** `<firstname>Ann</firstname><surname>Berg</surname>` is `Ann Berg`. */
function printName(author: XmlElement): string {
  return cleanLine(
    author.children.map((part) => (typeof part === 'string' ? part : printName(part))).join(' '),
  );
}

function readItems(list: XmlElement): readonly string[] {
  const items = childrenOf(list).map((item) => cleanLine(textInside(item)));
  return items.length === 0 ? textInside(list).split(/[,;]/) : items;
}
