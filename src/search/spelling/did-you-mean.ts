// "Did you mean": another spelling of a whole query, offered beside its hits. Each unlikely word is replaced by the likeliest
// spelling (`query-speller.ts`); whether the other query does find more is for the searcher to see. See docs/suggestions.md.

import type { CandidateFinder } from '../plan/candidate-finder.js';
import type { SourceSpan } from '../query/query.js';
import { QuerySpeller } from './query-speller.js';

/** Another spelling of a query. */
export interface RespelledQuery {
  readonly query: string;
  /** Whether what was typed is misspelt beyond doubt, in every word that is replaced. */
  readonly isClear: boolean;
}

/** Longer queries are not looked at, in UTF-16 units. */
const MAX_QUERY_LENGTH = 200;

/**
 * The query with its unlikely words replaced and all else as it was typed; null when there is nothing better to offer, or the
 * budget is spent. Looked for only where little is found: no hit at all, or hardly a document that holds one of the words.
 * @param words those of the query, as it was parsed
 * @param totalHits hits of the query as it was answered
 * @param isTyping whether the last word is still being typed: it may then become any word it begins
 */
export function didYouMean(
  candidates: CandidateFinder,
  query: string,
  words: readonly SourceSpan[],
  { totalHits, isTyping }: { readonly totalHits: number; readonly isTyping: boolean },
): RespelledQuery | null {
  if (query.length > MAX_QUERY_LENGTH) return null;
  const speller = new QuerySpeller(candidates, query, words);
  if (totalHits > 0 && !speller.hasSuspects) return null;
  const replacements = speller.replacements({ anyWord: totalHits === 0, isTyping });
  if (replacements.length === 0 || candidates.budget.isSpent) return null;
  let respelled = query;
  // From the end on, so that the offsets of what is before stay right.
  for (const { start, end, text } of [...replacements].sort((a, b) => b.start - a.start)) {
    respelled = respelled.slice(0, start) + text + respelled.slice(end);
  }
  return { query: respelled, isClear: replacements.every(({ isClear }) => isClear) };
}
