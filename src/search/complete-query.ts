// As-you-type completions: the words typed before stay, the last one is completed with words that occur beside them.

import type { WordExpander } from './expand-word.js';
import { escapeHtml } from './highlight.js';
import { typedWords } from './query-word.js';

/** Candidates whose hits are counted before the best are chosen. */
const MAX_COUNTED = 16;

export interface Completion {
  readonly text: string;
  /** Escaped; the part that was not typed is marked. */
  readonly html: string;
}

/**
 * Completes the last word of a query.
 * @param countHits how many documents hold all words of a query
 */
export function completeQuery(
  expander: WordExpander,
  query: string,
  limit: number,
  countHits: (query: string) => number,
): Completion[] {
  const { generation } = expander;
  const [, before = '', typed = ''] = /^([\s\S]*?)([^\s"\u201c\u201d]*)$/.exec(query.slice(0, 200)) ?? [];
  const word = typedWords(typed, generation.analyzers).words.at(-1);
  if (word === undefined || Array.from(word.term).length < 2) return [];
  const completions = expander.complete(word.term);
  const candidates = completions.length > 0 ? completions : expander.correct(word.term);
  const seenStems = new Set<string>();
  const content = candidates.filter(({ term }) => {
    return typedWords(term, generation.analyzers).words.every(({ isStopWord }) => !isStopWord);
  });
  const distinct = (content.length > 0 ? content : candidates).filter(({ term }) => {
    // Of `ferry` and `ferries` one is enough.
    const stem = typedWords(term, generation.analyzers).words[0]?.stems[0]?.stem ?? term;
    if (seenStems.has(stem)) return false;
    seenStems.add(stem);
    return true;
  });
  const kept = before.trimStart().replaceAll(/\s+/g, ' ');
  const ranked =
    kept.trim() === ''
      ? distinct.map(({ term }) => ({ term, hits: 1 }))
      : distinct
          .slice(0, MAX_COUNTED)
          .map(({ term }) => ({ term, hits: countHits(`${kept}${term}`) }))
          .filter(({ hits }) => hits > 0)
          .sort((a, b) => b.hits - a.hits);
  return ranked.slice(0, limit).map(({ term }) => {
    const shared = term.startsWith(word.term) ? word.term.length : 0;
    const html = `${escapeHtml(kept + term.slice(0, shared))}<mark>${escapeHtml(term.slice(shared))}</mark>`;
    return { text: kept + term, html: shared === term.length ? escapeHtml(kept + term) : html };
  });
}
