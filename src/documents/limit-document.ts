// What one document may hold: so many words, and so many different ones. A text of more is no text that anybody reads, and would keep
// the indexer busy for long; its beginning is taken.

import type { Document } from './document.js';

/** Words of a text that are taken. */
const MAX_WORDS = 3_000_000;
/** Different words of a text that are taken. */
export const MAX_DISTINCT_WORDS = 200_000;

/** Room for the hashes of different words; a power of two, and never more than half full. */
const SLOTS = 1 << 20;
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** The document with as much of its text as it may hold; the same one where that is all of it. */
export function limitDocument(document: Document, warn: (message: string) => void): Document {
  const endOfTaken = endOfWords(document.text);
  if (endOfTaken === document.text.length) return document;
  const words = `${MAX_WORDS.toLocaleString('en')} words or ${MAX_DISTINCT_WORDS.toLocaleString('en')} different ones`;
  warn(`has more than ${words}: only its beginning is taken; split it`);
  const text = document.text.slice(0, endOfTaken).trimEnd();
  const end = text.length;
  return {
    ...document,
    text,
    sections: document.sections.filter(({ start }) => start < end),
    annotations: document.annotations
      .filter(({ start }) => start < end)
      .map((one) => (one.start + one.length <= end ? one : { ...one, length: end - one.start })),
  };
}

/**
 * Where the words of a text end that are taken, in UTF-16 units. A word is what stands between spaces and ASCII punctuation; of
 * Chinese characters and kana, which stand without spaces, each with the one before it is one. Different words are told apart by
 * a hash of 31 bits: of as many as are taken, one in some thousands is taken for another.
 */
export function endOfWords(text: string, maxWords = MAX_WORDS, maxDistinct = MAX_DISTINCT_WORDS): number {
  // A word takes a unit at least.
  if (text.length <= Math.min(maxWords, maxDistinct)) return text.length;
  const seen = new Int32Array(SLOTS);
  let words = 0;
  let distinct = 0;
  let hash = FNV_OFFSET;
  let start = -1;
  let before = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const unit = at < text.length ? text.charCodeAt(at) : 0;
    const isPaired = isIdeographic(unit);
    if (!isPaired && isWordUnit(unit)) {
      if (start < 0) start = at;
      hash = Math.imul(hash ^ unit, FNV_PRIME);
      before = 0;
      continue;
    }
    if (start >= 0) {
      words += 1;
      distinct += addHash(seen, hash);
      if (words > maxWords || distinct > maxDistinct) return start;
      start = -1;
      hash = FNV_OFFSET;
    }
    if (isPaired) {
      words += 1;
      distinct += addHash(seen, Math.imul((before << 16) ^ unit, FNV_PRIME));
      if (words > maxWords || distinct > maxDistinct) return at;
    }
    before = isPaired ? unit : 0;
  }
  return text.length;
}

/** 1 for a hash that was not there, else 0. */
function addHash(seen: Int32Array, hash: number): number {
  const kept = hash | 1;
  let slot = (kept ^ (kept >>> 15)) & (SLOTS - 1);
  while (seen[slot] !== 0) {
    if (seen[slot] === kept) return 0;
    slot = (slot + 1) & (SLOTS - 1);
  }
  seen[slot] = kept;
  return 1;
}

function isWordUnit(unit: number): boolean {
  if (unit < 0x80) {
    return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x30 && unit <= 0x39);
  }
  return unit > 0xa0 && !(unit >= 0x2000 && unit <= 0x206f) && !(unit >= 0x3000 && unit <= 0x303f);
}

/** Chinese characters and kana, of the first plane. */
function isIdeographic(unit: number): boolean {
  return unit >= 0x2e80 && unit <= 0x9fff && !(unit >= 0x3000 && unit <= 0x303f);
}
