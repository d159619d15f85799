// Words that are made of one that documents hold: `shippers` and `stripper` where they hold `ship` and `strip`, `nationale` where
// they hold `national`. Such a word is hardly a misspelling of another one, however near that is.

import { countDocuments } from '../dictionary/find-similar-words.js';
import type { CandidateFinder } from '../plan/candidate-finder.js';

/** What words are made with, of English and its neighbours. */
const ENDINGS = (
  'a ae al ale ally an ance ant arian ary ation ations able e ed ee eer el en ence ent er era ers ery es ese ess est ette eur ful fully ' +
  'hood i ia ial ian ians ible ic ical ied ier ies iers iest ification ified ing ings ion ions ious ise ised ish ism ist ists ite ities ity ' +
  'ive ized le less let like ling ly man ment ments ness o or ors os ous s ship ships some ster t th ty ung ungen ur ure us ward wards wise y'
).split(' ');
/** Letters of the shortest word that others are made of. */
const MIN_BASE = 3;
/** Letters of the shortest base before an ending of one or two letters. */
const MIN_BASE_OF_SHORT = 4;
const vowel = /^[aeiouy]/;
const doubled = /([bdfgklmnprtvz])\1$/;

/** Whether documents hold a word that this one, folded, is made of; false where the budget is spent. */
export function isDerived(candidates: CandidateFinder, form: string): boolean {
  return ENDINGS.some((ending) => {
    if (!form.endsWith(ending)) return false;
    const base = form.slice(0, -ending.length);
    const bases = vowel.test(ending)
      ? [base, `${base}e`, `${base}y`, ...(doubled.test(base) ? [base.slice(0, -1)] : [])]
      : [base];
    return bases.some(
      (word) =>
        word.length >= (ending.length < 3 ? MIN_BASE_OF_SHORT : MIN_BASE) &&
        candidates.spendLookups(1) &&
        countDocuments(candidates.generation, word) > 0,
    );
  });
}
