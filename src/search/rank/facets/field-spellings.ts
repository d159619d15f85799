// How the values of an own field are written where they are shown: values that are one have the spelling that most documents of
// the generation have, whatever was asked.

import { memoizePair } from '../../../collections/memo.js';
import type { CollectionValues } from '../../../index/read/document-values.js';
import { typedColumn } from '../../match/typed-column.js';
import type { AskedField } from '../../query/asked-field.js';
import { countValues } from './facet-column.js';

/** By key of a value its spelling; of a type with an order, and of truth values, the key itself. */
export function fieldSpellings(
  generation: CollectionValues,
  field: AskedField,
): ReadonlyMap<string, string> | null {
  if (field.type.isOrdered || field.type.name === 'boolean') return null;
  return findSpellings(generation, field);
}

const findSpellings = memoizePair((generation: CollectionValues, field: AskedField) => {
  const counts = new Map<string, Map<string, number>>();
  for (const snapshot of generation.segments) {
    const typed = typedColumn(snapshot.segment, field);
    if (typed === null) continue;
    const totals = countValues(typed.column, snapshot.liveDocuments());
    typed.column.values.forEach((value, index) => {
      const key = typed.keys[(typed.keyOf[index + 1] ?? 0) - 1];
      const count = totals[index + 1] ?? 0;
      if (key === undefined || count === 0) return;
      const spellings = counts.get(key) ?? new Map<string, number>();
      counts.set(key, spellings);
      spellings.set(value, (spellings.get(value) ?? 0) + count);
    });
  }
  return new Map([...counts].map(([key, spellings]) => [key, commonest(spellings)]));
});

/** The spelling with the highest count; of equal ones the first in the order of their characters. */
function commonest(spellings: ReadonlyMap<string, number>): string {
  let best = '';
  let most = 0;
  for (const [spelling, count] of spellings) {
    if (count < most || (count === most && spelling > best)) continue;
    best = spelling;
    most = count;
  }
  return best;
}
