// What a route of an app can be asked with, for tests that ask all of them: one that is added is asked, too.

import type { Route } from '../../src/server/api/route-table.js';
import { STARTED } from './fake-reindexer.js';
import { makeAssets } from './open-app.js';

/** Bodies of routes that answer nothing without one. */
const BODIES: Readonly<Record<string, object>> = {
  '/multi-search': { queries: [] },
  '/indexes/:uid/facet-search': { facetName: 'section' },
  '/mcp': { jsonrpc: '2.0', id: 1, method: 'ping' },
};

/** The methods that a route answers. */
export function methodsOf({ get, post }: Route): ('GET' | 'HEAD' | 'POST')[] {
  return [...(get ? (['GET', 'HEAD'] as const) : []), ...(post ? (['POST'] as const) : [])];
}

/** An address of a route, at which there is something. */
export function addressOf({ path }: Route): string {
  if (path.startsWith('/assets')) return makeAssets().url('style.css');
  return path
    .replace('*id', 'wire/ferry.txt')
    .replace(':uid', path.startsWith('/indexes') ? 'findling' : String(STARTED.uid))
    .replace(':file', 'de.js');
}

/** What has to be posted to a route; undefined for nothing. */
export function bodyOf({ path }: Route): object | undefined {
  return BODIES[path];
}
