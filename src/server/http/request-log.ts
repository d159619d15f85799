// One JSON line per request, written when it is over. Never logs a header, a body or more than the first 256 characters
// of what a person asked.

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ServerLogger } from '../log/server-logger.js';
import type { RefusalObserver } from './broken-requests.js';
import { pathOf, rawQueryOf } from './query-string.js';
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
  readonly logger: ServerLogger;
  /** A monotonic clock in milliseconds. */
  readonly now: () => number;
  readonly newRequestId: () => string;
  /** Routes that are asked all the time: logged on level debug. */
  readonly quietRoutes: readonly string[];
  /** Routes whose line names the address of the caller. */
  readonly addressRoutes: readonly string[];
  /** Where a request comes from. */
  readonly addressOf: (request: IncomingMessage) => string;
  /** Told of every request that is over. */
  readonly onFinished: (request: FinishedRequest) => void;
}

/** Opens the context of a request, and reports it when its answer is sent or its client is gone. */
export type RequestObserver = (request: IncomingMessage, response: ServerResponse) => RequestContext;

/** Makes what is told of every request before it is answered. */
export function observeRequests(options: RequestLogOptions): RequestObserver {
  const { now, newRequestId, onFinished } = options;
  return (request, response) => {
    const { url = '', method = '' } = request;
    const context = openContext(response, { requestId: newRequestId(), url, startedAt: now() });
    response.once('close', () => {
      const seconds = (now() - context.startedAt) / 1000;
      onFinished({ route: context.route, method, status: response.statusCode, seconds });
      report(options, { request, response, context, seconds });
    });
    return context;
  };
}

/** Reports what was refused before it became a request, as requests are reported. */
export function observeRefused({
  logger,
  newRequestId,
  onFinished,
}: Pick<RequestLogOptions, 'logger' | 'newRequestId' | 'onFinished'>): RefusalObserver {
  return ({ method, code, status }) => {
    const requestId = newRequestId();
    onFinished({ route: 'unmatched', method: method ?? '', status, seconds: 0 });
    if (logger.isLevelEnabled('info'))
      logger.info({ requestId, method, route: 'unmatched', status, code }, 'request');
    return requestId;
  };
}

/** A request that is over. */
interface Observed {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly context: RequestContext;
  readonly seconds: number;
}

function report(
  { logger, quietRoutes, addressRoutes, addressOf }: RequestLogOptions,
  observed: Observed,
): void {
  const { failure, route, audit } = observed.context;
  const usual = quietRoutes.includes(route) ? 'debug' : 'info';
  const level = failure !== undefined ? 'error' : audit === null ? usual : 'warn';
  // Most servers log no requests: a line is made only where it will be written.
  if (!logger.isLevelEnabled(level)) return;
  const address = audit !== null || addressRoutes.includes(route) ? addressOf(observed.request) : undefined;
  const line = describe(observed, address);
  if (failure !== undefined) logger.error({ ...line, err: failure }, 'request failed');
  else logger[level](line, audit?.event ?? 'request');
}

function describe({ request, response, context, seconds }: Observed, address: string | undefined): object {
  const { url, audit } = context;
  return {
    requestId: context.requestId,
    method: request.method,
    route: context.route,
    path: pathOf(url).slice(0, MAX_LOGGED_LENGTH),
    q: new URLSearchParams(rawQueryOf(url)).get('q')?.slice(0, MAX_LOGGED_LENGTH),
    status: response.statusCode,
    ms: Math.round(seconds * 1e6) / 1e3,
    ...(response.writableFinished ? {} : { aborted: true }),
    ...(address === undefined ? {} : { address }),
    ...(audit?.keyId === undefined ? {} : { keyId: audit.keyId, keyName: audit.keyName }),
  };
}
