// As-you-type completions: phrases and words that go on from what has been typed, then titles that hold it.
// Where nothing does, the words are taken to be misspelled. See docs/suggestions.md.

import { CoOccurrence } from '../spelling/co-occurrence.js';
import type { Deadline } from '../deadline.js';
import { MIN_PREFIX_LENGTH, type CandidateFinder } from '../plan/candidate-finder.js';
import { countDocuments, type Candidate } from '../spelling/find-similar-words.js';
import { completePhrases } from './complete-phrases.js';
import { completeTitles } from './complete-titles.js';
import { escapeHtml } from '../show/highlight.js';
import { analyzeQueryText, type AnalyzedWord } from '../plan/analyze-query-text.js';
import { cleanTitle, markTitle } from './title-completion.js';
import { foldedTail, readTypedText, type TypedText } from './typed-text.js';

/** Completed words whose documents are counted before the best are chosen. */
const MAX_COUNTED = 24;
/** Completed words looked for in titles. */
const MAX_IN_TITLES = 12;
/** Letters typed before titles are offered. */
const LETTERS_FOR_TITLES = 3;
/** What a document of a phrase counts beside one of a word: a phrase says more. */
const PHRASE_WEIGHT = 2;
/** Continuations that weigh less than this share of the best are left out. */
const MIN_SHARE = 0.01;
/** A phrase that goes on from another in this share of its documents stands for it. */
const SHARE_OF_FRAGMENT = 0.5;
/** Words before the last that a continuation must occur with, at most: the nearest. */
const MAX_CONTEXT = 3;
/** Words typed beyond which no titles are offered. */
const MAX_WORDS_FOR_TITLES = 8;
/** Corrections of a word that are completed in turn. */
const MAX_CORRECTIONS = 3;

export interface Completion {
  readonly text: string;
  /** Escaped; the part that was not typed is marked. */
  readonly html: string;
}

/** A query that goes on from what has been typed. */
interface Continuation {
  readonly text: string;
  /** The words of `text`, folded. */
  readonly folded: string;
  readonly documents: number;
  readonly weight: number;
}

/**
 * Completes what has been typed.
 * @param countHits how many documents hold all words of a query
 * @throws FindlingError `search_timeout`
 */
export function completeQuery(
  candidates: CandidateFinder,
  query: string,
  limit: number,
  countHits: (query: string) => number,
  deadline: Deadline,
): Completion[] {
  const typed = readTypedText(query, candidates.generation.analyzers);
  if (typed === null) return [];
  const completer = new Completer(candidates, limit, countHits, deadline);
  const found = completer.complete(typed, typed);
  if (found.length > 0) return found;
  const corrections: Completion[] = [];
  for (const corrected of correctTyped(candidates, typed)) {
    if (corrections.length >= limit) break;
    corrections.push(...completer.complete(corrected, typed));
  }
  return unique(corrections, ({ text }) => text).slice(0, limit);
}

class Completer {
  readonly #candidates: CandidateFinder;
  readonly #limit: number;
  readonly #countHits: (query: string) => number;
  readonly #deadline: Deadline;

  constructor(
    candidates: CandidateFinder,
    limit: number,
    countHits: (query: string) => number,
    deadline: Deadline,
  ) {
    this.#deadline = deadline;
    this.#candidates = candidates;
    this.#limit = limit;
    this.#countHits = countHits;
  }

