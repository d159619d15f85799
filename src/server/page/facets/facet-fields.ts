// The controls of the facets as fields of the form: which names they have, and which filter their values amount to. The form
// sends a field for each value, the links of the page one filter; both mean the same.

import { addValue, type Condition, parseConditions, printConditions } from './filter-conditions.js';

/** Facets whose values are chosen by their names. */
const NAMED_FACETS: readonly string[] = ['section', 'source', 'language', 'tags'];
/** Facets whose values are periods of the field `date`. */
export const PERIODS: readonly string[] = ['year', 'month'];
const RANGE_ENDS = ['from', 'until'] as const;
/** The fields of the ends of a range of dates. */
export type RangeEnd = (typeof RANGE_ENDS)[number];

/** The field that says which values of a facet are left out. */
export function leaveOutField(facet: string): string {
  return `not-${facet}`;
}

/** The field for a part of the values that are looked for in a facet. */
export function findField(facet: string): string {
  return `find-${facet}`;
}

/** Every field that the controls send. */
export const FACET_FIELDS: readonly string[] = [
  ...NAMED_FACETS,
  ...NAMED_FACETS.map(leaveOutField),
  ...PERIODS,
  ...RANGE_ENDS,
];

/** Fields that say which values of a facet are shown. */
export const FIND_FIELDS: readonly string[] = NAMED_FACETS.map(findField);

const DATE = /^[+-]?\d{1,6}(?:-\d{2}(?:-\d{2})?)?$/;

/** A filter and the values of controls as one filter; empty for none. */
export function joinFilter(filter: string, fields: readonly (readonly [string, string])[]): string {
  let chosen: readonly Condition[] = [];
  for (const [field, value] of fields) {
    const name = field.replace(/^not-/, '');
    if (PERIODS.includes(name)) chosen = addValue(chosen, 'date', 'in', value);
    else if (NAMED_FACETS.includes(name))
      chosen = addValue(chosen, name, name === field ? 'in' : 'not', value);
    // What is half typed sets no end.
    else if (DATE.test(value.trim()))
      chosen = addValue(chosen, 'date', field === 'from' ? 'from' : 'until', value.trim());
  }
  chosen = chosen.map((condition) =>
    condition.name === 'date' && condition.kind === 'in'
      ? { ...condition, values: narrowYears(condition.values) }
      : condition,
  );
  const written = filter.trim();
  if (written === '' || chosen.length === 0) return written === '' ? printConditions(chosen) : filter;
  const conditions = parseConditions(written);
  return conditions === null
    ? `(${written}) AND ${printConditions(chosen)}`
    : printConditions([...conditions, ...chosen]);
}

/** A year of which months are chosen, too, stands for these months. */
function narrowYears(periods: readonly string[]): readonly string[] {
  return periods.filter((period) => !periods.some((other) => other.startsWith(`${period}-`)));
}
