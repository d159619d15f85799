// Reads the body of a route that takes none: nothing, or the empty JSON object.
// Anything else is refused, so that a caller who believes in options learns that there are none.

import express, { type RequestHandler } from 'express';
import { z } from 'zod';
import { FindlingError } from '../../errors.js';
import { HttpError } from './http-error.js';
import { hasBody } from './request-guard.js';

const MAX_BODY_BYTES = 16 * 1024;

/** Middleware that lets an empty body or `{}` pass. Throws `invalid_content_type` or `invalid_body`. */
export function readEmptyBody(): readonly RequestHandler[] {
  return [
    refuseOtherTypes,
    express.json({ limit: MAX_BODY_BYTES, inflate: false, strict: true }),
    refuseContent,
  ];
}

const refuseOtherTypes: RequestHandler = (request, response, next) => {
  if (hasBody(request)) {
    if (request.is('application/json') === false || !isUtf8(request.headers['content-type'] ?? '')) {
      throw new HttpError(
        'invalid_content_type',
        'Send the body as Content-Type: application/json in UTF-8, or send none.',
      );
    }
    if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) {
      throw new HttpError(
        'payload_too_large',
        'The body is larger than 16 KB; this route takes an empty one or {}.',
      );
    }
    // Asked for only now that the key and the headers are known to be right.
    if (request.headers.expect !== undefined) response.writeContinue();
  }
  next();
};

const refuseContent: RequestHandler = (request, _response, next) => {
  const body: unknown = request.body;
  if (body !== undefined && !z.strictObject({}).safeParse(body).success) {
    throw new FindlingError('invalid_body', 'The body must be empty or {}; this route has no options.');
  }
  next();
};

/** Whether a content type names no other encoding: the parser takes whatever begins with `utf-` for one it can read. */
function isUtf8(contentType: string): boolean {
  const [, charset = 'utf-8'] = /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(contentType) ?? [];
  return /^utf-?8$/i.test(charset);
}
