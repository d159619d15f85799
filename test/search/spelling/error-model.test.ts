import { describe, expect, it } from 'vitest';
import { errorLikelihood } from '../../../src/search/spelling/error-model.js';

const english = (typed: string, meant: string, errors = 1): number =>
  errorLikelihood(typed, meant, errors, ['english']);

describe('the likelihood of an error', () => {
  it('is greatest for letters left out or exchanged, then doubled, then beside the key, then any other, then two errors', () => {
    const likelihoods = [
      english('harbor', 'harbour'),
      english('harbbour', 'harbour'),
      english('hatbour', 'harbour'),
      english('hacbour', 'harbour'),
      english('hcabour', 'harbour', 2),
    ];
    expect(english('harbuor', 'harbour')).toBe(likelihoods[0]);
    expect(likelihoods[0]).toBe(0);
    expect([...likelihoods].sort((a, b) => b - a)).toEqual(likelihoods);
    expect(new Set(likelihoods).size).toBe(5);
  });

  it('is less in the first letter', () => {
    expect(english('arbour', 'harbour')).toBeLessThan(english('harbor', 'harbour'));
    expect(english('jarbour', 'harbour')).toBeLessThan(english('hatbour', 'harbour'));
  });

  it('goes by the keyboards of the languages in the index', () => {
    const of = (analyzer: string): number => errorLikelihood('haten', 'hazen', 1, [analyzer]);
    expect(of('german')).toBeGreaterThan(of('english'));
    expect(errorLikelihood('haten', 'hazen', 1, ['english', 'german'])).toBe(of('german'));
  });
});
