// Which kind of character a UTF-16 unit is, to the tokenizer. Pure table look-ups.
// Units beyond ASCII are classified by their Unicode properties when first met and remembered.

export const SEPARATOR = 1;
export const LETTER = 2;
export const DIGIT = 3;
/** Scripts written without spaces, and pictographs: indexed as overlapping pairs of characters. */
export const IDEOGRAPH = 4;
export const APOSTROPHE = 5;
export const HYPHEN = 6;
export const FULL_STOP = 7;
export const COMMA = 8;
/** Combining marks and invisible joiners: part of the word they stand in, never the start of one. */
export const MARK = 9;

const letter = /^[\p{L}\p{Nl}]$/u;
const word = /^\p{L}$/u;
const digit = /^\p{N}$/u;
// Vowels and final consonants of decomposed Hangul, and half-width voicing, continue what stands before them.
const mark = /^[\p{M}\p{Cf}\u1160-\u11ff\ud7b0-\ud7ff\uff9e\uff9f]$/u;
const ideograph =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Extended_Pictographic}\u30fc\uff70]$/u;

const apostrophes = "'\u2019\u2018\u02bc\u02bb\u02b9\u02bd\u201b\uff07`\u00b4\u05f3";
const hyphens = '-\u2010\u2011\u2012\uff0d\u05be';

const kinds = new Uint8Array(65_536);

function classify(unit: string): number {
  if (apostrophes.includes(unit)) return APOSTROPHE;
  if (hyphens.includes(unit)) return HYPHEN;
  if (unit === '.' || unit === '\uff0e') return FULL_STOP;
  if (unit === ',') return COMMA;
  if (mark.test(unit)) return MARK;
  if (ideograph.test(unit)) return IDEOGRAPH;
  if (digit.test(unit)) return DIGIT;
  return word.test(unit) ? LETTER : SEPARATOR;
}

/** The kind of a single UTF-16 unit; a surrogate counts as SEPARATOR here (see `kindOfPair`). */
export function kindOf(unit: number): number {
  const known = kinds[unit];
  if (known !== undefined && known !== 0) return known;
  const kind = unit >= 0xd800 && unit <= 0xdfff ? SEPARATOR : classify(String.fromCharCode(unit));
  kinds[unit] = kind;
  return kind;
}

/** The kind of a surrogate pair: words of the higher planes, rarer ideographs, emoji. */
export function kindOfPair(codePoint: number): number {
  const character = String.fromCodePoint(codePoint);
  if (mark.test(character)) return MARK;
  if (ideograph.test(character)) return IDEOGRAPH;
  if (digit.test(character)) return DIGIT;
  return letter.test(character) ? LETTER : SEPARATOR;
}
