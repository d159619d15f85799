// How likely a word was typed for another: the noisy channel (Kernighan, Church, Gale, "A spelling correction program
// based on a noisy channel model", 1990), with the kinds of error weighed rather than counted.

import { allowedErrors, countDocuments, type Candidate, type WordExpander } from './expand-word.js';
import type { Generation } from '../index/generation.js';

/** Natural logarithms of how likely an error is, next to letters left out or exchanged. */
const OTHER_LETTER = -2.5;
const NEIGHBOUR_KEY = -1.5;
const DOUBLED_LETTER = -0.7;
const FIRST_LETTER = -0.7;
const SECOND_ERROR = -6;

/** Rows of the commonest keyboard. */
const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** A word that may have been meant. */
export interface Spelling extends Candidate {
  /** Natural logarithm of how likely the error is; 0 for the likeliest. */
  readonly likelihood: number;
}

/** Words of the index that may have been meant by a term, in no order. */
export function findSpellings(expander: WordExpander, term: string): Spelling[] {
  if (allowedErrors(term) === 0) return [];
  const found = new Map<string, Candidate>();
  for (const candidate of [...expander.correct(term), ...withOtherHead(expander.generation, term)]) {
    found.set(candidate.term, candidate);
  }
  return [...found.values()].map((candidate) => ({
    ...candidate,
    likelihood: errorLikelihood(term, candidate.term, candidate.errors),
  }));
}

/** Words that differ from the term in the first letter only: one is wrong, missing, added or exchanged there. */
function withOtherHead(generation: Generation, term: string): Candidate[] {
  const [first = '', second = '', ...rest] = Array.from(term);
  const tail = second + rest.join('');
  const terms = new Set([tail, second + first + rest.join('')]);
  for (const letter of headLetters(generation, first)) {
    terms.add(letter + tail);
    terms.add(letter + term);
  }
  terms.delete(term);
  return [...terms].flatMap((other): Candidate[] => {
    const documents = countDocuments(generation, other);
    return documents > 0 ? [{ term: other, documents, errors: 1 }] : [];
  });
}

/** The letters of the script words begin with: those of the Latin alphabet, or a run around the letter in its script. */
function headLetters(generation: Generation, letter: string): string[] {
  if (/^[a-z]$/.test(letter)) return Array.from('abcdefghijklmnopqrstuvwxyz');
  const letters = new Set<string>();
  for (const { segment } of generation.segments) {
    const { forms } = segment;
    let at = forms.lowerBound('\u0370');
    while (at < forms.size && letters.size < MAX_HEADS) {
      const [head = ''] = forms.key(at);
      if (/\p{L}/u.test(head)) letters.add(head);
      at = forms.lowerBound(`${head}\u{10ffff}`);
    }
  }
  return [...letters];
}

/** Letters outside the Latin alphabet that are tried at the head of a word at most. */
const MAX_HEADS = 64;

/** How likely `typed` was written for `meant`. */
function errorLikelihood(typed: string, meant: string, errors: number): number {
  const from = Array.from(typed);
  const to = Array.from(meant);
  let start = 0;
  while (start < Math.min(from.length, to.length) && from[start] === to[start]) start += 1;
  const head = start === 0 ? FIRST_LETTER : 0;
  if (errors > 1) return head + SECOND_ERROR;
  if (from.length < to.length) return head;
  const [wrong = '', next = ''] = from.slice(start);
  if (from.length > to.length) return head + (wrong === from[start - 1] ? DOUBLED_LETTER : OTHER_LETTER);
  const right = to[start] ?? '';
  const areExchanged = wrong !== '' && wrong === to[start + 1] && next === right;
  if (areExchanged) return head;
  return head + (areNeighbours(wrong, right) ? NEIGHBOUR_KEY : OTHER_LETTER);
}

function areNeighbours(a: string, b: string): boolean {
  const placeOf = (letter: string): readonly [number, number] | null => {
    const row = rows.findIndex((keys) => keys.includes(letter));
    return row < 0 ? null : [row, (rows[row] ?? '').indexOf(letter) + row / 2];
  };
  const one = placeOf(a);
  const other = placeOf(b);
  return (
    one !== null && other !== null && Math.abs(one[0] - other[0]) < 2 && Math.abs(one[1] - other[1]) <= 1
  );
}
