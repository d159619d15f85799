// Finds the properties of a document among the fields of a record, by their names; keeps all other fields as they are.
// Knows names and types only; the body is split and cleaned elsewhere.

import type { DateOrder } from './dates/date-order.js';
import { parseDate } from './dates/parse-date.js';
import { isSingleName, toHeadlines, toId, toName, toTags, toText, toUrl } from './field-values.js';
import { emptyRecord, keepJsonValue, keepText } from './json-value.js';
import { toLanguageTag } from './language/language-tag.js';
import { readTitle } from './markup/markup.js';
import { decodePlainText } from './markup/references.js';
import { type GuessedFields, guessFields } from './records/guess-fields.js';
import {
  foldName,
  KNOWN_NAMES,
  KNOWN_NAMES_OF_FILES,
  type KnownName,
  type Role,
  withoutColumnNumber,
} from './records/known-names.js';
import { isPersonName } from './records/prose.js';
import { readRichText } from './records/rich-text.js';

/** The known fields of a record, each coerced to its type; null where it is missing or unusable. */
export interface RecordFields extends GuessedFields {
  readonly id: string | null;
  readonly tags: readonly string[];
  /** Headlines of linked stories the record lists itself. */
  readonly related: readonly string[];
}

/** Fields of which a second one is searched, too. */
const SECONDS: ReadonlySet<Role> = new Set<Role>(['title', 'text', 'section', 'source', 'tags']);
/** A longer title is a headline, not a job. */
const MAX_JOB_WORDS = 5;
/** UTF-16 units of a value that are quoted in a message. */
const MAX_QUOTED = 40;

interface Candidate {
  readonly name: string;
  readonly known: KnownName;
  readonly value: unknown;
}

type ListRole = 'tags' | 'related';
type TextRole = Exclude<Role, ListRole>;

type DraftFields = Record<TextRole, string | null> &
  Record<ListRole, readonly string[] | null> & {
    readonly other: readonly string[];
    readonly extra: Record<string, unknown>;
  };

/**
 * Reads the fields of a record whose text stands apart, or that has none. Names count in any case, with or without `_`, `-` and
 * spaces. A value of the wrong type is coerced where that is sensible and otherwise kept in `extra`, as are all other fields.
 */
export function readFields(record: object): RecordFields {
  return sortFields(record, KNOWN_NAMES);
}

/** The fields of a record that is all there is, as `readFields`; where none is known as a text, what holds prose is. */
export function readRecordFields(record: object): RecordFields {
  const fields = takeBlocks(nameByPerson(readFields(record)));
  if (fields.text !== null) return fields;
  const guessed = guessFields(fields.extra, fields.title !== null);
  return {
    ...mergeFields(fields, { ...fields, ...guessed }),
    other: addOther(fields, guessed.other).other,
    extra: guessed.extra,
  };
}

/** Names under which editors and agencies keep a text in blocks, each of which says what kind it is of. */
const BLOCKS = ['blocks', 'bodies'];

/** The text of the blocks of a record without any other. */
function takeBlocks(fields: RecordFields): RecordFields {
  if (fields.text !== null) return fields;
  for (const name of BLOCKS) {
    const blocks = fields.extra[name];
    const areTyped =
      Array.isArray(blocks) &&
      blocks.every(
        (block: unknown) =>
          typeof block === 'object' && block !== null && ('type' in block || 'contenttype' in block),
      );
    const text = areTyped ? readRichText(blocks) : null;
    if (text === null) continue;
    const others = Object.entries(fields.extra).filter(([other]) => other !== name);
    return { ...fields, text, extra: Object.assign(emptyRecord(), Object.fromEntries(others)) };
  }
  return fields;
}

/** The fields with some lines more that are searched with little weight. */
export function addOther(fields: RecordFields, lines: readonly string[]): RecordFields {
  const added = lines.filter((line) => !fields.other.includes(line));
  return added.length === 0 ? fields : { ...fields, other: [...fields.other, ...added] };
}

/** Searches the second of two columns that are for the same (`text` and `body`, `title` and `title (2)`) with little weight. */
export function searchSeconds(fields: RecordFields): RecordFields {
  const seconds = Object.entries(fields.extra).flatMap(([name, value]) => {
    const role = KNOWN_NAMES.get(foldName(withoutColumnNumber(name)))?.role;
    const line = role !== undefined && SECONDS.has(role) ? readTitle(value) : null;
    return line === null ? [] : [line];
  });
  return addOther(fields, seconds);
}

/** The title of a person is a job: the person is known by the name, and found by the job. */
function nameByPerson(fields: RecordFields): RecordFields {
  const { title, extra } = fields;
  const { name } = extra;
  if (title === null || typeof name !== 'string' || !isPersonName(name)) return fields;
  if (title.split(' ').length > MAX_JOB_WORDS || title.includes(name)) return fields;
  const others = Object.entries(extra).filter(([field]) => field !== 'name');
  return {
    ...fields,
    title: readTitle(name),
    other: [title],
    extra: Object.assign(emptyRecord(), Object.fromEntries(others), { title }),
  };
}

/**
 * The fields of a file that is one document: its path is its id, and a field of that name is one like any other. Spaces divide
 * its tags where no commas do; its aliases and abbreviations are searched.
 */
