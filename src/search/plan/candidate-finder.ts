// Words of the index that a word of a query may stand for: those it begins, those it misspells. At most so many, the most
// frequent ones, and the same however the documents are spread over segments.

import { TopK } from '../../collections/top-k.js';
import { termKey } from '../../index/format/term-key.js';
import type { Generation } from '../../index/read/generation.js';
import { MAX_WORD_LETTERS } from '../spelling/edit-distance.js';
import {
  type Candidate,
  countDocuments,
  findSimilarWords,
  findWithOtherHead,
} from '../spelling/find-similar-words.js';
import { LASTING_LETTERS, transliteratedHeads, transliterationKey } from '../spelling/transliteration.js';
import type { MatchKind, TermVariant } from './term-variant.js';

/** Words of the index that complete a word. */
const MAX_COMPLETIONS = 48;
/** Words that a beginning with a star stands for. */
export const MAX_PREFIX_WORDS = 1000;
/** Words that a word may misspell. */
const MAX_TYPOS = 12;
/** Completions looked at in each segment, unless more are wanted. */
const MAX_CANDIDATES = 64;
/** What an occurrence of a completion or correction counts beside one of the word typed. */
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

/** Finds candidates in one generation. What was found for a word is remembered as long as the finder is. */
export class CandidateFinder {
  readonly generation: Generation;
  readonly #completions = new Map<string, Candidate[]>();
  readonly #corrections = new Map<string, Candidate[]>();
  readonly #transliterations = new Map<string, Candidate[]>();

  constructor(generation: Generation) {
    this.generation = generation;
  }

  /** Words that begin with `prefix`, at most `limit`, the most frequent first. */
  complete(prefix: string, limit: number = MAX_COMPLETIONS): readonly Candidate[] {
    const key = `${limit} ${prefix}`;
    const known = this.#completions.get(key) ?? completeWord(this.generation, prefix, limit);
    this.#completions.set(key, known);
    return known;
  }

  /**
   * Words that differ from `word` by typing errors: fewest errors first, then the most frequent; without the word itself.
   * @param errors how many at most; if absent, the few that the length of the word makes likely
   */
  correct(word: string, errors?: number): readonly Candidate[] {
    const key = errors === undefined ? word : `${errors} ${word}`;
    const known =
      this.#corrections.get(key) ??
      (errors === undefined ? correctWord(this.generation, word) : nearWords(this.generation, word, errors));
    this.#corrections.set(key, known);
    return known;
  }

  /** Words that may spell the same name: within two errors, all of letters that transcriptions exchange. */
  transliterate(word: string): readonly Candidate[] {
    const known = this.#transliterations.get(word) ?? transliterateWord(this.generation, word);
    this.#transliterations.set(word, known);
    return known;
  }
}

function completeWord(generation: Generation, prefix: string, limit: number): Candidate[] {
  const counts = new Map<string, number>();
  const looked = Math.max(MAX_CANDIDATES, limit);
  let sawAll = true;
  for (const { segment } of generation.segments) {
    const { forms, sections } = segment;
    const from = forms.lowerBound(prefix);
    const to = forms.lowerBound(`${prefix}\u{10ffff}`);
    if (to - from > looked) sawAll = false;
    for (const formOrdinal of mostFrequentForms(sections.formDocuments, from, to, looked)) {
      const form = forms.key(formOrdinal);
      counts.set(form, (counts.get(form) ?? 0) + (sections.formDocuments[formOrdinal] ?? 0));
    }
  }
  const found = [...counts]
    .map(([form, documentFrequency]): Candidate => ({ form, errors: 0, documentFrequency }))
    .sort(byUsefulness);
  if (sawAll) return found.slice(0, limit);
  // A word may be missing from the most frequent of some segment: of the likeliest all documents are counted.
  return found
    .slice(0, 2 * limit)
    .map(({ form }) => ({ form, errors: 0, documentFrequency: countDocuments(generation, form) }))
    .sort(byUsefulness)
    .slice(0, limit);
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

/** Words near a word. Another first letter, and then a second error, are considered only when nothing else is near. */
function correctWord(generation: Generation, word: string): Candidate[] {
  const limit = allowedErrors(word);
  if (limit === 0) return [];
  const [first = ''] = word;
  let found = findSimilarWords(generation, word, 1, first);
  if (found.length === 0) found = findWithOtherHead(generation, word);
  if (found.length === 0 && limit > 1) found = findSimilarWords(generation, word, limit, first);
  return found.sort(byUsefulness).slice(0, MAX_TYPOS);
}

function transliterateWord(generation: Generation, word: string): Candidate[] {
  const key = transliterationKey(word);
  if (key === null || word.length > MAX_WORD_LETTERS) return [];
  return transliteratedHeads(word)
    .flatMap((head) => findSimilarWords(generation, word, 2, head, LASTING_LETTERS))
    .filter(({ form }) => transliterationKey(form) === key)
    .sort(byUsefulness)
    .slice(0, MAX_TYPOS);
}

/** All words within a number of errors of a word. */
function nearWords(generation: Generation, word: string, limit: number): Candidate[] {
  return limit === 0
    ? []
    : findSimilarWords(generation, word, limit, '').sort(byUsefulness).slice(0, MAX_TYPOS);
}

/** The terms that candidates are indexed under, each once with the highest boost. */
export function variantsOfCandidates(
  generation: Generation,
  candidates: readonly Candidate[],
  kind: MatchKind,
): TermVariant[] {
  const variants = new Map<string, TermVariant>();
  for (const { form, errors } of candidates) {
    const boost = kind === 'prefix' ? PREFIX_BOOST : errors < 2 ? TYPO_BOOST : SECOND_TYPO_BOOST;
    for (const { segment } of generation.segments) {
      for (const formOrdinal of segment.findForms(form)) {
        const { analyzer, stem } = segment.describeTerm(segment.sections.formTerms[formOrdinal] ?? 0);
        const key = termKey(analyzer, stem);
        if ((variants.get(key)?.boost ?? 0) < boost) variants.set(key, { analyzer, stem, kind, boost });
      }
    }
  }
  return [...variants.values()];
}

/** Fewest errors first, then most documents. */
function byUsefulness(a: Candidate, b: Candidate): number {
  return a.errors - b.errors || b.documentFrequency - a.documentFrequency || (a.form < b.form ? -1 : 1);
}
