import { describe, expect, it } from 'vitest';
import { lengthNorm } from '../../../src/index/format/length-norms.js';
import { BODY_FIELD, fields, shippedParameters } from '../../../src/index/format/schema.js';

describe('the norm of a field', () => {
  it('falls as the field grows', () => {
    expect(lengthNorm(BODY_FIELD, 100, 100)).toBeCloseTo(fields[BODY_FIELD]?.weight ?? 0, 12);
    expect(lengthNorm(BODY_FIELD, 50, 100)).toBeGreaterThan(lengthNorm(BODY_FIELD, 100, 100));
    expect(lengthNorm(BODY_FIELD, 200, 100)).toBeLessThan(lengthNorm(BODY_FIELD, 100, 100));
  });

  it('falls no more beyond a multiple of the average', () => {
    const longest = shippedParameters.maxRelativeLength * 100;
    expect(lengthNorm(BODY_FIELD, longest, 100)).toBeLessThan(lengthNorm(BODY_FIELD, longest - 1, 100));
    expect(lengthNorm(BODY_FIELD, 100 * longest, 100)).toBe(lengthNorm(BODY_FIELD, longest, 100));
  });

  it('grows at most as much as the average does, which bounds what a segment stores', () => {
    for (const length of [1, 100, 1600, 3000, 50_000]) {
      const growth = lengthNorm(BODY_FIELD, length, 250) / lengthNorm(BODY_FIELD, length, 100);
      expect(growth).toBeLessThanOrEqual(2.5);
      expect(growth).toBeGreaterThanOrEqual(1);
    }
  });
});
