// Guesses the code page of a text that is not Unicode: by chardet, corrected where that is known to be unreliable.

import { analyse } from 'chardet';
import { fitLatinCodePages } from './latin-code-page.js';
import { knownEncoding } from './text-decoder.js';

const SAMPLE_BYTES = 16 * 1024;
const CONTEXT_BYTES = 256;
const TRUSTED_CONFIDENCE = 20;
/** Letters that differ by less fit as well. */
const MAX_FIT_DIFFERENCE = 0.02;
const MIN_CERTAIN_FIT = 0.9;
/** How many times as likely as any other a code page has to be. */
const CERTAIN_LEAD = 1.5;
/** Of the letters of Thai so many at least are among the twenty commonest. */
const MIN_COMMON_THAI = 0.55;
const COMMON_THAI: ReadonlySet<number> = new Set([
  0xb9, 0xd2, 0xc3, 0xcd, 0xa1, 0xe0, 0xa7, 0xe8, 0xc1, 0xc2, 0xe9, 0xc7, 0xc5, 0xd5, 0xb7, 0xd1, 0xca, 0xb5,
  0xd4, 0xb4,
]);

/** The letters of Ukrainian in windows-1251 that Russian has not. */
const UKRAINIAN: ReadonlySet<number> = new Set([0xa5, 0xaa, 0xaf, 0xb2, 0xb3, 0xb4, 0xba, 0xbf]);

/** Windows code pages that contain an ISO one: chardet reports the smaller where the sample has no byte that differs. */
const SUPERSET: ReadonlyMap<string, string> = new Map([
  ['ISO-8859-1', 'windows-1252'],
  ['ISO-8859-6', 'windows-1256'],
  ['ISO-8859-8', 'windows-1255'],
  ['ISO-8859-9', 'windows-1254'],
]);

/** Code pages of Latin letters: chardet reports one of them for any sample that is mostly ASCII. */
const LATIN: ReadonlySet<string> = new Set([
  ...['windows-1250', 'windows-1252', 'windows-1254', 'windows-1257', 'iso-8859-2'],
]);

/** A code page that bytes are likely to be in. */
export interface LegacyEncoding {
  /** A label of the Encoding standard. */
  readonly encoding: string;
  /** False where another would give other letters and is about as likely. */
  readonly isCertain: boolean;
}

/** The likeliest code page of bytes that are not UTF-8; windows-1252 in doubt. */
export function detectLegacyEncoding(bytes: Uint8Array): LegacyEncoding {
  const sample = sampleOf(bytes);
  if (isThai(sample)) return { encoding: 'windows-874', isCertain: true };
  const likely = analyse(sample).flatMap(({ name, confidence }) => {
    const encoding =
      name === 'ASCII' || name.startsWith('UTF-') ? null : knownEncoding(SUPERSET.get(name) ?? name);
    return encoding === null ? [] : [{ encoding, confidence }];
  });
  const found = likely.find(({ confidence }) => confidence >= TRUSTED_CONFIDENCE)?.encoding;
  if (found === 'windows-1256') return { encoding: chooseArabic(sample), isCertain: true };
  if (found !== undefined && !LATIN.has(found)) return { encoding: found, isCertain: true };
  const cyrillic = guessCyrillic(sample);
  if (cyrillic !== null) return { encoding: cyrillic, isCertain: true };
  // chardet cannot tell windows-1250 from ISO 8859-2 by the frequencies of letters.
  return chooseLatin(sample, (encoding) => {
    const same = encoding === 'windows-1250' ? 'iso-8859-2' : encoding;
    return likely.find((one) => one.encoding === encoding || one.encoding === same)?.confidence ?? 0;
  });
}

/**
 * Which code page of Arabic: in ISO 8859-6 letters lie between 0xc1 and 0xea with nothing but vowel signs up to 0xf2, and windows-1256
 * has other letters, or French ones, where that has none.
 */
function chooseArabic(sample: Uint8Array): string {
  const hasOthers = sample.some((byte) => byte >= 0x80 && !isInIsoArabic(byte));
  return hasOthers ? 'windows-1256' : 'iso-8859-6';
}

/** Whether ISO 8859-6 has a character at a byte beyond ASCII. */
function isInIsoArabic(byte: number): boolean {
  return (
    [0xa0, 0xa4, 0xac, 0xad, 0xbb, 0xbf].includes(byte) ||
    (byte >= 0xc1 && byte <= 0xda) ||
    (byte >= 0xe0 && byte <= 0xf2)
  );
}

