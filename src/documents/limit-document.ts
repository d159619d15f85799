// What one document may hold: so many words, and so many different ones. A text of more is no text that anybody reads, and would keep
// the indexer busy for long; its beginning is taken.

import {
  APOSTROPHE,
  createKnownKinds,
  DIGIT,
  FULL_STOP,
  IDEOGRAPH,
  isSurrogatePairAt,
  kindAt,
  LETTER,
  MARK,
  QUOTE,
  SEPARATOR,
} from '../text/characters.js';
import type { Document } from './document.js';

/** Words of a text that are taken. */
const MAX_WORDS = 3_000_000;
/** Different words of a text that are taken. */
export const MAX_DISTINCT_WORDS = 200_000;

/** Room for the hashes of different words; a power of two, and never more than half full. */
const SLOTS = 1 << 20;
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
/** A longer word is indexed in pieces; in UTF-16 units. */
const MAX_JOINED = 64;

const kinds = createKnownKinds();

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
 * Where the words of a text end that are taken, in UTF-16 units. A word is a run of letters and digits; of characters of scripts that
 * are written without spaces, and of pictographs, each with the one before it is one. What stands behind a point or an apostrophe
 * within a word (`3.14`, `U.N.`) is told apart with what stands before it. These are at least as many words as are indexed, but for
 * such as joined digits make up besides. Different words are told apart by a hash of 31 bits: of as many as are taken, one in some
 * thousands is taken for another.
 */
export function endOfWords(text: string, maxWords = MAX_WORDS, maxDistinct = MAX_DISTINCT_WORDS): number {
  // A word takes a unit at least.
  const { length } = text;
  if (length <= Math.min(maxWords, maxDistinct)) return length;
  const units = unitsOf(text);
  const seen = new Int32Array(SLOTS);
  let words = 0;
  let distinct = 0;
  /** Where the word at hand begins, or -1. */
  let start = -1;
  let hash = FNV_OFFSET;
  /** Whether it is one character, which is told apart with the one before it: that has the hash `before`, or 0. */
  let isPaired = false;
  let before = 0;
  /** What the hash of the next word begins with, and where the words begin that are told apart with it. */
  let joined = FNV_OFFSET;
  let joinedStart = 0;
  for (let at = 0; at <= length;) {
    const kind = at < length ? kindAt(units, at, kinds) : SEPARATOR;
    const isSurrogatePair = isSurrogatePairAt(units, at);
    const unit = isSurrogatePair ? ((units[at] ?? 0) << 16) ^ (units[at + 1] ?? 0) : (units[at] ?? 0);
    const isLetter = kind === LETTER || kind === DIGIT;
    if (start >= 0 && (kind === MARK || (isLetter && !isPaired))) hash = Math.imul(hash ^ unit, FNV_PRIME);
    else {
      const isBehindWord = start >= 0;
      if (isBehindWord) {
        words += 1;
        distinct += addHash(seen, isPaired ? Math.imul(before, FNV_PRIME) ^ hash : hash);
        if (words > maxWords || distinct > maxDistinct) return start;
      }
      if (isLetter || kind === IDEOGRAPH) {
        before = isBehindWord && isPaired && !isLetter ? hash : 0;
        isPaired = !isLetter;
        hash = Math.imul((isPaired ? FNV_OFFSET : joined) ^ unit, FNV_PRIME);
        if (joined === FNV_OFFSET) joinedStart = at;
        joined = FNV_OFFSET;
        start = at;
      } else {
        const isJoined = isBehindWord && !isPaired && isJoining(kind) && at - joinedStart < MAX_JOINED;
        joined = isJoined ? Math.imul(hash ^ unit, FNV_PRIME) : FNV_OFFSET;
        start = -1;
      }
    }
    at += isSurrogatePair ? 2 : 1;
  }
  return length;
}

/** The units of a text, and a 0 behind them. */
function unitsOf(text: string): Uint16Array<ArrayBuffer> {
  const units = new Uint16Array(text.length + 1);
  Buffer.from(units.buffer).write(text, 'utf16le');
  return units;
}

/** Whether a character between letters belongs to a word with both. */
function isJoining(kind: number): boolean {
  return kind === FULL_STOP || kind === APOSTROPHE || kind === QUOTE;
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
