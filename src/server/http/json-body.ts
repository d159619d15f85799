// Reads bodies that are JSON: declared as such, in UTF-8, and within a number of bytes.

import express, { type RequestHandler } from 'express';
import { HttpError } from './http-error.js';
import { hasBody } from './request-guard.js';

/**
 * Middleware that reads a body of JSON into `request.body`, or leaves it undefined where there is none. Throws
 * `invalid_content_type`, `payload_too_large` or `invalid_body`.
 */
export function readJsonBody(maxBytes: number): readonly RequestHandler[] {
  const refuse: RequestHandler = (request, response, next) => {
    if (hasBody(request)) {
      if (request.is('application/json') === false || !isUtf8(request.headers['content-type'] ?? '')) {
        throw new HttpError(
          'invalid_content_type',
          'Send the body as Content-Type: application/json in UTF-8, or send none.',
        );
      }
      if (Number(request.headers['content-length'] ?? 0) > maxBytes) {
        throw new HttpError(
          'payload_too_large',
          `The body is larger than the ${maxBytes / 1024} KB that this route takes.`,
        );
      }
      // Asked for only now that the key and the headers are known to be right.
      if (request.headers.expect !== undefined) response.writeContinue();
    }
    next();
  };
  return [refuse, express.json({ limit: maxBytes, inflate: false, strict: true })];
}

/** Whether a content type names no other encoding: the parser takes whatever begins with `utf-` for one it can read. */
function isUtf8(contentType: string): boolean {
  const [, charset = 'utf-8'] = /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(contentType) ?? [];
  return /^utf-?8$/i.test(charset);
}
