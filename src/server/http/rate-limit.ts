// Limits the requests that one address may make within a minute, where the operator asked for it.
// Addresses are those of the connection: no header of the client's is believed.

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Request, RequestHandler, Response } from 'express';
import type { RateLimitRequestHandler } from 'express-rate-limit';
import { HttpError } from './http-error.js';

const MINUTE = 60_000;

/** Counts a request and reports the allowance in RateLimit headers. Rejects with HttpError `too_many_requests` beyond it. */
export type RequestLimit = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** A limit of its own: every call makes one that counts by itself. Its package is loaded only where there are limits. */
export function limitRate(perMinute: number): RequestLimit {
  const counting = createCounter(perMinute);
  return async (request, response) => {
    const count = await counting;
    await new Promise<void>((resolve, reject) => {
      void count(request as Request, withAppend(response), (error: unknown) => {
        if (error instanceof Error) reject(error);
        else resolve();
      });
    });
  };
}

async function createCounter(perMinute: number): Promise<RateLimitRequestHandler> {
  const { ipKeyGenerator, rateLimit } = await import('express-rate-limit');
  return rateLimit({
    windowMs: MINUTE,
    limit: perMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: ({ socket }) => ipKeyGenerator(socket.remoteAddress ?? ''),
    // What it checks of Express and of headers that proxies send does not concern an address of the connection.
    validate: false,
    handler: (_request, response, next) => {
      const seconds = String(response.getHeader('Retry-After') ?? 60);
      const advice = `More than ${perMinute} requests within a minute; wait ${seconds} s.`;
      next(new HttpError('too_many_requests', advice));
    },
  });
}

/** The limit as a step before a route of Express. */
export function asMiddleware(limit: RequestLimit): RequestHandler {
  return async (request, response, next) => {
    await limit(request, response);
    next();
  };
}

/** The limiter adds headers with the `append` of Express, which a response of Node has under another name. */
function withAppend(response: ServerResponse): Response {
  if ('append' in response) return response as Response;
  const append = (name: string, value: string): void => {
    response.appendHeader(name, value);
  };
  return Object.assign(response, { append }) as unknown as Response;
}
