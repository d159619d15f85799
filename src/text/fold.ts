// Folding: maps all spellings of a word to one, its surface form, so that each finds the others.
// Works on single words after tokenizing, so that offsets into the original text never move.

/** Whether a text has a unit beyond ASCII: few have, and most rules are about those alone. */
export const beyondAscii = /[\u0080-\uffff]/;
const upperAscii = /[A-Z]/;
// Cyrillic short i keeps its breve and kana keep their voicing: those are letters of their own.
const diacritics = new RegExp('(\u0438\u0306|[\u3040-\u30ff](?:\u3099|\u309a))|\\p{Script=Inherited}', 'gu');
// Invisible characters, the Arabic tatweel, the vowel signs of Arabic and Hebrew, the dot below (nukta) of Devanagari.
const unwritten = new RegExp(
  String.raw`\p{Cf}|\p{Variation_Selector}|\u0640|[\u064b-\u065f]|\u0670|[\u06d6-\u06ed]|[\u0591-\u05bd]|[\u05bf-\u05c7]|\u093c`,
  'gu',
);
const apostrophes =
  /['\u2019\u2018\u02bc\u02bb\u02b9\u02bd\u201b\uff07`\u00b4\u05f3]|(?<=[\u05d0-\u05ea])["\u201c-\u201e\u05f4](?=[\u05d0-\u05ea])/g;
const possessive = /['\u2019\u02bc\uff07]s$/;
const special =
  /[\u00df\u0131\u00e6\u0153\u00f8\u0111\u0253\u0257\u0199\u01b4\u00f0\u00fe\u0142\u0127\u014b\u03c2\u0451\u0671\u0622\u0623\u0625\u0649\u06cc\u06a9\u0629\u06c0\u06d5\u0643\u064a\u0491]|\u0901/g;

const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  // The hooked letters of Hausa.
  ɓ: 'b',
  ɗ: 'd',
  ƙ: 'k',
  ƴ: 'y',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ŋ: 'n',
  ς: 'σ',
  ё: 'е',
  ґ: 'г',
  // Arabic and Persian letters that writers and keyboards exchange.
  ٱ: 'ا',
  آ: 'ا',
  أ: 'ا',
  إ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
  ۀ: 'ه',
  ە: 'ه',
  '\u0901': '\u0902',
};

/** The zeros of the decimal digits of other scripts; those of one script follow one another. */
const zeros =
  '\u0660\u06f0\u07c0\u0966\u09e6\u0a66\u0ae6\u0b66\u0be6\u0c66\u0ce6\u0d66\u0de6\u0e50\u0ed0\u0f20\u1040\u1090\u17e0\u1810' +
  '\u1946\u19d0\u1a80\u1a90\u1b50\u1bb0\u1c40\u1c50\ua620\ua8d0\ua900\ua9d0\ua9f0\uaa50\uabf0';
const foreignDigit = /(?![0-9])\p{Nd}/gu;

/** Digits of any script as `0` to `9`; others stay. */
function toAsciiDigit(digit: string): string {
  const unit = digit.charCodeAt(0);
  const zero = Array.from(zeros).find((one) => unit >= one.charCodeAt(0) && unit < one.charCodeAt(0) + 10);
  return zero === undefined ? digit : String(unit - zero.charCodeAt(0));
}

/**
 * A word in lower case and compatibility form (NFKC), with its diacritics: the input of stemmers.
 * Apostrophes are dropped (`don't` is `dont`), an English possessive `'s` with them.
 */
export function lowerWord(raw: string): string {
  if (!beyondAscii.test(raw)) {
    const lower = upperAscii.test(raw) ? raw.toLowerCase() : raw;
    return lower.includes("'") || lower.includes('`')
      ? lower.replace(possessive, '').replace(apostrophes, '')
      : lower;
  }
  return raw
    .normalize('NFKC')
    .replace(unwritten, '')
    .replace(foreignDigit, toAsciiDigit)
    .toLowerCase()
    .replace(possessive, '')
    .replace(apostrophes, '')
    .normalize('NFC');
}

/** A lower-case word without diacritics and letter variants. `foldWord(foldWord(w)) === foldWord(w)`. */
export function foldWord(lower: string): string {
  if (!beyondAscii.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(diacritics, '$1')
    .replace(unwritten, '')
    .normalize('NFC')
    .replace(special, (letter) => letters[letter] ?? letter);
}

/** The surface form of a word as it is written. */
export function toSurfaceForm(raw: string): string {
  return foldWord(lowerWord(raw));
}
