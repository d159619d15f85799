// What is asked about one query, as request targets: the same for every program whose answers are compared.

import { URLSearchParams } from 'node:url';

const FACETS = 'section,source,tags,language,year,month';
const FULL = { snippets: 2, limit: 10, facets: FACETS, explain: true };

/** Other ways of asking a query: parameters of `/search`. */
const WAYS = [
  { limit: 10, offset: 10, snippets: 1 },
  { limit: 10, match: 'all', explain: true },
  { limit: 10, match: 'any', facets: 'section' },
  { limit: 10, fuzzy: 'off', prefix: 'off' },
  { limit: 10, prefix: 'last' },
  { limit: 10, fields: 'title,tags' },
  { limit: 10, sort: 'date:desc', snippets: 5 },
  { limit: 5, sort: 'date:asc', facets: 'year,month' },
  { limit: 10, sort: 'recency' },
  { limit: 20, recency: '1y', offset: 5 },
  { limit: 10, collapse: true, facets: FACETS },
  {
    limit: 10,
    filter: 'language = en AND (date >= 1987-04 OR NOT date EXISTS) AND NOT section IN [earn, acq]',
  },
  {
    limit: 10,
    filter: 'section = "sport" OR tags IN [ferry, football] OR date > 2022-10-15',
    facets: FACETS,
  },
];

/** The query with all that an answer can hold. */
export function fullSearch(query) {
  return search(query, FULL);
}

/** The query in all other ways. */
export function otherSearches(query) {
  return WAYS.map((way) => search(query, way));
}

/** What is suggested while the query is typed: after two characters, half of them, all but the last, and all. */
export function suggestions(query) {
  const characters = [...query];
  const lengths = [2, Math.ceil(characters.length / 2), characters.length - 1, characters.length];
  const typed = lengths.map((length) => characters.slice(0, Math.max(0, length)).join(''));
  return typed.map((text) => target('/suggest', { q: text, limit: 8 }));
}

/** A document that was found, those on its subject and its near-duplicates. */
export function requestsForDocument(id) {
  const path = `/documents/${id.split('/').map(encodeURIComponent).join('/')}`;
  return [
    target(path, {}),
    target(`${path}/similar`, { limit: 10, snippets: 1 }),
    target(`${path}/similar`, { limit: 5, duplicates: true }),
    target('/search', { duplicatesOf: id, limit: 10 }),
  ];
}

function search(query, parameters) {
  return target('/search', { q: query, ...parameters });
}

function target(path, parameters) {
  const query = new URLSearchParams(parameters).toString();
  return query === '' ? path : `${path}?${query}`;
}
