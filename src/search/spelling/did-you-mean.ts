// "Did you mean": a query with its misspelled words replaced, chosen by how likely the errors are, how frequent the
// words and how often they stand with the other words. See docs/suggestions.md.

import type { Generation } from '../../index/read/generation.js';
import { CoOccurrence } from './co-occurrence.js';
import type { Deadline } from '../deadline.js';
import type { CandidateFinder } from '../plan/candidate-finder.js';
import { countDocuments } from './similar-words.js';
import { countPhrase } from '../suggest/complete-phrases.js';
import { parseQuery } from '../query/parse-query.js';
import type { SourceSpan } from '../query/query.js';
import { analyzeQueryText, type AnalyzedWord } from '../plan/analyze-query-text.js';
import { findSpellings } from './error-model.js';

const MAX_LENGTH = 200;
/** Words looked at in a query at most. */
const MAX_WORDS = 12;
/** In a query without hits, a word of the index is replaced by one in so many times as many documents. */
const MUCH_MORE = 20;
/** A word in so few documents may be an error of theirs ... */
const RARE_DOCUMENTS = 3;
const RARE_LETTERS = 5;
/** ... where another is in so many times as many. */
const VERY_MUCH_MORE = 100;
/** Spellings of a word whose documents beside the other words are counted. */
const MAX_COUNTED = 12;
/** What standing beside another word of the query counts next to being frequent. */
const CONTEXT_WEIGHT = 1.5;
const PHRASE_WEIGHT = 1;
/** Logarithm of how likely a space was left out or added, next to a letter. */
const SPACE_LIKELIHOOD = -1;
const MIN_PART = 2;

/** A word of the query and what stands for it. */
interface Slot {
  readonly written: SourceSpan;
  /** Folded; null for what is not one plain word. */
  readonly word: AnalyzedWord | null;
  /** Documents of the word and other forms of it. */
  readonly documents: number;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

interface Replacement extends Stretch {
  readonly text: string;
  readonly score: number;
}

/**
 * The query with its unlikely words replaced, or null when there is nothing better to offer.
 * @param totalHits hits of the query as it was answered
 * @param isTyping whether the last word is still being typed: it may then become any word it begins
 * @throws FindlingError `search_timeout`
 */
export function suggestQuery(
  candidates: CandidateFinder,
  query: string,
  totalHits: number,
  isTyping: boolean,
  deadline: Deadline,
): string | null {
  if (query.length > MAX_LENGTH) return null;
  const speller = new QuerySpeller(candidates, query, deadline);
  const replacements = speller.replace(totalHits === 0, isTyping);
  if (replacements.length === 0) return null;
  let suggested = query;
  for (const { start, end, text } of [...replacements].sort((a, b) => b.start - a.start)) {
    suggested = suggested.slice(0, start) + text + suggested.slice(end);
  }
  return suggested;
}

class QuerySpeller {
  readonly #candidates: CandidateFinder;
  readonly #generation: Generation;
  readonly #query: string;
  readonly #deadline: Deadline;
  readonly #slots: readonly Slot[];

