// What the server remembers of one request from its first line to its log line. Kept at the response, where only this file
// reads it.

import type { ServerResponse } from 'node:http';

const KEY = Symbol('findling.context');

/** Something that an operator wants to find in the log afterwards, and who did it. */
export interface AuditedEvent {
  readonly event: 'admin call' | 'key refused';
  readonly keyId?: string;
  readonly keyName?: string;
}

/** What is known of a request while it is being answered. */
export interface RequestContext {
  readonly requestId: string;
  /** The target as it was sent: Express cuts it on the way. */
  readonly url: string;
  /** From the monotonic clock, in milliseconds. */
  readonly startedAt: number;
  /** The pattern of the route that answers (`/documents/*id`), or `unmatched`. */
  route: string;
  /** Whether failures are shown as pages instead of JSON. */
  showsPages: boolean;
  /** Whether the route asked for a key: then the answer is for whoever has one. */
  isKeyed: boolean;
  /** The failure behind an answer of status 500, for the log. */
  failure: unknown;
  /** What the log must say of the request, whatever else it leaves out; null for nothing. */
  audit: AuditedEvent | null;
  /**
   * Who asks: the same object for all requests of a client, which are answered one at a time; null where each
   * connection is one.
   */
  client: object | null;
  /** Told what an answer cost to make, in milliseconds, and whether its client was gone by then. */
  charge: ((milliseconds: number, isGivenUp: boolean) => void) | null;
  /** Told how many searches a request asks beyond the one that every request counts as; null where nothing is counted. */
  chargeMore: ((searches: number) => void) | null;
}

type WithContext = ServerResponse & { [KEY]?: RequestContext };

/** Starts the context of a request, before anything else is done for it. */
export function openContext(
  response: ServerResponse,
  { requestId, url, startedAt }: Pick<RequestContext, 'requestId' | 'url' | 'startedAt'>,
): RequestContext {
  const context: RequestContext = {
    requestId,
    url,
    startedAt,
    route: 'unmatched',
    showsPages: false,
    isKeyed: false,
    failure: undefined,
    audit: null,
    client: null,
    charge: null,
    chargeMore: null,
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
