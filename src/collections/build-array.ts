// Typed arrays whose elements are computed one by one. `Uint32Array.from` does the same through an iterator and an object for
// each element, which is what building a segment would spend its time on.

/** The numbers that `valueAt` gives for 0 to `count` (exclusive). */
export function buildUint32Array(
  count: number,
  valueAt: (index: number) => number,
): Uint32Array<ArrayBuffer> {
  const numbers = new Uint32Array(count);
  for (let index = 0; index < count; index += 1) numbers[index] = valueAt(index);
  return numbers;
}

/** As `buildUint32Array`, in floating point of 64 bits. */
export function buildFloat64Array(
  count: number,
  valueAt: (index: number) => number,
): Float64Array<ArrayBuffer> {
  const numbers = new Float64Array(count);
  for (let index = 0; index < count; index += 1) numbers[index] = valueAt(index);
  return numbers;
}
