// Titles as suggestions, once enough has been typed to tell titles apart.

import { lettersOfForm } from '../../text/inner-form.js';
import { isBigram } from '../../text/scripts/ideographs.js';
import type { Suggestion } from '../engine.js';
import { type AnalyzedWord, analyzeQueryText } from '../plan/analyze-query-text.js';
import { analyzersOf } from '../plan/analyzers-of.js';
import { type CandidateFinder, MIN_PREFIX_LENGTH } from '../plan/candidate-finder.js';
import { findTitles } from './find-titles.js';
import type { PartialQuery } from './partial-query.js';
import { cleanTitle, markTitle } from './suggested-title.js';

/** Letters typed before titles are offered; of scripts in which one or two are a word, one less. */
const MIN_LETTERS = 3;
/** Words typed beyond which no titles are offered. */
const MAX_WORDS = 8;
/** Words that the last one may become, at most, looked for in titles. */
const MAX_COMPLETED_WORDS = 12;

/**
 * Titles that hold all words typed, the last one perhaps only begun. None where anything but plain words was typed.
 * @param limit titles wanted; one more may come, in case one of them is what was typed
 */
export function suggestTitles(
  candidates: CandidateFinder,
  { before, words, isOpen }: PartialQuery,
  limit: number,
): Suggestion[] {
  const { generation } = candidates;
  const letters = words.reduce((sum, { form }) => sum + Array.from(form).length, 0);
  const minLetters = words.some(({ form }) => isBigram(form)) ? MIN_LETTERS - 1 : MIN_LETTERS;
  const isTooShort = isOpen && Array.from(words.at(-1)?.form ?? '').length < MIN_PREFIX_LENGTH;
  if (before.trim() !== '' || isTooShort || letters < minLetters || words.length > MAX_WORDS) return [];
  const alternatives = words.flatMap((word, index): AnalyzedWord[][] => {
    if (index < words.length - 1 || !isOpen) return word.isStopWord && words.length > 1 ? [] : [[word]];
    const completed = candidates
      .complete(word.form)
      .slice(0, MAX_COMPLETED_WORDS)
      .flatMap(({ form }) => analyzeQueryText(lettersOfForm(form), generation).words);
    // Of a stop word only what it may become tells titles apart.
    return [word.isStopWord ? completed.filter(({ isStopWord }) => !isStopWord) : [word, ...completed]];
  });
  const [name = 'standard'] = generation.analyzers;
  const analyzer = analyzersOf(generation).named(name);
  const typed = words.flatMap(({ form, stems }) => [form, ...stems.map(({ stem }) => stem)]);
  return findTitles(candidates, alternatives, limit + 1)
    .map(cleanTitle)
    .filter((title) => title !== '')
    .map((text) => ({ text, html: markTitle(text, typed, analyzer) }));
}
