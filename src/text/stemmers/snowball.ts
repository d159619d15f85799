// Stemmers by language, from kept ports of Snowball. Created when first asked for: each carries large tables.

import { createRequire } from 'node:module';
import { stemmer as greek } from '@orama/stemmers/greek';
import { stemmer as hindi } from '@orama/stemmers/indian';
import type Snowball from 'snowball-stemmers';
import { createEnglishStemmer } from './english.js';

/** Reduces a lower-case word, with its diacritics, to what its forms have in common. */
export type Stem = (word: string) => string;

/** What other ports have alone, or many times as fast (English: a test holds it to Snowball). */
const otherPorts: Readonly<Record<string, () => Stem>> = {
  english: createEnglishStemmer,
  greek: () => greek,
  hindi: () => hindi,
};
const created = new Map<string, Stem>();

/** The Snowball stemmer with this name (`english`, `russian`, ...). Throws RangeError for a name no port knows. */
export function snowballStemmer(name: string): Stem {
  const known = created.get(name);
  if (known !== undefined) return known;
  const stem = otherPorts[name]?.() ?? createSnowball(name);
  created.set(name, stem);
  return stem;
}

function createSnowball(name: string): Stem {
  // All languages are in one file, which most processes never need.
  const snowball = createRequire(import.meta.url)('snowball-stemmers') as typeof Snowball;
  if (!snowball.algorithms().includes(name)) throw new RangeError(`no Snowball stemmer is named ${name}`);
  const stemmer = snowball.newStemmer(name);
  return (word) => stemmer.stem(word);
}
