// Suggestions for a query that is being typed: completions of it, then titles that hold its words. Where there are none,
// words that the index does not hold are corrected and completed again. See docs/suggestions.md.

import { splitAccents } from '../../text/scripts/accents.js';
import { countDocuments } from '../dictionary/find-similar-words.js';
import type { Suggestion } from '../engine.js';
import { analyzeQueryText } from '../plan/analyze-query-text.js';
import type { CandidateFinder } from '../plan/candidate-finder.js';
import { escapeHtml } from '../show/highlight.js';
import { CompletionFinder } from './completion-finder.js';
import { type PartialQuery, readPartialQuery } from './partial-query.js';
import { suggestTitles } from './suggest-titles.js';

/** Corrections of the last word that are completed in turn, at most. */
const MAX_CORRECTIONS = 3;

/**
 * At most `limit` suggestions for what has been typed, the best first, no two with the same stems; where the budget is spent,
 * those found before.
 * @param countHits how many documents hold all words of a query
 */
export function completeQuery(
  candidates: CandidateFinder,
  query: string,
  limit: number,
  countHits: (query: string) => number,
): Suggestion[] {
  const typed = readPartialQuery(query, candidates.generation);
  if (typed === null) return [];
  const completions = new CompletionFinder(candidates, limit, countHits);
  const completer = new QueryCompleter(candidates, limit, completions);
  const found = completer.complete(typed, typed);
  if (found.length > 0) return found;
  const corrections: Suggestion[] = [];
  for (const corrected of correctWords(candidates, typed)) {
    if (corrections.length >= limit) break;
    corrections.push(...completer.complete(corrected, typed));
  }
  return uniqueByText(corrections).slice(0, limit);
}

class QueryCompleter {
  readonly #candidates: CandidateFinder;
  readonly #limit: number;
  readonly #completions: CompletionFinder;

  constructor(candidates: CandidateFinder, limit: number, completions: CompletionFinder) {
    this.#candidates = candidates;
    this.#limit = limit;
    this.#completions = completions;
  }

  /** Suggestions for `partial`, which is what was `typed` or a correction of it. */
  complete(partial: PartialQuery, typed: PartialQuery): Suggestion[] {
    const typedText = typed.before + typed.tail;
    const isTyped = (text: string): boolean => text.toLowerCase() === typedText.trimEnd().toLowerCase();
    const seen = new Set<string>();
    const isNew = (text: string): boolean => {
      const key = this.#contentStems(text);
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    };
    const completions: Suggestion[] = [];
    for (const { text } of this.#completions.find(partial)) {
      if (completions.length === this.#limit) break;
      if (isNew(text) && !isTyped(text)) completions.push({ text, html: markRest(typedText, text) });
    }
    // Titles get a third of the list in any case.
    const room = Math.max(Math.ceil(this.#limit / 3), this.#limit - completions.length);
    const titles = suggestTitles(this.#candidates, partial, room)
      .filter(({ text }) => isNew(text) && !isTyped(text))
      .slice(0, room);
    return [...completions.slice(0, this.#limit - titles.length), ...titles];
  }

  /** What tells two suggestions apart: the stems of their content words, or of all words where there are none. */
  #contentStems(text: string): string {
    const { words } = analyzeQueryText(text, this.#candidates.generation);
    const content = words.filter(({ isStopWord }) => !isStopWord);
    return (content.length > 0 ? content : words)
      .map(({ form, stems }) => splitAccents(stems[0]?.stem ?? form)[0])
      .join(' ');
  }
}

/** What has been typed with the words replaced that the index does not hold, by the nearest that it does; the likeliest first. */
function correctWords(candidates: CandidateFinder, typed: PartialQuery): PartialQuery[] {
  const { generation } = candidates;
  const last = typed.words.length - 1;
  const spellings = typed.words.map(({ form }, index): string[] => {
    if (!candidates.spendLookups(1) || countDocuments(generation, form) > 0) return [form];
    const corrections = candidates.correct(form).map((candidate) => candidate.form);
    return corrections.length === 0 ? [form] : corrections.slice(0, index === last ? MAX_CORRECTIONS : 1);
  });
  return (spellings[last] ?? []).flatMap((lastForm): PartialQuery[] => {
    const forms = [...spellings.slice(0, -1).map(([form = '']) => form), lastForm];
    if (forms.every((form, index) => form === typed.words[index]?.form)) return [];
    const tail = forms.join(' ') + (typed.isOpen ? '' : ' ');
    return [{ ...typed, tail, words: analyzeQueryText(tail, generation).words }];
  });
}

/** The text as HTML, with everything marked from where it leaves what was typed. */
function markRest(typed: string, text: string): string {
  const [typedLower, textLower] = [typed.toLowerCase(), text.toLowerCase()];
  let shared = 0;
  while (shared < Math.min(typed.length, text.length) && typedLower[shared] === textLower[shared])
    shared += 1;
  const rest = text.slice(shared);
  return escapeHtml(text.slice(0, shared)) + (rest === '' ? '' : `<mark>${escapeHtml(rest)}</mark>`);
}

/** Each text once, in its first place. */
function uniqueByText(suggestions: readonly Suggestion[]): Suggestion[] {
  const first = new Map<string, Suggestion>();
  for (const suggestion of suggestions)
    if (!first.has(suggestion.text)) first.set(suggestion.text, suggestion);
  return [...first.values()];
}
