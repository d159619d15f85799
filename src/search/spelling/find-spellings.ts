// Words of the index that may have been meant by one that was typed, each with the likelihood of its error.

import { toSurfaceForm } from '../../text/fold.js';
import { type Candidate, findWithOtherHead } from '../dictionary/find-similar-words.js';
import { allowedErrors, type CandidateFinder } from '../plan/candidate-finder.js';
import { errorLikelihood } from './error-model.js';

/** A word that may have been meant. */
export interface Spelling extends Candidate {
  /** Natural logarithm of how likely the error is, as `errorLikelihood` gives it; 0 for the likeliest. */
  readonly likelihood: number;
}

/**
 * Words of the index that may have been meant, in no order, without the word itself. A letter that folding makes two of, such as
 * a sharp s, may also stand for one wrong letter.
 * @param form the word folded
 * @param written the word as it stands in the query
 */
export function findSpellings(candidates: CandidateFinder, form: string, written = form): Spelling[] {
  const found = new Map<string, Spelling>();
  const oneForOne = Array.from(written, foldToOneLetter).join('');
  for (const read of new Set([form, oneForOne])) {
    for (const spelling of spellingsOf(candidates, read)) {
      if (spelling.likelihood > (found.get(spelling.form)?.likelihood ?? Number.NEGATIVE_INFINITY))
        found.set(spelling.form, spelling);
    }
  }
  found.delete(form);
  return [...found.values()];
}

/** A letter folded; the first letter of the result where that has several. */
function foldToOneLetter(letter: string): string {
  const folded = toSurfaceForm(letter);
  return folded.length > 1 && /\p{L}/u.test(letter) ? folded.charAt(0) : folded;
}

function spellingsOf(candidates: CandidateFinder, form: string): Spelling[] {
  if (allowedErrors(form) === 0) return [];
  const found = new Map<string, Candidate>();
  for (const candidate of [...candidates.correct(form), ...findWithOtherHead(candidates, form)]) {
    found.set(candidate.form, candidate);
  }
  return [...found.values()].map((candidate) => ({
    ...candidate,
    likelihood: errorLikelihood(form, candidate.form, candidate.errors, candidates.generation.analyzers),
  }));
}
