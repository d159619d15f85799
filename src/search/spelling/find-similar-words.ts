// The surface forms of a whole generation that are within a few typing errors of a word, with their document frequencies.

import type { Generation } from '../../index/read/generation.js';
import { LETTERS, signatureOf } from './letter-signatures.js';
import { scanDictionary } from './scan-dictionary.js';

/** A surface form of the index that a word of the query may stand for. */
export interface Candidate {
  readonly form: string;
  /** Documents it occurs in, deleted ones included. */
  readonly documentFrequency: number;
  /** Typing errors between it and the word. */
  readonly errors: number;
}

/**
 * Forms that begin with `prefix`, within `maxErrors` of `word`, without the word itself; in no order.
 * @param fixed letters, in ASCII, that a form must have if `word` has them, and must not have otherwise
 */
export function findSimilarWords(
  generation: Generation,
  word: string,
  maxErrors: number,
  prefix: string,
  fixed = '',
): Candidate[] {
  const found = new Map<string, Candidate>();
  const fixedBits = signatureOf(Buffer.from(fixed), fixed.length) & LETTERS;
  for (const { segment } of generation.segments) {
    const { forms, sections } = segment;
    const from = prefix === '' ? 0 : forms.lowerBound(prefix);
    const to = prefix === '' ? forms.size : forms.lowerBound(`${prefix}\u{10ffff}`);
    scanDictionary(forms, word, { maxErrors, from, to, fixed: fixedBits }, (ordinal, errors, form) => {
      if (form === word) return;
      const before = found.get(form)?.documentFrequency ?? 0;
      const documentFrequency = before + (sections.formDocuments[ordinal] ?? 0);
      found.set(form, { form, errors, documentFrequency });
    });
  }
  return [...found.values()];
}

/**
 * Forms one error away that begin with another letter. In the Latin alphabet there are few enough possible ones to look each up:
 * the first letter is wrong, one is missing before it, it is one too many, or exchanged with the second.
 */
export function findWithOtherHead(generation: Generation, word: string): Candidate[] {
  const [first = '', second = '', ...rest] = Array.from(word);
  if (!/[a-z]/.test(first))
    return findSimilarWords(generation, word, 1, '').filter(({ form }) => !form.startsWith(first));
  const tail = second + rest.join('');
  const possible = [tail, second + first + rest.join('')];
  for (const letter of 'abcdefghijklmnopqrstuvwxyz') possible.push(letter + tail, letter + word);
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
