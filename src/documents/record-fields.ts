// From the fields of a record to a document: which names mean what, how the body is cleaned, where the rest goes.
// Every reader ends here, so that a story reads the same from whatever format it came.

import { joinLines, splitLines, type Line } from './body-lines.js';
import { cleanCharacters } from './cleaning/characters.js';
import { readDatelineDate } from './cleaning/dateline.js';
import { dropRepeatedTitle } from './cleaning/repeated-title.js';
import { splitSeeAlso } from './cleaning/see-also.js';
import { parseDate } from './date.js';
import { printPlace, type Place } from './document.js';
import { toId, toLine, toName, toTags, toText, toUrl, isSingleName } from './field-values.js';
import { emptyRecord, keepJsonValue } from './json-value.js';
import { toLanguage } from './language.js';
import { printPathDay, readPathDate } from './path-date.js';
import { htmlToLines, looksLikeHtml } from './readers/html-lines.js';
import type { ParsedRecord } from './record.js';
import { skippedRecord } from './skipped.js';
import { titleFromLines } from './title.js';

/** The names a field goes by, the preferred first. */
const NAMES = {
  id: ['_id', 'id'],
  title: ['title', 'headline'],
  text: ['text', 'body', 'content'],
  url: ['url', 'link'],
  date: [
    'date',
    'published',
    'publishedAt',
    'published_at',
    'pubDate',
    'datePublished',
    'created',
    'createdAt',
    'created_at',
  ],
  language: ['language', 'lang'],
  section: ['section', 'category'],
  source: ['source', 'publisher'],
  tags: ['tags', 'keywords'],
  related: ['related'],
} as const;

/** A record whose text may have been divided into lines already, by a reader that knows the headings. */
export interface RecordFields {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly lines?: readonly Line[];
}

/** Makes a document of a record, or says why there is none. */
export function toDocument({ fields, lines }: RecordFields, place: Place): ParsedRecord {
  const rest = new Map(Object.entries(fields));
  const take = <Value>(
    names: readonly string[],
    read: (value: unknown) => Value | null,
    whole: (value: unknown) => boolean = () => true,
  ): Value | null => {
    for (const name of names) {
      const value = rest.get(name);
      const taken = value === undefined || value === null ? null : read(value);
      if (taken === null) continue;
      if (whole(value)) rest.delete(name);
      return taken;
    }
    return null;
  };
  const id = take(NAMES.id, toId);
  const givenTitle = take(NAMES.title, toLine);
  const text = take(NAMES.text, toText) ?? '';
  const body = lines ?? (looksLikeHtml(text) ? htmlToLines(text) : splitLines(cleanCharacters(text)));
  const titled = givenTitle === null ? titleFromLines(body) : { title: givenTitle, lines: body };
  if (titled.title === '') return skippedRecord(place, 'empty', 'has neither a title nor text');
  const { lines: kept, related } = splitSeeAlso(dropRepeatedTitle(titled.lines, titled.title));
  const pathDate = readPathDate(place.path);
  const date =
    take(NAMES.date, parseDate) ??
    readDatelineDate(kept, pathDate) ??
    (pathDate === null ? null : printPathDay(pathDate));
  const document = {
    id: id ?? printPlaceId(place),
    title: titled.title,
    text: joinLines(kept),
    related: [...new Set([...(take(NAMES.related, toHeadlines) ?? []), ...related])],
    url: take(NAMES.url, toUrl),
    date,
    language: take(NAMES.language, toLanguage),
    section: take(NAMES.section, toName, isSingleName),
    source: take(NAMES.source, toName, isSingleName),
    tags: take(NAMES.tags, toTags) ?? [],
    extra: keepRest(rest),
  };
  return { kind: 'document', document };
}

function printPlaceId(place: Place): string {
  return place.line === null ? place.path : printPlace(place).replace(/:(\d+)$/, '#$1');
}

function toHeadlines(value: unknown): readonly string[] | null {
  if (!Array.isArray(value)) return null;
  const headlines = (value as readonly unknown[]).flatMap((item) => toLine(item) ?? []);
  return headlines.length === value.length ? headlines : null;
}

function keepRest(rest: ReadonlyMap<string, unknown>): Record<string, unknown> {
  const extra = emptyRecord();
  for (const [name, value] of rest) {
    if (value !== null && value !== '') extra[name] = keepJsonValue(value);
  }
  return extra;
}
