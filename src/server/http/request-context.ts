// What the server remembers of one request from its first line to its log line.
// Kept in response.locals, which Express types as anything: only this file reads it raw. An app that uses this one shares them.

import type { Response } from 'express';

const KEY = 'findling.context';

/** What is known of a request while it is being answered. */
export interface RequestContext {
  readonly requestId: string;
  /** From the monotonic clock, in milliseconds. */
  readonly startedAt: number;
  /** The pattern of the route that answers (`/documents/*id`), or `unmatched`. */
  route: string;
  /** Whether failures are shown as pages instead of JSON. */
  showsPages: boolean;
  /** The failure behind an answer of status 500, for the log. */
  failure: unknown;
}

/** Starts the context of a request; the first middleware calls it. */
export function openContext(response: Response, requestId: string, startedAt: number): RequestContext {
  const context: RequestContext = {
    requestId,
    startedAt,
    route: 'unmatched',
    showsPages: false,
    failure: undefined,
  };
  response.locals[KEY] = context;
  return context;
}

/** The context that openContext started for this response. */
export function contextOf(response: Response): RequestContext {
  return response.locals[KEY] as RequestContext;
}
