// Stemmers by language, from ports of Snowball. Loaded when first asked for: a process needs few of them.

import { createRequire } from 'node:module';
import type * as Orama from '@orama/stemmers/german';
import type Snowball from 'snowball-stemmers';
import type { Stem } from '../analysis.js';
import { createEnglishStemmer } from './english.js';

/**
 * The languages taken from @orama/stemmers, whose port is ten times as fast, by the name Snowball gives them, and what they are
 * called there. The others are missing there, or come from a later Snowball that stems some words otherwise.
 */
const ORAMA_NAMES: ReadonlyMap<string, string> = new Map([
  ...['dutch', 'german', 'greek', 'hungarian', 'italian', 'norwegian'].map((name) => [name, name] as const),
  ...['portuguese', 'romanian', 'russian', 'spanish', 'swedish', 'turkish'].map(
    (name) => [name, name] as const,
  ),
  ['hindi', 'indian'],
]);

const require = createRequire(import.meta.url);

/** A Snowball stemmer by its name (`english`, `russian`, ...). Throws RangeError for a name no port knows. */
export function createSnowballStemmer(name: string): Stem {
  if (name === 'english') return createEnglishStemmer();
  const orama = ORAMA_NAMES.get(name);
  if (orama !== undefined) return (require(`@orama/stemmers/${orama}`) as typeof Orama).stemmer;
  const snowball = require('snowball-stemmers') as typeof Snowball;
  if (!snowball.algorithms().includes(name)) throw new RangeError(`no Snowball stemmer is named ${name}`);
  const stemmer = snowball.newStemmer(name);
  return (word) => stemmer.stem(word);
}
