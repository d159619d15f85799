// What the server remembers of one request from its first line to its log line. Kept at the response, where only this file
// reads it.

import type { ServerResponse } from 'node:http';

const KEY = Symbol('findling.context');

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

type WithContext = ServerResponse & { [KEY]?: RequestContext };

/** Starts the context of a request, before anything else is done for it. */
export function openContext(response: ServerResponse, requestId: string, startedAt: number): RequestContext {
  const context: RequestContext = {
    requestId,
    startedAt,
    route: 'unmatched',
    showsPages: false,
    failure: undefined,
  };
  (response as WithContext)[KEY] = context;
  return context;
}

/** The context that openContext started for this response. */
export function contextOf(response: ServerResponse): RequestContext {
  const context = (response as WithContext)[KEY];
  if (context === undefined) throw new Error('The request was not opened with openContext.');
  return context;
}
