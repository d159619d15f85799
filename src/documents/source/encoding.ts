// Turns bytes into text: UTF-8, UTF-16 with and without a byte order mark, legacy code pages. Recognizes what is no text.
// Decides from the bytes alone, so that the same bytes are read the same way in every run.

import { isUtf8 } from 'node:buffer';
import { isControlHeavy, matchSignature } from './binary-content.js';
import { detectLegacyEncoding, type LegacyEncoding } from './legacy-encoding.js';
import { SkipError } from './skipped.js';
import { decodeAs, knownEncoding } from './text-decoder.js';

/** A text and the encoding its bytes were taken to be in, as a label of the Encoding standard. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: string;
  /** False where the bytes are in a code page that they do not name, and another is about as likely. */
  readonly isCertain: boolean;
}

/** A Unicode encoding that the first bytes show, and how many of them are its byte order mark. */
export interface UnicodeEncoding {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
  readonly markBytes: number;
}

/** How many bytes of the beginning are enough for `sniffEncoding`. */
export const SNIFF_BYTES = 64 * 1024;
const UTF16_SAMPLE_BYTES = 4096;

/**
 * Decodes a whole text, without its byte order mark; bytes that fit no encoding become U+FFFD. Throws SkipError (`binary`)
 * for what is no text.
 * @param declared the encoding that the content names for itself, believed when the bytes are not Unicode
 */
export function decodeText(bytes: Uint8Array, declared: string | null = null): DecodedText {
  const unicode = sniffEncoding(bytes);
  const { encoding, isCertain } =
    unicode === null ? decideEncoding(bytes, declared) : { encoding: unicode.encoding, isCertain: true };
  return { text: decodeAs(encoding, bytes.subarray(unicode?.markBytes ?? 0)), encoding, isCertain };
}

/**
 * The Unicode encoding that the first bytes of a file show by a mark or, for UTF-16, by their zeros; null without either:
 * `chooseEncoding` then decides. Throws SkipError (`binary`) for what is no text.
 */
export function sniffEncoding(bytes: Uint8Array): UnicodeEncoding | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', markBytes: 3 };
  const isWide =
    (a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff);
  if (isWide) throw new SkipError('binary', 'is UTF-32 text, which is not read: save it as UTF-8');
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', markBytes: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', markBytes: 2 };
  const signature = matchSignature(bytes);
  if (signature !== null) throw new SkipError('binary', `is ${signature}, not text`);
  const encoding = sniffUtf16(bytes.subarray(0, UTF16_SAMPLE_BYTES));
  if (encoding !== null) return { encoding, markBytes: 0 };
  if (isControlHeavy(bytes.subarray(0, SNIFF_BYTES)))
    throw new SkipError('binary', 'is binary data, not text');
  return null;
}

/** The encoding of bytes without a mark: UTF-8 if they are valid, else the likeliest code page. */
export function chooseEncoding(bytes: Uint8Array): string {
  return decideEncoding(bytes, null).encoding;
}

function decideEncoding(bytes: Uint8Array, declared: string | null): LegacyEncoding {
  const known = declared === null ? null : knownEncoding(declared);
  if (isUtf8(bytes)) return { encoding: known === 'iso-2022-jp' ? known : 'utf-8', isCertain: true };
  if (isMostlyUtf8(bytes)) return { encoding: 'utf-8', isCertain: true };
  if (known !== null && known !== 'utf-8' && !known.startsWith('utf-16'))
    return { encoding: known, isCertain: true };
  return detectLegacyEncoding(bytes);
}

/**
 * In most scripts half the bytes of UTF-16 are zero, or at least those of spaces and line ends, all on one side. Two letters
 * of ASCII in one unit are as good as any Chinese character, but in Chinese a unit in ten is such: where a third of them are,
 * the text is one of bytes into which a few zeros have strayed.
 */
function sniffUtf16(sample: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const units = sample.length >> 1;
  const zeros: [number, number] = [0, 0];
  let letterPairs = 0;
  for (let unit = 0; unit < units; unit++) {
    const [first, second] = [sample[unit * 2], sample[unit * 2 + 1]];
    if (first === 0) zeros[0]++;
    if (second === 0) zeros[1]++;
    if (isAsciiLetter(first) && isAsciiLetter(second)) letterPairs++;
  }
  const [even, odd] = zeros;
  if (Math.max(even, odd) * 50 < units || Math.min(even, odd) * 20 > Math.max(even, odd) || units < 2)
    return null;
  if (even === odd || letterPairs * 3 > units) return null;
  const encoding = odd > even ? 'utf-16le' : 'utf-16be';
  const text = decodeAs(encoding, sample.subarray(0, units * 2));
  const strange = text.match(/[^\p{L}\p{M}\p{N}\p{P}\p{S}\p{Z}\s\u00ad\u200b-\u200f]/gu)?.length ?? 0;
  return strange * 50 <= units ? encoding : null;
}

/** Whether a byte is a letter of ASCII or the space between words of them. */
function isAsciiLetter(byte = 0): boolean {
  return byte === 0x20 || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a);
}

/** A few broken bytes in much good UTF-8 are damage, not another encoding. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  let good = 0;
  let bad = 0;
  for (let i = 0; i < bytes.length;) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x80) {
      i++;
      continue;
    }
    const length =
      byte >= 0xc2 && byte < 0xe0 ? 2 : byte >= 0xe0 && byte < 0xf0 ? 3 : byte >= 0xf0 && byte < 0xf5 ? 4 : 0;
    if (length > 0 && hasContinuations(bytes, i + 1, length - 1)) {
      good++;
      i += length;
    } else {
      bad++;
      i++;
    }
  }
  return good > bad * 4;
}

function hasContinuations(bytes: Uint8Array, start: number, count: number): boolean {
  for (let i = start; i < start + count; i++) {
    const byte = bytes[i];
    if (byte === undefined || (byte & 0xc0) !== 0x80) return false;
  }
  return true;
}
