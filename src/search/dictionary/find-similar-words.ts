// The surface forms of a whole generation that are within a few typing errors of a word, with their document frequencies.

import { LETTERS, signatureOf } from '../../index/letters/letter-signatures.js';
import type { Generation } from '../../index/read/generation.js';
import { FIRST_WORD_KEY, isCompoundForm } from '../../text/inner-form.js';
import { type SearchBudget, WORK } from '../search-budget.js';
import { scanDictionary } from './scan-dictionary.js';

/** A surface form of the index that a word of the query may stand for. */
export interface Candidate {
  readonly form: string;
  /** Documents it occurs in, deleted ones included. */
  readonly documentFrequency: number;
  /** Typing errors between it and the word. */
  readonly errors: number;
}

/** Where words are looked for, and with what budget: where it is spent, some are not found. */
export interface DictionarySearch {
  readonly generation: Generation;
  readonly budget: SearchBudget;
}

/** Which words are looked for. */
export interface SimilarWords {
  readonly maxErrors: number;
  /** What they begin with. */
  readonly prefix: string;
  /** Letters, in ASCII, that a form must have if the word has them, and must not have otherwise; none if left out. */
  readonly fixed?: string;
}

/** Forms that are similar to `word`, without the word itself; in no order. */
export function findSimilarWords(
  { generation, budget }: DictionarySearch,
  word: string,
  { maxErrors, prefix, fixed = '' }: SimilarWords,
): Candidate[] {
  const found = new Map<string, Candidate>();
  const fixedBits = signatureOf(Buffer.from(fixed), fixed.length) & LETTERS;
  for (const { segment } of generation.segments) {
    const { forms, sections } = segment;
    const from = prefix === '' ? forms.lowerBound(FIRST_WORD_KEY) : forms.lowerBound(prefix);
    const to = prefix === '' ? forms.size : forms.lowerBound(`${prefix}\u{10ffff}`);
    const bounds = { maxErrors, from, to, fixed: fixedBits, budget };
    scanDictionary(
      { dictionary: forms, letters: sections.letters },
      word,
      bounds,
      (ordinal, errors, form) => {
        if (form === word || isCompoundForm(form)) return;
        const before = found.get(form)?.documentFrequency ?? 0;
        const documentFrequency = before + (sections.formDocuments[ordinal] ?? 0);
        found.set(form, { form, errors, documentFrequency });
      },
    );
  }
  return [...found.values()];
}

/**
 * Forms one error away that begin with another letter. In the Latin alphabet there are few enough possible ones to look each up:
 * the first letter is wrong, one is missing before it, it is one too many, or exchanged with the second.
 */
export function findWithOtherHead(search: DictionarySearch, word: string): Candidate[] {
  const { generation, budget } = search;
  const [first = '', second = '', ...rest] = Array.from(word);
  if (!/[a-z]/.test(first))
    return findSimilarWords(search, word, { maxErrors: 1, prefix: '' }).filter(
      ({ form }) => !form.startsWith(first),
    );
  const tail = second + rest.join('');
  const possible = [tail, second + first + rest.join('')];
  for (const letter of 'abcdefghijklmnopqrstuvwxyz') possible.push(letter + tail, letter + word);
  if (!budget.spend(possible.length * generation.segments.length * WORK.lookup)) return [];
  return possible.flatMap((form): Candidate[] => {
    if (form.startsWith(first)) return [];
    const documentFrequency = countDocuments(generation, form);
    return documentFrequency > 0 ? [{ form, documentFrequency, errors: 1 }] : [];
  });
}

/** Documents in which a surface form occurs, deleted ones included. */
export function countDocuments(generation: Generation, form: string): number {
  let documents = 0;
  for (const { segment } of generation.segments) {
    for (const ordinal of segment.findForms(form)) documents += segment.sections.formDocuments[ordinal] ?? 0;
  }
  return documents;
}
