// Which words of a query are likely misspelled, and by what they are best replaced. A noisy channel (Kernighan, Church, Gale
// 1990): of the words that may have been meant, the one is taken for which
//
//   ln P(typed | meant) + ln(documents + 1) + 1.5 ln(documents beside the other words + 1) + ln(documents of phrases + 1)
//
// is greatest: how likely the error is, how frequent the word, and how often it stands with the other words of the query.

import { memoizePair } from '../../collections/memo.js';
import { termKey } from '../../index/format/term-key.js';
import type { Generation } from '../../index/read/generation.js';
import { countPhrase } from '../dictionary/complete-phrases.js';
import { countDocuments } from '../dictionary/find-similar-words.js';
import { type AnalyzedWord, analyzeQueryText } from '../plan/analyze-query-text.js';
import type { CandidateFinder } from '../plan/candidate-finder.js';
import type { SourceSpan } from '../query/query.js';
import { CoOccurrence } from './co-occurrence.js';
import { isDerived } from './derived-words.js';
import { findSpellings } from './find-spellings.js';
import { termOrdinals } from './term-ordinals.js';

/** Words of a query that are looked at, at most. */
const MAX_WORDS = 12;
/** Where nothing is found, a word of the index is replaced only by one in this many times as many documents. */
const MIN_RATIO = 20;
/** A word in no more documents than this, and of at least this many letters, may be an error of theirs ... */
const MAX_RARE_DOCUMENTS = 3;
const MIN_RARE_LETTERS = 5;
/** ... where another is in this many times as many. */
const MIN_RATIO_TO_RARE = 100;
/** Spellings of a word whose documents beside the other words are counted, at most. */
const MAX_COUNTED = 12;
/** Weights of the logarithms of the formula above. */
const CONTEXT_WEIGHT = 1.5;
const PHRASE_WEIGHT = 1;
/** Natural logarithm of how likely a space was left out or added, beside a letter left out. */
const SPACE_LIKELIHOOD = -1;
/**
 * Letters of a word that is misspelt beyond doubt, at least, by the likelihood of its error: letters left out, doubled or exchanged;
 * any other one letter. In a short word such an error may as well be another word, as `bullion` is beside `billion`.
 */
const CLEAR_ERRORS = [
  { likelihood: -0.7, letters: 6 },
  { likelihood: -2.5, letters: 8 },
] as const;
/** Documents with a correction beyond doubt, at least: this share of all, and never more than so many are asked for. */
const MIN_CLEAR_SHARE = 0.004;
const ENOUGH_DOCUMENTS = 20;
/** How much the score of a correction beyond doubt is above that of the next word, at least. */
const MIN_CLEAR_LEAD = 2;
/** Letters of each part when one word is taken for two. */
const MIN_PART_LETTERS = 2;

/** A word of the query, and what the index has of it. */
interface SpelledWord {
  readonly span: SourceSpan;
  /** The word analyzed; null where the span is not one plain word. */
  readonly word: AnalyzedWord | null;
  /** Documents that hold the word or another form of it. */
  readonly documents: number;
}

/** A part of the query, in UTF-16 units, `end` exclusive. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a part of the query is replaced by. */
export interface Replacement extends Span {
  readonly text: string;
  /** The value of the formula: the greater, the likelier. */
  readonly score: number;
}

/** The likeliest replacement of a word. */
export interface BestReplacement extends Replacement {
  /**
   * Whether it is beyond doubt: for a word that nobody wrote and that is not bound to stand as it was typed, by one likely error
   * behind the first letter, with no other word nearly as likely.
   */
  readonly isClear: boolean;
}

interface RatedSpelling extends Replacement {
  /** Natural logarithm of how likely the error is. */
  readonly likelihood: number;
  /** Documents that hold the word. */
  readonly frequency: number;
}

/** Looks for misspelled words in one query. */
export class QuerySpeller {
  readonly #candidates: CandidateFinder;
  readonly #generation: Generation;
  readonly #query: string;
  readonly #words: readonly SpelledWord[];

