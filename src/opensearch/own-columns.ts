// The values of documents' own fields as a cluster indexes them. Each is read as every type that it can be, so that a type that
// changes with the values of later documents costs no new index: the schema says which of them is asked.

import type { OwnValues } from '../documents/own/own-values.js';
import { readPoint } from '../geo-point.js';
import { fieldTypes } from '../index/field-types/field-types.js';

/** Between the key of a value and the value as it is written, where that is another. */
export const KEY_END = '\u0000';

/** What is indexed of the own fields of a document: in each, by `ownFieldName`, the values. */
export interface OwnColumns {
  /** `ownKey` of each value. */
  readonly key: Readonly<Record<string, readonly string[]>>;
  readonly number: Readonly<Record<string, readonly number[]>>;
  readonly truth: Readonly<Record<string, readonly boolean[]>>;
  /** Where dates begin, and behind where they end, in milliseconds since 1970 UTC. */
  readonly date: Readonly<Record<string, readonly number[]>>;
  readonly until: Readonly<Record<string, readonly number[]>>;
  readonly place: Readonly<Record<string, readonly ClusterPoint[]>>;
  /** 1 where there is a place: by distance alone, documents without one would be the furthest. */
  readonly placed: Readonly<Record<string, 1>>;
}

/** A place as a cluster writes it. */
export interface ClusterPoint {
  readonly lat: number;
  readonly lon: number;
}

/** The name of a field in the mapping: there a dot would lead into another object. */
export function ownFieldName(name: string): string {
  return name.replaceAll('.', '~');
}

/** A value as a keyword: what it is compared by, U+0000, and the value itself where that is another. */
export function ownKey(value: string): string {
  const key = fieldTypes.keyword.read(value)?.key ?? '';
  return key + KEY_END + (key === value ? '' : value);
}

/** The value that `ownKey` made a keyword of. */
export function valueOfOwnKey(keyword: string): string {
  const end = keyword.indexOf(KEY_END);
  return keyword.slice(end + 1) || keyword.slice(0, Math.max(0, end));
}

/** Which of the columns holds the values of a type, by its name, where it is not that of the keys. */
const COLUMN_OF_TYPE: ReadonlyMap<string, keyof OwnColumns> = new Map([
  ['number', 'number'],
  ['date', 'date'],
  ['boolean', 'truth'],
  ['geo', 'place'],
]);

/** Which of the columns holds the values of a field of a type. */
export function ownColumnOf(type: string): keyof OwnColumns {
  return COLUMN_OF_TYPE.get(type) ?? 'key';
}

/** What the mapping says of one field. */
export const OWN_FIELD_MAPPINGS = {
  key: { type: 'keyword' },
  number: { type: 'double' },
  truth: { type: 'boolean' },
  date: { type: 'long' },
  until: { type: 'long' },
  place: { type: 'geo_point' },
  placed: { type: 'byte' },
} as const;

/** What is indexed of some values. @param isMapped whether the mapping has a field of this name */
export function ownColumnsOf(values: OwnValues, isMapped: (name: string) => boolean): OwnColumns {
  const key: Record<string, string[]> = {};
  const number: Record<string, number[]> = {};
  const truth: Record<string, boolean[]> = {};
  const date: Record<string, number[]> = {};
  const until: Record<string, number[]> = {};
  const place: Record<string, ClusterPoint[]> = {};
  const placed: Record<string, 1> = {};
  for (const [name, list] of values) {
    if (!isMapped(name)) continue;
    const field = ownFieldName(name);
    key[field] = list.map(ownKey);
    for (const value of list) {
      const read = fieldTypes.number.read(value);
      if (read !== null) (number[field] ??= []).push(read.from);
      const isTrue = fieldTypes.boolean.read(value);
      if (isTrue !== null) (truth[field] ??= []).push(isTrue.key === 'true');
      const point = readPoint(value);
      if (point !== null) {
        (place[field] ??= []).push({ lat: point.lat, lon: point.lng });
        placed[field] = 1;
      }
      const time = fieldTypes.date.read(value);
      if (time === null) continue;
      (date[field] ??= []).push(time.from);
      (until[field] ??= []).push(time.to);
    }
  }
  return { key, number, truth, date, until, place, placed };
}
