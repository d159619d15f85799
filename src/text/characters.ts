// The kinds of characters that the tokenizer distinguishes, by their Unicode properties. The kind of a UTF-16 unit is looked up
// in a table, which is filled as units occur and belongs to the caller; surrogate pairs are classified each time.

import type { Units } from './columns/text-units.js';

export const SEPARATOR = 1;
export const LETTER = 2;
export const DIGIT = 3;
/**
 * Characters of scripts written without spaces, pictographs, the letters that flags are made of, and mathematical symbols that are
 * no other way to write a minus, slash, asterisk, bar, colon or point: indexed as overlapping bigrams.
 */
export const IDEOGRAPH = 4;
export const APOSTROPHE = 5;
export const HYPHEN = 6;
export const FULL_STOP = 7;
export const COMMA = 8;
/** Combining marks and invisible joiners: they continue a word and never begin one. */
export const MARK = 9;
/** Signs that belong to the word they touch in names and amounts: `C++`, `F#`, `18+`, `50%`, `$100`, `@desk`. */
export const SIGN = 10;
/** A slash, ampersand or colon, which may join short parts of one name: `AC/DC`, `R&D`, `00:1b:44`. */
export const JOINER = 11;
/** A quotation mark, which between Hebrew letters is that of an abbreviation (gershayim): צה"ל. */
export const QUOTE = 12;

const letter = /^[\p{L}\p{Nl}]$/u;
const word = /^\p{L}$/u;
const digit = /^\p{N}$/u;
const decimalDigit = /^\p{Nd}$/u;
// Vowels and final consonants of decomposed Hangul, and half-width voicing, continue what stands before them.
const mark = /^[\p{M}\p{Cf}\u1160-\u11ff\ud7b0-\ud7ff\uff9e\uff9f]$/u;
const ideograph =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Extended_Pictographic}\p{RI}\u30fc\uff70\u2200-\u2211\u221a-\u2222\u2224-\u2235\u2237-\u22c4\u22c8-\u22ff]$/u;

const apostrophes = "'\u2019\u2018\u02bc\u02bb\u02b9\u02bd\u201b\uff07`\u00b4\u05f3";
const quotes = '"\u201c\u201d\u201e\u05f4';
const signs = /^[+#%@\p{Sc}]$/u;
const hyphens = '-\u2010\u2011\u2012\uff0d\u05be';

/** By UTF-16 unit its kind, or 0 where `kindAt` must be asked: for units not classified yet, and always for surrogates. */
export type KnownKinds = Uint8Array<ArrayBuffer>;

/** A table in which no unit is classified yet; `kindAt` fills it. */
export function createKnownKinds(): KnownKinds {
  return new Uint8Array(65_536);
}

function classify(unit: string): number {
  if (apostrophes.includes(unit)) return APOSTROPHE;
  if (quotes.includes(unit)) return QUOTE;
  if (hyphens.includes(unit)) return HYPHEN;
  if (unit === '.' || unit === '\uff0e') return FULL_STOP;
  if (unit === ',') return COMMA;
  if (unit === '/' || unit === '&' || unit === ':') return JOINER;
  if (signs.test(unit)) return SIGN;
  // A zero-width space is a border between words; other invisible characters are part of the word they stand in.
  if (unit === '\u200b') return SEPARATOR;
  if (decimalDigit.test(unit)) return DIGIT;
  if (mark.test(unit)) return MARK;
  if (ideograph.test(unit)) return IDEOGRAPH;
  if (digit.test(unit)) return DIGIT;
  return word.test(unit) ? LETTER : SEPARATOR;
}

/** The kind of the character that begins at an index of a text. The 0 behind its last unit is a SEPARATOR. */
export function kindAt(units: Units, at: number, kinds: KnownKinds): number {
  const unit = units[at] ?? 0;
  const known = kinds[unit] ?? 0;
  if (known !== 0) return known;
  if (unit >= 0xd800 && unit <= 0xdfff) {
    return isSurrogatePairAt(units, at)
      ? kindOfSurrogatePair(String.fromCharCode(unit, units[at + 1] ?? 0))
      : SEPARATOR;
  }
  const kind = classify(String.fromCharCode(unit));
  kinds[unit] = kind;
  return kind;
}

/** True where a character of two units begins. */
export function isSurrogatePairAt(units: Units, at: number): boolean {
  return ((units[at] ?? 0) & 0xfc00) === 0xd800 && ((units[at + 1] ?? 0) & 0xfc00) === 0xdc00;
}

/** The kind of a character beyond U+FFFF: letters of rare scripts, rare ideographs, emoji. */
function kindOfSurrogatePair(character: string): number {
  if (mark.test(character)) return MARK;
  if (ideograph.test(character)) return IDEOGRAPH;
  if (digit.test(character)) return DIGIT;
  return letter.test(character) ? LETTER : SEPARATOR;
}
