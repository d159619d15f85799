// Findling beside Lucene, asked for the same and asked for less.

import { kinds } from '../inputs/query-sets.mjs';
import { digits, queryCell, table } from './tables.mjs';

const pairs = [
  ['English', 'findling', 'lucene'],
  ['plain', 'findling-plain', 'lucene-plain'],
];
/** Kinds of questions, and the same for ids alone where there is one. */
const asked = { or: 'orIds', and: 'andIds', phrase: 'phraseIds', typo: null };

/** A row for each kind of question, or null where not all was measured. A ratio above 1: Findling is faster. */
export function besideLuceneTable(results) {
  const named = new Map(results.map((result) => [result.engine, result]));
  const rows = pairs.flatMap(([name, findling, lucene]) => {
    const [ours, theirs] = [named.get(findling)?.kinds, named.get(lucene)?.kinds];
    if (ours === undefined || theirs === undefined) return [];
    return Object.entries(asked).map(([kind, onlyIds]) => {
      const less = onlyIds === null ? undefined : theirs[onlyIds];
      const ratio = (times) =>
        times === undefined ? '' : `${digits(times.meanMs / ours[kind].meanMs)} times`;
      return [
        `${kinds[kind].title}, ${name}`,
        queryCell(ours[kind]),
        queryCell(theirs[kind]),
        ratio(theirs[kind]),
        queryCell(less),
        ratio(less),
      ];
    });
  });
  const heads = ['', 'Findling', 'Lucene, the same', 'as fast', 'Lucene, ids alone', 'as fast'];
  return rows.length === 0 ? null : table(heads, rows);
}
