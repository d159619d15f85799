// Completions: queries that go on from what has been typed, with phrases and words of the index that documents hold together with
// the words before.

import { spellingOfForm, toCompoundForm } from '../../text/inner-form.js';
import { completePhrases } from '../dictionary/complete-phrases.js';
import { type Candidate, countDocuments } from '../dictionary/find-similar-words.js';
import { type AnalyzedWord, analyzeQueryText } from '../plan/analyze-query-text.js';
import { type CandidateFinder, MIN_PREFIX_LENGTH } from '../plan/candidate-finder.js';
import { WORK } from '../search-budget.js';
import { CoOccurrence } from '../spelling/co-occurrence.js';
import { joinForms, type PartialQuery } from './partial-query.js';

/** Completed words whose documents beside the other words are counted before the best are chosen. */
const MAX_COUNTED = 24;
/** What a document of a phrase counts beside one of a word: a phrase says more. */
const PHRASE_WEIGHT = 2;
/** Completions that weigh less than this share of the best are left out. */
const MIN_SHARE = 0.01;
/** The beginning of a phrase is left out when a longer one has at least this share of its documents: `hong` of `hong kong`. */
const FRAGMENT_SHARE = 0.5;
/** Words before the last that a completion must occur with, at most: the nearest. */
const MAX_CONTEXT = 3;

/** A query that goes on from what has been typed. */
export interface Completion {
  readonly text: string;
  /** The surface forms of its plain words. */
  readonly folded: string;
  /** Documents that hold what was added, beside the words before. */
  readonly documents: number;
  /** How useful it is: the documents, weighed by what kind of completion it is. */
  readonly weight: number;
}

