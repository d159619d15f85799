// The path below which a server is reached, as behind a proxy that has other sites beside it. What is asked may come
// with it or, from a proxy that takes it away, without; every address that is handed out begins with it.

import { pathOf, rawQueryOf } from './query-string.js';

/**
 * The target without the base path (`/find/search?q=x` as `/search?q=x`); one without it is left as it is. For the base
 * path itself, without a slash: null. It is led to the one with a slash, for whoever typed it.
 * @param isRoute whether a route has this path, as `/search` may be the base path, too: then a proxy has taken it away
 */
export function stripBasePath(
  target: string,
  basePath: string,
  isRoute: (path: string) => boolean,
): string | null {
  if (basePath === '' || !target.startsWith(basePath)) return target;
  const rest = target.slice(basePath.length);
  if (rest.startsWith('/')) return rest;
  const isBase = pathOf(target) === basePath;
  return isBase && !isRoute(basePath) ? null : target;
}

/** Where the base path without a slash leads. */
export function addressOfBase(target: string, basePath: string): string {
  const query = rawQueryOf(target);
  return query === '' ? `${basePath}/` : `${basePath}/?${query}`;
}

/** Attributes of a page that hold an address of the server: one slash, not two, which would be another host. */
const OWN_ADDRESS = /(?<= (?:href|src|action|data-before|data-after)=")\/(?!\/)/g;

/**
 * A page whose addresses begin with the base path. Quotation marks in what people wrote are escaped, so that an
 * attribute is always one of a template.
 */
export function placeBelow(basePath: string, page: string): string {
  return basePath === '' ? page : page.replaceAll(OWN_ADDRESS, `${basePath}/`);
}
