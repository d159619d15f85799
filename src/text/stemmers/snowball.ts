// Stemmers by language, from kept ports of Snowball. Created when first asked for: each carries large tables.

import { stemmer as greek } from '@orama/stemmers/greek';
import { stemmer as hindi } from '@orama/stemmers/indian';
import { stem as porter2 } from 'porter2';
import snowball from 'snowball-stemmers';

/** Reduces a lower-case word, with its diacritics, to what its forms have in common. */
export type Stem = (word: string) => string;

/** What other ports have alone, or many times as fast (English: a test holds it to Snowball). */
const created = new Map<string, Stem>([
  ['english', porter2],
  ['greek', greek],
  ['hindi', hindi],
]);

/** The Snowball stemmer with this name (`english`, `russian`, ...). Throws RangeError for a name no port knows. */
export function snowballStemmer(name: string): Stem {
  const known = created.get(name);
  if (known !== undefined) return known;
  if (!snowball.algorithms().includes(name)) throw new RangeError(`no Snowball stemmer is named ${name}`);
  const stemmer = snowball.newStemmer(name);
  const stem: Stem = (word) => stemmer.stem(word);
  created.set(name, stem);
  return stem;
}
