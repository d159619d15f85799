// How a word stands to what touches it in a text: groups of one number or code (`1 000 000`, `978-0-306`), short words with a slash
// or ampersand between them (`AC/DC`, `R&D`), signs (`C++`, `$100`). Asked for few words only, of the last one that was found.

import {
  APOSTROPHE,
  COMMA,
  DIGIT,
  FULL_STOP,
  HYPHEN,
  IDEOGRAPH,
  kindAt,
  type KnownKinds,
  LETTER,
  MARK,
  SEPARATOR,
  SIGN,
} from './characters.js';
import type { Units } from './columns/text-units.js';
import type { WordSpans } from './columns/word-spans.js';
import { countGroupsOfCode } from './grouped-codes.js';

const unitOf = (sign: string): number => sign.charCodeAt(0);
const [PLUS, NUMBER_SIGN, PERCENT, SLASH, AMPERSAND, COLON, POINT, OPEN, CLOSE, HYPHEN_MINUS] = Array.from(
  '+#%/&:.()-',
  unitOf,
);
const [ZERO, SEVEN, EIGHT, NINE] = Array.from('0789', unitOf);
/** Units of each side of a slash or ampersand that makes one name of both: `AC/DC`, `9/11`, `R&D`. */
const MAX_SLASHED = 4;
/** Words that make up one number or code at most: a UUID has 5, an ISBN 5, a hardware address 6. */
export const MAX_JOINED = 12;
/** Whether a unit makes one name of two short words, and is no hyphen. */
export function isSlash(unit: number | undefined): boolean {
  return unit === SLASH || unit === AMPERSAND;
}

/** Spaces that divide thousands: the usual one, and those at which no line is broken. */
export const SPACES = [0x20, 0xa0, 0x2007, 0x2009, 0x202f];
/** Words divided by colons that are a code, and no time of day. */
const MIN_COLONS = 4;

/**
 * Notes how the last word stands to those before it, where one unit is between: a short word behind a slash, a group of a number
 * or code. Asked of words with a digit or behind a hyphen, slash or colon only, of which there are few.
 */
export function joinLast(units: Units, spans: WordSpans, kinds: KnownKinds): void {
  const last = spans.count - 1;
  const [start, end] = [spans.starts[last] ?? 0, spans.ends[last] ?? 0];
  const [previousStart, previousEnd] = [spans.starts[last - 1] ?? 0, spans.ends[last - 1] ?? 0];
  if (last === 0 || previousEnd + 2 < start) return;
  const row = countGroupsOfCode(units, spans, kinds) || rowOfDigits(units, spans, kinds);
  if (row > 0) spans.joined[last] = row;
  if (row > 0 || previousEnd + 1 !== start) return;
  const border = units[previousEnd] ?? 0;
  const kind = kindAt(units, previousEnd, kinds);
  if (kind === SEPARATOR || kind === APOSTROPHE) {
    // A longer row of groups is no number but a table: it begins anew.
    const joined = ((spans.joined[last - 1] ?? 0) + 1) % MAX_JOINED;
    if ((kind === APOSTROPHE || SPACES.includes(border)) && isGroupOfDigits(units, spans, last, kinds))
      spans.joined[last] = joined;
    return;
  }
  if (isSlash(border) && end - start <= MAX_SLASHED && previousEnd - previousStart <= MAX_SLASHED) {
    spans.hyphenated[last] = 1;
  }
  if (kind !== HYPHEN && border !== COLON) return;
  let count = 1;
  let hasDigit = false;
  for (let word = last; ; word -= 1) {
    hasDigit ||= kindAt(units, spans.starts[word] ?? 0, kinds) === DIGIT;
    const before = (spans.starts[word] ?? 0) - 1;
    if (word === 0 || spans.ends[word - 1] !== before || units[before] !== border || count === MAX_JOINED)
      break;
    count += 1;
  }
  if (hasDigit && count >= (border === COLON ? MIN_COLONS : 3)) spans.joined[last] = count - 1;
}

/** Whether a word and those before it, a space apart, are one number: `1 000 000`, or `555 123 4567`. */
function isGroupOfDigits(units: Units, spans: WordSpans, word: number, kinds: KnownKinds): boolean {
  const previous = countDigits(units, spans, word - 1, kinds);
  const [start, end] = [spans.starts[word] ?? 0, spans.ends[word] ?? 0];
  // The last group may have a fraction: `1 299,99`.
  const point = kindAt(units, start + 3, kinds);
  const isBeforeFraction = (point === COMMA || point === FULL_STOP) && end > start + 4 && end <= start + 6;
  const own = isBeforeFraction ? 3 : countDigits(units, spans, word, kinds);
  if (own === 4) return previous === 3 && spans.joined[word - 1] === 1;
  return own === 3 && previous > 0 && previous <= 3;
}

