import { describe, expect, it } from 'vitest';
import { ApiError, ConnectionError } from '../../src/client/client-error.js';
import { readRetryAfter, waitBeforeRetry } from '../../src/client/retry.js';

const body = { message: '', code: 'server_busy', type: 'system', link: '' } as const;

describe('trying again', () => {
  it('reads seconds and dates, and nothing else', () => {
    const now = Date.UTC(2026, 0, 1);
    expect(readRetryAfter('7', now)).toBe(7);
    expect(readRetryAfter('Thu, 01 Jan 2026 00:00:30 GMT', now)).toBe(30);
    expect(readRetryAfter('Wed, 31 Dec 2025 00:00:30 GMT', now)).toBe(0);
    expect(readRetryAfter('soon', now)).toBeNull();
    expect(readRetryAfter(null, now)).toBeNull();
  });

  it('waits as long as it was told, otherwise twice as long each time', () => {
    expect(waitBeforeRetry(new ApiError(429, body, 3), 1, 10_000)).toBe(3000);
    expect(waitBeforeRetry(new ApiError(429, body, 30), 1, 10_000)).toBeNull();
    const waits = [1, 2, 3].map((tries) => waitBeforeRetry(new ConnectionError('gone'), tries, 10_000));
    expect(waits).toEqual([250, 500, 1000]);
  });

  it('does not try again what would fail again', () => {
    expect(waitBeforeRetry(new ApiError(400, body, null), 1, 10_000)).toBeNull();
    expect(waitBeforeRetry(new ApiError(500, body, null), 1, 10_000)).toBeNull();
    expect(waitBeforeRetry(new Error('aborted'), 1, 10_000)).toBeNull();
  });
});