  /** @param words those of the query, as it was parsed */
  constructor(candidates: CandidateFinder, query: string, words: readonly SourceSpan[]) {
    this.#candidates = candidates;
    this.#generation = candidates.generation;
    this.#query = query;
    this.#words = words
      .filter(({ open, excluded }) => !open && !excluded)
      .slice(0, MAX_WORDS)
      .map((span) => this.#readWord(span));
  }

  /** Whether some word is in no document, or in so few that it may be an error of theirs. */
  get hasSuspects(): boolean {
    return this.#words.some(isSuspect);
  }

  /**
   * The replacements of unlikely words; no two of them overlap.
   * @param options `anyWord`: where no word is unlikely, all are looked at; `isTyping`: the last word is still being typed and is
   *   not unlikely as long as a word of the index begins with it
   */
  replacements({
    anyWord,
    isTyping,
  }: {
    readonly anyWord: boolean;
    readonly isTyping: boolean;
  }): readonly BestReplacement[] {
    const begun = isTyping ? this.#words.at(-1) : undefined;
    const suspects = this.#words.filter(
      (spelled) =>
        isSuspect(spelled) &&
        (spelled !== begun || this.#candidates.complete(spelled.word?.form ?? '').length === 0),
    );
    const context = this.#words.flatMap((spelled) =>
      spelled.word === null || spelled.word.isStopWord || suspects.includes(spelled) ? [] : [spelled.word],
    );
    const found: BestReplacement[] = [];
    for (const spelled of suspects.length > 0 || !anyWord ? suspects : this.#words) {
      if (found.some((other) => overlap(spelled.span, other))) continue;
      const best = this.#bestFor(spelled, context, found);
      if (best === null) continue;
      found.push(best);
      // What a word was replaced by tells what its neighbours may mean.
      context.push(...this.#analyze(best.text).slice(0, 1));
    }
    return found;
  }

  #readWord(span: SourceSpan): SpelledWord {
    const words = this.#analyze(span.text);
    const [word = null] = words;
    if (words.length !== 1 || word === null) return { span, word: null, documents: 0 };
    this.#candidates.spendLookups(word.stems.length);
    return { span, word, documents: documentsWith(this.#generation, word) };
  }

  /** The likeliest replacement of a word: another word, two words, or one word for it and a neighbour. */
  #bestFor(
    spelled: SpelledWord,
    context: readonly AnalyzedWord[],
    taken: readonly Replacement[],
  ): BestReplacement | null {
    if (spelled.word === null || spelled.word.isStopWord) return null;
    const joins = this.#joins(spelled).filter((join) => !taken.some((other) => overlap(join, other)));
    const spellings = this.#spellings(spelled, context);
    const all: Replacement[] = [...spellings, ...this.#splits(spelled), ...joins];
    const [best] = all.sort((a, b) => b.score - a.score || (a.text < b.text ? -1 : 1));
    return best === undefined
      ? null
      : { ...best, isClear: this.#isClear(spelled, best, spellings, all.slice(1)) };
  }

  /** @param others the other replacements, best first */
  #isClear(
    { word, span, documents }: SpelledWord,
    best: Replacement,
    spellings: readonly RatedSpelling[],
    others: readonly Replacement[],
  ): boolean {
    const spelling = spellings.find(({ text }) => text === best.text);
    if (spelling === undefined || word === null || documents > 0 || span.isBound) return false;
    if (!isSameHead(span.text, best.text) || isDerived(this.#candidates, word.form)) return false;
    const { likelihood, frequency } = spelling;
    const letters = Array.from(word.form).length;
    if (!CLEAR_ERRORS.some((error) => likelihood >= error.likelihood && letters >= error.letters))
      return false;
    if (frequency < Math.min(ENOUGH_DOCUMENTS, MIN_CLEAR_SHARE * this.#generation.documentCount))
      return false;
    const stems = new Set(this.#stemsOf(best.text));
    const rival = others.find(({ text }) => !this.#stemsOf(text).some((stem) => stems.has(stem)));
    return rival === undefined || best.score - rival.score >= MIN_CLEAR_LEAD;
  }

  #stemsOf(text: string): readonly string[] {
    const [word] = this.#analyze(text);
    return word?.stems.map(({ analyzer, stem }) => termKey(analyzer, stem)) ?? [];
  }

  /** Other words for one. Only of the likeliest is counted how often they stand with the other words. */
  #spellings(spelled: SpelledWord, context: readonly AnalyzedWord[]): RatedSpelling[] {
    const { word, span, documents } = spelled;
    if (word === null) return [];
    const at = this.#words.indexOf(spelled);
    const before = this.#words[at - 1]?.word?.form ?? '';
    const after = this.#words[at + 1]?.word?.form ?? '';
    const others = context.filter((other) => other !== word);
    const coOccurrence = others.length === 0 ? null : this.#besides(others);
    const minDocuments = Math.max(1, documents * (isSuspect(spelled) ? MIN_RATIO_TO_RARE : MIN_RATIO));
    return findSpellings(this.#candidates, word.form, span.text)
      .filter((spelling) => spelling.documentFrequency >= minDocuments)
      .map((spelling) => ({
        ...spelling,
        score: spelling.likelihood + Math.log(spelling.documentFrequency + 1),
      }))
      .sort((a, b) => b.score - a.score || (a.form < b.form ? -1 : 1))
      .slice(0, MAX_COUNTED)
      .map(({ form, score, likelihood, documentFrequency }): RatedSpelling => {
        const together = coOccurrence?.count(this.#analyze(form)) ?? 0;
        const phrases = this.#countPhrase(`${before} ${form}`) + this.#countPhrase(`${form} ${after}`);
        return {
          start: span.start,
          end: span.end,
          likelihood,
          frequency: documentFrequency,
          text: withCaseOf(span.text, form),
          score: score + CONTEXT_WEIGHT * Math.log(together + 1) + PHRASE_WEIGHT * Math.log(phrases + 1),
        };
      });
  }

  /** Two words for one that no document holds (`newyork`): where the index knows them as a phrase. */
  #splits({ word, span: { start, end }, documents }: SpelledWord): Replacement[] {
    if (word === null || documents > 0) return [];
    const letters = Array.from(word.form);
    const found: Replacement[] = [];
    for (let cut = MIN_PART_LETTERS; cut <= letters.length - MIN_PART_LETTERS; cut += 1) {
      const text = `${letters.slice(0, cut).join('')} ${letters.slice(cut).join('')}`;
      const phrases = this.#countPhrase(text);
      if (phrases > 0) found.push({ start, end, text, score: SPACE_LIKELIHOOD + Math.log(phrases + 1) });
    }
    return found;
  }

  /** One word for this one and a neighbour (`news paper`), where only spaces part them and the index has it. */
  #joins(spelled: SpelledWord): Replacement[] {
    const at = this.#words.indexOf(spelled);
    return [at - 1, at].flatMap((first): Replacement[] => {
      const one = this.#words[first];
      const other = this.#words[first + 1];
      if (one === undefined || other === undefined || one.word === null || other.word === null) return [];
      if (!/^\s+$/.test(this.#query.slice(one.span.end, other.span.start))) return [];
      const text = one.word.form + other.word.form;
      const documents = this.#candidates.spendLookups(1) ? countDocuments(this.#generation, text) : 0;
      if (documents === 0) return [];
      const score = SPACE_LIKELIHOOD + Math.log(documents + 1);
      return [{ start: one.span.start, end: other.span.end, text, score }];
    });
  }

  #besides(words: readonly AnalyzedWord[]): CoOccurrence {
    return new CoOccurrence(this.#candidates, words);
  }

  /** Documents that hold a phrase; 0 where the budget is spent. */
  #countPhrase(text: string): number {
    return this.#candidates.spendLookups(1) ? countPhrase(this.#generation, text) : 0;
  }

  #analyze(text: string): readonly AnalyzedWord[] {
    return analyzeQueryText(text, this.#generation).words;
  }
}

/** Documents that hold a word or another form of it, deleted ones left out; counted once for each word typed lately. */
const documentsWith = memoizePair((generation: Generation, word: AnalyzedWord): number => {
  let documents = 0;
  termOrdinals(generation, word).forEach((ordinals, number) => {
    for (const ordinal of ordinals) documents += generation.segments[number]?.documentFrequency(ordinal) ?? 0;
  });
  return documents;
});

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** True for a word that no document holds, or so few that it may be an error of theirs. */
function isSuspect({ word, documents }: SpelledWord): boolean {
  if (word === null || word.isStopWord) return false;
  return (
    documents === 0 || (documents <= MAX_RARE_DOCUMENTS && Array.from(word.form).length >= MIN_RARE_LETTERS)
  );
}

/** Whether two words begin with the same letter, whatever its case. */
function isSameHead(a: string, b: string): boolean {
  return a.charAt(0).toLowerCase() === b.charAt(0).toLowerCase();
}

/** The form with a capital first letter where the written word has one and is not all capitals. */
function withCaseOf(written: string, form: string): string {
  const [first = ''] = written;
  const isCapital = first !== first.toLowerCase() && written !== written.toUpperCase();
  return isCapital ? form.replace(/^./u, (letter) => letter.toUpperCase()) : form;
}
