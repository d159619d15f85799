import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankedColumn, ranksBetween } from '../../../src/search/match/ranked-column.js';
import type { TypedColumn } from '../../../src/search/match/typed-column.js';
import { runs } from '../../runs.js';

/** A column of which each document has the value with its own number; NaN is none. */
function columnOf(spans: readonly (readonly [number, number])[]): TypedColumn {
  const numbers = Uint16Array.from(spans, (_, index) => index + 1);
  const values = spans.map(String);
  return {
    column: { values, starts: null, numbers },
    from: Float64Array.from([Number.NaN, ...spans.map(([from]) => from)]),
    to: Float64Array.from([Number.NaN, ...spans.map(([, to]) => to)]),
    keyOf: Uint32Array.from([0, ...numbers]),
    keys: values,
  };
}

function documentsBetween(typed: TypedColumn, from: number, to: number): readonly number[] | null {
  const ranked = rankedColumn(typed);
  if (ranked === null) return null;
  const [first, behind] = ranksBetween(ranked, from, to);
  return [...ranked.ranks.keys()].filter((document) => {
    const rank = ranked.ranks[document] ?? 0;
    return rank >= first && rank < behind;
  });
}

describe('a column by ranks', () => {
  it('has the documents of a range, whatever value they have, and none without one', () => {
    const typed = columnOf([
      [5, 6],
      [1, 2],
      [Number.NaN, Number.NaN],
      [3, 4],
      [5, 6],
      [-2, -1],
    ]);
    expect(documentsBetween(typed, 1, 6)).toEqual([0, 1, 3, 4]);
    expect(documentsBetween(typed, 1, 5)).toEqual([1, 3]);
    // A value that begins in a range and ends behind it lies in it only where one end is open.
    expect(documentsBetween(typed, 1, 5.5)).toEqual([1, 3]);
    expect(documentsBetween(typed, 4, Infinity)).toEqual([0, 4]);
    expect(documentsBetween(typed, -Infinity, 1)).toEqual([5]);
    expect(documentsBetween(typed, 7, 2)).toEqual([]);
  });

  it('is not made where a value lies within another', () => {
    const year: readonly [number, number] = [0, 365];
    expect(rankedColumn(columnOf([year, [0, 1]]))).toBeNull();
    expect(rankedColumn(columnOf([year, [10, 11]]))).toBeNull();
    expect(rankedColumn(columnOf([year, [365, 366]]))).not.toBeNull();
  });

  it('is not made where a document may have several values', () => {
    const typed = columnOf([[1, 2]]);
    expect(rankedColumn({ ...typed, column: { ...typed.column, starts: Uint32Array.of(0, 1) } })).toBeNull();
  });

  it('finds what looking at every value does', () => {
    const bound = fc.oneof(fc.integer({ min: -9, max: 9 }), fc.constantFrom(-Infinity, Infinity));
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -8, max: 8 }), { maxLength: 40 }),
        bound,
        bound,
        (starts, from, to) => {
          const isSpan = Number.isFinite(from) && Number.isFinite(to);
          const expected = [...starts.keys()].filter((index) => {
            const start = starts[index] ?? 0;
            return start >= from && start < to && (!isSpan || start + 1 <= to);
          });
          expect(documentsBetween(columnOf(starts.map((start) => [start, start + 1])), from, to)).toEqual(
            expected,
          );
        },
      ),
      runs(100),
    );
  });
});
