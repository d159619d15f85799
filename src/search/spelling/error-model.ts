// How likely a word was typed for another: the noisy channel (Kernighan, Church, Gale, "A spelling correction program
// based on a noisy channel model", 1990), with the kinds of error weighed rather than counted.

import { foldWord, lowerWord } from '../../text/fold.js';
import { allowedErrors, type CandidateFinder } from '../plan/candidate-finder.js';
import { withOtherHead, type Candidate } from './similar-words.js';

/** Natural logarithms of how likely an error is, next to letters left out or exchanged. */
const OTHER_LETTER = -2.5;
const NEIGHBOUR_KEY = -1.5;
const DOUBLED_LETTER = -0.7;
const FIRST_LETTER = -0.7;
const SECOND_ERROR = -6;

/** Letters of a keyboard, row by row. */
const usualKeyboard = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
/** By analyzer the keyboard of its language, where it is another. */
const keyboards: Readonly<Record<string, readonly string[]>> = {
  german: ['qwertzuiop', 'asdfghjkl', 'yxcvbnm'],
  french: ['azertyuiop', 'qsdfghjklm', 'wxcvbn'],
};

/** A word that may have been meant. */
export interface SpellingCandidate extends Candidate {
  /** Natural logarithm of how likely the error is; 0 for the likeliest. */
  readonly likelihood: number;
}

/**
 * Words of the index that may have been meant by what was written, in no order. A letter that folding makes two of, such as
 * a sharp s, may also stand for one wrong letter.
 * @param term the word folded
 */
export function findSpellings(
  candidates: CandidateFinder,
  form: string,
  written = form,
): SpellingCandidate[] {
  const found = new Map<string, SpellingCandidate>();
  const narrow = Array.from(written, oneLetter).join('');
  for (const read of new Set([form, narrow])) {
    for (const spelling of spellingsOf(candidates, read)) {
      if (spelling.likelihood > (found.get(spelling.form)?.likelihood ?? Number.NEGATIVE_INFINITY))
        found.set(spelling.form, spelling);
    }
  }
  found.delete(form);
  return [...found.values()];
}

/** A letter folded, the first where that makes two. */
function oneLetter(letter: string): string {
  const folded = foldWord(lowerWord(letter));
  return folded.length > 1 && /\p{L}/u.test(letter) ? folded.charAt(0) : folded;
}

function spellingsOf(candidates: CandidateFinder, form: string): SpellingCandidate[] {
  if (allowedErrors(form) === 0) return [];
  const found = new Map<string, Candidate>();
  for (const candidate of [...candidates.correct(form), ...withOtherHead(candidates.generation, form)]) {
    found.set(candidate.form, candidate);
  }
  return [...found.values()].map((candidate) => ({
    ...candidate,
    likelihood: errorLikelihood(form, candidate.form, candidate.errors, candidates.generation.analyzers),
  }));
}

/** How likely `typed` was written for `meant`. */
function errorLikelihood(typed: string, meant: string, errors: number, analyzers: readonly string[]): number {
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
  return head + (areNeighbours(wrong, right, analyzers) ? NEIGHBOUR_KEY : OTHER_LETTER);
}

/** True if two letters lie side by side on a keyboard of one of the languages in use. */
function areNeighbours(a: string, b: string, analyzers: readonly string[]): boolean {
  const inUse = new Set(analyzers.map((analyzer) => keyboards[analyzer] ?? usualKeyboard));
  return [...inUse].some((rows) => {
    const [one, other] = [placeOn(rows, a), placeOn(rows, b)];
    return (
      one !== null &&
      other !== null &&
      Math.abs(one.row - other.row) < 2 &&
      Math.abs(one.column - other.column) <= 1
    );
  });
}

/** Where a letter lies; each row is half a key further to the right than the one above. */
function placeOn(
  rows: readonly string[],
  letter: string,
): { readonly row: number; readonly column: number } | null {
  const row = rows.findIndex((keys) => keys.includes(letter));
  return row < 0 ? null : { row, column: (rows[row] ?? '').indexOf(letter) + row / 2 };
}
