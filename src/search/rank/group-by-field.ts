// Documents with the same value of an own field as groups, of which one stands for all (`distinct=`).

import { memoizePair } from '../../collections/memo.js';
import { forEachNumber } from '../../index/format/own/value-columns.js';
import type { Generation } from '../../index/read/generation.js';
import { typedColumn } from '../match/typed-column.js';
import type { AskedField } from '../query/asked-field.js';
import type { DocumentGroups } from './collapsed-hits.js';

/** The groups of a field, by the first value of each document; documents without one are in no group. Made once a generation. */
export const groupByField = memoizePair((generation: Generation, field: AskedField): DocumentGroups => {
  const numberOf = new Map<string, number>();
  const groupOf = generation.segments.map(({ segment }) => {
    const groups = new Uint32Array(segment.documentCount);
    const typed = typedColumn(segment, field);
    if (typed === null) return groups;
    for (let document = 0; document < segment.documentCount; document += 1) {
      forEachNumber(typed.column, document, (number) => {
        const key = typed.keys[(typed.keyOf[number] ?? 0) - 1];
        if (key === undefined || groups[document] !== 0) return;
        const group = numberOf.get(key) ?? numberOf.size + 1;
        numberOf.set(key, group);
        groups[document] = group;
      });
    }
    return groups;
  });
  return { groupOf, groups: numberOf.size };
});
