// Documents whose text holds a long query word for word: whoever pastes a sentence looks for where it stands. In a law or a book it
// stands once among very many words, so that the document is not among the best by its words alone.

import { BODY_FIELD } from '../../index/format/schema.js';
import { emptySet, forEachDocument, has } from '../../index/read/document-set.js';
import type { Generation } from '../../index/read/generation.js';
import { findPhrase } from '../match/find-phrase.js';
import { hasField } from '../plan/has-field.js';
import type { Plan } from '../plan/plan.js';
import { type QueryTerm, typedWords } from '../plan/query-term.js';
import { scoreDocument } from '../score/score-document.js';
import { type ScoredDocument, TopDocuments } from '../score/top-documents.js';
import { documentsFoundIn, type PlannedSearch } from './planned-search.js';

/** Words of the shortest query that is taken for a sentence, and how many of them must be more than stop words. */
const MIN_WORDS = 6;
const MIN_RANKING_WORDS = 2;
/** Bigrams of the shortest one in a script without spaces. */
const MIN_BIGRAMS = 12;

/** The words of a query as a sentence; none where it is too short for one. */
function sentenceOf({ words, stopWords, expanded }: Plan): readonly QueryTerm[] {
  const ranking = typedWords(words);
  const all = [...ranking, ...stopWords].sort((a, b) => a.order - b.order);
  const isLong = all.length >= (all.some(({ isBigram }) => isBigram) ? MIN_BIGRAMS : MIN_WORDS);
  const isWhole = all.every((word) => word.documentFrequency > 0 && hasField(word.mask, BODY_FIELD));
  return isLong && isWhole && !expanded && ranking.length >= MIN_RANKING_WORDS ? all : [];
}

/**
 * The best documents by their words whose text holds the query as a sentence; where the budget is spent, of those looked at before.
 * @param count how many documents at most
 */
export function findSentence(
  generation: Generation,
  planned: PlannedSearch,
  count: number,
): readonly ScoredDocument[] {
  const { plan, searches } = planned;
  const words = sentenceOf(plan);
  if (words.length === 0) return [];
  const best = new TopDocuments(count, generation);
  for (const search of searches) {
    if (!hasField(search.fieldMask, BODY_FIELD)) continue;
    const found = documentsFoundIn(planned, search);
    const holding = emptySet(search.weights.snapshot.segment.documentCount);
    search.forEachAnalyzer(words, (postings) => {
      findPhrase(search, postings, { slop: 0, fieldMask: 1 << BODY_FIELD }, holding);
    });
    forEachDocument(holding, (document) => {
      if (found !== null && !has(found, document)) return;
      best.offer(search.number, document, scoreDocument(search.postingsOf(plan.words), document));
    });
  }
  return best.sorted();
}
