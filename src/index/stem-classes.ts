// Words that are found by one another: the entries of a batch grouped by analyzer and stem.
// A posting list belongs to such a class; which form stood where is kept with the positions.

import { compareKeys, sortKeys } from './dictionary.js';
import type { Entry } from './token-log.js';

/** A class: all forms one analyzer reduces to one stem. */
export interface StemClass {
  readonly analyzer: string;
  readonly stem: string;
  /** Numbers of its entries, sorted by term: a form's place here is its ordinal. */
  readonly entries: readonly number[];
}

export interface StemClasses {
  /** Sorted by analyzer name, then stem. */
  readonly classes: readonly StemClass[];
  /** Per entry: the number of its class. */
  readonly classOf: Uint32Array;
  /** Per entry: its ordinal in the class. */
  readonly ordinalOf: Uint32Array;
}

/** The key a class is sorted and found by. */
export function classKey(analyzer: string, stem: string): string {
  return `${analyzer}\u0000${stem}`;
}

/** Groups entries into sorted classes. */
export function groupByStem(entries: readonly Entry[]): StemClasses {
  const byKey = new Map<string, number[]>();
  entries.forEach((entry, number) => {
    const key = classKey(entry.analyzer, entry.stem);
    const members = byKey.get(key);
    if (members === undefined) byKey.set(key, [number]);
    else members.push(number);
  });
  const classOf = new Uint32Array(entries.length);
  const ordinalOf = new Uint32Array(entries.length);
  const termOf = (number: number): string => entries[number]?.term ?? '';
  const classes = sortKeys([...byKey.keys()]).map((key, classNumber): StemClass => {
    const members = byKey.get(key) ?? [];
    members.sort((a, b) => compareKeys(termOf(a), termOf(b)));
    members.forEach((entry, ordinal) => {
      classOf[entry] = classNumber;
      ordinalOf[entry] = ordinal;
    });
    const border = key.indexOf('\u0000');
    return { analyzer: key.slice(0, border), stem: key.slice(border + 1), entries: members };
  });
  return { classes, classOf, ordinalOf };
}
