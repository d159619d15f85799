// Random numbers that can be had again by their seed.

/** Numbers from 0 up to but not including 1: mulberry32. */
export function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The seed of a run: one that is given, to see a failure again, or another each time. */
export const SEED = Number(
  process.env['FINDLING_SEED'] ?? process.env['FINDLING_TEST_SEED'] ?? Date.now() % 1_000_000,
);
