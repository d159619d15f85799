// Whether a client has an answer already, by the tag that it was sent with (RFC 9110, 13.1.2).

import type { IncomingMessage } from 'node:http';
import fresh from 'fresh';

/** Whether `If-None-Match` names this tag; never for a client that asks for the answer anew (`Cache-Control: no-cache`). */
export function hasAnswer({ headers }: IncomingMessage, tag: string): boolean {
  return headers['if-none-match'] !== undefined && fresh(headers, { etag: tag });
}
