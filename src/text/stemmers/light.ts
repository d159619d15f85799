// Small stemmers and spellings of single languages that no kept package has, or that mend what Snowball leaves apart.

import type { Stem } from '../analysis.js';
import { snowballStemmer } from './snowball.js';

/** Applies a stemmer until nothing changes: forms meet in the word they share, however many endings each carries. */
export function repeatedly(stem: Stem): Stem {
  return (word) => {
    let before = word;
    for (let round = 0; round < 4; round += 1) {
      const after = stem(before);
      if (after === before || after.length < 2) return before;
      before = after;
    }
    return before;
  };
}

/** Portuguese plurals with another vowel (`nações` and `nação`, `animais` and `animal`), before Snowball. */
export function stemPortuguese(lower: string): string {
  const singular = lower
    .replace(/(?:õe|ãe|ão)s$/, 'ão')
    .replace(/(?<=.[aou])is$/, 'l')
    .replace(/óis$/, 'ol')
    .replace(/(?<=.)éis$/, 'el')
    .replace(/(?<=[aeiou])ns$/, 'm');
  return snowballStemmer('portuguese')(singular);
}

/** Spanish: `ciudades` as `ciudad` before Snowball, `luz` as `luces` after it. */
export function stemSpanish(lower: string): string {
  return snowballStemmer('spanish')(lower.replace(/dades$/, 'dad')).replace(/z$/, 'c');
}

const UMLAUT_SPELLED = /ae|oe|(?<![aeioquy])ue/g;

/** German: umlauts may be spelled ae, oe, ue, or left out (after Snowball's variant `german2`). Takes a folded word. */
export function stemGerman(folded: string): string {
  return snowballStemmer('german')(folded.replace(UMLAUT_SPELLED, (pair) => pair.charAt(0)));
}

/** Dutch: the last consonant as it stands at the end of a word (`huizen` and `huis`, `brieven` and `brief`). */
export function stemDutch(lower: string): string {
  return snowballStemmer('dutch')(lower).replace(/z$/, 's').replace(/v$/, 'f');
}

/** Finnish: e and i change places in the plural (`vaalit`, `vaaleissa`), so neither ends a stem. */
export function stemFinnish(lower: string): string {
  const stem = snowballStemmer('finnish')(lower);
  return stem.length > 4 ? stem.replace(/[ei]$/, '') : stem;
}

/** Romanian: Snowball knows ş and ţ with the cedilla that older texts use. */
export function stemRomanian(lower: string): string {
  return snowballStemmer('romanian')(lower.replaceAll('ș', 'ş').replaceAll('ț', 'ţ'));
}

const PERSIAN_ENDING = /(?:هايي|هايش|هايم|هاي|ها|ترين|تر|ات|ان|ي)$/;

/** Persian: plural, comparison and the indefinite ending, after Lucene's PersianStemFilter. Takes a folded word. */
export function stemPersian(folded: string): string {
  const ending = PERSIAN_ENDING.exec(folded)?.[0].length ?? 0;
  return ending > 0 && folded.length - ending >= 3 ? folded.slice(0, -ending) : folded;
}

const HOMOPHONES: Readonly<Record<string, string>> = { ሐ: 'ሀ', ኀ: 'ሀ', ሠ: 'ሰ', ዐ: 'አ', ፀ: 'ጸ' };
const homophone = /[ሐ-ሗኀ-ኇሠ-ሧዐ-ዖፀ-ፆ]/g;

/** Amharic: letters that sound alike are written for one another, in each of their vowels. */
export function foldAmharic(folded: string): string {
  return folded.replace(homophone, (letter) => {
    const vowel = letter.charCodeAt(0) & 7;
    const base = HOMOPHONES[String.fromCharCode(letter.charCodeAt(0) - vowel)] ?? letter;
    return String.fromCharCode(base.charCodeAt(0) + vowel);
  });
}
