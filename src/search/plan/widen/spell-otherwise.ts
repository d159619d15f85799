// Words that documents hold as they were typed, and that others write as two or as one all the same: `drop box` where some have
// `Dropbox`, and the other way. Looked for where little is found, and behind all that is written as typed.

import { countPhrase } from '../../dictionary/complete-phrases.js';
import { countDocuments } from '../../dictionary/find-similar-words.js';
import type { ListQuery, WordQuery } from '../../query/query.js';
import { type AnalyzedWord, analyzeQueryText } from '../analyze-query-text.js';
import type { CandidateFinder } from '../candidate-finder.js';
import { type WidenedQuery, widenQuery } from './widen-query.js';

/** Parts of the longest query that is looked at. */
const MAX_CLAUSES = 4;
/** Letters of each half, and of both at least. */
const MIN_HALF = 3;
const MIN_LETTERS = 6;
const MAX_JOINED_LENGTH = 30;
/** In more documents than this two halves are looked for only where the index knows them as a phrase. */
const MAX_RARE = 50;

/**
 * The query with the words together or apart beside those typed, or null where documents hold none of these.
 * @param candidates whose generation is asked, and whose budget look-ups are taken from: where it is spent, words have no others
 */
export function spellOtherwise(candidates: CandidateFinder, query: ListQuery): WidenedQuery | null {
  if (query.clauses.length > MAX_CLAUSES) return null;
  return widenQuery(query, 2, ([first, second]) => {
    if (first === undefined) return [];
    return second === undefined ? divide(candidates, first) : join(candidates, first, second);
  });
}

function join(candidates: CandidateFinder, first: WordQuery, second: WordQuery): readonly string[] {
  const [one, other] = [contentWord(candidates, first.text), contentWord(candidates, second.text)];
  if (one === null || other === null) return [];
  const together = one.form + other.form;
  if (together.length < MIN_LETTERS || together.length > MAX_JOINED_LENGTH) return [];
  return candidates.spendLookups(1) && countDocuments(candidates.generation, together) > 0 ? [together] : [];
}

function divide(candidates: CandidateFinder, { text }: WordQuery): readonly string[] {
  const word = contentWord(candidates, text);
  if (word === null || word.form.length < MIN_LETTERS || word.form.length > MAX_JOINED_LENGTH) return [];
  const { generation } = candidates;
  let best: { readonly text: string; readonly documents: number } | null = null;
  for (let at = MIN_HALF; at <= word.form.length - MIN_HALF; at += 1) {
    const [first, second] = [word.form.slice(0, at), word.form.slice(at)];
    // Each half, and both as a phrase.
    if (!candidates.spendLookups(3)) break;
    const documents = Math.min(countDocuments(generation, first), countDocuments(generation, second));
    if (documents <= (best?.documents ?? 0)) continue;
    const apart = `${first} ${second}`;
    if (documents > MAX_RARE && countPhrase(generation, apart) === 0) continue;
    const areContent = [first, second].every((half) => contentWord(candidates, half) !== null);
    if (areContent) best = { text: apart, documents };
  }
  return best === null ? [] : [best.text];
}

/** The only word of a text, of letters; null for any other, for a stop word, and where the budget is spent. */
function contentWord(candidates: CandidateFinder, text: string): AnalyzedWord | null {
  if (!candidates.spendAnalysis(text)) return null;
  const [word, ...more] = analyzeQueryText(text, candidates.generation).words;
  const isWord = word !== undefined && more.length === 0 && /^\p{L}+$/u.test(word.form);
  return isWord && !word.isStopWord ? word : null;
}
