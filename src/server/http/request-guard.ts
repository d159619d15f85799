// Refuses requests that Node's parser lets through and no honest client sends.
// It looks at the request line and headers only; parameters and bodies are checked by the routes.

import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { HttpError } from './http-error.js';

/** Names and values of all headers together. */
const MAX_HEADER_BYTES = 8192;

/** Throws `bad_request` for an absolute target or a second Host, `request_header_too_large` beyond 8 KB of headers. */
export function guardRequest(): RequestHandler {
  return (request, _response, next) => {
    if (!request.originalUrl.startsWith('/') && request.originalUrl !== '*') {
      throw new HttpError('bad_request', 'The request target must be a path; this server is not a proxy.');
    }
    if (countHeader(request, 'host') > 1) {
      throw new HttpError('bad_request', 'The request has more than one Host header.');
    }
    if (measureHeaders(request) > MAX_HEADER_BYTES) {
      throw new HttpError(
        'request_header_too_large',
        `The headers are larger than ${MAX_HEADER_BYTES} bytes.`,
      );
    }
    next();
  };
}

/** How often a header was sent; Node's own view of the headers hides repetition. */
export function countHeader(request: IncomingMessage, name: string): number {
  return request.rawHeaders.filter((text, index) => index % 2 === 0 && text.toLowerCase() === name).length;
}

function measureHeaders(request: IncomingMessage): number {
  return request.rawHeaders.reduce((sum, text) => sum + text.length + 2, 0);
}
