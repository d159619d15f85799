// Words of a query that documents may write apart: `RFC793` as `RFC 793`, `getUserName` as `get user name`, and a word that no
// document holds as two that stand side by side in some (`youtube` as `you tube`).

import { findWordParts } from '../../../text/word-parts.js';
import type { ListQuery } from '../../query/query.js';
import { type AnalyzedWord, analyzeQueryText } from '../analyze-query-text.js';
import type { CandidateFinder } from '../candidate-finder.js';
import { resolveExactTerms } from '../terms/resolve-terms.js';
import { type WidenedQuery, widenQuery } from './widen-query.js';

/** Letters of the shortest half of a word that no document holds, and of the longest such word. */
const MIN_HALF = 3;
const MAX_LENGTH = 30;
/** Unknown words of a query that are divided: the first ones. */
const MAX_DIVIDED = 64;
/** Ways to divide a word that are tried, those of the most frequent halves first. */
const MAX_DIVISIONS = 3;

/**
 * The query with the spellings apart beside its words, or null where no word has any. What was typed with an operator stays.
 * @param candidates whose generation is asked, and whose budget look-ups are taken from: where it is spent, words have none
 */
export function spellApart(candidates: CandidateFinder, query: ListQuery): WidenedQuery | null {
  let divided = 0;
  const divide = (form: string): readonly string[] => {
    divided += 1;
    return divided > MAX_DIVIDED ? [] : divideUnknown(candidates, form);
  };
  return widenQuery(query, 1, ([word]) =>
    word === undefined ? [] : spellingsApart(candidates, word.text, divide),
  );
}

function spellingsApart(
  candidates: CandidateFinder,
  text: string,
  divide: (form: string) => readonly string[],
): readonly string[] {
  const { words } = analyzeQueryText(text, candidates.generation);
  const [word] = words;
  if (word === undefined || words.length !== 1) return [];
  const parts = divideAtBorders(text);
  if (parts.length > 0) return [parts.join(' ')];
  const isKnown = documentsWith(candidates, word) > 0;
  return isKnown || candidates.budget.isSpent ? [] : divide(word.form);
}

/** The runs of letters and of digits of a word, and those that capitals begin; without the letter of a version (`v1.2`). */
function divideAtBorders(text: string): readonly string[] {
  const version = /^v(\d+(?:\.\d+)+)$/i.exec(text)?.[1];
  if (version !== undefined) return [version];
  const simple = /^(?:(\p{L}+)(\p{N}[\p{N}.,]*)|(\p{N}[\p{N}.,]*)(\p{L}+))$/u.exec(text);
  if (simple !== null)
    return [simple[1], simple[2], simple[3], simple[4]].filter((part) => part !== undefined);
  const found: string[] = [];
  let end = 0;
  for (const part of findWordParts(text)) {
    if (part.start < end) continue;
    if (part.start > end) found.push(text.slice(end, part.start));
    found.push(text.slice(part.start, part.end));
    end = part.end;
  }
  if (found.length > 0 && end < text.length) found.push(text.slice(end));
  return found.length > 1 ? found : [];
}

function divideUnknown(candidates: CandidateFinder, form: string): readonly string[] {
  if (form.length < 2 * MIN_HALF || form.length > MAX_LENGTH || !/^\p{L}+$/u.test(form)) return [];
  const divisions: { readonly text: string; readonly documents: number }[] = [];
  for (let at = MIN_HALF; at <= form.length - MIN_HALF; at += 1) {
    const halves = [form.slice(0, at), form.slice(at)];
    let documents = Infinity;
    for (const half of halves)
      if (documents > 0) documents = Math.min(documents, documentsWithHalf(candidates, half));
    if (documents > 0) divisions.push({ text: halves.join(' '), documents });
  }
  return divisions
    .sort((a, b) => b.documents - a.documents)
    .slice(0, MAX_DIVISIONS)
    .map(({ text }) => text);
}

function documentsWithHalf(candidates: CandidateFinder, half: string): number {
  if (!candidates.spendAnalysis(half)) return 0;
  const [word] = analyzeQueryText(half, candidates.generation).words;
  return word === undefined ? 0 : documentsWith(candidates, word);
}

function documentsWith(candidates: CandidateFinder, word: AnalyzedWord): number {
  return candidates.spendLookups(word.stems.length)
    ? resolveExactTerms(candidates.generation, word).documentFrequency
    : 0;
}
