// Finds the words of a text: where each begins and ends, by Unicode properties (after UAX #29, simplified for search).
// Decides borders only; how a word is spelled is folded afterwards. One pass, no regular expression over the text.

import {
  APOSTROPHE,
  COMMA,
  DIGIT,
  FULL_STOP,
  HYPHEN,
  IDEOGRAPH,
  isSurrogatePairAt,
  JOINER,
  kindAt,
  type KnownKinds,
  LETTER,
  MARK,
  QUOTE,
  SEPARATOR,
  SIGN,
} from './characters.js';
import type { Units } from './columns/text-units.js';
import { finishHash, hashOf, INITIAL_HASH } from './columns/word-hash.js';
import { ACRONYM, BIGRAM, NUMBER, WORD, type WordSpans } from './columns/word-spans.js';
import { joinLast, noteSigns, SPACES } from './word-neighbours.js';

/** The longest word, in UTF-16 units; a longer run of letters becomes several words, so that nothing is lost. */
export const MAX_WORD_LENGTH = 64;
const ZERO = 0x30;

function unitsAt(units: Units, at: number): number {
  return isSurrogatePairAt(units, at) ? 2 : 1;
}

function isSingleLetter(units: Units, at: number, kinds: KnownKinds): boolean {
  if (kindAt(units, at, kinds) !== LETTER) return false;
  const next = kindAt(units, at + unitsAt(units, at), kinds);
  return next !== LETTER && next !== DIGIT && next !== MARK && next !== APOSTROPHE;
}

function endOfAcronym(units: Units, start: number, kinds: KnownKinds): number {
  let at = start;
  let letters = 0;
  while (isSingleLetter(units, at, kinds)) {
    const dot = at + unitsAt(units, at);
    letters += 1;
    if (kindAt(units, dot, kinds) !== FULL_STOP) return letters >= 2 ? dot : start;
    at = dot + 1;
  }
  return letters >= 2 && kindAt(units, at, kinds) !== LETTER ? at : start;
}

function endOfWord(units: Units, start: number, kinds: KnownKinds): number {
  let at = start;
  let previous = SEPARATOR;
  for (;;) {
    const kind = kindAt(units, at, kinds);
    if (kind === LETTER || kind === DIGIT || kind === MARK) {
      if (kind !== MARK) previous = kind;
      at += unitsAt(units, at);
      continue;
    }
    const next = kind === SEPARATOR ? SEPARATOR : kindAt(units, at + 1, kinds);
    if (kind === APOSTROPHE && previous === LETTER && next === LETTER) at += 1;
    else if (kind === QUOTE && isHebrewLetter(units[at - 1]) && isHebrewLetter(units[at + 1])) at += 1;
    else if (kind === FULL_STOP && previous === DIGIT && next === DIGIT) at += 1;
    else if (kind === FULL_STOP && previous !== SEPARATOR && isHardwareAddress(units, start, at)) at += 1;
    else if (kind === COMMA && previous === DIGIT && next === DIGIT && isGroup(units, start, at, kinds))
      at += 1;
    else return at;
  }
}

function isHebrewLetter(unit = 0): boolean {
  return unit >= 0x05d0 && unit <= 0x05ea;
}

/** Whether the point at an index is one of an address in three groups of four hexadecimal digits: `001b.4411.3ab7`. */
function isHardwareAddress(units: Units, start: number, point: number): boolean {
  if (point !== start + 4 && point !== start + 9) return false;
  // Many words of four letters end a sentence.
  if (units[start + 4] !== units[point] || units[start + 9] !== units[point]) return false;
  const written = String.fromCharCode(...units.subarray(start, start + 15));
  return /^(?:[\da-f]{4}\.){2}[\da-f]{4}(?![\p{L}\p{N}.])/iu.test(written);
}

/**
 * Whether the comma of a number divides thousands (`1,000`), or is the decimal one of a number of four digits or more
 * (`1299,99`) or of a zero (`0,5`), also where points or spaces divide those (`1.299,99`, `1 299,99`).
 */
