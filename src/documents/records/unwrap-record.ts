// The record inside what programs wrap around it: hits of Elasticsearch, features of GeoJSON, entries of content systems.

import { isJsonRecord, type JsonRecord } from '../json-value.js';

/** Members that hold the fields of a record, besides what a program says of it. */
const ENVELOPES = ['_source', 'properties', 'attributes', 'fields', 'node', 'data'];
/** What programs say of a record: not its fields. */
const ENVELOPE_NOTES: ReadonlySet<string> = new Set([
  '_index',
  '_type',
  '_score',
  '_version',
  '_seq_no',
  '_primary_term',
  'type',
]);
const MAX_ENVELOPES = 3;
const TEXT_NAMES = ['text', 'body', 'content'];

/** The record inside its envelopes, with the id that stands on one; values that are only wrapped (`{"rendered": "…"}`) unwrapped. */
export function unwrapRecord(value: JsonRecord): JsonRecord {
  let record = value;
  for (let i = 0; i < MAX_ENVELOPES; i += 1) {
    const inner = openEnvelope(record);
    if (inner === null) break;
    record = inner;
  }
  return isJsonRecord(record['title']) && typeof record['title']['rendered'] === 'string'
    ? readWordPress(record)
    : record;
}

function openEnvelope(record: JsonRecord): JsonRecord | null {
  if (Object.hasOwn(record, 'title') || TEXT_NAMES.some((name) => Object.hasOwn(record, name))) return null;
  const known = ENVELOPES.find((name) => Object.hasOwn(record, name) && isJsonRecord(record[name]));
  const name = known ?? findStory(record);
  const inner = name === undefined ? null : record[name];
  if (name === undefined || !isJsonRecord(inner)) return null;
  const around = Object.entries(record).filter(([key]) => key !== name && !ENVELOPE_NOTES.has(key));
  return { ...Object.fromEntries(around), ...inner };
}

/** The only member that is a record with a title and a text of its own, under whatever name. */
function findStory(record: JsonRecord): string | undefined {
  const stories = Object.keys(record).filter((name) => {
    const value = record[name];
    return (
      isJsonRecord(value) &&
      typeof value['title'] === 'string' &&
      TEXT_NAMES.some((text) => typeof value[text] === 'string')
    );
  });
  return stories.length === 1 ? stories[0] : undefined;
}

/** A post of the REST interface of WordPress: its terms are numbers, whose names come along only when they are asked for. */
function readWordPress(record: JsonRecord): JsonRecord {
  const { categories, tags, _embedded: embedded, ...others } = record;
  const terms =
    isJsonRecord(embedded) && Array.isArray(embedded['wp:term']) ? embedded['wp:term'].flat() : [];
  const named = (taxonomy: string): readonly unknown[] =>
    terms.filter((term: unknown) => isJsonRecord(term) && term['taxonomy'] === taxonomy);
  const unwrapped = Object.entries(others).map(([name, value]): [string, unknown] => [
    name,
    isJsonRecord(value) && typeof value['rendered'] === 'string' ? value['rendered'] : value,
  ]);
  return {
    ...Object.fromEntries(unwrapped),
    ...takeTerms('categories', categories, named('category')),
    ...takeTerms('tags', tags, named('post_tag')),
  };
}

function takeTerms(name: string, numbers: unknown, named: readonly unknown[]): JsonRecord {
  if (named.length > 0) return { [name]: named };
  if (numbers === undefined) return {};
  const areNumbers = Array.isArray(numbers) && numbers.every((number) => typeof number === 'number');
  return { [areNumbers ? `${name} (numbers)` : name]: numbers };
}
