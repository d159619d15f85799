// When a request is tried again, and after how long.

import { AnswerError, ApiError, ConnectionError } from './client-error.js';

/** The server, or a proxy before it, is too busy or away for a moment. */
const PASSING = new Set([429, 502, 503, 504]);
const FIRST_WAIT_MS = 250;

/** Reads the header Retry-After (RFC 9110, 10.2.3): seconds, or a date. @returns seconds from `now`, or null */
export function readRetryAfter(header: string | null, now: number): number | null {
  if (header === null) return null;
  if (/^\s*\d+\s*$/.test(header)) return Number(header);
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - now) / 1000));
}

/**
 * Milliseconds to wait before the next try: as the server said, otherwise 250, 500, 1,000 ...; null where trying again cannot help,
 * or where the server wants more patience than there is.
 * @param tries how often it was tried so far
 */
export function waitBeforeRetry(error: unknown, tries: number, maxWaitMs: number): number | null {
  const isPassing =
    error instanceof ConnectionError ||
    ((error instanceof ApiError || error instanceof AnswerError) && PASSING.has(error.status));
  if (!isPassing) return null;
  const said = error instanceof ApiError ? error.retryAfter : null;
  const wait = said === null ? FIRST_WAIT_MS * 2 ** (tries - 1) : said * 1000;
  return wait > maxWaitMs ? null : wait;
}

/** Resolves after so many milliseconds; rejects with the reason of the signal as soon as it is aborted. */
export function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', end);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', end, { once: true });
  });
}
