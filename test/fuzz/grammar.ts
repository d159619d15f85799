// Inputs as a grammar has them, by random numbers: what they are changed to gets past the first characters of a parser.

import { pick, several } from '../random-choice.js';

type Random = () => number;

const NAMES = ['section', 'date', 'tags', 'price', 'language', 'source', 'url', 'fields.year', 'year', 'x'];
const VALUES = [
  ...['"World"', 'Sea', '2015', '2015-12', '2015-12-31', '10', '-1.5', '1e3', 'en', 'a', "'it''s'"],
  ...['"a \\" b"', 'null', 'true', '""'],
];
const COMPARISONS = ['=', '!=', '>', '>=', '<', '<='];

/** A filter, some levels deep. */
export function anyFilter(random: Random, depth = 3): string {
  const value = (): string => pick(random, VALUES);
  const name = pick(random, NAMES, true);
  if (depth > 0 && random() < 0.6) {
    const parts = several(random, [1, 3], () => anyFilter(random, depth - 1));
    const joined = parts.join(pick(random, [' AND ', ' OR ', ' AND NOT ']));
    return pick(random, [joined, `(${joined})`, `NOT (${joined})`]);
  }
  switch (Math.floor(random() * 4)) {
    case 0:
      return `${name} IN [${several(random, [0, 4], value).join(', ')}]`;
    case 1:
      return `${name} ${value()} TO ${value()}`;
    case 2:
      return `${name} ${pick(random, ['EXISTS', 'NOT EXISTS'])}`;
    default:
      return `${name} ${pick(random, COMPARISONS)} ${value()}`;
  }
}

/** Any JSON, some levels deep. */
function anyJson(random: Random, depth = 3): unknown {
  const leaf = pick(random, [0, -1, 1.5, 2 ** 53, '', 'a', '../x', '\0', '\ud800', null, true, 1e308]);
  if (depth === 0 || random() < 0.5) return leaf;
  const inner = (): unknown => anyJson(random, depth - 1);
  if (random() < 0.5) return several(random, [0, 3], inner);
  return Object.fromEntries(
    several(random, [0, 3], () => [pick(random, ['a', '__proto__', '0', 'é']), inner()]),
  );
}

/** A value of JSON with one part of it in the place of another, gone, twice, or something else. */
export function changedJson(random: Random, value: unknown): unknown {
  if (random() < 0.15) return anyJson(random);
  if (Array.isArray(value)) {
    const items = value as readonly unknown[];
    if (items.length === 0) return [anyJson(random)];
    const at = Math.floor(random() * items.length);
    const changed = random() < 0.3 ? [] : [changedJson(random, items[at])];
    return items.flatMap((item, i) => (i === at ? changed : random() < 0.1 ? [item, item] : [item]));
  }
  if (typeof value !== 'object' || value === null) return anyJson(random);
  const entries = Object.entries(value as Readonly<Record<string, unknown>>);
  if (entries.length === 0) return { a: anyJson(random) };
  const [name, inner] = pick(random, entries);
  const other = random() < 0.2 ? pick(random, entries)[1] : changedJson(random, inner);
  if (random() < 0.15) return Object.fromEntries(entries.filter(([key]) => key !== name));
  return Object.fromEntries(entries.map(([key, old]) => [key, key === name ? other : old]));
}

const PATHS = [
  ...['/', '/search', '/suggest', '/similar', '/documents/ferry', '/documents/a%2Fb%20c', '/help', '/health'],
  ...[
    '/openapi.json',
    '/metrics',
    '/reindex',
    '/tasks/1',
    '/multi-search',
    '/indexes/documents/search',
    '/mcp',
  ],
  ...['/minisearch.json', '/feed', '/opensearch.xml', '/assets/page.js', '/ready', '//', '/../x'],
];
const PARAMETERS = [
  ...[
    'q',
    'limit',
    'offset',
    'filter',
    'facets',
    'sort',
    'page',
    'fields',
    'id',
    'match',
    'prefix',
    'snippets',
  ],
  ...['section', 'from', 'to', 'explain', 'textFrom', 'collapse', 'lang', '__proto__'],
];
const ARGUMENTS = [
  ...['harbour', 'storm+surge', '5', '0', '-1', '9999', 'section%20%3D%20Sea', 'section,price', 'date:desc'],
  ...['title', 'any', 'off', 'true', '2015', '%ff', '%00', '', 'a%2Fb%20c', 'price:asc', 'de'],
];
const FIELDS = [
  ...[
    'Accept: text/html',
    'Accept: */*;q=0.1',
    'Accept-Encoding: gzip, br;q=0',
    'Accept-Language: de, en;q=0.5',
  ],
  ...['If-None-Match: "x"', 'Range: bytes=0-1', 'Origin: https://example.org', 'Authorization: Bearer x'],
  ...[
    'Content-Type: application/json',
    'Content-Type: application/json; charset=utf-7',
    'Expect: 100-continue',
  ],
  ...[
    'Transfer-Encoding: chunked',
    'Content-Encoding: gzip',
    'X-Forwarded-For: 1.2.3.4',
    'Host: example.org',
  ],
  ...['Access-Control-Request-Method: GET', 'Connection: keep-alive', 'X-HTTP-Method-Override: DELETE'],
];

/** A request over HTTP, with a body that is as long as it says. */
export function anyHttpRequest(random: Random): string {
  const method = pick(random, ['GET', 'GET', 'POST', 'HEAD', 'OPTIONS', 'DELETE', 'PUT'], true);
  const query = several(random, [0, 5], () => `${pick(random, PARAMETERS)}=${pick(random, ARGUMENTS)}`);
  const head = several(random, [0, 4], () => `${pick(random, FIELDS)}\r\n`).join('');
  const search = {
    q: 'harbour',
    limit: 5,
    filter: ['section = Sea'],
    facets: ['section'],
    sort: ['date:desc'],
  };
  const body =
    method === 'GET' || random() < 0.2
      ? ''
      : JSON.stringify(
          changedJson(random, pick(random, [search, { queries: [{ indexUid: 'documents', ...search }] }])),
        );
  const bytes = Buffer.from(body).toString('latin1');
  const size = bytes === '' ? '' : `Content-Length: ${bytes.length}\r\n`;
  const target = `${pick(random, PATHS)}${query.length === 0 ? '' : '?'}${query.join('&')}`;
  return `${method} ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${head}${size}\r\n${bytes}`;
}
