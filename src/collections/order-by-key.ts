// Sorts many keys: first by as much of their beginning as fits in a number, without looking at a string again; then, among the
// few that begin alike, one by one.

/** More keys than this are sorted one by one: their numbers have 20 bits. */
const MAX_KEYS = 1 << 20;
/** Up to so many keys that begin alike are sorted by insertion. */
const MAX_INSERTED = 12;
/** Bits kept of a UTF-16 unit, and the highest value they hold: units beyond it count as this one. */
const UNIT_BITS = 11;
const MAX_UNIT = (1 << UNIT_BITS) - 1;

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

/** The first four units of each key (44 bits) and its number below them (20 bits), sorted; 64 bits each, the low half first. */
function sortByPrefix(count: number, keyAt: (number: number) => string): Uint32Array {
  const prefixes = new BigUint64Array(count);
  const halves = new Uint32Array(prefixes.buffer);
  for (let number = 0; number < count; number += 1) {
    const key = keyAt(number);
    const first = unitOf(key, 0);
    const second = isDecisive(first) ? unitOf(key, 1) : 0;
    const third = isDecisive(second) ? unitOf(key, 2) : 0;
    const fourth = isDecisive(third) ? unitOf(key, 3) : 0;
    halves[number * 2 + 1] = (first << 21) | (second << 10) | (third >>> 1);
    halves[number * 2] = ((third & 1) << 31) | (fourth << 20) | number;
  }
  prefixes.sort();
  return halves;
}

/** A unit of a key from 1, 0 behind its end. */
function unitOf(key: string, at: number): number {
  return at < key.length ? Math.min(key.charCodeAt(at) + 1, MAX_UNIT) : 0;
}

/** False behind the end of a key, and for a unit that counts as another: units after it must not decide the order. */
function isDecisive(unit: number): boolean {
  return unit !== 0 && unit !== MAX_UNIT;
}