function isGroup(units: Units, start: number, comma: number, kinds: KnownKinds): boolean {
  if (isThousands(units, comma + 1, kinds) || isLakhs(units, comma + 1, kinds)) return true;
  let at = start;
  let digits = 0;
  while (kindAt(units, at, kinds) === DIGIT) at += 1;
  // A zero and a comma are no beginning of a list: `0,5`.
  if (at === comma && at - start === 1 && isZeroAlone(units, start, comma, kinds)) return true;
  if (at === comma && at - start < 4 && !(at - start === 3 && isBehindDigits(units, start, kinds)))
    return false;
  if (at < comma && at - start > 3) return false;
  for (; at < comma; at += 4) {
    if (kindAt(units, at, kinds) !== FULL_STOP || !isThousands(units, at + 1, kinds)) return false;
  }
  while (kindAt(units, comma + 1 + digits, kinds) === DIGIT) digits += 1;
  return digits <= 2 && kindAt(units, comma + 1 + digits, kinds) !== LETTER;
}

/** Groups of two digits in one number: more are a list. */
const MAX_LAKHS = 4;

/** Whether groups of two digits begin here, with thousands behind them, as in India: `12,34,567`. */
function isLakhs(units: Units, from: number, kinds: KnownKinds): boolean {
  const end = from + 3 * MAX_LAKHS;
  let at = from;
  while (
    at < end &&
    kindAt(units, at, kinds) === DIGIT &&
    kindAt(units, at + 1, kinds) === DIGIT &&
    kindAt(units, at + 2, kinds) === COMMA
  ) {
    at += 3;
  }
  return at > from && isThousands(units, at, kinds);
}

/** Whether the digit before a comma is a zero, with one to three digits and no further comma behind it. */
function isZeroAlone(units: Units, zero: number, comma: number, kinds: KnownKinds): boolean {
  if (units[zero] !== ZERO) return false;
  let end = comma + 1;
  while (kindAt(units, end, kinds) === DIGIT) end += 1;
  const isShort = end > comma + 1 && end <= comma + 4;
  return isShort && !(kindAt(units, end, kinds) === COMMA && kindAt(units, end + 1, kinds) === DIGIT);
}

/** Whether a digit stands before the space before an index. */
function isBehindDigits(units: Units, at: number, kinds: KnownKinds): boolean {
  return at > 1 && SPACES.includes(units[at - 1] ?? 0) && kindAt(units, at - 2, kinds) === DIGIT;
}

function isThousands(units: Units, at: number, kinds: KnownKinds): boolean {
  return (
    kindAt(units, at, kinds) === DIGIT &&
    kindAt(units, at + 1, kinds) === DIGIT &&
    kindAt(units, at + 2, kinds) === DIGIT &&
    kindAt(units, at + 3, kinds) !== DIGIT
  );
}

/** Adds the overlapping bigrams of a run of ideographs (or the only one) that begins at `start`. Returns where the run ends. */
function tokenizeIdeographs(units: Units, start: number, spans: WordSpans, kinds: KnownKinds): number {
  let before = -1;
  let at = start;
  let count = 0;
  for (;;) {
    const kind = kindAt(units, at, kinds);
    if (kind !== IDEOGRAPH && !(kind === MARK && count > 0)) break;
    let next = at + unitsAt(units, at);
    while (kindAt(units, next, kinds) === MARK) next += unitsAt(units, next);
    if (before >= 0) spans.add(before, next, BIGRAM, false, hashOf(units, before, next));
    before = at;
    at = next;
    count += 1;
  }
  if (count === 1) spans.add(before, at, BIGRAM, false, hashOf(units, before, at));
  return at;
}

/** Where a piece of a long word ends: never inside a surrogate pair. */
function endOfPiece(units: Units, start: number, wordEnd: number): number {
  const end = Math.min(start + MAX_WORD_LENGTH, wordEnd);
  return end < wordEnd && unitsAt(units, end - 1) === 2 ? end - 1 : end;
}

/** True if nothing but a hyphen is between the end of the word before and the one that begins at `start`. */
function isHyphenated(units: Units, previousEnd: number, start: number, kinds: KnownKinds): boolean {
  return previousEnd >= 0 && previousEnd + 1 === start && kindAt(units, previousEnd, kinds) === HYPHEN;
}

