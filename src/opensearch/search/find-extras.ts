// What is said beside the hits of a search in a cluster. Where nothing was found: in how many documents each word is; where little was:
// another spelling.

import type { SearchRequest } from '../../search/engine.js';
import type { ListQuery, ParsedQuery } from '../../search/query/query.js';
import { sayCounts } from '../../search/query/query-warnings.js';
import type { ClusterQuery } from './asked/translate-condition.js';
import type { SearchUnderWay } from './search-under-way.js';
import { findStagePages, totalOf } from './stage-pages.js';

/** Words of a query that finds nothing of which the documents are counted: the first ones. */
const MAX_COUNTED_WORDS = 8;

/** What is said beside the hits. */
export interface SearchExtras {
  readonly warnings: readonly string[];
  /** In how many documents each of the words is that are to be counted alone. */
  readonly foundAlone: readonly number[];
  /** The query in another spelling; null where none finds more. */
  readonly suggestion: string | null;
}

/** @param restrictions the conditions of the search besides its query */
export async function findExtras(
  search: SearchUnderWay,
  { query, words }: ParsedQuery,
  restrictions: readonly ClusterQuery[],
  totalHits: number,
): Promise<SearchExtras> {
  const { countAlone = [], fuzzy } = search.request;
  const isNothing = totalHits === 0;
  const foundAlone = isNothing
    ? await Promise.all(countAlone.map((word) => count(search, word, 'auto', restrictions)))
    : [];
  const warnings = isNothing ? await tellCounts(search, words) : [];
  const respelled =
    fuzzy === 'off' || query.clauses.length === 0 ? null : await respell(search, words, query);
  if (respelled === null) return { warnings, foundAlone, suggestion: null };
  const [better, before] = await Promise.all([
    count(search, respelled, 'all', restrictions),
    count(search, search.request.query, 'all', restrictions),
  ]);
  return { warnings, foundAlone, suggestion: better > before ? respelled : null };
}

/** How many documents a query finds as it is written. */
async function count(
  search: SearchUnderWay,
  text: string,
  match: SearchRequest['match'],
  restrictions: readonly ClusterQuery[],
): Promise<number> {
  const counting = search.counting({ fuzzy: 'off', prefix: 'off', match });
  const { stages, pages } = await findStagePages(counting, search.parse(text).query, restrictions);
  return stages.reduce((sum, stage) => sum + totalOf(pages.get(stage)), 0);
}

/** In how many documents each word is, if that tells something. */
async function tellCounts(search: SearchUnderWay, words: ParsedQuery['words']): Promise<readonly string[]> {
  const typed = words.filter(({ excluded, open }) => !excluded && !open).map(({ text }) => text);
  const counts = await Promise.all(
    [...new Set(typed)]
      .slice(0, MAX_COUNTED_WORDS)
      .map(async (word) => ({ word, documents: await count(search, word, 'all', []) })),
  );
  const isTold = counts.length > 1 || counts.some(({ documents }) => documents > 0);
  return isTold ? [sayCounts(counts)] : [];
}

/** The query with each word that no document holds in the likeliest spelling; null where there is none. */
async function respell(
  search: SearchUnderWay,
  words: ParsedQuery['words'],
  query: ListQuery,
): Promise<string | null> {
  const spellings = await search.view.tellerFor(search).spellings(query);
  let text = search.request.query;
  let isChanged = false;
  for (const { start, end, text: word, open, excluded } of [...words].sort((a, b) => b.start - a.start)) {
    const spelling = open || excluded ? undefined : spellings.get(word);
    if (spelling === undefined) continue;
    text = text.slice(0, start) + spelling + text.slice(end);
    isChanged = true;
  }
  return isChanged ? text : null;
}
