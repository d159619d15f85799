// Stemmers by language, from a kept port of Snowball. Created when first asked for: each carries large tables.

import snowball from 'snowball-stemmers';

export type Stem = (word: string) => string;

const created = new Map<string, Stem>();

/** The Snowball stemmer with this name (`english`, `russian`, ...). Throws RangeError for a name Snowball does not know. */
export function stemmerNamed(name: string): Stem {
  const known = created.get(name);
  if (known !== undefined) return known;
  if (!snowball.algorithms().includes(name)) throw new RangeError(`no Snowball stemmer is named ${name}`);
  const stemmer = snowball.newStemmer(name);
  const stem: Stem = (word) => stemmer.stem(word);
  created.set(name, stem);
  return stem;
}
