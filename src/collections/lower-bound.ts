// Binary search, once for the whole program.

/** Typed arrays of numbers that are searched. */
export type SortedNumbers = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/**
 * The first index from `from` to `to` (exclusive) whose value is not below `target`; `to` if there is none.
 * @param values ascending between `from` and `to`
 */
export function lowerBound(values: SortedNumbers, target: number, from = 0, to = values.length): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? 0) < target) low = middle + 1;
    else high = middle;
  }
  return low;
}