  constructor(candidates: CandidateFinder, query: string, deadline: Deadline) {
    this.#candidates = candidates;
    this.#generation = candidates.generation;
    this.#query = query;
    this.#deadline = deadline;
    this.#slots = parseQuery(query)
      .words.filter(({ open, excluded }) => !open && !excluded)
      .slice(0, MAX_WORDS)
      .map((written) => this.#readSlot(written));
  }

  /**
   * The replacements of unlikely words; no two of them overlap.
   * @param anyWord whether every word is looked at where none is unlikely
   */
  replace(anyWord: boolean, isTyping: boolean): readonly Replacement[] {
    const begun = isTyping ? this.#slots.at(-1) : undefined;
    const suspects = this.#slots.filter(
      (slot) =>
        isSuspect(slot) && (slot !== begun || this.#candidates.complete(slot.word?.form ?? '').length === 0),
    );
    const context = this.#slots.flatMap((slot) =>
      slot.word === null || slot.word.isStopWord || suspects.includes(slot) ? [] : [slot.word],
    );
    const found: Replacement[] = [];
    for (const slot of suspects.length > 0 || !anyWord ? suspects : this.#slots) {
      if (found.some((other) => overlap(slot.written, other))) continue;
      const best = this.#bestFor(slot, context, found);
      if (best === null) continue;
      found.push(best);
      context.push(...this.#wordsOf(best.text).slice(0, 1));
    }
    return found;
  }

  #readSlot(written: SourceSpan): Slot {
    const words = this.#wordsOf(written.text);
    const [word = null] = words;
    if (words.length !== 1 || word === null) return { written, word: null, documents: 0 };
    return { written, word, documents: this.#beside([]).count([word]) };
  }

  /** The likeliest replacement of a word, whether by one, by two, or of two by one. */
  #bestFor(slot: Slot, context: readonly AnalyzedWord[], taken: readonly Replacement[]): Replacement | null {
    if (slot.word === null || slot.word.isStopWord) return null;
    const joins = this.#joins(slot).filter((join) => !taken.some((other) => overlap(join, other)));
    const all = [...this.#spellings(slot, context), ...this.#splits(slot), ...joins];
    return all.sort((a, b) => b.score - a.score || (a.text < b.text ? -1 : 1))[0] ?? null;
  }

  /** Other spellings, weighed by the words beside them. */
  #spellings(slot: Slot, context: readonly AnalyzedWord[]): Replacement[] {
    const { word, written, documents } = slot;
    if (word === null) return [];
    const at = this.#slots.indexOf(slot);
    const before = this.#slots[at - 1]?.word?.form ?? '';
    const after = this.#slots[at + 1]?.word?.form ?? '';
    const others = context.filter((other) => other !== word);
    const common = others.length === 0 ? null : this.#beside(others);
    const least = Math.max(1, documents * (isSuspect(slot) ? VERY_MUCH_MORE : MUCH_MORE));
    return findSpellings(this.#candidates, word.form, written.text)
      .filter((spelling) => spelling.documentFrequency >= least)
      .map((spelling) => ({
        ...spelling,
        score: spelling.likelihood + Math.log(spelling.documentFrequency + 1),
      }))
      .sort((a, b) => b.score - a.score || (a.form < b.form ? -1 : 1))
      .slice(0, MAX_COUNTED)
      .map(({ form, score }): Replacement => {
        const together = common?.count(this.#wordsOf(form)) ?? 0;
        const phrases =
          countPhrase(this.#generation, `${before} ${form}`) +
          countPhrase(this.#generation, `${form} ${after}`);
        return {
          start: written.start,
          end: written.end,
          text: inCaseOf(written.text, form),
          score: score + CONTEXT_WEIGHT * Math.log(together + 1) + PHRASE_WEIGHT * Math.log(phrases + 1),
        };
      });
  }

  /** Two words for one: where the index knows them as a phrase. */
  #splits({ word, written: { start, end }, documents }: Slot): Replacement[] {
    if (word === null || documents > 0) return [];
    const letters = Array.from(word.form);
    const found: Replacement[] = [];
    for (let cut = MIN_PART; cut <= letters.length - MIN_PART; cut += 1) {
      const text = `${letters.slice(0, cut).join('')} ${letters.slice(cut).join('')}`;
      const phrases = countPhrase(this.#generation, text);
      if (phrases > 0) found.push({ start, end, text, score: SPACE_LIKELIHOOD + Math.log(phrases + 1) });
    }
    return found;
  }

  /** One word for this one and a neighbour. */
  #joins(slot: Slot): Replacement[] {
    const at = this.#slots.indexOf(slot);
    return [at - 1, at].flatMap((first): Replacement[] => {
      const one = this.#slots[first];
      const other = this.#slots[first + 1];
      if (one === undefined || other === undefined || one.word === null || other.word === null) return [];
      if (!/^\s+$/.test(this.#query.slice(one.written.end, other.written.start))) return [];
      const text = one.word.form + other.word.form;
      const documents = countDocuments(this.#generation, text);
      if (documents === 0) return [];
      const score = SPACE_LIKELIHOOD + Math.log(documents + 1);
      return [{ start: one.written.start, end: other.written.end, text, score }];
    });
  }

  #beside(words: readonly AnalyzedWord[]): CoOccurrence {
    return new CoOccurrence(this.#generation, words, this.#deadline);
  }

  #wordsOf(text: string): readonly AnalyzedWord[] {
    return analyzeQueryText(text, this.#generation.analyzers).words;
  }
}

function overlap(a: Stretch, b: Stretch): boolean {
  return a.start < b.end && b.start < a.end;
}

/** True for a word that nobody wrote, or hardly anybody. */
function isSuspect({ word, documents }: Slot): boolean {
  if (word === null || word.isStopWord) return false;
  return documents === 0 || (documents <= RARE_DOCUMENTS && Array.from(word.form).length >= RARE_LETTERS);
}

/** A word with a capital first letter where the written one has one. */
function inCaseOf(written: string, form: string): string {
  const [first = ''] = written;
  const isCapital = first !== first.toLowerCase() && written !== written.toUpperCase();
  return isCapital ? form.replace(/^./u, (letter) => letter.toUpperCase()) : form;
}
