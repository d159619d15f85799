// The values of a document's own fields: what a record holds beside the fields that every document has. Nested fields are named
// by their path (`address.city`), lists by their values. Says nothing of what the values are: see `src/index/field-types/`.

import { PLACE_FIELD, printPoint } from '../../geo-point.js';
import { isJsonRecord, type JsonRecord } from '../json-value.js';
import { lineOfField } from '../markup/markup.js';
import { isPointAlone, pointOfRecord } from './record-point.js';
import { splitValue } from './split-value.js';

/** By name of the field its distinct values, in order. */
export type OwnValues = ReadonlyMap<string, readonly string[]>;

/** UTF-16 units of a value; of a longer one it is kept that it is there. */
export const MAX_VALUE_LENGTH = 256;
/** What stands for a value that is too long to be kept: no value is empty. */
export const LONG_VALUE = '';
/** Values of one field of one document, and fields of one document: the first ones. */
const MAX_VALUES = 100;
const MAX_FIELDS = 200;
const MAX_DEPTH = 8;
const MAX_NAME_LENGTH = 64;

/**
 * The own fields of a document. Numbers and truth values are given as JSON writes them; null, empty texts and empty lists are no
 * values.
 * @param extra the fields of its record that it has no property for
 */
export function listOwnValues(extra: Readonly<Record<string, unknown>>): OwnValues {
  const fields = new Map<string, string[]>();
  const add = (name: string, value: string): void => {
    const values = fields.get(name);
    if (values === undefined) {
      if (fields.size < MAX_FIELDS) fields.set(name, [value]);
    } else if (values.length < MAX_VALUES && !values.includes(value)) values.push(value);
  };
  const visit = (name: string, value: unknown, depth: number): void => {
    if (typeof value === 'string') for (const part of readText(name, value)) add(name, part);
    else if (typeof value === 'number' || typeof value === 'boolean') add(name, String(value));
    else if (depth === 0) return;
    else if (Array.isArray(value))
      for (const item of value as readonly unknown[]) visit(name, item, depth - 1);
    else if (isJsonRecord(value)) visitObject(name, value, depth - 1);
  };
  const visitObject = (name: string, value: JsonRecord, depth: number): void => {
    const point = pointOfRecord(value);
    if (point !== null) add(name, printPoint(point));
    if (point === null || !isPointAlone(value)) visitRecord(`${name}.`, value, depth);
  };
  const visitRecord = (prefix: string, record: Readonly<Record<string, unknown>>, depth: number): void => {
    for (const [key, value] of Object.entries(record)) {
      const name = nameOfField(key);
      if (name !== '' && prefix.length + name.length <= MAX_NAME_LENGTH) visit(prefix + name, value, depth);
    }
  };
  visitRecord('', extra, MAX_DEPTH);
  const point = fields.has(PLACE_FIELD) ? null : pointOfRecord(extra);
  if (point !== null) add(PLACE_FIELD, printPoint(point));
  return fields;
}

/** The name of a field as it is asked for: `Price (USD)` is `Price_USD`, so that a filter and an address can hold it as it is. */
export function nameOfField(key: string): string {
  if (/^[\w.-]+$/.test(key)) return key;
  return key
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}_.-]+/gu, '_')
    .replace(/^[_.]+|[_.]+$/g, '');
}

/** A name or path as names are compared: without case, `_`, `-` and spaces. */
export function foldFieldName(name: string): string {
  return /^[\da-z.]*$/.test(name) ? name : name.toLowerCase().replace(/[\s_-]/g, '');
}

function readText(name: string, value: string): readonly string[] {
  const line = lineOfField(value);
  if (line === null) return [];
  if (line.length > MAX_VALUE_LENGTH) return [LONG_VALUE];
  return splitValue(name, line);
}
