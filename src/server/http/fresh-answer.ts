// Who may keep an answer, and whether a client has it already, by the tag that it was sent with (RFC 9110, 13.1.2).

import type { IncomingMessage } from 'node:http';
import fresh from 'fresh';
import type { RequestContext } from './request-context.js';

/**
 * Who may keep an answer and asks each time whether it still holds: every cache, but of what a key was needed for only the
 * client's own.
 */
export function cacheControlOf({ isKeyed }: Pick<RequestContext, 'isKeyed'>): string {
  return isKeyed ? 'private, no-cache' : 'no-cache';
}

/** Whether `If-None-Match` names this tag; never for a client that asks for the answer anew (`Cache-Control: no-cache`). */
export function hasAnswer({ headers }: IncomingMessage, tag: string): boolean {
  return headers['if-none-match'] !== undefined && fresh(headers, { etag: tag });
}
