// Refuses requests that Node's parser lets through and no honest client sends.
// It looks at the request line and headers only; parameters and bodies are checked by the routes.

import type { IncomingMessage } from 'node:http';
import { HttpError } from './http-error.js';

/** Names and values of all headers together. */
const MAX_HEADER_BYTES = 8192;
/** Beyond this many Node leaves headers out without a word, that with the key perhaps. */
export const MAX_HEADERS = 64;

/**
 * Throws `bad_request` for an absolute target, a second Host or, since HTTP/1.1, none; `request_header_too_large` beyond
 * 8 KB or 64 headers; `expectation_failed` for one that expects anything but to be asked for its body.
 */
export function guardRequest(request: IncomingMessage): void {
  const target = targetOf(request);
  if (!target.startsWith('/') && target !== '*') {
    throw new HttpError('bad_request', 'The request target must be a path; this server is not a proxy.');
  }
  const hosts = countHeader(request, 'host');
  if (hosts > 1) throw new HttpError('bad_request', 'The request has more than one Host header.');
  if (hosts === 0 && request.httpVersion !== '1.0') {
    throw new HttpError('bad_request', 'The request has no Host header.');
  }
  const { expect } = request.headers;
  if (expect !== undefined && expect.toLowerCase() !== '100-continue') {
    throw new HttpError('expectation_failed', 'The only header Expect that is understood is 100-continue.');
  }
  if (request.rawHeaders.length > 2 * MAX_HEADERS) {
    throw new HttpError('request_header_too_large', `The request has more than ${MAX_HEADERS} headers.`);
  }
  if (measureHeaders(request) > MAX_HEADER_BYTES) {
    throw new HttpError('request_header_too_large', `The headers are larger than ${MAX_HEADER_BYTES} bytes.`);
  }
}

/** How often a header was sent; Node's own view of the headers hides repetition. */
export function countHeader({ rawHeaders }: IncomingMessage, name: string): number {
  let count = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const sent = rawHeaders[at] ?? '';
    if (sent.length === name.length && sent.toLowerCase() === name) count += 1;
  }
  return count;
}

/** Whether a request has a body, of whatever length. */
export function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** Throws `payload_too_large` for a request that has a body, which is not read then. */
export function refuseBody(request: IncomingMessage): void {
  if (hasBody(request))
    throw new HttpError('payload_too_large', 'This route takes no body; send the request without one.');
}

/** The request target as it was sent: an Express program that this server is a part of cuts `url`. */
function targetOf(request: IncomingMessage & { readonly originalUrl?: string }): string {
  return request.originalUrl ?? request.url ?? '';
}

function measureHeaders({ rawHeaders }: IncomingMessage): number {
  let sum = 0;
  for (const text of rawHeaders) sum += text.length + 2;
  return sum;
}
