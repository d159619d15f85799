// One JSON line per request, written when it is over. Never logs a header, a body or more than the first 256 characters
// of what a person asked.

import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { rawQueryOf } from './query-string.js';
import { openContext, type RequestContext } from './request-context.js';

/** Longest path or query in a line, in UTF-16 units. */
const MAX_LOGGED_LENGTH = 256;

/** What is known of a request once it is over. */
export interface FinishedRequest {
  /** The pattern of the route that answered (`/documents/*id`), or `unmatched`. */
  readonly route: string;
  readonly method: string;
  readonly status: number;
  readonly seconds: number;
}

/** How requests are logged. */
export interface RequestLogOptions {
  readonly logger: Logger;
  /** A monotonic clock in milliseconds. */
  readonly now: () => number;
  readonly newRequestId: () => string;
  /** Routes that are asked all the time: logged on level debug. */
  readonly quietRoutes: readonly string[];
  /** Routes whose line names the address of the caller. */
  readonly addressRoutes: readonly string[];
  /** Told of every request that is over. */
  readonly onFinished: (request: FinishedRequest) => void;
}

/** The first middleware: opens the context and reports the request when its answer is sent or its client is gone. */
export function logRequests(options: RequestLogOptions): RequestHandler {
  const { now, newRequestId, onFinished } = options;
  return (request, response, next) => {
    const context = openContext(response, newRequestId(), now());
    response.setHeader('X-Request-Id', context.requestId);
    response.once('close', () => {
      const seconds = (now() - context.startedAt) / 1000;
      const { method } = request;
      onFinished({ route: context.route, method, status: response.statusCode, seconds });
      writeLine(options, request, response, context, seconds);
    });
    next();
  };
}

function writeLine(
  { logger, quietRoutes, addressRoutes }: RequestLogOptions,
  request: Request,
  response: Response,
  context: RequestContext,
  seconds: number,
): void {
  const line = {
    requestId: context.requestId,
    method: request.method,
    route: context.route,
    path: request.path.slice(0, MAX_LOGGED_LENGTH),
    q: loggedQueryOf(request),
    status: response.statusCode,
    ms: Math.round(seconds * 1e6) / 1e3,
    ...(response.writableFinished ? {} : { aborted: true }),
    ...(addressRoutes.includes(context.route) ? { address: request.socket.remoteAddress } : {}),
  };
  if (context.failure !== undefined) logger.error({ ...line, err: context.failure }, 'request failed');
  else if (quietRoutes.includes(context.route)) logger.debug(line, 'request');
  else logger.info(line, 'request');
}

function loggedQueryOf(request: Request): string | undefined {
  const query = new URLSearchParams(rawQueryOf(request.originalUrl)).get('q');
  return query?.slice(0, MAX_LOGGED_LENGTH);
}
