// One JSON line per request, written when it is over, and the numbers of it for the metrics.
// Never logs a header, a body or more than the first 256 characters of what a person asked.

import type { Request, RequestHandler, Response } from 'express';
import type { AppDependencies } from '../dependencies.js';
import type { Metrics } from '../metrics/metrics.js';
import { rawQueryOf } from './query-string.js';
import { openContext, type RequestContext } from './request-context.js';

const LONGEST_LOGGED = 256;
const QUIET_ROUTES: readonly string[] = ['/health', '/ready', '/metrics', '/assets/:version/*path'];

/** The first middleware: opens the context and reports the request when its answer is sent or its client is gone. */
export function logRequests(dependencies: AppDependencies, metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const context = openContext(response, dependencies.newRequestId(), dependencies.now());
    response.setHeader('X-Request-Id', context.requestId);
    response.once('close', () => {
      const seconds = (dependencies.now() - context.startedAt) / 1000;
      metrics.countRequest(context.route, request.method, response.statusCode, seconds);
      writeLine(dependencies, request, response, context, seconds);
    });
    next();
  };
}

function writeLine(
  { logger, adminKey }: AppDependencies,
  request: Request,
  response: Response,
  context: RequestContext,
  seconds: number,
): void {
  const isAdminCall = adminKey !== null && /^\/(?:reindex|tasks|metrics|queries)\b/.test(context.route);
  const line = {
    requestId: context.requestId,
    method: request.method,
    route: context.route,
    path: request.path.slice(0, LONGEST_LOGGED),
    q: loggedQueryOf(request),
    status: response.statusCode,
    ms: Math.round(seconds * 1e6) / 1e3,
    ...(response.writableFinished ? {} : { aborted: true }),
    ...(isAdminCall ? { address: request.socket.remoteAddress } : {}),
  };
  if (context.failure !== undefined) logger.error({ ...line, err: context.failure }, 'request failed');
  else if (QUIET_ROUTES.includes(context.route)) logger.debug(line, 'request');
  else logger.info(line, 'request');
}

function loggedQueryOf(request: Request): string | undefined {
  const query = new URLSearchParams(rawQueryOf(request.originalUrl)).get('q');
  return query?.slice(0, LONGEST_LOGGED);
}
