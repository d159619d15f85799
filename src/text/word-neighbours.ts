// How a word stands to what touches it in a text: groups of one number or code (`1 000 000`, `978-0-306`), short words with a slash
// between them (`AC/DC`), signs (`C++`, `$100`). Asked for few words only, of the last one that was found.

import {
  DIGIT,
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

const [PLUS, NUMBER_SIGN, PERCENT, SLASH, COLON, POINT] = Array.from('+#%/:.', (sign) => sign.charCodeAt(0));
/** Units of each side of a slash that makes one name of both: `AC/DC`, `9/11`. */
const MAX_SLASHED = 4;
/** Words that make up one number or code at most: a UUID has 5, an ISBN 5, a hardware address 6. */
export const MAX_JOINED = 12;
/** Spaces that divide thousands: the usual one, and those at which no line is broken. */
const SPACES = [0x20, 0xa0, 0x2007, 0x2009, 0x202f];
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
  if (last === 0 || previousEnd + 1 !== start) return;
  const border = units[previousEnd] ?? 0;
  const kind = kindAt(units, previousEnd, kinds);
  if (kind === SEPARATOR) {
    // A longer row of groups is no number but a table: it begins anew.
    const joined = ((spans.joined[last - 1] ?? 0) + 1) % MAX_JOINED;
    if (SPACES.includes(border) && isGroupOfDigits(units, spans, last, kinds)) spans.joined[last] = joined;
    return;
  }
  if (border === SLASH && end - start <= MAX_SLASHED && previousEnd - previousStart <= MAX_SLASHED) {
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
  const digits = (at: number): number => {
    const [start, end] = [spans.starts[at] ?? 0, spans.ends[at] ?? 0];
    for (let unit = start; unit < end; unit += 1) if (kindAt(units, unit, kinds) !== DIGIT) return 0;
    return end - start;
  };
  const [own, previous] = [digits(word), digits(word - 1)];
  if (own === 4) return previous === 3 && spans.joined[word - 1] === 1;
  return own === 3 && previous > 0 && previous <= 3;
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