/** The word at the end of what was typed. */
const lastWord = /[\p{L}\p{N}\p{M}'\u2019.]+ *$/u;

interface CompletedWord extends Candidate {
  /** The form as texts write it. */
  readonly spelling: string;
  readonly words: readonly AnalyzedWord[];
}

/** Finds completions for one keystroke. */
export class CompletionFinder {
  readonly #candidates: CandidateFinder;
  readonly #limit: number;
  readonly #countHits: (query: string) => number;

  /**
   * @param limit completions wanted
   * @param countHits how many documents hold all words of a query
   */
  constructor(candidates: CandidateFinder, limit: number, countHits: (query: string) => number) {
    this.#candidates = candidates;
    this.#limit = limit;
    this.#countHits = countHits;
  }

  /**
   * Completions, the most useful first; there may be more than the limit. Phrases that begin with all words typed and words
   * that the last one begins; phrases that only the last words begin, where those are too few.
   */
  find(partial: PartialQuery): Completion[] {
    const found = dropFragments([...this.#phrases(partial, 0), ...this.#words(partial)]);
    const more = found.length < this.#limit ? this.#laterPhrases(partial) : [];
    const ranked = [...found, ...more].sort((a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1));
    const minWeight = (ranked[0]?.weight ?? 0) * MIN_SHARE;
    const useful = ranked.filter(({ weight }) => weight >= minWeight);
    if (!/[\p{L}\p{N}]/u.test(partial.before)) return useful;
    // What comes before the plain words counts, too: only a whole search knows whether the completion finds anything.
    return useful.slice(0, this.#limit + 2).filter(({ text }) => this.#countHits(text) > 0);
  }

  /** Phrases that begin with the words from number `first` on. */
  #phrases({ before, tail, words, isOpen }: PartialQuery, first: number): Completion[] {
    const beginning = joinForms(words.slice(first), isOpen);
    if (isOpen && Array.from(beginning).length < MIN_PREFIX_LENGTH) return [];
    const kept = joinForms(words.slice(0, first), false).trimStart();
    return completePhrases(this.#candidates, beginning).map(({ text, documents }) => ({
      text: before + tail + this.#hyphenate(text, documents, beginning.length),
      folded: kept + text,
      documents,
      weight: documents * PHRASE_WEIGHT,
    }));
  }

  /**
   * What follows in a phrase behind a typed beginning, with hyphens where texts mostly write some.
   * @param from where in the phrase that begins
   */
  #hyphenate(phrase: string, documents: number, from: number): string {
    const { generation, budget } = this.#candidates;
    let rest = phrase.slice(from);
    for (let space = phrase.indexOf(' ', from); space >= 0; space = phrase.indexOf(' ', space + 1)) {
      const left = phrase.slice(phrase.lastIndexOf(' ', space - 1) + 1, space);
      const [right = ''] = phrase.slice(space + 1).split(' ', 1);
      if (!budget.spend(generation.segments.length * WORK.lookup)) return rest;
      const hyphenated = countDocuments(generation, toCompoundForm(left + right, left.length));
      if (hyphenated < documents * FRAGMENT_SHARE) continue;
      rest = `${rest.slice(0, space - from)}-${rest.slice(space - from + 1)}`;
    }
    return rest;
  }

  /** Phrases that begin with the last words only, where documents hold the words before, too. */
  #laterPhrases(partial: PartialQuery): Completion[] {
    const { generation } = this.#candidates;
    const { words } = partial;
    for (let first = Math.max(1, words.length - MAX_CONTEXT); first < words.length; first += 1) {
      const phrases = this.#phrases(partial, first).slice(0, this.#limit);
      if (phrases.length === 0) continue;
      const coOccurrence = this.#besides(words.slice(0, first).slice(-MAX_CONTEXT));
      const counted = phrases.map((phrase) => {
        const documents = coOccurrence.count(analyzeQueryText(phrase.folded, generation).words.slice(first));
        return { ...phrase, documents, weight: documents };
      });
      return counted.filter(({ documents }) => documents > 0);
    }
    return [];
  }

  /**
   * The last word completed with words that occur beside the others. Of a word in d documents, n of them with the other words,
   * the weight is n * n / d: one that occurs mostly with them says more than one that occurs everywhere.
   */
  #words({ before, tail, words, isOpen, isHyphenated }: PartialQuery): Completion[] {
    const last = words.at(-1);
    if (last === undefined || !(isOpen || isHyphenated) || Array.from(last.form).length < MIN_PREFIX_LENGTH)
      return [];
    const typed = isHyphenated ? `${last.form}-` : last.form;
    const others = words.slice(0, -1);
    const kept = joinForms(others, false).trimStart();
    const coOccurrence = others.some(({ isStopWord }) => !isStopWord) ? this.#besides(others) : null;
    const completed = this.#completeWord(typed, coOccurrence === null ? this.#limit * 2 : MAX_COUNTED);
    return completed.flatMap(({ spelling, documentFrequency, words: own }): Completion[] => {
      const documents = coOccurrence === null ? documentFrequency : coOccurrence.count(own);
      if (documents === 0) return [];
      // Only where folding kept every letter can the word go on as it was typed.
      const goesOn = spelling.startsWith(typed) && !isHyphenated;
      const text = before + (goesOn ? tail + spelling.slice(typed.length) : tail.replace(lastWord, spelling));
      const weight = (documents * documents) / Math.max(documents, documentFrequency);
      return [{ text, folded: kept + spelling, documents, weight }];
    });
  }

  /**
   * Words with this beginning, the most frequent first: stop words only where there are no others. Those with a point inside, which
   * may be two words without a space between them, only behind a typed point.
   */
  #completeWord(beginning: string, limit: number): CompletedWord[] {
    const { generation } = this.#candidates;
    const isHyphenated = beginning.endsWith('-');
    const candidates = this.#candidates
      .complete(isHyphenated ? beginning.slice(0, -1) : beginning)
      .flatMap((candidate) => {
        const spelling = spellingOfForm(candidate.form);
        if (spelling === null || (isHyphenated && !spelling.startsWith(beginning))) return [];
        if (spelling.includes('.') && !(beginning.includes('.') && isNameWithPoint(candidate))) return [];
        return [{ ...candidate, spelling }];
      });
    const found: CompletedWord[] = [];
    for (const candidate of candidates) {
      const { words } = analyzeQueryText(candidate.spelling, generation);
      if (words.every(({ isStopWord }) => !isStopWord)) found.push({ ...candidate, words });
      if (found.length === limit) break;
    }
    if (found.length > 0) return found;
    return candidates.slice(0, limit).map((candidate) => ({
      ...candidate,
      words: analyzeQueryText(candidate.spelling, generation).words,
    }));
  }

  #besides(words: readonly AnalyzedWord[]): CoOccurrence {
    return new CoOccurrence(this.#candidates, words);
  }
}

/** Leaves out what is mostly the beginning of a longer completion. */
function dropFragments(found: readonly Completion[]): Completion[] {
  return found.filter(({ folded, documents }) => {
    const beginning = `${folded} `;
    return !found.some(
      (other) => other.documents >= documents * FRAGMENT_SHARE && other.folded.startsWith(beginning),
    );
  });
}

/**
 * Whether a word with a point inside is likely one word, such as `node.js`. Most that only one document holds are two words
 * without their space, and so are most with a single letter before the point.
 */
function isNameWithPoint({ form, documentFrequency }: Candidate): boolean {
  return documentFrequency > 1 && !/^\p{L}\./u.test(form);
}
