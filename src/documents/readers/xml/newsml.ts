// A story in NewsML-G2, the format of news agencies. Source: https://iptc.org/standards/newsml-g2/

import { buildDocument } from '../../build-document.js';
import type { Line } from '../../cleaning/line.js';
import type { Document, Location } from '../../document.js';
import { readHtmlPage } from '../../markup/html-page.js';
import { linesOfMarkup, looksLikeMarkup } from '../../markup/markup.js';
import {
  childrenOf,
  findAll,
  findFirst,
  localName,
  readLine,
  readLines,
  textInside,
} from '../../markup/xml-query.js';
import type { XmlElement } from '../../markup/xml-tree.js';
import { readFields } from '../../record-fields.js';
import { linesOfNitf, readNitfTitle } from './nitf.js';
import { linesOfXml } from './xml-lines.js';
import { printMarkup } from './xml-markup.js';

/** Whether an element of this local name is a story, a picture with its caption, or a list of such. */
export function isNewsItem(name: string): boolean {
  return (
    name === 'newsItem' ||
    name === 'packageItem' ||
    name === 'knowledgeItem' ||
    name === 'conceptItem' ||
    name === 'planningItem'
  );
}

/**
 * The document of a `<newsItem>` or another item. In a message of several, its own guid is its id. Throws SkipError for one
 * without any text.
 */
export function readNewsItem(item: XmlElement, location: Location): Document {
  const [about = item] = findAll(item, 'contentMeta');
  const [administration = item] = findAll(item, 'itemMeta');
  const contents = findAll(item, 'contentSet').flatMap(childrenOf);
  const provider = findFirst(administration, 'provider');
  const author = readLines(about, 'by').join(', ');
  const fields = readFields({
    [location.line === null ? 'guid' : '_id']: item.attributes['guid'],
    title: readLine(about, 'headline') ?? readLine(administration, 'title') ?? titleOfContents(contents),
    date:
      readLine(about, 'contentCreated') ??
      readLine(administration, 'firstCreated') ??
      readLine(administration, 'versionCreated'),
    language: findFirst(about, 'language')?.attributes['tag'] ?? item.attributes['xml:lang'],
    source:
      (provider && (readLine(provider, 'name') ?? provider.attributes['literal'])) ??
      readLine(about, 'creditline'),
    tags: [...readLines(about, 'subject', 'name'), ...readLines(about, 'keyword')],
    ...(author !== '' && { author }),
  });
  const lines = contents.flatMap(linesOfContent);
  const descriptions = findAll(about, 'description').flatMap((description) => linesOfXml(description));
  return buildDocument(
    fields,
    [...descriptions.filter(({ text }) => !lines.some((line) => line.text === text)), ...lines],
    location,
  );
}

function titleOfContents(contents: readonly XmlElement[]): string | null {
  for (const content of contents) {
    const [story] = findAll(content, 'nitf');
    if (story !== undefined) return readNitfTitle(story);
  }
  return null;
}

/** Of a text inside of the item; a picture or a film elsewhere has none. */
function linesOfContent(content: XmlElement): readonly Line[] {
  if (localName(content.name) === 'inlineData') {
    const text = textInside(content);
    return looksLikeMarkup(text) ? linesOfMarkup(text) : linesOfXml({ ...content, children: [text] });
  }
  if (localName(content.name) !== 'inlineXML') return [];
  return childrenOf(content).flatMap((text) => {
    if (localName(text.name) === 'nitf') return linesOfNitf(text);
    return localName(text.name) === 'html' ? readHtmlPage(printMarkup(text)).lines : linesOfXml(text);
  });
}
