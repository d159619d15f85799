// Paths of requests to a server, by kind, made from the sets of queries.

import { readQuerySet } from '../inputs/query-sets.mjs';

const search = (query, rest = '') => `/search?q=${encodeURIComponent(query)}${rest}`;
const kinds = {
  search: ['words', ({ text }) => search(text)],
  page: ['words', ({ text }) => `/?q=${encodeURIComponent(text)}`],
  suggest: ['prefixes', ({ text }) => `/suggest?q=${encodeURIComponent(text)}`],
  prefix: ['prefixes', ({ text }) => search(`${text}*`)],
  typo: ['typos', ({ text }) => search(text)],
  phrase: ['phrases', ({ text }) => search(`"${text}"`)],
  facets: ['words', ({ text }) => search(text, '&facets=section,source,language,year')],
};

export const requestKinds = Object.keys(kinds);

/** Headers beside those every client sends. */
export const requestHeaders = { page: { accept: 'text/html' } };

/** The paths of a kind, in the order of the queries. */
export function pathsOf(kind, sets) {
  const [set, pathOf] = kinds[kind];
  return readQuerySet(sets, set).map(pathOf);
}

/** Paths of all kinds in turn. */
export function mixedPaths(sets) {
  const all = requestKinds.map((kind) => pathsOf(kind, sets));
  const longest = Math.max(...all.map(({ length }) => length));
  return Array.from({ length: longest }, (_, number) =>
    all.map((paths) => paths[number % paths.length]),
  ).flat();
}
