// Groups surface forms into terms: all forms that one analyzer reduces to one stem are one term and find one another. A term
// has one posting list; which form stands where is kept with the positions.

import { orderByKey } from '../../collections/order-by-key.js';
import { NO_WORD } from '../../text/analysis.js';
import { chooseComparison, sortKeys } from '../format/compare-keys.js';
import { termKey } from '../format/term-key.js';
import type { SurfaceForm } from './postings-buffer.js';

/** Surface forms by term. */
export interface GroupedTerms {
  /** The keys of the terms (see `termKey`), sorted: the index of a key is the ordinal of its term. */
  readonly keys: readonly string[];
  /** First form of each term in `sortedForms`; one more closes the last. */
  readonly starts: Uint32Array<ArrayBuffer>;
  /** Indexes of the forms, term by term; within a term sorted, so that its ordinal says how many forms of the term come before. */
  readonly sortedForms: Uint32Array;
  /** Per form: the ordinal of its term. */
  readonly termOf: Uint32Array;
  /** Per form: its ordinal within the term. */
  readonly ordinalOf: Uint32Array;
}

/** Groups surface forms into sorted terms. */
export function groupTerms(forms: readonly SurfaceForm[]): GroupedTerms {
  const sortedForms = sortForms(forms);
  const keys: string[] = [];
  const starts = new Uint32Array(forms.length + 1);
  const termOf = new Uint32Array(forms.length);
  const ordinalOf = new Uint32Array(forms.length);
  let previous = NO_WORD;
  sortedForms.forEach((form, index) => {
    const current = forms[form] ?? NO_WORD;
    if (keys.length === 0 || current.stem !== previous.stem || current.analyzer !== previous.analyzer) {
      starts[keys.length] = index;
      keys.push(termKey(current.analyzer, current.stem));
      previous = current;
    }
    termOf[form] = keys.length - 1;
    ordinalOf[form] = index - (starts[keys.length - 1] ?? 0);
  });
  starts[keys.length] = forms.length;
  return { keys, starts: starts.slice(0, keys.length + 1), sortedForms, termOf, ordinalOf };
}

/** Indexes of the forms in order of analyzer, stem and form. */
function sortForms(forms: readonly SurfaceForm[]): Uint32Array {
  const order = chooseComparison(forms.flatMap(({ stem, form }) => (stem === form ? [form] : [stem, form])));
  const analyzers = sortKeys([...new Set(forms.map(({ analyzer }) => analyzer))]);
  const sorted = new Uint32Array(forms.length);
  let count = 0;
  for (const analyzer of analyzers) {
    const members: number[] = [];
    forms.forEach((form, index) => {
      if (form.analyzer === analyzer) members.push(index);
    });
    const memberAt = (member: number): SurfaceForm => forms[members[member] ?? -1] ?? NO_WORD;
    const compare = (a: number, b: number): number => {
      const [left, right] = [memberAt(a), memberAt(b)];
      return left.stem === right.stem ? order(left.form, right.form) : order(left.stem, right.stem);
    };
    for (const member of orderByKey(members.length, (number) => memberAt(number).stem, compare)) {
      sorted[count] = members[member] ?? 0;
      count += 1;
    }
  }
  return sorted;
}
