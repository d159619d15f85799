import { describe, expect, it } from 'vitest';
import { explainAnswer } from '../../../src/opensearch/explain-failure.js';
import { pauseAfter, tryAgain, usualRetries } from '../../../src/opensearch/write/retry.js';

const quick = { attempts: 4, firstMs: 0, longestMs: 0, random: () => 0 };

describe('what may pass', () => {
  it('is tried again until it succeeds, or has failed too often', async () => {
    let calls = 0;
    const failing = (times: number) => () => {
      calls += 1;
      return calls <= times ? Promise.reject(explainAnswer(503, 'away', 'c')) : Promise.resolve(calls);
    };
    await expect(tryAgain(failing(2), quick)).resolves.toBe(3);
    calls = 0;
    await expect(tryAgain(failing(9), quick)).rejects.toThrow('away');
    expect(calls).toBe(4);
  });

  it('is not tried again where it lasts', async () => {
    let calls = 0;
    const attempt = (): Promise<never> => {
      calls += 1;
      return Promise.reject(explainAnswer(401, '', 'c'));
    };
    await expect(tryAgain(attempt, quick)).rejects.toMatchObject({ code: 'invalid_config' });
    expect(calls).toBe(1);
  });

  it('is waited for longer each time, never as long as the next writer, and some two minutes in all', () => {
    const pauses = (random: number): number[] =>
      Array.from({ length: usualRetries.attempts - 1 }, (_, failed) =>
        pauseAfter(failed + 1, { ...usualRetries, random: () => random }),
      );
    const [shortest, longest] = [pauses(0), pauses(1)];
    expect(longest.slice(0, 4)).toEqual([250, 500, 1000, 2000]);
    expect(Math.max(...longest)).toBe(15_000);
    shortest.forEach((pause, index) => {
      expect(pause).toBe((longest[index] ?? 0) / 2);
    });
    const total = longest.reduce((sum, pause) => sum + pause, 0);
    expect(total).toBeGreaterThan(100_000);
    expect(total).toBeLessThan(140_000);
  });
});
