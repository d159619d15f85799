// Refuses requests that Node's parser lets through and no honest client sends.
// It looks at the request line and headers only; parameters and bodies are checked by the routes.

import type { IncomingMessage } from 'node:http';
import { HttpError } from './http-error.js';

/** Names and values of all headers together. */
const MAX_HEADER_BYTES = 8192;

/** Throws `bad_request` for an absolute target or a second Host, `request_header_too_large` beyond 8 KB of headers. */
export function guardRequest(request: IncomingMessage): void {
  const target = targetOf(request);
  if (!target.startsWith('/') && target !== '*') {
    throw new HttpError('bad_request', 'The request target must be a path; this server is not a proxy.');
  }
  if (countHeader(request, 'host') > 1) {
    throw new HttpError('bad_request', 'The request has more than one Host header.');
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

/** The request target as it was sent: an Express program that this server is a part of cuts `url`. */
function targetOf(request: IncomingMessage & { readonly originalUrl?: string }): string {
  return request.originalUrl ?? request.url ?? '';
}

function measureHeaders({ rawHeaders }: IncomingMessage): number {
  let sum = 0;
  for (const text of rawHeaders) sum += text.length + 2;
  return sum;
}
