// The language of a text that does not say it: by its script, by its function words, and where those leave doubt by
// a library of letter statistics. Looks at the beginning of the text only, and says nothing rather than guess.

import { languagesWithStopWords, stopWordsOf } from '../text/stop-words.js';
import { TextUnits } from '../text/text-units.js';
import { WordTable } from '../text/word-table.js';
import type { Document } from './document.js';
import { languageOfScript, mainScript } from './scripts.js';

/** UTF-16 units looked at. */
const SAMPLE = 400;
/** Function words a text must have at least, counting those shared by several languages in part. */
const LEAST_EVIDENCE = 3;
/** How many times as much evidence as for the next language. */
const CLEAR_LEAD = 2;
/** UTF-16 units after which a language with this many times the evidence and the lead needs no more. */
const FIRST_LOOK = 150;
const FIRST_LOOK_FACTOR = 2;
/** Letters a text needs for its letter statistics to mean anything. */
const LEAST_LETTERS = 80;

// Of the languages in Cyrillic letters, those that write these also have letters that Russian lacks.
const russianOnly = /[ыэ]/;
const beyondRussian = /[ѐђ-џѠ-ԯ]/;
const betweenWords =
  /[\s\d!-&(-/:-@[-`{-\u00bf\u2010-\u2018\u201a-\u206f\u060c\u061b\u061f\u06d4\u0964\u1361-\u1368]/;

interface Detector {
  detect(text: string): { readonly language: string; isReliable(): boolean };
}

/** Function words of all languages, and of each by its number what it says. */
interface FunctionWords {
  readonly table: WordTable;
  /** UTF-16 units of the longest. */
  readonly longest: number;
  /** Places of its languages in `languagesWithStopWords`: each gets an equal share of one vote. */
  readonly languages: readonly (readonly number[])[];
  /** The text it was last met in, so that it counts once in each. */
  readonly rounds: Uint32Array;
}

let functionWords: FunctionWords | undefined;
let isBetweenWords: Uint8Array | undefined;
let round = 0;
const sampleUnits = new TextUnits();
/** Of the text looked at, by place of the language in `languagesWithStopWords`. */
const evidence = new Float64Array(languagesWithStopWords.length);
let detector: Promise<Detector> | undefined;

/** The document with its language: the one it declares, or the one detected; null where nothing is certain. */
export async function nameLanguage(document: Document): Promise<Document> {
  if (document.language !== null) return document;
  const language = await detectLanguage(sampleOf(document));
  return language === null ? document : { ...document, language };
}

/** The language of a text as a tag, or null. */
export async function detectLanguage(text: string): Promise<string | null> {
  const sample = text.length > SAMPLE ? text.slice(0, SAMPLE) : text;
  const lower = sample.toLowerCase();
  const main = mainScript(lower);
  if (main === null) return null;
  const named = languageOfScript[main.script];
  if (named !== undefined) return named;
  if (main.script === 'Cyrillic' && russianOnly.test(lower) && !beyondRussian.test(lower)) return 'ru';
  const spoken = languageOfFunctionWords(lower);
  if (spoken !== null) return spoken;
  if (main.letters < LEAST_LETTERS) return null;
  detector ??= import('eld/extrasmall').then(({ eld }) => eld);
  const found = (await detector).detect(sample);
  return found.language !== '' && found.isReliable() ? found.language : null;
}

function sampleOf({ title, text }: Document): string {
  return text.length >= SAMPLE ? text : `${title}\n${text}`;
}

/** The language with clearly the most function words, each counted once, or null. Takes a text in lower case. */
function languageOfFunctionWords(lower: string): string | null {
  const { table, longest, languages, rounds } = (functionWords ??= collectFunctionWords());
  const separators = (isBetweenWords ??= collectSeparators());
  const { length } = lower;
  const units = sampleUnits.load(lower);
  let firstLook = FIRST_LOOK;
  round = (round + 1) >>> 0;
  evidence.fill(0);
  for (let at = 0; at < length; at += 1) {
    if (at > firstLook) {
      const language = leadingLanguage(FIRST_LOOK_FACTOR);
      if (language !== null) return language;
      firstLook = length;
    }
    const start = at;
    while (at < length && separators[units[at] ?? 0] === 0) at += 1;
    const number = at > start && at - start <= longest ? table.find(units, start, at) : -1;
    if (number < 0 || rounds[number] === round) continue;
    rounds[number] = round;
    const voted = languages[number] ?? [];
    const share = 1 / voted.length;
    for (const language of voted) evidence[language] = (evidence[language] ?? 0) + share;
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
  return best >= LEAST_EVIDENCE * factor && best >= next * CLEAR_LEAD * factor
    ? (languagesWithStopWords[bestLanguage] ?? null)
    : null;
}

function collectFunctionWords(): FunctionWords {
  const table = new WordTable();
  const languages: number[][] = [];
  let longest = 0;
  languagesWithStopWords.forEach((language, number) => {
    for (const word of new Set(stopWordsOf(language))) {
      longest = Math.max(longest, word.length);
      (languages[table.internSpelling(word)] ??= []).push(number);
    }
  });
  return { table, longest, languages, rounds: new Uint32Array(table.size) };
}

/** Per UTF-16 unit 1 if it stands between words. */
function collectSeparators(): Uint8Array {
  return Uint8Array.from({ length: 65_536 }, (_, unit) =>
    Number(betweenWords.test(String.fromCharCode(unit))),
  );
}
