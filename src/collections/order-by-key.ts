// Sorts many keys: first by as much of their beginning as fits in a number, without looking at a string again; then, among the
// few that begin alike, one by one.

/** More keys than this are sorted one by one: their numbers have 20 bits. */
const MAX_KEYS = 1 << 20;
/** Up to so many keys that begin alike are sorted by insertion. */
const MAX_INSERTED = 12;
/** Bits of a prefix, above the number of its key. */
const PREFIX_BITS = 44;
/** Bits of the code of a UTF-16 unit. */
const CODE_BITS = 11;
/** Units below have a code of their own, which is above 0, that of the end of a key. */
const FIRST_WIDE_UNIT = 0x6ff;
/** Units from here on have a code for their high byte, from this one on, and their low byte behind it. */
const FIRST_WIDE_CODE = 0x700;
const LOW_BITS = 8;
/** Halves of characters, which code points order otherwise than units do, and what is above them, all have this code. */
const FIRST_SURROGATE = 0xd800;
const LAST_CODE = (1 << CODE_BITS) - 1;

/**
 * The numbers from 0 to `count` (exclusive) in the order of their keys.
 * @param compare orders two numbers by their keys, in the order of code points; it decides between equal keys, too
 */
export function orderByKey(
  count: number,
  keyAt: (number: number) => string,
  compare: (a: number, b: number) => number,
): Uint32Array<ArrayBuffer> {
  const numbers = Uint32Array.from({ length: count }, (_, number) => number);
  if (count > MAX_KEYS) return numbers.sort(compare);
  const sorted = sortByPrefix(count, keyAt);
  const lowPrefix = (index: number): number => (sorted[index * 2] ?? 0) >>> 20;
  const highPrefix = (index: number): number => sorted[index * 2 + 1] ?? 0;
  for (let from = 0; from < count;) {
    let to = from;
    do {
      numbers[to] = (sorted[to * 2] ?? 0) & (MAX_KEYS - 1);
      to += 1;
    } while (to < count && highPrefix(to) === highPrefix(from) && lowPrefix(to) === lowPrefix(from));
    if (to - from > MAX_INSERTED) numbers.subarray(from, to).sort(compare);
    else insertionSort(numbers, from, to, compare);
    from = to;
  }
  return numbers;
}

/** Sorts the few numbers from `from` to `to` (exclusive): mostly there are two or three. */
function insertionSort(
  numbers: Uint32Array,
  from: number,
  to: number,
  compare: (a: number, b: number) => number,
): void {
  for (let at = from + 1; at < to; at += 1) {
    const number = numbers[at] ?? 0;
    let index = at;
    for (; index > from && compare(numbers[index - 1] ?? 0, number) > 0; index -= 1) {
      numbers[index] = numbers[index - 1] ?? 0;
    }
    numbers[index] = number;
  }
}

/** The beginning of each key (44 bits) and its number below it (20 bits), sorted; 64 bits each, the low half first. */
function sortByPrefix(count: number, keyAt: (number: number) => string): Uint32Array {
  const prefixes = new BigUint64Array(count);
  const halves = new Uint32Array(prefixes.buffer);
  for (let number = 0; number < count; number += 1) {
    const prefix = prefixOf(keyAt(number));
    const high = Math.floor(prefix / 0x1000);
    halves[number * 2 + 1] = high;
    halves[number * 2] = ((prefix - high * 0x1000) << 20) | number;
  }
  prefixes.sort();
  return halves;
}

/** The beginning of a key as a number of 44 bits, ordered as keys are: four letters of most alphabets, two ideographs. */
function prefixOf(key: string): number {
  let prefix = 0;
  let left = PREFIX_BITS;
  for (let at = 0; at < key.length && left > 0; at += 1) {
    const unit = key.charCodeAt(at);
    if (unit < FIRST_WIDE_UNIT) {
      prefix += (unit + 1) * 2 ** (left - CODE_BITS);
      left -= CODE_BITS;
    } else if (unit < FIRST_SURROGATE) {
      prefix += ((FIRST_WIDE_CODE << LOW_BITS) + unit) * 2 ** (left - CODE_BITS - LOW_BITS);
      left -= CODE_BITS + LOW_BITS;
    } else {
      // Units behind it must not decide the order.
      prefix += LAST_CODE * 2 ** (left - CODE_BITS);
      break;
    }
  }
  return Math.floor(prefix);
}
