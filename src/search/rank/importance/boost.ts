// How important documents are by one of their fields, from 0 to 1. With x the value of a document:
//
//   a number  x / (x + pivot), the pivot being the median of the field unless it is set; low ones: pivot / (x + pivot)
//   a date    2^(-age / half-life), the age being counted from the newest document; early ones: from the oldest
//   a truth   1 where it is what is preferred, else 0
//
// (the numbers after Craswell, Robertson, Zaragoza, Taylor, "Relevance Weighting for Query Independent Evidence", SIGIR 2005).
// A document without a value is of no importance. Nothing depends on the day of the search.

import { DATE_FIELD } from '../../../built-in-fields.js';
import { readHalfLife } from '../../../half-life.js';
import {
  type BoostSetting,
  DEFAULT_BOOST_HALF_LIFE,
  DEFAULT_BOOST_WEIGHT,
} from '../../../importance-settings.js';
import { forEachNumber } from '../../../index/format/own/value-columns.js';
import type { Generation } from '../../../index/read/generation.js';
import type { SegmentSnapshot } from '../../../index/read/segment-snapshot.js';
import { typedColumn } from '../../match/typed-column.js';
import { askedFieldsOf } from '../../plan/asked-fields.js';
import type { AskedField } from '../../query/asked-field.js';

/** What one field says of the importance of documents. */
export interface Boost {
  readonly field: string;
  /** What a document of importance 1 counts more than one of importance 0, as a share. */
  readonly weight: number;
  /** Per segment and document its importance, 0 to 1. */
  readonly shares: readonly Float64Array[];
}

/** What a setting says of the documents of a generation; null where the field is none that tells importance. */
export function readBoost(generation: Generation, setting: BoostSetting): Boost | null {
  const { field: name, weight = DEFAULT_BOOST_WEIGHT, prefer = 'high' } = setting;
  const own = name === DATE_FIELD ? undefined : askedFieldsOf(generation.schema).find(name);
  const kind = name === DATE_FIELD ? 'age' : (own?.type.importance ?? null);
  if (kind === null) return null;
  const values = generation.segments.map((snapshot) =>
    own === undefined ? snapshot.segment.sections.columns.dates : valuesOf(snapshot, own, prefer),
  );
  const shareOf = chooseShare(generation, kind, setting, values);
  return { field: name, weight, shares: values.map((numbers) => numbers.map(shareOf)) };
}

/** The importance that a value gives; NaN is no value. */
function chooseShare(
  generation: Generation,
  kind: 'size' | 'age' | 'truth',
  { prefer = 'high', pivot, halfLife = DEFAULT_BOOST_HALF_LIFE }: BoostSetting,
  values: readonly Float64Array[],
): (value: number) => number {
  switch (kind) {
    case 'truth':
      return (value) => (value === 1 ? 1 : 0);
    case 'age': {
      const life = readHalfLife(halfLife) ?? 1;
      const first = liveValues(generation, values).reduce(
        (best, value) => (prefer === 'high' ? Math.max(best, value) : Math.min(best, value)),
        prefer === 'high' ? -Infinity : Infinity,
      );
      return (value) => (Number.isNaN(value) ? 0 : 2 ** (-Math.max(0, Math.abs(first - value)) / life));
    }
    case 'size': {
      const half = pivot ?? (medianOf(liveValues(generation, values).filter((value) => value > 0)) || 1);
      return (value) => {
        if (Number.isNaN(value)) return 0;
        const size = Math.max(0, value);
        // Not as a quotient of sums: those of the largest numbers have no end.
        return 1 / (1 + (prefer === 'high' ? half / size : size / half));
      };
    }
  }
}

/** The values of documents that are not deleted. */
function liveValues(generation: Generation, values: readonly Float64Array[]): Float64Array {
  const live: number[] = [];
  generation.segments.forEach((snapshot, number) => {
    values[number]?.forEach((value, document) => {
      if (!Number.isNaN(value) && !snapshot.isDeleted(document)) live.push(value);
    });
  });
  return Float64Array.from(live);
}

function medianOf(values: Float64Array): number {
  return values.sort()[values.length >> 1] ?? 0;
}

/** By document the value that is preferred among its values: NaN where it has none, 1 for a truth that is preferred. */
function valuesOf({ segment }: SegmentSnapshot, field: AskedField, prefer: 'high' | 'low'): Float64Array {
  const values = new Float64Array(segment.documentCount).fill(Number.NaN);
  const typed = typedColumn(segment, field);
  if (typed === null) return values;
  const { column, from, keyOf, keys } = typed;
  const wanted = keys.indexOf(prefer === 'high' ? 'true' : 'false') + 1;
  const numbers =
    field.type.importance === 'truth'
      ? Float64Array.from(keyOf, (key) => (key === 0 ? Number.NaN : Number(key === wanted)))
      : from;
  const isHigher = field.type.importance === 'truth' || prefer === 'high';
  for (let document = 0; document < segment.documentCount; document += 1) {
    forEachNumber(column, document, (number) => {
      const value = numbers[number] ?? Number.NaN;
      const known = values[document] ?? Number.NaN;
      if (Number.isNaN(value)) return;
      if (Number.isNaN(known) || (isHigher ? value > known : value < known)) values[document] = value;
    });
  }
  return values;
}
