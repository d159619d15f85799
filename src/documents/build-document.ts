// Puts a document together from the fields of a record and the lines of its body: title, links, date, id.
// Every format ends here, so that the same story reads the same from any of them.

import { placeAnnotations } from './annotations.js';
import { joinLines } from './cleaning/body-lines.js';
import { readDatelineDate } from './cleaning/dateline.js';
import type { Line } from './cleaning/line.js';
import { splitSeeAlso } from './cleaning/see-also.js';
import { printPathDay, readPathDate } from './dates/path-date.js';
import type { Document, Location } from './document.js';
import type { RecordFields } from './record-fields.js';
import { placeSections } from './sections.js';
import { SkipError } from './source/skipped.js';
import { chooseTitle } from './title.js';

/** The document of a record. Throws SkipError (`empty`) for one that has neither a title nor a body. */
export function buildDocument(
  fields: RecordFields,
  bodyLines: readonly Line[],
  location: Location,
): Document {
  const titled = chooseTitle(fields.title, bodyLines);
  const { lines, related } = splitSeeAlso(titled.lines);
  if (titled.title === '' && lines.length === 0) throw new SkipError('empty', describeFields(fields));
  return {
    id: fields.id ?? locationId(location),
    title: titled.title,
    text: joinLines(lines),
    related: fields.related.length === 0 ? related : [...new Set([...fields.related, ...related])],
    other: fields.other,
    sections: placeSections(lines, bodyLines),
    annotations: placeAnnotations(lines),
    url: fields.url,
    date: fields.date ?? findDate(lines, location),
    language: fields.language,
    section: fields.section,
    source: fields.source,
    tags: fields.tags,
    extra: fields.extra,
  };
}

/** The same for a text with a heading, one of the lines or null, that is its title where no field names one. */
export function buildHeadedDocument(
  fields: RecordFields,
  heading: Line | null,
  bodyLines: readonly Line[],
  location: Location,
): Document {
  if (fields.title !== null || heading === null) return buildDocument(fields, bodyLines, location);
  const below = bodyLines.filter((line) => line !== heading);
  return buildDocument({ ...fields, title: heading.text }, below, location);
}

/** The id of a record that names none: its path, and for one of several records of a file `path#line`. */
function locationId({ path, line }: Location): string {
  return line === null ? path : `${path}#${line}`;
}

function describeFields({ extra }: RecordFields): string {
  const names = Object.keys(extra).slice(0, 8);
  return `holds neither a title nor a text${names.length === 0 ? '' : `; its fields are ${names.join(', ')}`}`;
}

/** From the dateline; for a file of its own also from a path that names the day. */
function findDate(lines: readonly Line[], { path, line }: Location): string | null {
  const pathDate = readPathDate(path);
  const date = readDatelineDate(lines, pathDate);
  return date ?? (line === null && pathDate !== null ? printPathDay(pathDate) : null);
}
