// The values of an own field in one segment in their order, so that a range of them is a range of ranks: made when one is first
// asked for, and kept as long as the segment is open.

import { lowerBound } from '../../collections/lower-bound.js';
import { memoize } from '../../collections/memo.js';
import type { TypedColumn } from './typed-column.js';

/** A column of which each document has one value at most. */
export interface RankedColumn {
  /** Where the distinct values begin and end in the order of the type, both ascending; rank 1 is the first. */
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  /** By document the rank of its value; 0 for none. */
  readonly ranks: Uint16Array;
}

/**
 * The column by ranks; null where a document may have several values, or where a value ends behind one that begins later, as a year
 * does behind its days.
 */
export const rankedColumn = memoize((typed: TypedColumn): RankedColumn | null => {
  const { column, from, to } = typed;
  if (column.starts !== null) return null;
  const sorted = from.filter((start) => !Number.isNaN(start)).sort();
  const starts = sorted.filter((start, index) => index === 0 || start !== sorted[index - 1]);
  const ends = new Float64Array(starts.length).fill(Number.NaN);
  const rankOf = new Uint16Array(from.length);
  for (let number = 1; number < from.length; number += 1) {
    const start = from[number] ?? Number.NaN;
    if (Number.isNaN(start)) continue;
    const rank = lowerBound(starts, start);
    const end = to[number] ?? 0;
    const before = ends[rank] ?? Number.NaN;
    if (!Number.isNaN(before) && before !== end) return null;
    ends[rank] = end;
    rankOf[number] = rank + 1;
  }
  if (ends.some((end, rank) => rank > 0 && end < (ends[rank - 1] ?? 0))) return null;
  const ranks = new Uint16Array(column.numbers.length);
  for (let document = 0; document < ranks.length; document += 1)
    ranks[document] = rankOf[column.numbers[document] ?? 0] ?? 0;
  return { starts, ends, ranks };
});

/**
 * The ranks of the values that begin from `from` up to but not including `to` and, where both are finite, end by `to`: the first, and
 * the one behind the last.
 */
export function ranksBetween({ starts, ends }: RankedColumn, from: number, to: number): [number, number] {
  const first = lowerBound(starts, from);
  const isSpan = Number.isFinite(from) && Number.isFinite(to);
  const behind = isSpan ? Math.min(lowerBound(starts, to), upperBound(ends, to)) : lowerBound(starts, to);
  return [first + 1, Math.max(first, behind) + 1];
}

/** How many numbers of an ascending list are not greater than a value. */
function upperBound(list: Float64Array, value: number): number {
  let index = lowerBound(list, value);
  while (index < list.length && list[index] === value) index += 1;
  return index;
}
