import { describe, expect, it } from 'vitest';
import { lengthNorm } from '../../../src/index/format/length-norms.js';
import { fields, shippedParameters, TEXT_FIELD } from '../../../src/index/format/schema.js';

describe('the norm of a field', () => {
  it('falls as the field grows', () => {
    expect(lengthNorm(TEXT_FIELD, 100, 100)).toBeCloseTo(fields[TEXT_FIELD]?.weight ?? 0, 12);
    expect(lengthNorm(TEXT_FIELD, 50, 100)).toBeGreaterThan(lengthNorm(TEXT_FIELD, 100, 100));
    expect(lengthNorm(TEXT_FIELD, 200, 100)).toBeLessThan(lengthNorm(TEXT_FIELD, 100, 100));
  });

  it('falls no more beyond a multiple of the average', () => {
    const longest = shippedParameters.maxRelativeLength * 100;
    expect(lengthNorm(TEXT_FIELD, longest, 100)).toBeLessThan(lengthNorm(TEXT_FIELD, longest - 1, 100));
    expect(lengthNorm(TEXT_FIELD, 100 * longest, 100)).toBe(lengthNorm(TEXT_FIELD, longest, 100));
  });

  it('grows at most as much as the average does, which bounds what a segment stores', () => {
    for (const length of [1, 100, 1600, 3000, 50_000]) {
      const growth = lengthNorm(TEXT_FIELD, length, 250) / lengthNorm(TEXT_FIELD, length, 100);
      expect(growth).toBeLessThanOrEqual(2.5);
      expect(growth).toBeGreaterThanOrEqual(1);
    }
  });
});
