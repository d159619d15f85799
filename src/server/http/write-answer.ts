// Writes a whole answer to a response at once: status, headers, body.

import type { ServerResponse } from 'node:http';

/** The headers of one answer: a later object wins over an earlier one. */
export type AnswerHeaders = Readonly<Record<string, string>>;

/** Sends status, headers and body, with its length; no body for a HEAD request, which Node leaves out by itself. */
export function writeAnswer(
  response: ServerResponse,
  status: number,
  headers: AnswerHeaders,
  body: Uint8Array,
): void {
  response.writeHead(status, { ...headers, 'Content-Length': String(body.byteLength) });
  response.end(body);
}