/** How many digits a word of nothing else has; 0 for any other. */
function countDigits(units: Units, spans: WordSpans, word: number, kinds: KnownKinds): number {
  const [start, end] = [spans.starts[word] ?? 0, spans.ends[word] ?? 0];
  for (let unit = start; unit < end; unit += 1) if (kindAt(units, unit, kinds) !== DIGIT) return 0;
  return end - start;
}

/** Digits of a number that is dialled, and of the shortest first group that tells one by its zero. */
const MIN_DIALLED = 7;
const MAX_DIALLED = 15;
const MIN_AREA_CODE = 3;
const ISBN_DIGITS = 13;

/**
 * How many words before the last one make up a number with it that is dialled, or that of a book, in groups of any size: it
 * begins with a plus sign, a parenthesis, a zero (`+49 30 1234567`, `(555) 123-4567`, `030/1234567`), with 978 or 979; 0 if none do.
 */
function rowOfDigits(units: Units, spans: WordSpans, kinds: KnownKinds): number {
  const last = spans.count - 1;
  let digits = countDigits(units, spans, last, kinds);
  if (digits === 0) return 0;
  for (let word = last - 1; word >= 0 && last - word < MAX_JOINED; word -= 1) {
    if (!dividesGroups(units, spans.ends[word] ?? 0, spans.starts[word + 1] ?? 0, kinds)) return 0;
    const own = countDigits(units, spans, word, kinds);
    digits += own;
    if (own === 0 || digits > MAX_DIALLED) return 0;
    const start = spans.starts[word] ?? 0;
    const before = start === 0 ? 0 : (units[start - 1] ?? 0);
    const isDialled =
      before === PLUS ||
      before === OPEN ||
      (units[start] === ZERO && own >= MIN_AREA_CODE && before !== HYPHEN_MINUS);
    if (isDialled) return digits < MIN_DIALLED ? 0 : last - word;
    if (digits === ISBN_DIGITS && own === 3 && isBookland(units, start)) return last - word;
  }
  return 0;
}

/** One space, hyphen or slash, or the end of a parenthesis and a space. */
function dividesGroups(units: Units, from: number, to: number, kinds: KnownKinds): boolean {
  const first = units[from] ?? 0;
  if (to - from === 1)
    return (
      SPACES.includes(first) || first === SLASH || first === CLOSE || kindAt(units, from, kinds) === HYPHEN
    );
  return to - from === 2 && first === CLOSE && SPACES.includes(units[from + 1] ?? 0);
}

/** Whether 978 or 979 stands here, with which numbers of books begin. */
function isBookland(units: Units, at: number): boolean {
  const third = units[at + 2];
  return units[at] === NINE && units[at + 1] === SEVEN && (third === EIGHT || third === NINE);
}

/** Signs at a word that are noted. */
const MAX_SIGNS = 2;

/** Notes the signs that touch the last word: behind it plus, number sign and per cent, before it those of money, tags and `.NET`. */
export function noteSigns(units: Units, length: number, spans: WordSpans, kinds: KnownKinds): void {
  const last = spans.count - 1;
  const [start, end] = [spans.starts[last] ?? 0, spans.ends[last] ?? 0];
  const kindOf = (at: number): number => (at < 0 || at >= length ? SEPARATOR : kindAt(units, at, kinds));
  const isWordUnit = (kind: number): boolean =>
    kind === LETTER || kind === DIGIT || kind === MARK || kind === IDEOGRAPH;
  let behind = 0;
  while (behind < MAX_SIGNS && [PLUS, NUMBER_SIGN, PERCENT].includes(units[end + behind])) behind += 1;
  if (isWordUnit(kindOf(end + behind)) || kindOf(end + behind) === SIGN) behind = 0;
  const sign = start > 0 ? (units[start - 1] ?? 0) : 0;
  const isBegun =
    start > 0 && (kindOf(start - 1) === SIGN || sign === POINT) && sign !== PLUS && sign !== PERCENT;
  const before = isBegun && !isWordUnit(kindOf(start - 2)) && kindOf(start - 2) !== kindOf(start - 1) ? 1 : 0;
  spans.signs[last] = before | (behind << 4);
}
