// Which script a text is written in, by counting letters, and the languages that a script alone names.

import { tabulateUnits } from '../../text/tabulate-units.js';

/** The scripts told apart, by their names in Unicode; kana are Hiragana and Katakana. */
const SCRIPTS = [
  ...(['Latin', 'Greek', 'Cyrillic', 'Armenian', 'Hebrew', 'Arabic', 'Devanagari', 'Bengali'] as const),
  ...(['Gurmukhi', 'Gujarati', 'Oriya', 'Tamil', 'Telugu', 'Kannada', 'Malayalam', 'Sinhala'] as const),
  ...(['Thai', 'Lao', 'Myanmar', 'Georgian', 'Hangul', 'Ethiopic', 'Khmer', 'Kana', 'Han'] as const),
] as const;

/** A script by its name in Unicode, or `Kana`. */
export type Script = (typeof SCRIPTS)[number];

/** Scripts of one written language, near enough. */
export const languageOfScript: Readonly<Partial<Record<Script, string>>> = {
  Armenian: 'hy',
  Bengali: 'bn',
  Georgian: 'ka',
  Greek: 'el',
  Gujarati: 'gu',
  Gurmukhi: 'pa',
  Han: 'zh',
  Hangul: 'ko',
  Hebrew: 'he',
  Kana: 'ja',
  Kannada: 'kn',
  Khmer: 'km',
  Lao: 'lo',
  Malayalam: 'ml',
  Myanmar: 'my',
  Oriya: 'or',
  Sinhala: 'si',
  Tamil: 'ta',
  Telugu: 'te',
  Thai: 'th',
};

/** By script, languages that some letters name in a text too short for letter statistics, and the letters that exclude them. */
const ownLetters: Readonly<Partial<Record<Script, readonly (readonly [string, RegExp, RegExp])[]>>> = {
  Arabic: [
    ['fa', /[پچژگکی]/, /[ٹڈڑےںھہةكيټډړښڼۍېەێۆۇۈڵڤڭ]/],
    ['ar', /[ةأإ]/, /[پچژگکی]/],
  ],
  Hebrew: [['he', /[א-ת]/, /[ײױװ]|אַ|אָ/]],
  Cyrillic: [['uk', /[їєґ]/, /[ўыэёђ-џѓќ]/]],
  Devanagari: [['hi', /[\u0905-\u0939]/, /ळ/]],
  Latin: [
    ['vi', /[ấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữự]/, /[ɓɗŋßñ]/],
    ['pl', /[łżśź].*[ąęółżśźćń]|[ąę].*[łżśźć]/s, /[čšžėųūřěäöüõ]/],
  ],
};

/** The language that letters of a short text name; null where none do. The text is in lower case. */
export function languageByOwnLetters(script: Script, text: string): string | null {
  const composed = text.normalize('NFC');
  const found = ownLetters[script]?.find(([, own, other]) => own.test(composed) && !other.test(composed));
  return found?.[0] ?? null;
}

const LATIN = SCRIPTS.indexOf('Latin') + 1;
let scriptOfUnit: Uint8Array | undefined;

/** How many Latin letters a character of these scripts is worth: it says as much. */
const WEIGHT: Readonly<Partial<Record<Script, number>>> = { Han: 3, Kana: 2, Hangul: 2 };
/** Japanese is written with kana between its Chinese characters; Chinese has next to none. */
const MIN_KANA = 0.1;

/** The script most of a text is in, and how many of its letters are in it; null for a text without letters. */
export function mainScript(text: string): { readonly script: Script; readonly letters: number } | null {
  const scriptCounts = new Uint32Array(SCRIPTS.length + 1);
  let asciiLetters = 0;
  let beyondAscii = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) {
      // 1 for a letter, computed without a branch, which the processor could not predict.
      asciiLetters += ((((unit | 0x20) - 0x61) & 0xff) - 26) >>> 31;
      continue;
    }
    beyondAscii += 1;
    const script = (scriptOfUnit ??= classifyUnits())[unit] ?? 0;
    scriptCounts[script] = (scriptCounts[script] ?? 0) + 1;
  }
  if (beyondAscii === 0) return asciiLetters === 0 ? null : { script: 'Latin', letters: asciiLetters };
  scriptCounts[LATIN] = (scriptCounts[LATIN] ?? 0) + asciiLetters;
  const countOf = (script: Script): number => scriptCounts[SCRIPTS.indexOf(script) + 1] ?? 0;
  const kana = countOf('Kana');
  const isJapanese = kana > MIN_KANA * countOf('Han');
  let best: { readonly script: Script; readonly letters: number } | null = null;
  let most = 0;
  for (let number = 0; number < SCRIPTS.length; number += 1) {
    const script = SCRIPTS[number] ?? 'Latin';
    const letters = (scriptCounts[number + 1] ?? 0) + (isJapanese && script === 'Kana' ? countOf('Han') : 0);
    if (letters === 0 || (isJapanese && script === 'Han')) continue;
    const weight = letters * (WEIGHT[script] ?? 1);
    if (weight <= most) continue;
    most = weight;
    best = { script, letters };
  }
  return best;
}

/** By UTF-16 unit: the index of its script in `SCRIPTS` plus 1, or 0 for none. */
function classifyUnits(): Uint8Array {
  return tabulateUnits(
    SCRIPTS.map((script, index) => {
      const names = script === 'Kana' ? ['Hiragana', 'Katakana'] : [script];
      return [names.map((name) => `\\p{Script=${name}}`).join(''), index + 1];
    }),
  );
}
