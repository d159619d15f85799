// Which documents of a segment have a value of an own field that meets a condition. Each distinct value is judged once; then
// documents only look up how theirs were judged.

import { type DocumentSet, emptySet } from '../../index/read/document-set.js';
import type { DocumentValues } from '../../index/read/document-values.js';
import { foldText, foldWords } from '../../text/fold-value.js';
import type { AskedField } from '../query/asked-field.js';
import type { FieldTest } from '../query/filter/filter.js';
import { documentsWith } from './documents-with.js';
import { judgePlaces } from './places.js';
import { type RankedColumn, rankedColumn, ranksBetween } from './ranked-column.js';
import { type TypedColumn, typedColumn } from './typed-column.js';

type Range = Extract<FieldTest, { kind: 'range' }>;

/** The documents with such a value; deleted ones may be among them. */
export function filterValues(segment: DocumentValues, field: AskedField, test: FieldTest): DocumentSet {
  const { documentCount } = segment;
  const typed = typedColumn(segment, field);
  if (typed === null) return emptySet(documentCount);
  const ranked = test.kind === 'range' ? rankedColumn(typed) : null;
  if (test.kind === 'range' && ranked !== null) return filterRanks(emptySet(documentCount), ranked, test);
  return documentsWith(documentCount, typed.column, judgeValues(typed, test));
}

/** The documents whose value has a rank in a range. @param set empty */
function filterRanks(set: DocumentSet, ranked: RankedColumn, { from, to }: Range): DocumentSet {
  const [first, behind] = ranksBetween(ranked, from, to);
  const { ranks } = ranked;
  for (let word = 0; word < set.length; word += 1) {
    const start = word * 32;
    const count = Math.min(32, ranks.length - start);
    let bits = 0;
    for (let bit = 0; bit < count; bit += 1) {
      const rank = ranks[start + bit] ?? 0;
      // Without a branch: 1 where `first <= rank < behind`.
      bits |= (((first - 1 - rank) & (rank - behind)) >>> 31) << bit;
    }
    set[word] = bits;
  }
  return set;
}

/** By number of a value: 1 where it meets the condition. */
function judgeValues(typed: TypedColumn, test: FieldTest): Uint8Array {
  const { column, from, to, keyOf, keys } = typed;
  const passing = new Uint8Array(column.values.length + 1);
  switch (test.kind) {
    case 'exists':
      passing.fill(1, 1);
      break;
    case 'keys': {
      const wanted = new Set(test.keys.flatMap((key) => keys.indexOf(key) + 1 || []));
      for (let number = 1; number < passing.length; number += 1)
        if (wanted.has(keyOf[number] ?? 0)) passing[number] = 1;
      break;
    }
    case 'circle':
    case 'box':
      return judgePlaces(typed, test);
    case 'range': {
      const isSpan = Number.isFinite(test.from) && Number.isFinite(test.to);
      for (let number = 1; number < passing.length; number += 1) {
        const start = from[number] ?? Number.NaN;
        if (start >= test.from && start < test.to && (!isSpan || (to[number] ?? 0) <= test.to))
          passing[number] = 1;
      }
      break;
    }
    case 'part': {
      const wanted = foldText(test.text);
      column.values.forEach((value, index) => {
        const at = foldText(value).indexOf(wanted);
        if (value !== '' && (test.atStart ? at === 0 : at >= 0)) passing[index + 1] = 1;
      });
      break;
    }
    case 'words': {
      const wanted = foldWords(test.text);
      if (wanted === '  ') break;
      column.values.forEach((value, index) => {
        if (foldWords(value).includes(wanted)) passing[index + 1] = 1;
      });
      break;
    }
  }
  return passing;
}
