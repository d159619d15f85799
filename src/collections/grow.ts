// Room for more numbers: the same values in a larger typed array.

interface TypedArrays {
  readonly Uint8Array: Uint8Array<ArrayBuffer>;
  readonly Uint16Array: Uint16Array<ArrayBuffer>;
  readonly Uint32Array: Uint32Array<ArrayBuffer>;
  readonly Int32Array: Int32Array<ArrayBuffer>;
  readonly Float64Array: Float64Array<ArrayBuffer>;
}

/** A typed array that owns its memory. */
export type Growable = TypedArrays[keyof TypedArrays];

/**
 * A copy of `array` of `length` elements, the new ones 0. Whoever appends one by one doubles the length each time, so that an
 * element is copied twice at most, on average.
 * @param length not below the length of `array`
 */
export function grow<Numbers extends Growable>(array: Numbers, length: number): Numbers {
  const larger = new (array.constructor as new (length: number) => Numbers)(length);
  larger.set(array);
  return larger;
}
