// The UTF-16 units that folding keeps something of. A word of nothing else leaves a surface form, and so can be counted as a
// word without being folded. Looked up in a table, which is filled as units occur and belongs to the caller.

import { APOSTROPHE, COMMA, FULL_STOP, kindAt, type KnownKinds } from './characters.js';
import type { Units } from './columns/text-units.js';
import { toSurfaceForm } from './fold.js';

/** By unit: 0 not looked at yet, 1 kept, 2 perhaps not. */
export type KeptUnits = Uint8Array<ArrayBuffer>;

/** A table in which no unit was looked at yet; `isKeptWord` fills it. */
export function createKeptUnits(): KeptUnits {
  return new Uint8Array(65_536);
}

/** False if folding may leave nothing of the word of a text from `start` to `end` (exclusive): a lone combining mark, say. */
export function isKeptWord(
  units: Units,
  start: number,
  end: number,
  kept: KeptUnits,
  kinds: KnownKinds,
): boolean {
  for (let at = start; at < end; at += 1) {
    const unit = units[at] ?? 0;
    const known = kept[unit] ?? 0;
    if (known === 1) continue;
    if (known === 2 || !isKept(units, at, kinds)) {
      kept[unit] = 2;
      return false;
    }
    kept[unit] = 1;
  }
  return true;
}

/** Points, commas and apostrophes go, but in a word they stand between letters or digits, of which something stays. */
function isKept(units: Units, at: number, kinds: KnownKinds): boolean {
  const unit = units[at] ?? 0;
  if (unit >= 0xd800 && unit <= 0xdfff) return false;
  const kind = kindAt(units, at, kinds);
  if (kind === APOSTROPHE || kind === FULL_STOP || kind === COMMA) return true;
  return toSurfaceForm(String.fromCharCode(unit)) !== '';
}
