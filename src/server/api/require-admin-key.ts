// Lets a request pass that carries the admin key, and no other.
// Digests of the keys are compared in constant time, so that response times give away neither length nor beginning.

import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import { HttpError } from '../http/http-error.js';
import { countHeader } from '../http/request-guard.js';

const CHALLENGE = { 'WWW-Authenticate': 'Bearer realm="findling"' };

/** Middleware that throws `missing_authorization_header` or `invalid_api_key` unless the key is the given one. */
export function requireAdminKey(adminKey: string): RequestHandler {
  const expected = digest(adminKey);
  return (request, _response, next) => {
    if (countHeader(request, 'authorization') === 0) {
      throw new HttpError(
        'missing_authorization_header',
        'This route needs the header Authorization: Bearer <admin key>.',
        CHALLENGE,
      );
    }
    const presented =
      countHeader(request, 'authorization') > 1 ? '' : tokenOf(request.headers.authorization ?? '');
    if (!timingSafeEqual(digest(presented), expected) || presented === '') {
      throw new HttpError(
        'invalid_api_key',
        'The key in the Authorization header is not the admin key.',
        CHALLENGE,
      );
    }
    next();
  };
}

function tokenOf(header: string): string {
  return /^Bearer ([\x21-\x7e]+)$/i.exec(header)?.[1] ?? '';
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
