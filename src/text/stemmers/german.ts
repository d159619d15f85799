// German: Snowball on words without their umlauts, so that `Häuser` is found by `Haus`; words that only the umlaut tells from
// others are kept apart.

import type { Stem } from '../analysis.js';
import { foldWord } from '../fold.js';
import { createSnowballStemmer } from './snowball.js';

/** Umlauts spelled ae, oe, ue (after Snowball's variant `german2`). */
const UMLAUT_SPELLED = /ae|oe|(?<![aeioquy])ue/g;
const umlaut = /[äöü]/;
const umlauts: Readonly<Record<string, string>> = { ae: 'ä', oe: 'ö', ue: 'ü', ä: 'ae', ö: 'oe', ü: 'ue' };

/**
 * Stems of two words or families of words that mean nothing alike, where no form of the first has an umlaut: `Blut` and `Blüte`,
 * `Druck` and `drücken`, `Zahl` and `zählen`. Where it has (`Fall`, `Fälle`, `fällen`), they stay one.
 */
const TOLD_BY_UMLAUT = new Set(
  (
    'acht auss ausser bar blut burg druck fahr ford forder fordert fuhr fuhrung hohl kuch laut los lost losung mahn ruck sag schon ' +
    'schonheit schopf schopfung spur stuck stutz tausch tauschung wahr wahrung wurd wust zahl'
  ).split(' '),
);

/** The citizen is no castle and no guarantor. */
const citizen = /^bürger(?:s|n|lich(?:e[mnrs]?|er|ere[mnrs]?|keit)?)?$/;

/** Takes words in lower case, with their diacritics. */
export function createGermanStemmer(): Stem {
  const snowball = createSnowballStemmer('german');
  return (lower) => {
    const written = lower.replace(UMLAUT_SPELLED, (pair) => umlauts[pair] ?? pair);
    if (citizen.test(written)) return 'buerger';
    const stem = snowball(foldWord(lower).replace(UMLAUT_SPELLED, (pair) => pair.charAt(0)));
    if (!TOLD_BY_UMLAUT.has(stem)) return stem;
    const vowel = umlaut.exec(written)?.[0];
    return vowel === undefined
      ? stem
      : stem.replace(vowel.normalize('NFD').charAt(0), umlauts[vowel] ?? vowel);
  };
}
