// Small stemmers of single languages: for those that no maintained package has, and to join what Snowball keeps apart.

import type { Stem } from '../analysis.js';
import { createSnowballStemmer } from './snowball.js';

/** Applies a stemmer until nothing changes (four times at most): a word may carry several endings, one behind the other. */
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
export function createPortugueseStemmer(): Stem {
  const stem = createSnowballStemmer('portuguese');
  return (lower) => {
    const singular = lower
      .replace(/(?:õe|ãe|ão)s$/, 'ão')
      .replace(/(?<=.[aou])is$/, 'l')
      .replace(/óis$/, 'ol')
      .replace(/(?<=.)éis$/, 'el')
      .replace(/(?<=[aeiou])ns$/, 'm');
    return stem(singular);
  };
}

/** Spanish: `ciudades` as `ciudad` before Snowball, `luz` as `luces` after it. */
export function createSpanishStemmer(): Stem {
  const stem = createSnowballStemmer('spanish');
  return (lower) => stem(lower.replace(/dades$/, 'dad')).replace(/z$/, 'c');
}

/** Dutch: the last consonant as it stands at the end of a word (`huizen` and `huis`, `brieven` and `brief`). */
export function createDutchStemmer(): Stem {
  const stem = createSnowballStemmer('dutch');
  return (lower) => stem(lower).replace(/z$/, 's').replace(/v$/, 'f');
}

/** Finnish: the plural exchanges e and i (`vaalit`, `vaaleissa`), so neither ends a stem. */
export function createFinnishStemmer(): Stem {
  const stem = createSnowballStemmer('finnish');
  return (lower) => {
    const stemmed = stem(lower);
    return stemmed.length > 4 ? stemmed.replace(/[ei]$/, '') : stemmed;
  };
}

/** Romanian: Snowball knows ş and ţ with the cedilla that older texts use. */
export function createRomanianStemmer(): Stem {
  const stem = createSnowballStemmer('romanian');
  return (lower) => stem(lower.replaceAll('ș', 'ş').replaceAll('ț', 'ţ'));
}

const PERSIAN_ENDING = /(?:هايي|هايش|هايم|هاي|ها|ترين|تر|ات|ان|ي)$/;

/** Whether a surface form is that of the prefix of a Persian verb, which some write as a word (`می رود`). */
export function isPersianPrefix(form: string): boolean {
  return form === 'مي' || form === 'نمي';
}

/** Persian: plural, comparison and the indefinite ending, after Lucene's PersianStemFilter. Takes a folded word. */
export function stemPersian(folded: string): string {
  const ending = PERSIAN_ENDING.exec(folded)?.[0].length ?? 0;
  return ending > 0 && folded.length - ending >= 3 ? folded.slice(0, -ending) : folded;
}

const HOMOPHONES: Readonly<Record<string, string>> = { ሐ: 'ሀ', ኀ: 'ሀ', ሠ: 'ሰ', ዐ: 'አ', ፀ: 'ጸ' };
const homophone = /[ሐ-ሗኀ-ኇሠ-ሧዐ-ዖፀ-ፆ]/g;

/** Amharic: letters that sound alike are used for one another, in each of their seven vowels; one of each becomes all. */
export function foldAmharic(folded: string): string {
  return folded.replace(homophone, (letter) => {
    const vowel = letter.charCodeAt(0) & 7;
    const base = HOMOPHONES[String.fromCharCode(letter.charCodeAt(0) - vowel)] ?? letter;
    return String.fromCharCode(base.charCodeAt(0) + vowel);
  });
}
