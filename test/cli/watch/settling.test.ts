import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MAX_SETTLE_MS, SETTLE_MS, Settling } from '../../../src/cli/watch/settling.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('Settling', () => {
  it('makes one of a burst of changes', () => {
    const settled = vi.fn<() => void>();
    const settling = new Settling(settled);
    for (let change = 0; change < 5; change += 1) {
      settling.stir();
      vi.advanceTimersByTime(SETTLE_MS / 2);
    }
    expect(settled).not.toHaveBeenCalled();
    vi.advanceTimersByTime(SETTLE_MS / 2);
    expect(settled).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(10 * MAX_SETTLE_MS);
    expect(settled).toHaveBeenCalledTimes(1);
  });

  it('is not starved by changes that never end', () => {
    const settled = vi.fn<() => void>();
    const settling = new Settling(settled);
    for (let time = 0; time < 10 * MAX_SETTLE_MS; time += 100) {
      settling.stir();
      vi.advanceTimersByTime(100);
    }
    expect(settled.mock.calls.length).toBeGreaterThanOrEqual(9);
    expect(settled.mock.calls.length).toBeLessThanOrEqual(11);
  });

  it('forgets what was going on when it is cleared', () => {
    const settled = vi.fn<() => void>();
    const settling = new Settling(settled);
    settling.stir();
    settling.clear();
    vi.advanceTimersByTime(10 * MAX_SETTLE_MS);
    expect(settled).not.toHaveBeenCalled();
  });
});
