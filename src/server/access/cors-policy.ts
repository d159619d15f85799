// Which pages elsewhere may read answers: those of the origins listed, and of routes for reading alone. Never the routes of
// administration, never with cookies, of which there are none.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Access, isReading } from './scope.js';

/** How long a browser may remember that it may ask, in seconds. */
const MAX_AGE = 600;

/** What a route is asked with from elsewhere: by its address alone, with a body, or either. */
export type CrossOriginMethods = 'get' | 'post' | 'both';

const METHODS = { get: 'GET, HEAD', post: 'POST', both: 'GET, HEAD, POST' } as const;
/** What may be sent along: what says that a body is JSON, and what clients of others send with each request. */
const POSTED_HEADERS = 'Authorization, Content-Type, Mcp-Protocol-Version, X-Meilisearch-Client';

/** Sets the headers of an answer by who asks and what. */
export type CorsPolicy = (
  request: IncomingMessage,
  response: ServerResponse,
  access: Access,
  methods?: CrossOriginMethods,
) => void;

/** A policy for origins as browsers write them (`https://www.example.org`); without any, no answer has such headers. */
export function allowOrigins(origins: readonly string[]): CorsPolicy {
  const allowed = new Set(origins);
  if (allowed.size === 0) return () => undefined;
  return ({ headers, method }, response, access, methods = 'get') => {
    if (!isReading(access)) return;
    // Also where none is sent: a cache must not answer one origin with what another was given.
    response.appendHeader('Vary', 'Origin');
    const { origin } = headers;
    if (origin === undefined || !allowed.has(origin)) return;
    response.setHeader('Access-Control-Allow-Origin', origin);
    response.setHeader('Access-Control-Expose-Headers', 'RateLimit, Retry-After, X-Request-Id');
    if (method !== 'OPTIONS') return;
    response.setHeader('Access-Control-Allow-Methods', METHODS[methods]);
    response.setHeader('Access-Control-Allow-Headers', methods === 'get' ? 'Authorization' : POSTED_HEADERS);
    response.setHeader('Access-Control-Max-Age', String(MAX_AGE));
  };
}