/** Adds the word that begins at `start`, in pieces if it is too long. Returns where it ends. */
function tokenizeWord(
  units: Units,
  start: number,
  isHyphenatedWord: boolean,
  spans: WordSpans,
  kinds: KnownKinds,
): number {
  const first = kindAt(units, start, kinds);
  const behind = start + unitsAt(units, start);
  const acronymEnd =
    first === LETTER && kindAt(units, behind, kinds) === FULL_STOP
      ? endOfAcronym(units, start, kinds)
      : start;
  if (acronymEnd > start) {
    spans.add(start, acronymEnd, ACRONYM, false, hashOf(units, start, acronymEnd));
    return acronymEnd;
  }
  const end = endOfWord(units, start, kinds);
  const kind = first === DIGIT ? NUMBER : WORD;
  if (end - start <= MAX_WORD_LENGTH)
    spans.add(start, end, kind, isHyphenatedWord, hashOf(units, start, end));
  else
    for (let at = start; at < end;) {
      const pieceEnd = endOfPiece(units, at, end);
      spans.add(at, pieceEnd, kind, false, hashOf(units, at, pieceEnd));
      at = pieceEnd;
    }
  return end;
}

/**
 * Adds the words of a text to `spans`, in order. A word is a run of letters and digits with the apostrophes, points and commas
 * inside it (`don't`, `3.14`, `1,000`), an acronym with its points (`U.N.`), or a bigram of ideographs. Takes time in proportion
 * to the length.
 * @param units of the text, with a 0 behind them (`TextUnits`)
 * @param length of the text, in UTF-16 units
 * @param kinds the kinds of units classified so far; new ones are added
 */
export function tokenizeWords(units: Units, length: number, spans: WordSpans, kinds: KnownKinds): void {
  // Copied: what another file exports is looked up each time it is used.
  const [separator, letter, digit] = [SEPARATOR, LETTER, DIGIT];
  let at = 0;
  let previousEnd = -1;
  /** Where a sign stood that may belong to the word behind it. */
  let signAt = -2;
  /** The same of a slash, ampersand or colon. */
  let joinerAt = -2;
  while (at < length) {
    const start = at;
    const first = kinds[units[at] ?? 0] ?? 0;
    if (first === separator) {
      at += 1;
      continue;
    }
    // The fast path: nearly every word is a run of letters and digits whose kinds are known.
    let kind = first;
    let last = first;
    let hash = INITIAL_HASH;
    while (kind === letter || kind === digit) {
      const unit = units[at] ?? 0;
      hash = ((hash << 5) + (hash + unit)) | 0;
      last = kind;
      at += 1;
      kind = kinds[units[at] ?? 0] ?? 0;
    }
    if (
      isWholeWord(at - start, last, kind) ||
      (kind === QUOTE && at > start && !isHebrewLetter(units[at - 1]) && at - start <= MAX_WORD_LENGTH)
    ) {
      spans.add(
        start,
        at,
        first === digit ? NUMBER : WORD,
        isHyphenated(units, previousEnd, start, kinds),
        finishHash(hash),
      );
      previousEnd = at;
      if (signAt === start - 1) noteSigns(units, length, spans, kinds);
      if (
        first === digit ||
        last === digit ||
        joinerAt === start - 1 ||
        spans.hyphenated[spans.count - 1] === 1
      )
        joinLast(units, spans, kinds);
      continue;
    }
    kind = kindAt(units, start, kinds);
    if (kind === IDEOGRAPH) at = tokenizeIdeographs(units, start, spans, kinds);
    else if (kind !== letter && kind !== digit) {
      if (kind === SIGN || kind === FULL_STOP) signAt = start;
      else if (kind === JOINER) joinerAt = start;
      at = start + unitsAt(units, start);
    } else {
      at = tokenizeWord(units, start, isHyphenated(units, previousEnd, start, kinds), spans, kinds);
      previousEnd = at;
      if (signAt === start - 1 || kindAt(units, at, kinds) === SIGN) noteSigns(units, length, spans, kinds);
      joinLast(units, spans, kinds);
    }
  }
}

/**
 * True if a run of letters and digits is a word by itself, and not the beginning of a longer one.
 * @param count length of the run
 * @param last the kind of its last character
 * @param next the kind of the character behind it
 */
function isWholeWord(count: number, last: number, next: number): boolean {
  if (count === 0 || count > MAX_WORD_LENGTH) return false;
  if (next === SEPARATOR || next === HYPHEN || next === JOINER) return true;
  // Four letters and a point may begin a hardware address.
  return last === LETTER && (next === COMMA || (next === FULL_STOP && count > 1 && count !== 4));
}
