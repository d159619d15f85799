// Words that are found by one another: the entries of a batch grouped by analyzer and stem.
// A posting list belongs to such a class; which form stood where is kept with the positions.

import { NO_WORD } from '../../text/analyzer.js';
import { keyOrder, sortKeys } from '../format/dictionary.js';
import { orderByKey } from '../format/key-order.js';
import type { Entry } from './postings-buffer.js';

/** Classes of forms, each of all those one analyzer reduces to one stem. */
export interface StemClasses {
  /** Their keys, sorted. */
  readonly keys: readonly string[];
  /** First form of each class in `members`; one more closes the last. */
  readonly starts: Uint32Array<ArrayBuffer>;
  /** Numbers of the entries, class by class, within a class sorted by term: a form's place there is its ordinal. */
  readonly members: Uint32Array;
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
  const sorted = sortEntries(entries);
  const keys: string[] = [];
  const starts = new Uint32Array(entries.length + 1);
  const classOf = new Uint32Array(entries.length);
  const ordinalOf = new Uint32Array(entries.length);
  let before = NO_WORD;
  sorted.forEach((entry, slot) => {
    const { analyzer, stem } = entries[entry] ?? NO_WORD;
    if (keys.length === 0 || stem !== before.stem || analyzer !== before.analyzer) {
      starts[keys.length] = slot;
      keys.push(classKey(analyzer, stem));
      before = entries[entry] ?? NO_WORD;
    }
    classOf[entry] = keys.length - 1;
    ordinalOf[entry] = slot - (starts[keys.length - 1] ?? 0);
  });
  starts[keys.length] = entries.length;
  return { keys, starts: starts.slice(0, keys.length + 1), members: sorted, classOf, ordinalOf };
}

/** Numbers of the entries in order of analyzer, stem and term. */
function sortEntries(entries: readonly Entry[]): Uint32Array {
  const order = keyOrder(entries.flatMap(({ stem, term }) => (stem === term ? [term] : [stem, term])));
  const analyzers = sortKeys([...new Set(entries.map(({ analyzer }) => analyzer))]);
  const sorted = new Uint32Array(entries.length);
  let placed = 0;
  for (const analyzer of analyzers) {
    const members: number[] = [];
    entries.forEach((entry, number) => {
      if (entry.analyzer === analyzer) members.push(number);
    });
    const memberAt = (member: number): Entry => entries[members[member] ?? -1] ?? NO_WORD;
    const compare = (a: number, b: number): number => {
      const [left, right] = [memberAt(a), memberAt(b)];
      return left.stem === right.stem ? order(left.term, right.term) : order(left.stem, right.stem);
    };
    for (const member of orderByKey(members.length, (number) => memberAt(number).stem, compare)) {
      sorted[placed] = members[member] ?? 0;
      placed += 1;
    }
  }
  return sorted;
}
