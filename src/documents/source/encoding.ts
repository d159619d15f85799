// Bytes to text: UTF-8, UTF-16 with and without a mark, legacy code pages; or the verdict that this is no text.
// Decides from the bytes alone, so the same bytes are read the same way in every run.

import { isUtf8 } from 'node:buffer';
import { isControlHeavy, matchSignature } from './binary-content.js';
import { detectLegacyEncoding } from './legacy-encoding.js';
import { decodeAs, knownEncoding } from './text-decoder.js';

export type DecodedText =
  | { readonly kind: 'text'; readonly text: string; readonly encoding: string }
  | { readonly kind: 'binary'; readonly what: string };

/** How a stream has to be read, judged by its first bytes. */
export type SniffedEncoding =
  | {
      readonly kind: 'unicode';
      readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
      readonly markBytes: number;
    }
  | { readonly kind: 'unmarked' }
  | { readonly kind: 'binary'; readonly what: string };

const SNIFF_BYTES = 64 * 1024;
const UTF16_SAMPLE_BYTES = 4096;

/**
 * Decodes a whole text without its byte order mark; bytes that fit no encoding become U+FFFD. `declared` is the
 * encoding the content names for itself, believed when the bytes are not Unicode.
 */
export function decodeText(bytes: Uint8Array, declared: string | null = null): DecodedText {
  const sniffed = sniffEncoding(bytes);
  if (sniffed.kind === 'binary') return sniffed;
  if (sniffed.kind === 'unicode') {
    const text = decodeAs(sniffed.encoding, bytes.subarray(sniffed.markBytes));
    return { kind: 'text', text, encoding: sniffed.encoding };
  }
  const encoding = chooseEncoding(bytes, declared);
  return { kind: 'text', text: decodeAs(encoding, bytes), encoding };
}

/** Looks at the first bytes of a file: a mark, UTF-16 without one, or content that is no text. */
export function sniffEncoding(bytes: Uint8Array): SniffedEncoding {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { kind: 'unicode', encoding: 'utf-8', markBytes: 3 };
  const isWide =
    (a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff);
  if (isWide) return { kind: 'binary', what: 'UTF-32 text, which is not read: save it as UTF-8' };
  if (a === 0xff && b === 0xfe) return { kind: 'unicode', encoding: 'utf-16le', markBytes: 2 };
  if (a === 0xfe && b === 0xff) return { kind: 'unicode', encoding: 'utf-16be', markBytes: 2 };
  const signature = matchSignature(bytes);
  if (signature !== null) return { kind: 'binary', what: `${signature}, not text` };
  const encoding = sniffUtf16(bytes.subarray(0, UTF16_SAMPLE_BYTES));
  if (encoding !== null) return { kind: 'unicode', encoding, markBytes: 0 };
  if (isControlHeavy(bytes.subarray(0, SNIFF_BYTES)))
    return { kind: 'binary', what: 'binary data, not text' };
  return { kind: 'unmarked' };
}

/** The encoding of unmarked bytes: UTF-8 where they allow it, else what they declare, else the likeliest code page. */
export function chooseEncoding(bytes: Uint8Array, declared: string | null = null): string {
  const known = declared === null ? null : knownEncoding(declared);
  if (isUtf8(bytes)) return known === 'iso-2022-jp' ? known : 'utf-8';
  if (isMostlyUtf8(bytes)) return 'utf-8';
  if (known !== null && known !== 'utf-8' && !known.startsWith('utf-16')) return known;
  return detectLegacyEncoding(bytes);
}

/** In most scripts half the bytes of UTF-16 are zero, or at least those of spaces and line ends, all on one side. */
function sniffUtf16(sample: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const zeros: [number, number] = [0, 0];
  for (let i = 0; i < sample.length; i++) {
    if (sample[i] === 0) zeros[i % 2 === 0 ? 0 : 1]++;
  }
  const [even, odd] = zeros;
  const units = sample.length >> 1;
  if (Math.max(even, odd) * 50 < units || Math.min(even, odd) * 20 > Math.max(even, odd) || units < 2)
    return null;
  if (even === odd) return null;
  const encoding = odd > even ? 'utf-16le' : 'utf-16be';
  const text = decodeAs(encoding, sample.subarray(0, units * 2));
  const strange = text.match(/[^\p{L}\p{M}\p{N}\p{P}\p{S}\p{Z}\s\u00ad\u200b-\u200f]/gu)?.length ?? 0;
  return strange * 50 <= units ? encoding : null;
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
