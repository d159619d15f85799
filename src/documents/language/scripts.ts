// Which script a text is written in, by counting letters, and the languages that a script alone names.

import type { Units } from '../../text/columns/text-units.js';

/** First and last code unit of a range, its script. Ordered; what lies between belongs to none. */
const RANGES: readonly (readonly [number, number, Script])[] = [
  [0x41, 0x5a, 'Latin'],
  [0x61, 0x7a, 'Latin'],
  [0xc0, 0x24f, 'Latin'],
  [0x370, 0x3ff, 'Greek'],
  [0x400, 0x52f, 'Cyrillic'],
  [0x531, 0x58f, 'Armenian'],
  [0x5d0, 0x5ea, 'Hebrew'],
  [0x620, 0x6ff, 'Arabic'],
  [0x750, 0x77f, 'Arabic'],
  [0x900, 0x97f, 'Devanagari'],
  [0x980, 0x9ff, 'Bengali'],
  [0xa00, 0xa7f, 'Gurmukhi'],
  [0xa80, 0xaff, 'Gujarati'],
  [0xb00, 0xb7f, 'Oriya'],
  [0xb80, 0xbff, 'Tamil'],
  [0xc00, 0xc7f, 'Telugu'],
  [0xc80, 0xcff, 'Kannada'],
  [0xd00, 0xd7f, 'Malayalam'],
  [0xd80, 0xdff, 'Sinhala'],
  [0xe00, 0xe7f, 'Thai'],
  [0xe80, 0xeff, 'Lao'],
  [0x1000, 0x109f, 'Burmese'],
  [0x10a0, 0x10ff, 'Georgian'],
  [0x1100, 0x11ff, 'Hangul'],
  [0x1200, 0x137f, 'Ethiopic'],
  [0x1780, 0x17ff, 'Khmer'],
  [0x1e00, 0x1eff, 'Latin'],
  [0x1f00, 0x1fff, 'Greek'],
  [0x3040, 0x30ff, 'Kana'],
  [0x3400, 0x9fff, 'Han'],
  [0xac00, 0xd7af, 'Hangul'],
  [0xfb50, 0xfdff, 'Arabic'],
  [0xfe70, 0xfeff, 'Arabic'],
  [0xff66, 0xff9d, 'Kana'],
];

export type Script =
  | 'Arabic'
  | 'Armenian'
  | 'Bengali'
  | 'Burmese'
  | 'Cyrillic'
  | 'Devanagari'
  | 'Ethiopic'
  | 'Georgian'
  | 'Greek'
  | 'Gujarati'
  | 'Gurmukhi'
  | 'Han'
  | 'Hangul'
  | 'Hebrew'
  | 'Kana'
  | 'Kannada'
  | 'Khmer'
  | 'Lao'
  | 'Latin'
  | 'Malayalam'
  | 'Oriya'
  | 'Sinhala'
  | 'Tamil'
  | 'Telugu'
  | 'Thai';

/** Scripts of one written language, near enough. */
export const languageOfScript: Readonly<Partial<Record<Script, string>>> = {
  Armenian: 'hy',
  Bengali: 'bn',
  Burmese: 'my',
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
  Oriya: 'or',
  Sinhala: 'si',
  Tamil: 'ta',
  Telugu: 'te',
  Thai: 'th',
};

const scripts: readonly Script[] = [...new Set(RANGES.map(([, , script]) => script))];
const UNKNOWN = 0xff;
/** By code unit: the place of its script among `scripts` and 1, or 0 for none. Filled when first met. */
const scriptOf = new Uint8Array(65_536).fill(UNKNOWN);
const LATIN = scripts.indexOf('Latin') + 1;
const scriptCounts = new Uint32Array(scripts.length + 1);

/** A character of these says as much as this many letters. */
const WEIGHT: Readonly<Partial<Record<Script, number>>> = { Han: 3, Kana: 2, Hangul: 2 };
/** Japanese is written with kana between its Chinese characters; Chinese has next to none. */
const MIN_KANA = 0.1;

/**
 * The script most of a text is in, and how many of its letters are in it; null for a text without letters.
 * @param length UTF-16 units of the text
 */
export function mainScript(
  units: Units,
  length: number,
): { readonly script: Script; readonly letters: number } | null {
  scriptCounts.fill(0);
  let asciiLetters = 0;
  let beyondAscii = 0;
  for (let at = 0; at < length; at += 1) {
    const unit = units[at] ?? 0;
    if (unit < 0x80) {
      // 1 for a letter, told without a branch: where a word ends cannot be foreseen.
      asciiLetters += ((((unit | 0x20) - 0x61) & 0xff) - 26) >>> 31;
      continue;
    }
    beyondAscii += 1;
    const known = scriptOf[unit] ?? 0;
    const script = known === UNKNOWN ? classify(unit) : known;
    scriptCounts[script] = (scriptCounts[script] ?? 0) + 1;
  }
  if (beyondAscii === 0) return asciiLetters === 0 ? null : { script: 'Latin', letters: asciiLetters };
  scriptCounts[LATIN] = (scriptCounts[LATIN] ?? 0) + asciiLetters;
  const countOf = (script: Script): number => scriptCounts[scripts.indexOf(script) + 1] ?? 0;
  const kana = countOf('Kana');
  const isJapanese = kana > MIN_KANA * countOf('Han');
  let best: { readonly script: Script; readonly letters: number } | null = null;
  let most = 0;
  for (let number = 0; number < scripts.length; number += 1) {
    const script = scripts[number] ?? 'Latin';
    const letters = (scriptCounts[number + 1] ?? 0) + (isJapanese && script === 'Kana' ? countOf('Han') : 0);
    if (letters === 0 || (isJapanese && script === 'Han')) continue;
    const weight = letters * (WEIGHT[script] ?? 1);
    if (weight <= most) continue;
    most = weight;
    best = { script, letters };
  }
  return best;
}

function classify(unit: number): number {
  const range = RANGES.find(([first, last]) => unit >= first && unit <= last);
  const number = range === undefined ? 0 : scripts.indexOf(range[2]) + 1;
  scriptOf[unit] = number;
  return number;
}
