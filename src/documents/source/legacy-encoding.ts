// Guesses the code page of a text that is not Unicode: by chardet, corrected where that is known to be unreliable.

import { analyse } from 'chardet';
import { knownEncoding } from './text-decoder.js';

const SAMPLE_BYTES = 16 * 1024;
const CONTEXT_BYTES = 256;
const TRUSTED_CONFIDENCE = 20;

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

/** The likeliest code page of bytes that are not UTF-8, as a label of the Encoding standard; windows-1252 in doubt. */
export function detectLegacyEncoding(bytes: Uint8Array): string {
  const sample = sampleOf(bytes);
  const found = analyse(sample)
    .filter(
      ({ name, confidence }) =>
        confidence >= TRUSTED_CONFIDENCE && name !== 'ASCII' && !name.startsWith('UTF-'),
    )
    .map(({ name }) => knownEncoding(SUPERSET.get(name) ?? name))
    .find((encoding) => encoding !== null);
  if (found !== undefined && !LATIN.has(found)) return found;
  return guessCyrillic(sample) ?? found ?? 'windows-1252';
}

/** The bytes to judge by, from shortly before the first one beyond ASCII: all code pages have ASCII in common. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const start = Math.max(0, first - CONTEXT_BYTES);
  return bytes.subarray(start, start + SAMPLE_BYTES);
}

/**
 * The Cyrillic code page of a sample whose words consist of high bytes (Western words have single accented letters), or null.
 * Small letters are above 0xe0 in windows-1251 and below it in KOI8-R.
 */
function guessCyrillic(sample: Uint8Array): string | null {
  let runs = 0;
  let low = 0;
  let high = 0;
  let other = 0;
  let previous = 0;
  for (const byte of sample) {
    if (byte >= 0x80 && previous < 0x80) runs++;
    if (byte >= 0xe0) high++;
    else if (byte >= 0xc0) low++;
    else if (byte >= 0x80) other++;
    previous = byte;
  }
  const letters = low + high;
  if (letters < 3 * runs || other * 10 > letters) return null;
  return high > low ? 'windows-1251' : 'koi8-r';
}
