// The hash of a word: unit by unit 33 h + unit (Bernstein), and at the end one multiplication by which
// the high bits count in the low ones. The tokenizer adds the units itself, while it looks for the end of a word.

import type { Units } from './text-units.js';

/** The hash of nothing, to begin with. */
export const FIRST_HASH = 5381;

/** The hash of the units so far and one more. */
export function addToHash(hash: number, unit: number): number {
  return (Math.imul(hash, 33) + unit) | 0;
}

/** The hash of a word all of whose units were added. */
export function finishHash(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b_3c6d);
  return mixed ^ (mixed >>> 13);
}

/** The hash of what stands from `start` to `end` (exclusive). */
export function hashOf(units: Units, start: number, end: number): number {
  let hash = FIRST_HASH;
  for (let at = start; at < end; at += 1) hash = addToHash(hash, units[at] ?? 0);
  return finishHash(hash);
}
