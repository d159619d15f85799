// Reads the body of a route that takes none: nothing, or the empty JSON object.
// Anything else is refused, so that a caller who believes in options learns that there are none.

import express, { type RequestHandler } from 'express';
import { z } from 'zod';
import { FindlingError } from '../../errors.js';
import { HttpError } from './http-error.js';

const MAX_BODY_BYTES = 16 * 1024;

/** Middleware that lets an empty body or `{}` pass. Throws `invalid_content_type` or `invalid_body`. */
export function readEmptyBody(): readonly RequestHandler[] {
  return [
    refuseOtherTypes,
    express.json({ limit: MAX_BODY_BYTES, inflate: false, strict: true }),
    refuseContent,
  ];
}

const refuseOtherTypes: RequestHandler = (request, _response, next) => {
  const { headers } = request;
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  if (hasBody && request.is('application/json') === false) {
    throw new HttpError(
      'invalid_content_type',
      'Send the body as Content-Type: application/json, or send none.',
    );
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
