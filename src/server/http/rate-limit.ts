// Limits the requests that one address may make within a minute, where the operator asked for it.
// Addresses are those of the connection: no header of the client's is believed.

import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { HttpError } from './http-error.js';

const MINUTE = 60_000;

/** Middleware that throws `too_many_requests` beyond the limit, and reports the allowance in RateLimit headers. */
export function limitRate(perMinute: number): RequestHandler {
  return rateLimit({
    windowMs: MINUTE,
    limit: perMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_request, response, next) => {
      const seconds = String(response.getHeader('Retry-After') ?? 60);
      next(
        new HttpError(
          'too_many_requests',
          `More than ${perMinute} requests within a minute; wait ${seconds} s.`,
        ),
      );
    },
  });
}
