// The words of all segments that are near a given one.

import type { Generation } from '../../index/read/generation.js';
import { LETTERS, signatureOf } from './letter-signatures.js';
import { findSimilar } from './levenshtein.js';

/** A word of the index that a typed word may stand for. */
export interface Candidate {
  readonly form: string;
  /** Documents it occurs in, deleted ones included. */
  readonly documentFrequency: number;
  readonly errors: number;
}

/**
 * Words that begin with `prefix`, within `limit` errors of `word`, without the word itself; in no order.
 * @param fixed letters that are in all of them or in none, as they are in `word` or not
 */
export function similarWords(
  generation: Generation,
  word: string,
  limit: number,
  prefix: string,
  fixed = '',
): Candidate[] {
  const found = new Map<string, Candidate>();
  const fixedBits = signatureOf(Buffer.from(fixed), fixed.length) & LETTERS;
  for (const { segment } of generation.segments) {
    const { forms, sections } = segment;
    const from = prefix === '' ? 0 : forms.lowerBound(prefix);
    const to = prefix === '' ? forms.size : forms.lowerBound(`${prefix}\u{10ffff}`);
    const keep = (formOrdinal: number, errors: number, form: string): void => {
      if (form === word) return;
      const documents =
        (found.get(form)?.documentFrequency ?? 0) + (sections.formDocuments[formOrdinal] ?? 0);
      found.set(form, { form, errors, documentFrequency: documents });
    };
    findSimilar(forms, word, limit, from, to, keep, fixedBits);
  }
  return [...found.values()];
}

/**
 * Words one error away that begin with another letter. In the Latin alphabet those are few enough to be looked up: the
 * first letter is wrong, one is missing before it, it is one too many, or exchanged with the second.
 */
export function withOtherHead(generation: Generation, word: string): Candidate[] {
  const [first = '', second = '', ...rest] = Array.from(word);
  if (!/[a-z]/.test(first))
    return similarWords(generation, word, 1, '').filter(({ form }) => !form.startsWith(first));
  const tail = second + rest.join('');
  const terms = [tail, second + first + rest.join('')];
  for (const letter of 'abcdefghijklmnopqrstuvwxyz') terms.push(letter + tail, letter + word);
  return terms.flatMap((form): Candidate[] => {
    if (form.startsWith(first)) return [];
    const documents = countDocuments(generation, form);
    return documents > 0 ? [{ form, documentFrequency: documents, errors: 1 }] : [];
  });
}

/** Documents a term occurs in as written, deleted ones included. */
export function countDocuments(generation: Generation, form: string): number {
  let documents = 0;
  for (const { segment } of generation.segments) {
    for (const formOrdinal of segment.findForms(form))
      documents += segment.sections.formDocuments[formOrdinal] ?? 0;
  }
  return documents;
}
