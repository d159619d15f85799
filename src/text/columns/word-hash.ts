// The hash of a word: `33 * hash + unit` for each UTF-16 unit (Bernstein's djb2), then one multiplication that lets the
// high bits count in the low ones, which choose the slot of a table (after the finalizer of MurmurHash3).
// The tokenizer adds the units itself, while it looks for the end of a word.

import type { Units } from './text-units.js';

/** The hash of no units. */
export const INITIAL_HASH = 5381;

/** The hash of the units so far and one more. */
export function addToHash(hash: number, unit: number): number {
  return (Math.imul(hash, 33) + unit) | 0;
}

/** The hash of a word all of whose units were added. */
export function finishHash(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b_3c6d);
  return mixed ^ (mixed >>> 13);
}

/** The hash of the units from `start` to `end` (exclusive). */
export function hashOf(units: Units, start: number, end: number): number {
  let hash = INITIAL_HASH;
  for (let at = start; at < end; at += 1) hash = addToHash(hash, units[at] ?? 0);
  return finishHash(hash);
}
