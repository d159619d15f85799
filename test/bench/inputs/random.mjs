// A seeded source of numbers, so that every run derives the same queries and documents. Algorithm: mulberry32 (Tommy Ettinger).

/** A function that gives numbers from 0 to 1 (exclusive). */
export function seededFractions(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A function that gives whole numbers from 0 to `below` - 1. */
export function seededRandom(seed) {
  const fraction = seededFractions(seed);
  return (below) => Math.floor(fraction() * below);
}
