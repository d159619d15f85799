// Documents with the same value of an own field as groups, of which one stands for all (`distinct=`).

import { memoize } from '../../collections/memo.js';
import type { Generation } from '../../index/read/generation.js';
import { forEachNumber, typedColumn } from '../match/typed-column.js';
import type { AskedField } from '../query/asked-field.js';
import type { DocumentGroups } from './collapsed-hits.js';

const known = memoize<Generation, Map<string, DocumentGroups>>(() => new Map());

/** The groups of a field, by the first value of each document; documents without one are in no group. Made once a generation. */
export function groupByField(generation: Generation, field: AskedField): DocumentGroups {
  const ofGeneration = known(generation);
  let groups = ofGeneration.get(field.name);
  if (groups === undefined) {
    groups = findGroups(generation, field);
    ofGeneration.set(field.name, groups);
  }
  return groups;
}

function findGroups(generation: Generation, field: AskedField): DocumentGroups {
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
}
