// Words of the index that a word of a query may stand for: those it begins, those it misspells. At most so many, the most
// frequent ones, and the same however the documents are spread over segments.

import { memoize } from '../../collections/memo.js';
import { TopK } from '../../collections/top-k.js';
import { termKey } from '../../index/format/term-key.js';
import type { Generation } from '../../index/read/generation.js';
import { MAX_WORD_LETTERS } from '../dictionary/edit-distance.js';
import { findMatchingWords } from '../dictionary/find-matching-words.js';
import {
  type Candidate,
  countDocuments,
  findSimilarWords,
  findWithOtherHead,
} from '../dictionary/find-similar-words.js';
import { LASTING_LETTERS, transliteratedHeads, transliterationKey } from '../dictionary/transliteration.js';
import { type SearchBudget, WORK } from '../search-budget.js';
import type { AnalyzedWord } from './analyze-query-text.js';
import type { MatchKind, TermVariant } from './variants/term-variant.js';
import { findCompounds } from './widen/find-compounds.js';

type Segment = Generation['segments'][number]['segment'];
/** A term as a segment names it. */
type TermName = ReturnType<Segment['describeTerm']>;

/** Words of the index that complete a word. */
const MAX_COMPLETIONS = 48;
/** Words that a word may misspell. */
const MAX_TYPOS = 12;
/** Completions looked at in each segment, unless more are wanted. */
const MAX_CANDIDATES = 64;
/** What an occurrence of a completion, compound or correction counts beside one of the word typed. */
const PREFIX_BOOST = 0.7;
const TYPO_BOOST = 0.5;
const SECOND_TYPO_BOOST = 0.25;

/** Letters of the shortest beginning that is completed. */
export const MIN_PREFIX_LENGTH = 2;

/** Typing errors a word is taken to have at most: none if it is short, very long or holds a digit. */
export function allowedErrors(word: string): number {
  const letters = Array.from(word).length;
  if (/\p{N}/u.test(word) || letters < 4 || letters > MAX_WORD_LETTERS) return 0;
  return letters < 9 ? 1 : 2;
}

/** Candidates that were found, and the work it took. */
interface FoundCandidates {
  readonly candidates: readonly Candidate[];
  readonly work: number;
}

/**
 * Finds candidates in one generation for one request. What was found for a word is remembered; where the budget is spent
 * nothing is found.
 */
export class CandidateFinder {
  readonly generation: Generation;
  readonly budget: SearchBudget;
  readonly #remembered: Map<string, FoundCandidates>;

  /** @param remembered what other finders have found in the generation */
  constructor(generation: Generation, budget: SearchBudget, remembered: CandidateFinder | null = null) {
    this.generation = generation;
    this.budget = budget;
    this.#remembered = remembered === null ? new Map<string, FoundCandidates>() : remembered.#remembered;
  }

  /** Words that begin with `prefix`, at most `limit`, the most frequent first. */
  complete(prefix: string, limit: number = MAX_COMPLETIONS): readonly Candidate[] {
    return this.#recall(`complete ${limit} ${prefix}`, () => this.#completeWord(prefix, limit));
  }

