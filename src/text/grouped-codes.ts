// Numbers and codes that are written in groups of known lengths, a space apart: those of goods (`4 012345 678901`), of cards
// (`4111 1111 1111 1111`), of accounts (`DE44 5001 0517 5407 3249 31`), French ones that are dialled (`01 23 45 67 89`).

import { DIGIT, kindAt, type KnownKinds } from './characters.js';
import type { Units } from './columns/text-units.js';
import type { WordSpans } from './columns/word-spans.js';

/** The digits of each group: EAN, UPC, bank cards, those of American Express. */
const SHAPES: ReadonlySet<string> = new Set(['1 6 6', '1 5 5 1', '4 4 4 4', '4 6 5']);
/** The same of numbers that begin with a zero. */
const DIALLED_SHAPE = '2 2 2 2 2';
/** Groups of the longest, and of the shortest account number (IBAN): all but the last have four letters or digits. */
const MAX_GROUPS = 9;
const MIN_ACCOUNT_GROUPS = 4;
const ACCOUNT_GROUP = 4;
const SPACES = [0x20, 0xa0, 0x202f];
const ZERO = 0x30;
const UPPER_A = 0x41;
const UPPER_Z = 0x5a;

/** How many words before the last one make up such a code with it; 0 if none do, or if another group of digits follows. */
export function countGroupsOfCode(units: Units, spans: WordSpans, kinds: KnownKinds): number {
  const last = spans.count - 1;
  const end = spans.ends[last] ?? 0;
  if (SPACES.includes(units[end] ?? 0) && kindAt(units, end + 1, kinds) === DIGIT) return 0;
  let shape = '';
  let areDigits = true;
  for (let word = last; word >= 0 && last - word < MAX_GROUPS; word -= 1) {
    const [start, behind] = [spans.starts[word] ?? 0, spans.ends[word] ?? 0];
    if (word < last && !isOneSpace(units, behind, spans.starts[word + 1] ?? 0)) return 0;
    const length = behind - start;
    areDigits &&= isAllDigits(units, start, behind, kinds);
    shape = shape === '' ? String(length) : `${length} ${shape}`;
    const groups = last - word + 1;
    if (areDigits && (SHAPES.has(shape) || (shape === DIALLED_SHAPE && units[start] === ZERO)))
      return isBehindDigit(units, start, kinds) ? 0 : last - word;
    if (length > ACCOUNT_GROUP && !areDigits) return 0;
    if (word < last && length !== ACCOUNT_GROUP && !areDigits) return 0;
    if (groups >= MIN_ACCOUNT_GROUPS && isAccountHead(units, start, behind, kinds)) return last - word;
  }
  return 0;
}

function isOneSpace(units: Units, from: number, to: number): boolean {
  return to - from === 1 && SPACES.includes(units[from] ?? 0);
}

/** Whether a digit stands a space before an index: the group there is not the first one. */
function isBehindDigit(units: Units, at: number, kinds: KnownKinds): boolean {
  return at > 1 && SPACES.includes(units[at - 1] ?? 0) && kindAt(units, at - 2, kinds) === DIGIT;
}

function isAllDigits(units: Units, start: number, end: number, kinds: KnownKinds): boolean {
  for (let at = start; at < end; at += 1) if (kindAt(units, at, kinds) !== DIGIT) return false;
  return end > start;
}

/** The country of an account in capitals, and two digits. */
function isAccountHead(units: Units, start: number, end: number, kinds: KnownKinds): boolean {
  return (
    end - start === ACCOUNT_GROUP &&
    [start, start + 1].every((at) => (units[at] ?? 0) >= UPPER_A && (units[at] ?? 0) <= UPPER_Z) &&
    isAllDigits(units, start + 2, end, kinds)
  );
}
