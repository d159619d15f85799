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

/** The field of an end of a range of an own field. */
export function rangeField(end: RangeEnd, facet: string): string {
  return `${end}-${facet}`;
}

const OWN = /^(?:(not|find|from|until)-)?fields\.[\p{L}\p{M}\p{N}_.-]{1,64}$/u;
const FACET_FIELDS: ReadonlySet<string> = new Set([
  ...NAMED_FACETS,
  ...NAMED_FACETS.map(leaveOutField),
  ...PERIODS,
  ...RANGE_ENDS,
]);
const FIND_FIELDS: ReadonlySet<string> = new Set(NAMED_FACETS.map(findField));

/** Whether the controls send a field of this name that becomes a part of the filter. */
export function isFacetField(name: string): boolean {
  return FACET_FIELDS.has(name) || (OWN.test(name) && !name.startsWith('find-'));
}

/** Whether a field of this name says which values of a facet are shown. */
export function isFindField(name: string): boolean {
  return FIND_FIELDS.has(name) || (OWN.test(name) && name.startsWith('find-'));
}

const NUMBER = /^[+-]?\d{1,15}(?:\.\d{1,9})?$/;
const DATE = /^[+-]?\d{1,6}(?:-\d{2}(?:-\d{2})?)?$/;

/** A filter and the values of controls as one filter; empty for none. */
export function joinFilter(filter: string, fields: readonly (readonly [string, string])[]): string {
  let chosen: readonly Condition[] = [];
  for (const [field, value] of fields) {
    const name = field.replace(/^not-/, '');
    if (PERIODS.includes(name)) chosen = addValue(chosen, 'date', 'in', value);
    else if (NAMED_FACETS.includes(name) || name.startsWith('fields.'))
      chosen = addValue(chosen, name, name === field ? 'in' : 'not', value);
    else if (/^(?:from|until)-/.test(name)) {
      const [end, ...rest] = name.split('-');
      if (NUMBER.test(value.trim()) || DATE.test(value.trim()))
        chosen = addValue(chosen, rest.join('-'), end === 'from' ? 'from' : 'until', value.trim());
    }
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
