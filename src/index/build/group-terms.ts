// Words that are found by one another: the entries of a batch grouped by analyzer and stem.
// A posting list belongs to such a term; which form stood where is kept with the positions.

import { NO_WORD } from '../../text/analyzer.js';
import { keyOrder, sortKeys } from '../format/dictionary.js';
import { orderByKey } from '../format/key-order.js';
import type { SurfaceForm } from './postings-buffer.js';

/** Classes of forms, each of all those one analyzer reduces to one stem. */
export interface GroupedTerms {
  /** Their keys, sorted. */
  readonly keys: readonly string[];
  /** First form of each term in `members`; one more closes the last. */
  readonly starts: Uint32Array<ArrayBuffer>;
  /** Numbers of the entries, class by class, within a term sorted by term: a form's place there is its ordinal. */
  readonly forms: Uint32Array;
  /** Per entry: the number of its term. */
  readonly termOf: Uint32Array;
  /** Per entry: its ordinal in the term. */
  readonly ordinalOf: Uint32Array;
}

/** The key a term is sorted and found by. */
export function termKey(analyzer: string, stem: string): string {
  return `${analyzer}\u0000${stem}`;
}

/** Groups entries into sorted terms. */
export function groupTerms(entries: readonly SurfaceForm[]): GroupedTerms {
  const sorted = sortForms(entries);
  const keys: string[] = [];
  const starts = new Uint32Array(entries.length + 1);
  const classOf = new Uint32Array(entries.length);
  const ordinalOf = new Uint32Array(entries.length);
  let before = NO_WORD;
  sorted.forEach((entry, slot) => {
    const { analyzer, stem } = entries[entry] ?? NO_WORD;
    if (keys.length === 0 || stem !== before.stem || analyzer !== before.analyzer) {
      starts[keys.length] = slot;
      keys.push(termKey(analyzer, stem));
      before = entries[entry] ?? NO_WORD;
    }
    classOf[entry] = keys.length - 1;
    ordinalOf[entry] = slot - (starts[keys.length - 1] ?? 0);
  });
  starts[keys.length] = entries.length;
  return { keys, starts: starts.slice(0, keys.length + 1), forms: sorted, termOf: classOf, ordinalOf };
}

/** Numbers of the entries in order of analyzer, stem and term. */
function sortForms(entries: readonly SurfaceForm[]): Uint32Array {
  const order = keyOrder(entries.flatMap(({ stem, form }) => (stem === form ? [form] : [stem, form])));
  const analyzers = sortKeys([...new Set(entries.map(({ analyzer }) => analyzer))]);
  const sorted = new Uint32Array(entries.length);
  let placed = 0;
  for (const analyzer of analyzers) {
    const members: number[] = [];
    entries.forEach((entry, number) => {
      if (entry.analyzer === analyzer) members.push(number);
    });
    const memberAt = (member: number): SurfaceForm => entries[members[member] ?? -1] ?? NO_WORD;
    const compare = (a: number, b: number): number => {
      const [left, right] = [memberAt(a), memberAt(b)];
      return left.stem === right.stem ? order(left.form, right.form) : order(left.stem, right.stem);
    };
    for (const member of orderByKey(members.length, (number) => memberAt(number).stem, compare)) {
      sorted[placed] = members[member] ?? 0;
      placed += 1;
    }
  }
  return sorted;
}
