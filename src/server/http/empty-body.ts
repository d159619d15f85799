// Reads the body of a route that takes none: nothing, or the empty JSON object.
// Anything else is refused, so that a caller who believes in options learns that there are none.

import type { RequestHandler } from 'express';
import { z } from 'zod';
import { FindlingError } from '../../errors.js';
import { readJsonBody } from './json-body.js';

const MAX_BODY_BYTES = 16 * 1024;

/** Middleware that lets an empty body or `{}` pass. Throws as `readJsonBody` does, and `invalid_body`. */
export function readEmptyBody(): readonly RequestHandler[] {
  return [...readJsonBody(MAX_BODY_BYTES), refuseContent];
}

const refuseContent: RequestHandler = (request, _response, next) => {
  const body: unknown = request.body;
  if (body !== undefined && !z.strictObject({}).safeParse(body).success) {
    throw new FindlingError('invalid_body', 'The body must be empty or {}; this route has no options.');
  }
  next();
};
