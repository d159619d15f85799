// From a value that a query names behind a field (`section:World`, `before:2015-12-31`) to the condition it sets.

import { dateConditions } from '../../built-in-fields.js';
import { type AskedField, type AskedFields, isOwnField } from '../query/asked-field.js';
import { comparedRange } from '../query/filter/compared-range.js';
import { parseDateSpan } from '../query/parse-date-span.js';
import { parseFieldValue } from '../query/parse-field-value.js';
import { keywordOfField, type QueryField } from '../query/query-fields.js';
import type { Condition } from './condition.js';

const conditions: Readonly<Record<QueryField, '<' | '>' | '='>> = dateConditions;

/**
 * The condition of a value behind a field; null where the value is blank or no date. `before:2015` ends where the year
 * begins, `after:2015` begins where it ends.
 */
export function filterOfValue(field: QueryField, value: string, own: AskedFields): Condition | null {
  if (isOwnField(field)) {
    const asked = own.find(field);
    return asked === undefined ? null : filterOfOwnValue(asked, value);
  }
  const facet = keywordOfField.get(field);
  if (facet !== undefined) {
    return value.trim() === '' ? null : { kind: 'filter', filter: { kind: 'in', facet, values: [value] } };
  }
  const span = parseDateSpan(value);
  if (span === null) return null;
  const compared = comparedRange(conditions[field] ?? '=', span);
  return { kind: 'filter', filter: { kind: 'date', ...compared } };
}

/** The condition of a value behind an own field; null where the value is none of the field. */
export function filterOfOwnValue(field: AskedField, value: string): Condition | null {
  const test = parseFieldValue(field, value);
  return test === null ? null : { kind: 'filter', filter: { kind: 'field', field, test } };
}
