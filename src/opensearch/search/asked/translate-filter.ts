// Filters as queries of the cluster. Values are compared as everywhere in Findling, without regard to case and accents: where a
// cluster compares them otherwise, the values that documents have are listed first, and those that pass are asked for.

import { comparableValue } from '../../../search/match/comparable-value.js';
import type { AskedField } from '../../../search/query/asked-field.js';
import type { FieldTest, Filter, FilterFacet } from '../../../search/query/filter/filter.js';
import { foldText, foldWords } from '../../../text/fold-value.js';
import { KEY_END, ownColumnOf, ownFieldName, valueOfOwnKey } from '../../own-columns.js';
import { anyQuery, type ClusterQuery, EVERYTHING, NOTHING_MET } from './translate-condition.js';

/** The distinct values of a keyword field of the cluster; null where there are too many to list. */
export type ListedValues = (field: string) => readonly string[] | null;

/** The fields whose values have to be listed before a filter is translated. */
export function fieldsToList(filter: Filter): readonly string[] {
  switch (filter.kind) {
    case 'in':
      return [filter.facet];
    case 'exists':
    case 'date':
      return [];
    case 'field':
      return filter.test.kind === 'part' || filter.test.kind === 'words' ? keyFieldsOf(filter.field) : [];
    case 'and':
    case 'or':
      return filter.parts.flatMap(fieldsToList);
    case 'not':
      return fieldsToList(filter.part);
  }
}

/** The filter as a query. */
export function translateFilter(filter: Filter, listed: ListedValues): ClusterQuery {
  switch (filter.kind) {
    case 'in':
      return inValues(filter.facet, filter.values, listed(filter.facet));
    case 'exists':
      return { exists: { field: filter.facet } };
    case 'date': {
      const { from, to } = filter;
      const begins = { range: { date: boundsOf(from, to) } };
      const isSpan = Number.isFinite(from) && Number.isFinite(to);
      return isSpan ? { bool: { filter: [begins, { range: { dateEnd: { lte: to } } }] } } : begins;
    }
    case 'field':
      return testField(filter.field, filter.test, listed);
    case 'and':
      return { bool: { filter: filter.parts.map((part) => translateFilter(part, listed)) } };
    case 'or':
      return anyQuery(filter.parts.map((part) => translateFilter(part, listed)));
    case 'not':
      return { bool: { must_not: [translateFilter(filter.part, listed)] } };
  }
}

function boundsOf(from: number, to: number): Readonly<Record<string, number>> {
  return { ...(from === -Infinity ? {} : { gte: from }), ...(to === Infinity ? {} : { lt: to }) };
}

function inValues(
  facet: FilterFacet,
  values: readonly string[],
  listed: readonly string[] | null,
): ClusterQuery {
  if (listed === null)
    return anyQuery(
      values.map((value) => ({
        term: { [facet]: { value: value.normalize('NFC'), case_insensitive: true } },
      })),
    );
  const wanted = new Set(values.map((value) => comparableValue(facet, value)));
  const found = listed.filter((value) => wanted.has(comparableValue(facet, value)));
  return found.length === 0 ? NOTHING_MET : { terms: { [facet]: found } };
}

function keyFieldsOf(field: AskedField): readonly string[] {
  return field.columns.map((column) => `own.key.${ownFieldName(column)}`);
}

function testField(field: AskedField, test: FieldTest, listed: ListedValues): ClusterQuery {
  return anyQuery(field.columns.map((column) => testColumn(field, ownFieldName(column), test, listed)));
}

function testColumn(field: AskedField, name: string, test: FieldTest, listed: ListedValues): ClusterQuery {
  const key = `own.key.${name}`;
  switch (test.kind) {
    case 'exists':
      return existsQuery(field, name);
    case 'keys':
      return anyQuery(test.keys.map((value) => oneValue(field, name, value)));
    case 'range':
      return rangeQuery(field, name, test.from, test.to);
    case 'circle': {
      const { lat, lng } = test.centre;
      return {
        geo_distance: {
          distance: `${test.metres}m`,
          [`own.place.${name}`]: { lat, lon: lng },
          ignore_unmapped: true,
        },
      };
    }
    case 'box': {
      const { south, west, north, east } = test;
      const corners = { top_left: { lat: north, lon: west }, bottom_right: { lat: south, lon: east } };
      return { geo_bounding_box: { [`own.place.${name}`]: corners, ignore_unmapped: true } };
    }
    case 'part': {
      const wanted = foldText(test.text);
      return ofListed(key, listed(key), wanted, (value) => {
        const at = foldText(value).indexOf(wanted);
        return value !== '' && (test.atStart ? at === 0 : at >= 0);
      });
    }
    case 'words': {
      const wanted = foldWords(test.text);
      if (wanted === '  ') return NOTHING_MET;
      return ofListed(key, listed(key), wanted.trim(), (value) => foldWords(value).includes(wanted));
    }
  }
}

/** A document has a value that can be read as the type of the field. */
function existsQuery({ type }: AskedField, name: string): ClusterQuery {
  return { exists: { field: `own.${ownColumnOf(type.name)}.${name}` } };
}

function oneValue({ type }: AskedField, name: string, key: string): ClusterQuery {
  switch (type.name) {
    case 'number': {
      const value = type.read(key);
      return value === null ? NOTHING_MET : { term: { [`own.number.${name}`]: value.from } };
    }
    case 'boolean':
      return { term: { [`own.truth.${name}`]: key === 'true' } };
    case 'date': {
      const value = type.read(key);
      if (value === null) return NOTHING_MET;
      const { from, to } = value;
      return {
        bool: { filter: [{ term: { [`own.date.${name}`]: from } }, { term: { [`own.until.${name}`]: to } }] },
      };
    }
    default:
      return { prefix: { [`own.key.${name}`]: key + KEY_END } };
  }
}

function rangeQuery({ type }: AskedField, name: string, from: number, to: number): ClusterQuery {
  if (type.name === 'boolean')
    return anyQuery([
      ...(from <= 0 && to > 0 ? [{ term: { [`own.truth.${name}`]: false } }] : []),
      ...(from <= 1 && to > 1 ? [{ term: { [`own.truth.${name}`]: true } }] : []),
    ]);
  if (type.name !== 'date') return { range: { [`own.number.${name}`]: boundsOf(from, to) } };
  const begins = { range: { [`own.date.${name}`]: boundsOf(from, to) } };
  const isSpan = Number.isFinite(from) && Number.isFinite(to);
  return isSpan ? { bool: { filter: [begins, { range: { [`own.until.${name}`]: { lte: to } } }] } } : begins;
}

/** The values listed that pass; where there are too many to list, those that hold a text as it is. */
function ofListed(
  field: string,
  listed: readonly string[] | null,
  text: string,
  passes: (value: string) => boolean,
): ClusterQuery {
  if (listed === null) {
    const value = `*${text.replaceAll(/[*?\\]/g, String.raw`\$&`)}*`;
    return text === '' ? EVERYTHING : { wildcard: { [field]: { value, case_insensitive: true } } };
  }
  const found = listed.filter((keyword) => passes(valueOfOwnKey(keyword)));
  return found.length === 0 ? NOTHING_MET : { terms: { [field]: found } };
}
