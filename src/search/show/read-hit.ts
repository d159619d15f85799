// A ranked document as the hit that is shown: its stored fields are read only now, for the hits of a page alone, and the words
// of the query are marked in them.

import { analyzerForLanguage } from '../../index/format/schema.js';
import type { Generation } from '../../index/read/generation.js';
import type { Hit, SearchRequest } from '../engine.js';
import { analyzersOf } from '../plan/analyzers-of.js';
import type { RankedHit } from '../rank/rank-stages.js';
import { type SearchBudget, WORK } from '../search-budget.js';
import { explainScore } from './explain-score.js';
import { joinRanges, markRanges } from './highlight.js';
import { makeSnippets } from './make-snippets.js';
import { MatchedWords } from './matched-words.js';

/**
 * Reads the stored document of a ranked hit, with its title marked, the snippets asked for, and its score explained if that
 * is asked for. Where the budget is spent, it has no snippets and no explanation.
 * @param generation the one that was ranked
 */
export function readHit(
  generation: Generation,
  { segment, document, score, isReranked, stage }: RankedHit,
  request: Pick<SearchRequest, 'snippets' | 'explain'>,
  budget: SearchBudget,
): Hit {
  const snapshot = generation.segments[segment];
  if (snapshot === undefined) throw new RangeError(`no segment ${segment}`);
  const stored = snapshot.segment.stored.document(document);
  const analyzer = analyzerForLanguage(stored.language);
  const words = new MatchedWords(stage.plan, analyzersOf(generation));
  const titleRanges = joinRanges(
    words.find(analyzer, stored.title).map(({ start, end }) => ({ start, length: end - start })),
  );
  const search = stage.searches[segment];
  const { id, title, url, date, language, source, section, tags } = stored;
  return {
    id,
    score,
    title,
    titleHtml: markRanges(title, titleRanges),
    url,
    date,
    language,
    source,
    section,
    tags,
    snippets: makeSnippets(stored, analyzer, words, request.snippets, budget),
    ...(request.explain && search !== undefined && budget.spend(stage.plan.words.length * WORK.explainedWord)
      ? { explanation: explainScore(search, stage, document, isReranked) }
      : {}),
  };
}