  /** Words that are `pieces` with any letters between them, at most `limit`, the most frequent first. */
  match(pieces: readonly string[], limit: number): readonly Candidate[] {
    return this.#recall(`match ${limit} ${pieces.join('*')}`, () =>
      this.#mostFrequent(limit, (segment, looked) => {
        const found = findMatchingWords(segment, pieces, looked, this.budget);
        return found === null ? null : { ordinals: found, isAll: found.length < looked };
      }),
    );
  }

  /**
   * Words that differ from `word` by typing errors: fewest errors first, then the most frequent; without the word itself.
   * @param errors how many at most; if absent, the few that the length of the word makes likely
   */
  correct(word: string, errors?: number): readonly Candidate[] {
    return this.#recall(`correct ${errors ?? ''} ${word}`, () =>
      errors === undefined ? this.#correctWord(word) : this.#nearWords(word, errors),
    );
  }

  /** Words that may spell the same name: within two errors, all of letters that transcriptions exchange. */
  transliterate(word: string): readonly Candidate[] {
    return this.#recall(`transliterate ${word}`, () => this.#transliterateWord(word));
  }

  /** Compounds of which a word is a part, the most frequent first. */
  compounds(word: AnalyzedWord): readonly Candidate[] {
    const stems = word.stems.map(({ analyzer, stem }) => termKey(analyzer, stem)).join(' ');
    return this.#recall(`compounds ${word.form} ${stems}`, () => findCompounds(this, word));
  }

  /** Takes looking so many words, terms or phrases up in every segment from the budget; false where that is spent. */
  spendLookups(count: number): boolean {
    return this.budget.spend(count * this.generation.segments.length * WORK.lookup);
  }

  /** The same for a text that is not part of the query, to be analyzed under every analyzer in use. */
  spendAnalysis(text: string): boolean {
    return this.budget.spend(text.length * Math.max(1, this.generation.analyzers.length) * WORK.analyzedUnit);
  }

  #recall(key: string, find: () => readonly Candidate[]): readonly Candidate[] {
    const { budget } = this;
    const known = this.#remembered.get(key);
    if (known !== undefined) return budget.spend(known.work) ? known.candidates : [];
    const before = budget.used;
    const candidates = find();
    if (budget.isSpent) return [];
    this.#remembered.set(key, { candidates, work: budget.used - before });
    return candidates;
  }

  #completeWord(prefix: string, limit: number): Candidate[] {
    return this.#mostFrequent(limit, ({ forms, sections }, looked) => {
      const from = forms.lowerBound(prefix);
      const to = forms.lowerBound(`${prefix}\u{10ffff}`);
      return this.budget.spend(2 * WORK.lookup + (to - from))
        ? {
            ordinals: mostFrequentForms(sections.formDocuments, from, to, looked),
            isAll: to - from <= looked,
          }
        : null;
    });
  }

  /**
   * At most `limit` words, the most frequent first; none where the budget is spent.
   * @param find the ordinals of the `looked` most frequent ones of a segment, and whether these are all; null ends the search
   */
  #mostFrequent(
    limit: number,
    find: (
      segment: Segment,
      looked: number,
    ) => { readonly ordinals: readonly number[]; readonly isAll: boolean } | null,
  ): Candidate[] {
    const { generation, budget } = this;
    const counts = new Map<string, number>();
    const looked = Math.max(MAX_CANDIDATES, limit);
    let sawAll = true;
    for (const { segment } of generation.segments) {
      const { forms, sections } = segment;
      const inSegment = find(segment, looked);
      if (inSegment === null || !budget.spend(inSegment.ordinals.length * WORK.key)) return [];
      if (!inSegment.isAll) sawAll = false;
      for (const formOrdinal of inSegment.ordinals) {
        const form = forms.key(formOrdinal);
        counts.set(form, (counts.get(form) ?? 0) + (sections.formDocuments[formOrdinal] ?? 0));
      }
    }
    const found = [...counts]
      .map(([form, documentFrequency]): Candidate => ({ form, errors: 0, documentFrequency }))
      .sort(byUsefulness);
    if (sawAll) return found.slice(0, limit);
    if (!budget.spend(2 * limit * generation.segments.length * WORK.lookup)) return [];
    // A word may be missing from the most frequent of some segment: of the likeliest all documents are counted.
    return found
      .slice(0, 2 * limit)
      .map(({ form }) => ({ form, errors: 0, documentFrequency: countDocuments(generation, form) }))
      .sort(byUsefulness)
      .slice(0, limit);
  }

  /** Words near a word. Another first letter, and then a second error, are considered only when nothing else is near. */
  #correctWord(word: string): Candidate[] {
    const limit = allowedErrors(word);
    if (limit === 0) return [];
    const [first = ''] = word;
    let found = findSimilarWords(this, word, { maxErrors: 1, prefix: first });
    if (found.length === 0) found = findWithOtherHead(this, word);
    if (found.length === 0 && limit > 1)
      found = findSimilarWords(this, word, { maxErrors: limit, prefix: first });
    return found.sort(byUsefulness).slice(0, MAX_TYPOS);
  }

  #transliterateWord(word: string): Candidate[] {
    const key = transliterationKey(word);
    if (key === null || word.length > MAX_WORD_LETTERS) return [];
    return transliteratedHeads(word)
      .flatMap((prefix) => findSimilarWords(this, word, { maxErrors: 2, prefix, fixed: LASTING_LETTERS }))
      .filter(({ form }) => transliterationKey(form) === key)
      .sort(byUsefulness)
      .slice(0, MAX_TYPOS);
  }

  /** All words within a number of errors of a word. */
  #nearWords(word: string, maxErrors: number): Candidate[] {
    return maxErrors === 0
      ? []
      : findSimilarWords(this, word, { maxErrors, prefix: '' }).sort(byUsefulness).slice(0, MAX_TYPOS);
  }
}