  /** Completes `typed`, which is what was `written` or a correction of it. */
  complete(typed: TypedText, written: TypedText): Completion[] {
    const whole = written.before + written.tail;
    const isTyped = (text: string): boolean => text.toLowerCase() === whole.trimEnd().toLowerCase();
    const seen = new Set<string>();
    const isNew = (text: string): boolean => {
      const key = this.#stems(text);
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    };
    const queries: Completion[] = [];
    for (const { text } of this.#continuations(typed)) {
      if (queries.length === this.#limit) break;
      if (isNew(text) && !isTyped(text)) queries.push({ text, html: markRest(whole, text) });
    }
    const room = Math.max(Math.ceil(this.#limit / 3), this.#limit - queries.length);
    const titles = this.#titles(typed, room)
      .filter(({ text }) => isNew(text) && !isTyped(text))
      .slice(0, room);
    return [...queries.slice(0, this.#limit - titles.length), ...titles];
  }

  /** Queries that go on from what has been typed, the most useful first. */
  #continuations(typed: TypedText): Continuation[] {
    const found = dropFragments([...this.#phrases(typed, 0), ...this.#words(typed)]);
    const more = found.length < this.#limit ? this.#laterPhrases(typed) : [];
    const ranked = [...found, ...more].sort((a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1));
    const useful = ranked.filter(({ weight }) => weight >= (ranked[0]?.weight ?? 0) * MIN_SHARE);
    if (!/[\p{L}\p{N}]/u.test(typed.before)) return useful;
    return useful.slice(0, this.#limit + 2).filter(({ text }) => this.#countHits(text) > 0);
  }

  /** Phrases that begin with the words from number `first` on. */
  #phrases({ before, tail, words, isOpen }: TypedText, first: number): Continuation[] {
    const beginning = foldedTail(words.slice(first), isOpen);
    if (isOpen && Array.from(beginning).length < MIN_PREFIX_LENGTH) return [];
    const kept = foldedTail(words.slice(0, first), false).trimStart();
    return completePhrases(this.#candidates.generation, beginning).map(({ text, documents }) => ({
      text: before + tail + text.slice(beginning.length),
      folded: kept + text,
      documents,
      weight: documents * PHRASE_WEIGHT,
    }));
  }

  /** Phrases that begin with the last words only, where documents hold the words before, too. */
  #laterPhrases(typed: TypedText): Continuation[] {
    const { generation } = this.#candidates;
    for (let first = Math.max(1, typed.words.length - MAX_CONTEXT); first < typed.words.length; first += 1) {
      const phrases = this.#phrases(typed, first).slice(0, this.#limit);
      if (phrases.length === 0) continue;
      const common = new CoOccurrence(
        generation,
        typed.words.slice(0, first).slice(-MAX_CONTEXT),
        this.#deadline,
      );
      const counted = phrases.map((phrase) => {
        const documents = common.count(
          analyzeQueryText(phrase.folded, generation.analyzers).words.slice(first),
        );
        return { ...phrase, documents, weight: documents };
      });
      return counted.filter(({ documents }) => documents > 0);
    }
    return [];
  }

  /** The last word completed with words that occur beside the others. */
  #words({ before, tail, words, isOpen }: TypedText): Continuation[] {
    const { generation } = this.#candidates;
    const last = words.at(-1);
    if (last === undefined || !isOpen || Array.from(last.form).length < MIN_PREFIX_LENGTH) return [];
    const others = words.slice(0, -1);
    const kept = foldedTail(others, false).trimStart();
    const common = others.some(({ isStopWord }) => !isStopWord)
      ? new CoOccurrence(generation, others, this.#deadline)
      : null;
    const chosen = this.#completionsOf(last.form, common === null ? this.#limit * 2 : MAX_COUNTED);
    return chosen.flatMap(({ form, documentFrequency, words: own }): Continuation[] => {
      const count = common === null ? documentFrequency : common.count(own);
      if (count === 0) return [];
      const text = before + tail + form.slice(last.form.length);
      // Beside other words, one that occurs mostly with them says more than one that occurs everywhere.
      return [
        {
          text,
          folded: kept + form,
          documents: count,
          weight: (count * count) / Math.max(count, documentFrequency),
        },
      ];
    });
  }

  /** Words a beginning may become, the most frequent first: stop words only where there are no others. */
  #completionsOf(
    beginning: string,
    limit: number,
  ): (Candidate & { readonly words: readonly AnalyzedWord[] })[] {
    const { analyzers } = this.#candidates.generation;
    const candidates = this.#candidates.complete(beginning);
    const found: (Candidate & { readonly words: readonly AnalyzedWord[] })[] = [];
    for (const candidate of candidates) {
      const { words } = analyzeQueryText(candidate.form, analyzers);
      if (words.every(({ isStopWord }) => !isStopWord)) found.push({ ...candidate, words });
      if (found.length === limit) break;
    }
    if (found.length > 0) return found;
    return candidates
      .slice(0, limit)
      .map((candidate) => ({ ...candidate, words: analyzeQueryText(candidate.form, analyzers).words }));
  }

  #titles({ before, words, isOpen }: TypedText, limit: number): Completion[] {
    const { generation } = this.#candidates;
    const letters = words.reduce((sum, { form }) => sum + Array.from(form).length, 0);
    const isBegun = isOpen && Array.from(words.at(-1)?.form ?? '').length < MIN_PREFIX_LENGTH;
    if (
      before.trim() !== '' ||
      isBegun ||
      letters < LETTERS_FOR_TITLES ||
      words.length > MAX_WORDS_FOR_TITLES
    )
      return [];
    const alternatives = words.flatMap((word, index): AnalyzedWord[][] => {
      if (index < words.length - 1 || !isOpen) return word.isStopWord && words.length > 1 ? [] : [[word]];
      const completions = this.#candidates.complete(word.form).slice(0, MAX_IN_TITLES);
      const begun = completions.flatMap(({ form }) => analyzeQueryText(form, generation.analyzers).words);
      // Of a stop word only what it may become tells titles apart.
      return [word.isStopWord ? begun.filter(({ isStopWord }) => !isStopWord) : [word, ...begun]];
    });
    const [analyzer = 'standard'] = generation.analyzers;
    const terms = words.flatMap(({ form, stems }) => [form, ...stems.map(({ stem }) => stem)]);
    return completeTitles(generation, alternatives, limit + 1, this.#deadline)
      .map(cleanTitle)
      .filter((title) => title !== '')
      .map((text) => ({ text, html: markTitle(text, terms, analyzer) }));
  }

  /** What tells two suggestions apart: their content words without endings. */
  #stems(text: string): string {
    const { words } = analyzeQueryText(text, this.#candidates.generation.analyzers);
    const content = words.filter(({ isStopWord }) => !isStopWord);
    return (content.length > 0 ? content : words).map(({ form, stems }) => stems[0]?.stem ?? form).join(' ');
  }
}

/** What has been typed with the words corrected that the index does not hold. */
function correctTyped(candidates: CandidateFinder, typed: TypedText): TypedText[] {
  const { generation } = candidates;
  const last = typed.words.length - 1;
  const spellings = typed.words.map(({ form }, index): string[] => {
    if (countDocuments(generation, form) > 0) return [form];
    const corrections = candidates.correct(form).map((candidate) => candidate.form);
    return corrections.length === 0 ? [form] : corrections.slice(0, index === last ? MAX_CORRECTIONS : 1);
  });
  return (spellings[last] ?? []).flatMap((lastTerm): TypedText[] => {
    const terms = [...spellings.slice(0, -1).map(([form = '']) => form), lastTerm];
    const tail = terms.join(' ') + (typed.isOpen ? '' : ' ');
    const { words } = analyzeQueryText(tail, generation.analyzers);
    return terms.every((form, index) => form === typed.words[index]?.form) ? [] : [{ ...typed, tail, words }];
  });
}

/** Leaves out what is nearly always the beginning of a longer continuation. */
function dropFragments(found: readonly Continuation[]): Continuation[] {
  return found.filter(({ folded, documents }) => {
    const beginning = `${folded} `;
    return !found.some(
      (other) => other.documents >= documents * SHARE_OF_FRAGMENT && other.folded.startsWith(beginning),
    );
  });
}

/** The text, escaped, with everything marked from where it leaves what was typed. */
function markRest(typed: string, text: string): string {
  const lower = [typed.toLowerCase(), text.toLowerCase()] as const;
  let shared = 0;
  while (shared < Math.min(typed.length, text.length) && lower[0][shared] === lower[1][shared]) shared += 1;
  const rest = text.slice(shared);
  return escapeHtml(text.slice(0, shared)) + (rest === '' ? '' : `<mark>${escapeHtml(rest)}</mark>`);
}

function unique<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  return [...new Map(items.map((item) => [keyOf(item), item] as const).reverse()).values()].reverse();
}
