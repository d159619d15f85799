// The type of a field by what its values are over the whole corpus.

import type { FieldTypeName } from '../../field-types/field-type.js';
import type { ValueFacts } from './value-columns.js';

/** So many of the values have to be of a type: a few stand for "none" (`N/A`), whatever the field holds. */
const SHARE = 0.98;
/** Words of a value, on average, from which on values are texts. */
const TEXT_WORDS = 8;
/** Distinct values from which on a keyword is no facet unless it is configured. */
export const MAX_FACET_VALUES = 1000;

/** The type that fits nearly all values. */
export function chooseType({ values, numbers, dates, booleans, points, words }: ValueFacts): FieldTypeName {
  if (values === 0) return 'keyword';
  if (booleans === values) return 'boolean';
  if (dates > values * (1 - SHARE) && numbers + dates >= values * SHARE) return 'date';
  if (numbers >= values * SHARE) return 'number';
  if (points >= values * SHARE) return 'geo';
  return words > values * TEXT_WORDS ? 'text' : 'keyword';
}
