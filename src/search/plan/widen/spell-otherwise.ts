// Words that documents hold as they were typed, and that others write as two or as one all the same: `drop box` where some have
// `Dropbox`, and the other way. Looked for where little is found, and behind all that is written as typed.

import type { Generation } from '../../../index/read/generation.js';
import { countPhrase } from '../../dictionary/complete-phrases.js';
import { countDocuments } from '../../dictionary/find-similar-words.js';
import type { ListQuery, WordQuery } from '../../query/query.js';
import { type AnalyzedWord, analyzeQueryText } from '../analyze-query-text.js';
import { type WidenedQuery, widenQuery } from './widen-query.js';

/** Parts of the longest query that is looked at. */
const MAX_CLAUSES = 4;
/** Letters of each half, and of both at least. */
const MIN_HALF = 3;
const MIN_LETTERS = 6;
const MAX_JOINED_LENGTH = 30;
/** In more documents than this two halves are looked for only where the index knows them as a phrase. */
const MAX_RARE = 50;

/** The query with the words together or apart beside those typed, or null where documents hold none of these. */
export function spellOtherwise(generation: Generation, query: ListQuery): WidenedQuery | null {
  if (query.clauses.length > MAX_CLAUSES) return null;
  return widenQuery(query, 2, ([first, second]) => {
    if (first === undefined) return [];
    return second === undefined ? divide(generation, first) : join(generation, first, second);
  });
}

function join(generation: Generation, first: WordQuery, second: WordQuery): readonly string[] {
  const [one, other] = [contentWord(generation, first.text), contentWord(generation, second.text)];
  if (one === null || other === null) return [];
  const together = one.form + other.form;
  if (together.length < MIN_LETTERS || together.length > MAX_JOINED_LENGTH) return [];
  return countDocuments(generation, together) > 0 ? [together] : [];
}

function divide(generation: Generation, { text }: WordQuery): readonly string[] {
  const word = contentWord(generation, text);
  if (word === null || word.form.length < MIN_LETTERS || word.form.length > MAX_JOINED_LENGTH) return [];
  let best: { readonly text: string; readonly documents: number } | null = null;
  for (let at = MIN_HALF; at <= word.form.length - MIN_HALF; at += 1) {
    const [first, second] = [word.form.slice(0, at), word.form.slice(at)];
    const documents = Math.min(countDocuments(generation, first), countDocuments(generation, second));
    if (documents <= (best?.documents ?? 0)) continue;
    const apart = `${first} ${second}`;
    if (documents > MAX_RARE && countPhrase(generation, apart) === 0) continue;
    const areContent = [first, second].every((half) => contentWord(generation, half) !== null);
    if (areContent) best = { text: apart, documents };
  }
  return best === null ? [] : [best.text];
}

/** The only word of a text, of letters; null for any other, and for a stop word. */
function contentWord(generation: Generation, text: string): AnalyzedWord | null {
  const [word, ...more] = analyzeQueryText(text, generation).words;
  const isWord = word !== undefined && more.length === 0 && /^\p{L}+$/u.test(word.form);
  return isWord && !word.isStopWord ? word : null;
}
