// The fields of a record that has no known text: what holds prose is the text, the best short value the title. Other prose is
// searched with little weight; codes, numbers and flags are not.

import { parseDate } from '../dates/parse-date.js';
import { toName, toProse, toUrl } from '../field-values.js';
import { emptyRecord } from '../json-value.js';
import { toLanguageTag } from '../language/language-tag.js';
import { lineOfField, readTitle } from '../markup/markup.js';
import { type FieldRole, roleOfName, wholeTextRank } from './field-roles.js';
import { countWords, isTitleLike } from './prose.js';

/** Words that make a value part of the text, whatever its name. */
const MIN_TEXT_WORDS = 8;
/** Words that make a value prose, which is searched. */
const MIN_PROSE_WORDS = 3;
/** Fields in fields whose prose is searched. */
const MAX_DEPTH = 4;
/** Values that are searched of one record. */
const MAX_OTHER = 100;

/** A date that is known to the day. */
const DAY = /^\d{4}-\d{2}-\d{2}/;

/** What a field with prose is for that belongs to the text. */
const BODY_ROLES: ReadonlySet<FieldRole | null> = new Set<FieldRole | null>([null, 'text', 'title']);

/** What is found among the fields of a record. */
export interface GuessedFields {
  readonly title: string | null;
  /** As it was given: not cleaned, perhaps with markup. */
  readonly text: string | null;
  readonly url: string | null;
  readonly date: string | null;
  readonly language: string | null;
  readonly section: string | null;
  readonly source: string | null;
  /** What else of the record is searched, with little weight. */
  readonly other: readonly string[];
  /** The fields that are left. */
  readonly extra: Readonly<Record<string, unknown>>;
}

/** A field that holds a text. */
interface TextField {
  readonly name: string;
  readonly role: FieldRole | null;
  readonly text: string;
  readonly words: number;
}

/**
 * Finds the properties of a document among fields whose names are not known.
 * @param fields as they are, in order
 * @param hasTitle whether the record has a known title
 */
export function guessFields(fields: Readonly<Record<string, unknown>>, hasTitle: boolean): GuessedFields {
  const texts = Object.entries(fields).flatMap(([name, value]) => textField(name, value));
  const whole = findWholeText(texts);
  const title = hasTitle
    ? null
    : findTitle(
        texts.filter((field) => field !== whole),
        whole !== null,
      );
  const rest = texts.filter(
    ({ name, role }) => name !== title?.name && BODY_ROLES.has(role) && wholeTextRank(name) < 0,
  );
  const body = whole === null ? findBody(rest) : [whole];
  const taken = new Set([title, ...body].map((field) => field?.name));
  const date = findValue(fields, 'date', parseDate) ?? findUnnamedDate(fields);
  const url = findValue(fields, 'url', toPageUrl);
  const language = findValue(fields, 'language', toLanguageTag);
  const section = findValue(fields, 'section', toName);
  const source = findValue(fields, 'source', toName);
  for (const found of [date, url, language, section, source]) if (found !== null) taken.add(found.name);
  const extra = emptyRecord();
  for (const [name, value] of Object.entries(fields)) if (!taken.has(name)) extra[name] = value;
  return {
    title: title === null ? null : readTitle(title.text),
    text: body.length === 0 ? null : body.map(({ text }) => text).join('\n\n'),
    url: url?.value ?? null,
    date: date?.value ?? null,
    language: language?.value ?? null,
    section: section?.value ?? null,
    source: source?.value ?? null,
    other: findOther(extra),
    extra,
  };
}

function textField(name: string, value: unknown): TextField[] {
  const text = toProse(value);
  if (text === null || !/\p{L}/u.test(text)) return [];
  return [{ name, role: roleOfName(name), text, words: countWords(text) }];
}

function findWholeText(texts: readonly TextField[]): TextField | null {
  const ranked = texts.filter(({ name }) => wholeTextRank(name) >= 0);
  ranked.sort((a, b) => wholeTextRank(a.name) - wholeTextRank(b.name));
  return ranked[0] ?? null;
}

/** The field that names the record: by its name, else the first that could be a title. A lone sentence is a text. */
function findTitle(texts: readonly TextField[], hasText: boolean): TextField | null {
  const named = texts.find(({ role, text }) => role === 'title' && text.length <= 1000);
  if (named !== undefined) return named;
  const likely = texts.filter(
    ({ role, text }) => role === null && isTitleLike(text) && parseDate(text) === null,
  );
  const first =
    likely.find(({ words }) => words < MIN_TEXT_WORDS) ?? likely.find(({ text }) => !/[.。]\s*$/.test(text));
  if (first === undefined) return null;
  const hasOther = texts.some(
    (field) =>
      field !== first &&
      BODY_ROLES.has(field.role) &&
      (field.role !== null || field.words >= MIN_PROSE_WORDS),
  );
  return hasText || hasOther || first.words < MIN_PROSE_WORDS ? first : null;
}

/** The fields that hold prose; where none holds much, the longest. */
function findBody(texts: readonly TextField[]): readonly TextField[] {
  const prose = texts.filter(({ role, words }) => role === 'text' || words >= MIN_TEXT_WORDS);
  if (prose.length > 0) return prose;
  let longest: TextField | null = null;
  for (const field of texts) {
    if (field.words >= MIN_PROSE_WORDS && field.words > (longest?.words ?? 0)) longest = field;
  }
  return longest === null ? [] : [longest];
}

function toPageUrl(value: unknown): string | null {
  const url = toUrl(value);
  return url === null || /\.(?:jpe?g|png|gif|webp|avif|svg|mp[34]|ico)(?:[?#]|$)/i.test(url) ? null : url;
}

function findValue(
  fields: Readonly<Record<string, unknown>>,
  role: FieldRole,
  coerce: (value: unknown) => string | null,
): { readonly name: string; readonly value: string } | null {
  for (const [name, field] of Object.entries(fields)) {
    const value = roleOfName(name) === role ? coerce(field) : null;
    if (value !== null) return { name, value };
  }
  return null;
}

/** The day in a column without a name, where only one has any. */
function findUnnamedDate(
  fields: Readonly<Record<string, unknown>>,
): { readonly name: string; readonly value: string } | null {
  const dates = Object.entries(fields).flatMap(([name, field]) => {
    const isText = /^column \d+$/.test(name) && typeof field === 'string' && /\D/.test(field);
    const value = isText ? parseDate(field) : null;
    return value !== null && DAY.test(value) ? [{ name, value }] : [];
  });
  return dates.length === 1 ? (dates[0] ?? null) : null;
}

/** Prose of the fields that are left, and of what is in them. */
function findOther(extra: Readonly<Record<string, unknown>>): readonly string[] {
  const other = new Set<string>();
  const gather = (value: unknown, depth: number): void => {
    if (other.size >= MAX_OTHER || depth > MAX_DEPTH) return;
    if (typeof value === 'string') {
      const line = countWords(value) >= MIN_PROSE_WORDS ? lineOfField(value) : null;
      if (line !== null) other.add(line);
    } else if (typeof value === 'object' && value !== null) {
      for (const inner of Object.values(value)) gather(inner, depth + 1);
    }
  };
  for (const [name, value] of Object.entries(extra)) {
    if (wholeTextRank(name) < 0 || toProse(value) === null) gather(value, 1);
  }
  return [...other];
}
