// The order of many keys: first by as much of their beginning as a number holds, sorted without looking at a string again,
// then, among the few that begin alike, one by one.

/** Keys beyond this many are sorted one by one: their numbers have 20 bits. */
const MAX_KEYS = 1 << 20;
/** Up to so many keys that begin alike are sorted by insertion. */
const FEW = 12;
/** Bits of a UTF-16 unit that count, and the highest value: units beyond it count as alike. */
const UNIT_BITS = 11;
const HIGHEST = (1 << UNIT_BITS) - 1;

/**
 * The numbers from 0 to `count` (exclusive) in the order of their keys.
 * @param compare orders two of them as `compareKeys` orders their keys; what decides between equal keys is left to it
 */
export function orderByKey(
  count: number,
  keyAt: (number: number) => string,
  compare: (a: number, b: number) => number,
): Uint32Array<ArrayBuffer> {
  const numbers = Uint32Array.from({ length: count }, (_, number) => number);
  if (count > MAX_KEYS) return numbers.sort(compare);
  const sorted = sortHeads(count, keyAt);
  const headOf = (place: number): number => (sorted[place * 2] ?? 0) >>> 20;
  for (let from = 0; from < count;) {
    let to = from;
    do {
      numbers[to] = (sorted[to * 2] ?? 0) & (MAX_KEYS - 1);
      to += 1;
    } while (to < count && sorted[to * 2 + 1] === sorted[from * 2 + 1] && headOf(to) === headOf(from));
    if (to - from > FEW) numbers.subarray(from, to).sort(compare);
    else sortFew(numbers, from, to, compare);
    from = to;
  }
  return numbers;
}

/** Sorts by insertion: mostly there are two or three. */
function sortFew(
  numbers: Uint32Array,
  from: number,
  to: number,
  compare: (a: number, b: number) => number,
): void {
  for (let at = from + 1; at < to; at += 1) {
    const number = numbers[at] ?? 0;
    let place = at;
    for (; place > from && compare(numbers[place - 1] ?? 0, number) > 0; place -= 1) {
      numbers[place] = numbers[place - 1] ?? 0;
    }
    numbers[place] = number;
  }
}

/** Four units of each key and its number below them, sorted: 64 bits, the low half first. */
function sortHeads(count: number, keyAt: (number: number) => string): Uint32Array {
  const heads = new BigUint64Array(count);
  const halves = new Uint32Array(heads.buffer);
  for (let number = 0; number < count; number += 1) {
    const key = keyAt(number);
    const first = unitOf(key, 0);
    const second = tellsMore(first) ? unitOf(key, 1) : 0;
    const third = tellsMore(second) ? unitOf(key, 2) : 0;
    const fourth = tellsMore(third) ? unitOf(key, 3) : 0;
    halves[number * 2 + 1] = (first << 21) | (second << 10) | (third >>> 1);
    halves[number * 2] = ((third & 1) << 31) | (fourth << 20) | number;
  }
  heads.sort();
  return halves;
}

/** A unit of a key, 0 behind its end. */
function unitOf(key: string, at: number): number {
  return at < key.length ? Math.min(key.charCodeAt(at) + 1, HIGHEST) : 0;
}

/** False behind the end of a key, and behind a unit that counts as like others: what follows decides nothing there. */
function tellsMore(unit: number): boolean {
  return unit !== 0 && unit !== HIGHEST;
}
