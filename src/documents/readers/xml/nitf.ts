// A story in NITF, the older format of news agencies. Source: https://iptc.org/standards/nitf/

import { buildDocument } from '../../build-document.js';
import type { Line } from '../../cleaning/line.js';
import type { Document, Location } from '../../document.js';
import { findAll, findFirst, readLine, readLines } from '../../markup/xml-query.js';
import type { XmlElement } from '../../markup/xml-tree.js';
import { readFields } from '../../record-fields.js';
import { linesOfXml } from './xml-lines.js';

/** The document of a `<nitf>` element. Throws SkipError for one without any text. */
export function readNitf(nitf: XmlElement, location: Location): Document {
  const data = findFirst(nitf, 'head', 'docdata');
  const byline = readLine(nitf, 'body', 'body.head', 'byline');
  const fields = readFields({
    title: readNitfTitle(nitf),
    date: readNitfDate(data),
    source:
      readLine(nitf, 'body', 'body.head', 'distributor') ??
      nameOf(findFirst(nitf, 'head', 'docdata', 'doc.copyright'), 'holder'),
    section:
      nameOf(findFirst(nitf, 'head', 'pubdata'), 'position.section') ??
      nameOf(findFirst(nitf, 'head', 'tobject'), 'tobject.type'),
    tags: findAll(nitf, 'head', 'docdata', 'key-list', 'keyword').map(
      (keyword) => keyword.attributes['key'] ?? '',
    ),
    url: nameOf(findFirst(nitf, 'head', 'pubdata'), 'ex-ref'),
    ...(byline !== null && { author: byline.replace(/^by\s+/i, '') }),
  });
  return buildDocument(fields, linesOfNitf(nitf), location);
}

/** The first headline, or the title of the head. */
export function readNitfTitle(nitf: XmlElement): string | null {
  return readLines(nitf, 'body', 'body.head', 'hedline', 'hl1')[0] ?? readLine(nitf, 'head', 'title');
}

/** The lower headlines, the abstract and the body of a story. */
export function linesOfNitf(nitf: XmlElement): readonly Line[] {
  const body = findFirst(nitf, 'body');
  if (body === null) return linesOfXml(nitf);
  const [head] = findAll(body, 'body.head');
  const notText = new Set(
    head === undefined ? [] : [...findAll(head, 'byline'), ...findAll(head, 'distributor')],
  );
  const [title] = findAll(body, 'body.head', 'hedline', 'hl1');
  return linesOfXml(body, (element) => element === title || notText.has(element));
}

function readNitfDate(data: XmlElement | null): string | null {
  if (data === null) return null;
  const date = findFirst(data, 'date.issue') ?? findFirst(data, 'date.release');
  return date === null ? null : printDate(date.attributes['norm'] ?? '');
}

/** `20240312T101500Z`, as agencies write it, is `2024-03-12T10:15:00Z`. */
function printDate(date: string): string {
  return date
    .replace(/^(\d{4})(\d\d)(\d\d)(?=T|$)/, '$1-$2-$3')
    .replace(
      /T(\d\d)(\d\d)(\d\d)?/,
      (_, hour: string, minute: string, second = '00') => `T${hour}:${minute}:${second}`,
    );
}

function nameOf(element: XmlElement | null, attribute: string): string | null {
  return element?.attributes[attribute] ?? null;
}
