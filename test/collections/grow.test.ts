import { describe, expect, it } from 'vitest';
import { grow } from '../../src/collections/grow.js';

describe('grow', () => {
  it('keeps the values and the kind of the array, and fills up with zeros', () => {
    expect(grow(Uint32Array.of(7, 8), 4)).toEqual(Uint32Array.of(7, 8, 0, 0));
    expect(grow(Float64Array.of(0.5), 2)).toEqual(Float64Array.of(0.5, 0));
    expect(grow(Uint8Array.of(1, 2), 2)).toEqual(Uint8Array.of(1, 2));
  });
});