export function readFileFields(record: object): RecordFields {
  const { tags, categories } = record as { readonly tags?: unknown; readonly categories?: unknown };
  const isPlain = typeof tags === 'string' && !/[,;[]/.test(tags);
  // Names that are given as one text have no capitals where spaces divide them.
  const areNames = typeof categories === 'string' && /^[^\p{Lu},;[]+$/u.test(categories);
  const fields = sortFields(
    {
      ...record,
      ...(isPlain ? { tags: tags.split(/\s+/) } : {}),
      ...(areNames ? { categories: categories.trim().split(/\s+/) } : {}),
    },
    KNOWN_NAMES_OF_FILES,
  );
  const other = readOtherNames(fields.extra);
  return other.length === 0 ? fields : { ...fields, other };
}

/** Names of the fields that hold other names of a document, folded. */
const OTHER_NAMES: ReadonlySet<string> = new Set(
  'aliases alias abbreviation abbreviations abbr abbrev acronym shorttitle shortname jurabk'.split(' '),
);

/** Other names of a document; to some generators aliases are addresses, which nobody searches for. */
function readOtherNames(extra: RecordFields['extra']): readonly string[] {
  const names = Object.entries(extra).flatMap(([name, value]) =>
    OTHER_NAMES.has(foldName(name)) ? (toTags(value) ?? []) : [],
  );
  return [...new Set(names)].filter((name) => !name.includes('/'));
}

/** The fields of two sources, of which the first counts where both have one. */
export function mergeFields(first: RecordFields, second: RecordFields): RecordFields {
  return {
    id: first.id ?? second.id,
    title: first.title ?? second.title,
    text: first.text ?? second.text,
    url: first.url ?? second.url,
    date: first.date ?? second.date,
    language: first.language ?? second.language,
    section: first.section ?? second.section,
    source: first.source ?? second.source,
    tags: first.tags.length > 0 ? first.tags : second.tags,
    related: first.related.length > 0 ? first.related : second.related,
    other: [...first.other, ...second.other],
    extra: Object.assign(emptyRecord(), second.extra, first.extra),
  };
}

function sortFields(record: object, knownNames: ReadonlyMap<string, KnownName>): RecordFields {
  const fields: DraftFields = {
    id: null,
    title: null,
    text: null,
    url: null,
    date: null,
    language: null,
    section: null,
    source: null,
    tags: null,
    related: null,
    other: [],
    extra: emptyRecord(),
  };
  const values = record as Readonly<Record<string, unknown>>;
  const candidates: Candidate[] = [];
  let isSorted = true;
  for (const name of Object.keys(values)) {
    const known = knownNames.get(name) ?? knownNames.get(foldName(name));
    if (values[name] === undefined) continue;
    if (known === undefined) fields.extra[keepText(name)] = keepField(values[name]);
    else {
      isSorted &&= known.rank >= (candidates.at(-1)?.known.rank ?? 0);
      candidates.push({ name, known, value: values[name] });
    }
  }
  if (!isSorted) candidates.sort((a, b) => a.known.rank - b.known.rank);
  for (const candidate of candidates) {
    if (!fillField(fields, candidate)) fields.extra[candidate.name] = keepJsonValue(candidate.value);
  }
  fields.tags ??= [];
  fields.related ??= [];
  return fields as RecordFields;
}

/** As `keepJsonValue`; a text without markup is kept without the character references that feeds leave in it. */
function keepField(value: unknown): unknown {
  const isPlain = typeof value === 'string' && !value.includes('<');
  return keepJsonValue(isPlain ? decodePlainText(value) : value);
}

/** Puts a candidate into its field; whether nothing of it is left to keep. */
function fillField(fields: DraftFields, { known: { role }, value }: Candidate): boolean {
  if (value === null || value === undefined || value === '') return true;
  if (fields[role] !== null) return false;
  if (role === 'tags' || role === 'related') {
    fields[role] = role === 'tags' ? toTags(value) : toHeadlines(value);
    return fields[role] !== null;
  }
  const text = COERCIONS[role](value);
  if (text === null) return typeof value === 'string' && value.trim() === '';
  fields[role] = text;
  return (role !== 'section' && role !== 'source') || isSingleName(value);
}

/** What the field of a record with this name is, or null where the name says nothing. */
export function roleOfField(name: string): Role | null {
  return (KNOWN_NAMES.get(name) ?? KNOWN_NAMES.get(foldName(name)))?.role ?? null;
}

/**
 * The date among the fields that were kept because they can be read in two ways, by the names of dates.
 * @param extra what `readFields` has kept
 */
export function readDateInOrder(
  extra: RecordFields['extra'],
  order: DateOrder,
): { readonly name: string; readonly date: string } | null {
  let found: { readonly name: string; readonly date: string; readonly rank: number } | null = null;
  for (const [name, value] of Object.entries(extra)) {
    const known = KNOWN_NAMES.get(foldName(name));
    if (known?.role !== 'date' || (found !== null && found.rank <= known.rank)) continue;
    const date = parseDate(value, order);
    if (date !== null) found = { name, date, rank: known.rank };
  }
  return found;
}

/** The first date among the fields that were kept because they cannot be read, and whether it could be in some order of numbers. */
export function findUnreadDate(
  extra: RecordFields['extra'],
): { readonly value: string; readonly isAmbiguous: boolean } | null {
  for (const [name, value] of Object.entries(extra)) {
    if (KNOWN_NAMES.get(foldName(name))?.role !== 'date') continue;
    if ((typeof value !== 'string' || value.trim() === '') && typeof value !== 'number') continue;
    return { value: String(value).slice(0, MAX_QUOTED), isAmbiguous: parseDate(value, 'dmy') !== null };
  }
  return null;
}

const COERCIONS: Readonly<Record<TextRole, (value: unknown) => string | null>> = {
  id: toId,
  title: readTitle,
  text: toNonBlankText,
  url: toUrl,
  date: (value) => parseDate(value),
  language: toLanguageTag,
  section: toName,
  source: toName,
};

function toNonBlankText(value: unknown): string | null {
  const text = toText(value) ?? readRichText(value);
  return text === null || !/\S/.test(text) ? null : text;
}
