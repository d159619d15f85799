// The parameters of a page, read leniently: a page that somebody linked to, with whatever was appended on the way, is shown.
// What is unknown or empty is passed over, what is not UTF-8 is read as Latin-1, and the fields of the controls become a filter.
// GET /search stays strict (`http/query-string.ts`).

import { rawQueryOf } from '../http/query-string.js';
import { isFacetField, isFindField, joinFilter } from './facets/facet-fields.js';
import type { GivenParameters } from './links.js';

/** What of a query string is looked at: forms with many values are long, addresses longer still are not ours. */
const MAX_PARAMETERS = 200;
/** What the search takes: what GET /search does (`answers/search-parameters.ts`, whose test compares the two). */
const SEARCH_NAMES: readonly string[] = [
  ...['q', 'limit', 'offset', 'page', 'hitsPerPage', 'filter', 'sort', 'recency', 'facets', 'fields'],
  ...['snippets', 'match', 'fuzzy', 'asTyped', 'prefix', 'explain', 'collapse', 'duplicatesOf'],
  ...['facetQuery', 'disjunctive', 'distinct', 'attributesToRetrieve'],
];
/** What the page of a document takes besides `q`; `from` is the end of a range of dates where a page is searched. */
const DOCUMENT_NAMES: readonly string[] = ['from', 'part', 'at', 'fieldsFrom'];
const KNOWN: ReadonlySet<string> = new Set([...SEARCH_NAMES, ...DOCUMENT_NAMES]);

/** Names and values as they were sent, of those a page knows and that are not empty. */
export function readPagePairs(target: string): readonly (readonly [name: string, value: string])[] {
  return rawQueryOf(target)
    .split('&', MAX_PARAMETERS)
    .flatMap((piece) => {
      const equals = piece.indexOf('=');
      const name = decodePart(equals === -1 ? piece : piece.slice(0, equals));
      const value = equals === -1 ? '' : decodePart(piece.slice(equals + 1));
      return value === '' || !(KNOWN.has(name) || isFacetField(name) || isFindField(name))
        ? []
        : [[name, value] as const];
    });
}

/** The parameters of a search page by name: of those given twice the first, and the fields of the controls within `filter`. */
export function readPageParameters(target: string): GivenParameters {
  const pairs = readPagePairs(target);
  const given = new Map<string, string>();
  for (const [name, value] of pairs) {
    if (isOfSearch(name) && !given.has(name)) given.set(name, value);
  }
  const fields = pairs.filter(([name]) => isFacetField(name));
  if (fields.length > 0) {
    const filter = joinFilter(given.get('filter') ?? '', fields);
    if (filter !== '') given.set('filter', filter);
  }
  // Pages are asked for in one way at a time.
  if (given.has('page') || given.has('hitsPerPage')) {
    given.delete('limit');
    given.delete('offset');
  }
  return given;
}

function isOfSearch(name: string): boolean {
  return SEARCH_NAMES.includes(name) || isFindField(name);
}

/** Percent-encoded UTF-8, or Latin-1 as old forms and pages sent it; a percent sign that encodes nothing stays. */
function decodePart(part: string): string {
  const spaced = part.replaceAll('+', ' ');
  if (!spaced.includes('%')) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    const bytes = Buffer.from(
      spaced
        .replaceAll(/\P{ASCII}+/gu, encodeURIComponent)
        .replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
      'latin1',
    );
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      return new TextDecoder('windows-1252').decode(bytes);
    }
  }
}
