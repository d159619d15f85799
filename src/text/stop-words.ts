// Stop words by language: words too common to distinguish documents. They are indexed all the same, so that phrases and queries
// of nothing else find documents. They also distinguish languages (function-words.ts).

import {
  ganda,
  hausa,
  igbo,
  lingala,
  oromo,
  rundi,
  shona,
  somali,
  swahili,
  xhosa,
  yoruba,
} from './stop-words/african.js';
import { hindi, indonesian, vietnamese } from './stop-words/asian.js';
import { english, englishSearched } from './stop-words/english.js';
import { finnish, hungarian, turkish } from './stop-words/finnish-hungarian-turkish.js';
import { danish, dutch, german, norwegian, swedish } from './stop-words/germanic.js';
import { greek } from './stop-words/greek.js';
import { catalan, french, italian, portuguese, romanian, spanish } from './stop-words/romance.js';
import { amharic, arabic, hebrew, persian, tigrinya } from './stop-words/semitic-iranian.js';
import { bulgarian, czech, polish, russian, ukrainian } from './stop-words/slavic.js';

/** By language tag, as written: lower case, with accents, separated by white space. */
const lists: Readonly<Record<string, string>> = {
  am: amharic,
  ar: arabic,
  bg: bulgarian,
  ca: catalan,
  cs: czech,
  da: danish,
  de: german,
  el: greek,
  en: english,
  es: spanish,
  fa: persian,
  fi: finnish,
  fr: french,
  ha: hausa,
  he: hebrew,
  hi: hindi,
  hu: hungarian,
  id: indonesian,
  ig: igbo,
  it: italian,
  lg: ganda,
  ln: lingala,
  nl: dutch,
  no: norwegian,
  om: oromo,
  pl: polish,
  pt: portuguese,
  rn: rundi,
  ro: romanian,
  ru: russian,
  sn: shona,
  so: somali,
  sv: swedish,
  sw: swahili,
  ti: tigrinya,
  tr: turkish,
  uk: ukrainian,
  vi: vietnamese,
  xh: xhosa,
  yo: yoruba,
};

/** The languages that have a list, as tags. */
export const languagesWithStopWords: readonly string[] = Object.keys(lists);

/** The stop words of a language as they are written; none for a language without a list. */
export function stopWordsOf(language: string): readonly string[] {
  return Object.hasOwn(lists, language) ? (lists[language]?.trim().split(/\s+/) ?? []) : [];
}

/** Stop words that people search for, as surface forms: in a short query they are none. */
export const searchedStopWords: ReadonlySet<string> = new Set(englishSearched.split(' '));
