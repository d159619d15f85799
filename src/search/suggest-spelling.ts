// Another spelling of a query beside its hits: `spelling/` proposes one, and here it is seen whether it finds more.

import { askedFieldsOf } from './plan/asked-fields.js';
import type { CandidateFinder } from './plan/candidate-finder.js';
import { parseQuery } from './query/parse-query.js';
import type { ListQuery, SourceSpan } from './query/query.js';
import { countHits, findStages, type SearchView, type StagesRequest } from './rank/find-stages.js';
import { didYouMean, type RespelledQuery } from './spelling/did-you-mean.js';

/** Words of the longest query that is searched as corrected: a longer one finds enough by its other words. */
const MAX_RESPELLED_QUERY = 8;

/** What was typed, and what it found. */
interface TypedQuery {
  readonly text: string;
  readonly query: ListQuery;
  readonly words: readonly SourceSpan[];
  readonly totalHits: number;
}

/**
 * Another spelling of a query, if it finds more under the same filter and fields. It is clear where the query as typed finds no
 * document with all its words, and this one does. Null where there is none, or the budget is spent.
 */
export function suggestSpelling(
  view: SearchView,
  candidates: CandidateFinder,
  request: StagesRequest,
  { text, query, words, totalHits }: TypedQuery,
): RespelledQuery | null {
  const { match, prefix } = request;
  if (request.fuzzy === 'off' || candidates.budget.isPartial) return null;
  const isTyping = prefix === 'last';
  const suggestion = didYouMean(candidates, text, words, { totalHits, isTyping });
  if (suggestion === null) return null;
  const respelled = parseQuery(suggestion.query, askedFieldsOf(view.generation.schema)).query;
  const count = (asked: ListQuery, how: Pick<StagesRequest, 'match' | 'prefix'>): number =>
    countHits(findStages(view, candidates, asked, { ...request, ...how, fuzzy: 'off' }));
  const withAll = count(respelled, { match: 'all', prefix: 'off' });
  const typedWithAll = count(query, { match: 'all', prefix: 'off' });
  if (withAll <= typedWithAll) {
    // Where any word is enough, the one spelled right often finds all there is: then hits with all words tell.
    const how = { match, prefix: 'off' } as const;
    if (match === 'all' || count(respelled, how) <= count(query, how)) return null;
  }
  const isClear =
    suggestion.isClear &&
    !isTyping &&
    words.length <= MAX_RESPELLED_QUERY &&
    withAll > 0 &&
    (prefix === 'off' ? typedWithAll : count(query, { match: 'all', prefix })) === 0;
  return { ...suggestion, isClear };
}