/** Of the code pages whose letters fit one language best, the one that is likeliest by the frequencies of letters. */
function chooseLatin(sample: Uint8Array, confidenceOf: (encoding: string) => number): LegacyEncoding {
  const fits = fitLatinCodePages(sample);
  const [first] = fits;
  if (first === undefined) return { encoding: 'windows-1252', isCertain: false };
  const best = fits.filter(({ fit }) => fit >= first.fit - MAX_FIT_DIFFERENCE);
  const [chosen = first, ...others] = best.sort(
    (a, b) => confidenceOf(b.encoding) - confidenceOf(a.encoding),
  );
  const isAlone = others.every(
    ({ text, encoding }) =>
      text === chosen.text || confidenceOf(encoding) * CERTAIN_LEAD <= confidenceOf(chosen.encoding),
  );
  return { encoding: chosen.encoding, isCertain: isAlone && chosen.fit >= MIN_CERTAIN_FIT };
}

/**
 * Whether a sample is Thai in TIS-620: vowels and tones, which stand above or below a consonant, follow one, and vowels before a
 * consonant are followed by one. In the pairs of bytes of Chinese or Korean neither holds.
 */
function isThai(sample: Uint8Array): boolean {
  let letters = 0;
  let marks = 0;
  let common = 0;
  let wrong = 0;
  for (const [i, byte] of sample.entries()) {
    if (byte < 0xa1) {
      if (byte >= 0x80 && byte !== 0x85 && (byte < 0x91 || byte > 0x97)) wrong++;
      continue;
    }
    letters++;
    if (COMMON_THAI.has(byte)) common++;
    if ((byte >= 0xdb && byte <= 0xde) || byte >= 0xfc) wrong++;
    const isMark = byte === 0xd1 || (byte >= 0xd4 && byte <= 0xda) || (byte >= 0xe7 && byte <= 0xee);
    if (isMark) {
      marks++;
      if ((sample[i - 1] ?? 0) < 0xa1) wrong++;
    }
    const next = sample[i + 1] ?? 0xa1;
    if (byte >= 0xe0 && byte <= 0xe4 && (next < 0xa1 || next > 0xce)) wrong++;
    // Two vowels above one consonant do not occur.
    if (byte >= 0xd4 && byte <= 0xda && next >= 0xd4 && next <= 0xda) wrong++;
  }
  const isCommon = common >= letters * MIN_COMMON_THAI;
  return letters >= 8 && marks * 12 >= letters && isCommon && wrong * 30 <= letters;
}

/** The bytes to judge by, from shortly before the first one beyond ASCII: all code pages have ASCII in common. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const start = Math.max(0, first - CONTEXT_BYTES);
  return bytes.subarray(start, start + SAMPLE_BYTES);
}

/** Whether a sample is Cyrillic of MS-DOS, whose small letters lie in two ranges with lines and corners between them. */
function isDosCyrillic(sample: Uint8Array): boolean {
  let [first, second, capitals, other] = [0, 0, 0, 0];
  for (const byte of sample) {
    if (byte < 0x80) continue;
    if (byte >= 0xa0 && byte <= 0xaf) first++;
    else if (byte >= 0xe0 && byte <= 0xf1) second++;
    else if (byte <= 0x9f) capitals++;
    else other++;
  }
  const letters = first + second + capitals;
  return (
    first > second && second * 5 > first && capitals * 2 < letters && other * 30 <= letters && letters >= 20
  );
}

/**
 * The Cyrillic code page of a sample whose words consist of high bytes (Western words have single accented letters), or null.
 * Small letters are above 0xe0 in windows-1251 and below it in KOI8-R.
 */
function guessCyrillic(sample: Uint8Array): string | null {
  if (isDosCyrillic(sample)) return 'ibm866';
  let runs = 0;
  let low = 0;
  let high = 0;
  let other = 0;
  let previous = 0;
  for (const byte of sample) {
    if (byte >= 0x80 && previous < 0x80) runs++;
    if (byte >= 0xe0) high++;
    else if (byte >= 0xc0) low++;
    else if (UKRAINIAN.has(byte)) high++;
    else if (byte >= 0x80) other++;
    previous = byte;
  }
  const letters = low + high;
  if (letters < 3 * runs || other * 10 > letters) return null;
  return high > low ? 'windows-1251' : 'koi8-r';
}
