// How a query may go on while it is typed into the page: phrases and titles as /suggest has them, the names of fields
// (`section:`) and the values they have under the rest of the query.

import { defaultRequest } from '../../../search/default-request.js';
import type { SearchEngine, Suggestion } from '../../../search/engine.js';
import { keywordOfField } from '../../../search/query/query-fields.js';
import { escapeHtml } from '../../../search/show/highlight.js';

const MAX_COMPLETIONS = 6;
/** Fields that can be typed, and the facet that has their values. */
const FIELDS: Readonly<Record<string, string | null>> = {
  ...Object.fromEntries(keywordOfField),
  title: null,
  text: null,
  date: null,
  before: null,
  after: null,
};
/** Names of fields that are offered at once. */
const MAX_FIELDS = 3;
/** Fewer letters begin too many words. */
const MIN_FIELD_PREFIX = 3;

const LAST_WORD = /(?:^|\s)(-?)([\p{L}_][\p{L}\p{N}_.-]*)(?:(:)("[^"]*|[^\s"]*))?$/u;

/** Completions of a query, the best first, none equal to it. */
export async function completePage(engine: SearchEngine, query: string): Promise<readonly Suggestion[]> {
  if (query.trim() === '') return [];
  const [, minus = '', word = '', colon, typed = ''] = LAST_WORD.exec(query) ?? [];
  const facets = facetsByField(engine);
  if (colon === ':' && facets.has(word)) {
    const facet = facets.get(word) ?? null;
    return facet === null ? [] : completeValue(engine, query, { minus, word, facet, typed });
  }
  const fields =
    word.length < MIN_FIELD_PREFIX
      ? []
      : [...facets.keys()]
          .filter((field) => field.startsWith(word))
          .slice(0, MAX_FIELDS)
          .map((field) => goOn(query, `${field.slice(word.length)}:`));
  const { suggestions } = await engine.suggest({ query, limit: MAX_COMPLETIONS });
  const isOther = ({ text }: Suggestion): boolean => text.trim().toLowerCase() !== query.trim().toLowerCase();
  return [...suggestions.filter(isOther).slice(0, MAX_COMPLETIONS - fields.length), ...fields];
}

/** Fields that can be typed, those of the documents among them, and the facet that has their values; null for none. */
function facetsByField(engine: SearchEngine): ReadonlyMap<string, string | null> {
  const own = engine.fields?.() ?? [];
  return new Map<string, string | null>([
    ...own.map(({ name, type, facet }) => {
      const isListed = facet && (type === 'keyword' || type === 'boolean');
      return [name, isListed ? `fields.${name}` : null] as const;
    }),
    ...Object.entries(FIELDS),
  ]);
}

interface TypedValue {
  readonly minus: string;
  readonly word: string;
  readonly facet: string;
  readonly typed: string;
}

/** Values of a field that begin, or have a word that begins, as was typed; the most frequent first. */
async function completeValue(
  engine: SearchEngine,
  query: string,
  { minus, word, facet, typed }: TypedValue,
): Promise<readonly Suggestion[]> {
  const rest = query.slice(0, query.length - minus.length - word.length - 1 - typed.length);
  const request = defaultRequest(rest.trim(), { limit: 0, snippets: 0, facets: [facet] });
  const { facetDistribution } = await engine.search(request);
  const wanted = typed.replace('"', '').toLowerCase();
  return Object.entries(facetDistribution[facet] ?? {})
    .filter(([value]) => ` ${value.toLowerCase()}`.includes(` ${wanted}`) && value.toLowerCase() !== wanted)
    .sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
    .slice(0, MAX_COMPLETIONS)
    .map(([value]) => {
      const start = `${rest}${minus}${word}:`;
      const written = /^[\p{L}\p{N}-]+$/u.test(value) ? value : `"${value.replaceAll('"', '')}"`;
      return { text: start + written, html: `${escapeHtml(start)}<mark>${escapeHtml(written)}</mark>` };
    });
}

function goOn(query: string, more: string): Suggestion {
  return { text: query + more, html: `${escapeHtml(query)}<mark>${escapeHtml(more)}</mark>` };
}
