// The language of a text by its function words, each counted once: a language needs several of them, and clearly more than
// any other. Says nothing rather than guess.

import { languagesWithStopWords, stopWordsOf } from './stop-words.js';
import { tabulateUnits } from './columns/tabulate-units.js';
import type { Units } from './columns/text-units.js';
import { addToHash, FIRST_HASH, finishHash } from './columns/word-hash.js';
import { WordTable } from './columns/word-table.js';

/** Function words a text must have at least, counting those shared by several languages in part. */
const MIN_EVIDENCE = 3;
/** How many times as much evidence as for the next language. */
const CLEAR_LEAD = 2;
/** UTF-16 units after which, and then every so many, a language with this many times the evidence and the lead is taken. */
const FIRST_LOOK = 100;
const LOOK_EVERY = 64;
const EARLY_FACTOR = 1.5;

const betweenWords = String.raw`\0\s\d!-&(-/:-@\[-\x60{-\u00bf\u2010-\u2018\u201a-\u206f\u060c\u061b\u061f\u06d4\u0964\u1361-\u1368`;

/** Function words of all languages, and of each by its number what it says. */
interface FunctionWords {
  readonly table: WordTable;
  /** UTF-16 units of the longest. */
  readonly longest: number;
  /** Where the languages of each word begin in `languages`; one more closes the last. */
  readonly starts: Uint16Array;
  /** Places in `languagesWithStopWords`: each language of a word gets an equal share of one vote. */
  readonly languages: Uint8Array;
  /** By word: that share. */
  readonly shares: Float64Array;
  /** By word: the text it was last met in, so that it counts once in each. */
  readonly rounds: Uint32Array;
}

let functionWords: FunctionWords | undefined;
let isBetweenWords: Uint8Array | undefined;
let round = 0;
/** Of the text looked at, by place of the language in `languagesWithStopWords`. */
const evidence = new Float64Array(languagesWithStopWords.length);

/**
 * The language with clearly the most function words, or null.
 * @param units of a text in lower case; behind them a 0
 * @param length how many there are
 */
export function languageOfFunctionWords(units: Units, length: number): string | null {
  const { table, longest, starts, languages, shares, rounds } = (functionWords ??= collectFunctionWords());
  const separators = (isBetweenWords ??= collectSeparators());
  let nextLook = FIRST_LOOK;
  round = (round + 1) >>> 0;
  evidence.fill(0);
  for (let at = 0; at < length; at += 1) {
    if (at > nextLook) {
      const language = leadingLanguage(EARLY_FACTOR);
      if (language !== null) return language;
      nextLook = at + LOOK_EVERY;
    }
    const start = at;
    let hash = FIRST_HASH;
    // The 0 behind the text stands between words.
    while (separators[units[at] ?? 0] === 0) {
      hash = addToHash(hash, units[at] ?? 0);
      at += 1;
    }
    if (at === start || at - start > longest) continue;
    const word = table.find(units, start, at, finishHash(hash));
    if (word < 0 || rounds[word] === round) continue;
    rounds[word] = round;
    const share = shares[word] ?? 0;
    const end = starts[word + 1] ?? 0;
    for (let place = starts[word] ?? 0; place < end; place += 1) {
      const language = languages[place] ?? 0;
      evidence[language] = (evidence[language] ?? 0) + share;
    }
  }
  return leadingLanguage(1);
}

/** The language with clearly the most evidence, or null. `factor`: how many times as clearly as needed. */
function leadingLanguage(factor: number): string | null {
  let best = 0;
  let next = 0;
  let bestLanguage = -1;
  for (let language = 0; language < evidence.length; language += 1) {
    const sum = evidence[language] ?? 0;
    if (sum > best) {
      next = best;
      best = sum;
      bestLanguage = language;
    } else if (sum > next) next = sum;
  }
  return best >= MIN_EVIDENCE * factor && best >= next * CLEAR_LEAD * factor
    ? (languagesWithStopWords[bestLanguage] ?? null)
    : null;
}

function collectFunctionWords(): FunctionWords {
  const table = new WordTable();
  const languagesOf: number[][] = [];
  let longest = 0;
  languagesWithStopWords.forEach((language, number) => {
    for (const word of new Set(stopWordsOf(language))) {
      longest = Math.max(longest, word.length);
      (languagesOf[table.internSpelling(word)] ??= []).push(number);
    }
  });
  const starts = new Uint16Array(languagesOf.length + 1);
  languagesOf.forEach((languages, word) => {
    starts[word + 1] = (starts[word] ?? 0) + languages.length;
  });
  return {
    table,
    longest,
    starts,
    languages: Uint8Array.from(languagesOf.flat()),
    shares: Float64Array.from(languagesOf, (languages) => 1 / languages.length),
    rounds: new Uint32Array(languagesOf.length),
  };
}

/** Per UTF-16 unit 1 if it stands between words. */
function collectSeparators(): Uint8Array {
  return tabulateUnits([[betweenWords, 1]]);
}