/**
 * The ordinals of at most `count` forms in the most documents, of all from `from` to `to` (exclusive); of equal ones the
 * first. In no order.
 * @param documents by ordinal of a form: in how many documents it occurs
 */
function mostFrequentForms(
  documents: Uint32Array,
  from: number,
  to: number,
  count: number,
): readonly number[] {
  const documentsOf = (form: number): number => documents[form] ?? 0;
  const top = new TopK<number>(count, (a, b) => documentsOf(b) - documentsOf(a) || a - b);
  // Nearly all forms of a short beginning are too rare: told without a call.
  let threshold = -1;
  for (let form = from; form < to; form += 1) {
    if ((documents[form] ?? 0) <= threshold) continue;
    top.offer(form);
    const { worst } = top;
    if (worst !== undefined) threshold = documentsOf(worst);
  }
  return top.items;
}

/** The terms that candidates are indexed under, each once with the highest boost; none where the budget is spent. */
export function variantsOfCandidates(
  { generation, budget }: CandidateFinder,
  candidates: readonly Candidate[],
  kind: MatchKind,
): TermVariant[] {
  if (!budget.spend(candidates.length * generation.segments.length * 2 * WORK.lookup)) return [];
  const variants = new Map<string, TermVariant>();
  for (const { form, errors } of candidates) {
    const boost =
      kind === 'prefix' || kind === 'compound' ? PREFIX_BOOST : errors < 2 ? TYPO_BOOST : SECOND_TYPO_BOOST;
    for (const [key, { analyzer, stem }] of termsOf(generation, form))
      if ((variants.get(key)?.boost ?? 0) < boost) variants.set(key, { analyzer, stem, kind, boost });
  }
  return [...variants.values()];
}

/** Forms of which the terms are remembered, since queries share most of their words. */
const MAX_REMEMBERED = 20_000;
/** By generation and form: its terms by their keys, in the order of the segments. */
const remembered: (generation: Generation) => Map<string, ReadonlyMap<string, TermName>> = memoize(
  () => new Map(),
);

/** The terms of a form in all segments. */
function termsOf(generation: Generation, form: string): ReadonlyMap<string, TermName> {
  const known = remembered(generation);
  let terms = known.get(form);
  if (terms === undefined) {
    terms = findTermsOf(generation, form);
    if (known.size >= MAX_REMEMBERED) known.clear();
    known.set(form, terms);
  }
  return terms;
}

function findTermsOf({ segments }: Generation, form: string): ReadonlyMap<string, TermName> {
  const terms = new Map<string, TermName>();
  for (const { segment } of segments) {
    for (const formOrdinal of segment.findForms(form)) {
      const { analyzer, stem } = segment.describeTerm(segment.sections.formTerms[formOrdinal] ?? 0);
      terms.set(termKey(analyzer, stem), { analyzer, stem });
    }
  }
  return terms;
}

/** Fewest errors first, then most documents. */
function byUsefulness(a: Candidate, b: Candidate): number {
  return a.errors - b.errors || b.documentFrequency - a.documentFrequency || (a.form < b.form ? -1 : 1);
}
