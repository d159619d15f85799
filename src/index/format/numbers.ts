// Typed arrays from a rule for each place. `from` does the same by an iterator and an object for every number, which
// is what building a segment would spend its time on.

/** The numbers a rule gives for 0 to `count` (exclusive). */
export function uint32Of(count: number, valueAt: (index: number) => number): Uint32Array<ArrayBuffer> {
  const numbers = new Uint32Array(count);
  for (let index = 0; index < count; index += 1) numbers[index] = valueAt(index);
  return numbers;
}

/** As `uint32Of`, in floating point. */
export function float64Of(count: number, valueAt: (index: number) => number): Float64Array<ArrayBuffer> {
  const numbers = new Float64Array(count);
  for (let index = 0; index < count; index += 1) numbers[index] = valueAt(index);
  return numbers;
}
