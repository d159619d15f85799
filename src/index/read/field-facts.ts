// What the values of an own field are like in the documents of some segments that are not deleted.

import { keywordType } from '../field-types/keyword-type.js';
import { MAX_FACET_VALUES } from '../format/own/choose-type.js';
import {
  type ColumnFacts,
  describeValues,
  firstNumber,
  type ValueColumn,
} from '../format/own/value-columns.js';
import type { SegmentSnapshot } from './segment-snapshot.js';

/** What is known of the values of a field. */
export interface FieldFacts extends ColumnFacts {
  readonly name: string;
  /** Distinct values, spellings of one counted once; more than `MAX_FACET_VALUES` where there are more. */
  readonly keys: number;
  /** Some of its values. */
  readonly examples: readonly string[];
}

/** What is known of the values of a field, in documents that are not deleted. */
export function describeField(
  name: string,
  columns: readonly string[],
  snapshots: readonly SegmentSnapshot[],
): FieldFacts {
  const sum = { documents: 0, values: 0, numbers: 0, dates: 0, booleans: 0, words: 0, distinct: 0 };
  const keys = new Set<string>();
  const examples = new Set<string>();
  for (const snapshot of snapshots) {
    for (const columnName of columns) {
      const facts = snapshot.segment.values.facts(columnName);
      if (facts === undefined) continue;
      const counted = snapshot.deletedCount === 0 ? null : countLive(snapshot, columnName);
      const live = counted ?? facts;
      for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += live[key];
      if (keys.size > MAX_FACET_VALUES || facts.distinct > MAX_FACET_VALUES * 4) {
        // Enough to know that there are too many.
        if (facts.distinct > MAX_FACET_VALUES * 4)
          for (let more = 0; keys.size <= MAX_FACET_VALUES; more += 1) keys.add(`\0${more}`);
        continue;
      }
      const column = snapshot.segment.values.column(columnName);
      column?.values.forEach((value, index) => {
        if (value === '' || counted?.frequencies[index] === 0) return;
        keys.add(keywordType.read(value)?.key ?? value);
        if (examples.size < 3) examples.add(value);
      });
    }
  }
  return { name, ...sum, keys: keys.size, examples: [...examples] };
}

function countLive(
  snapshot: SegmentSnapshot,
  name: string,
): ColumnFacts & { readonly frequencies: Uint32Array } {
  const column: ValueColumn = snapshot.segment.values.column(name) ?? {
    values: [],
    starts: null,
    numbers: new Uint8Array(0),
  };
  const frequencies = new Uint32Array(column.values.length);
  let documents = 0;
  for (let document = 0; document < snapshot.segment.documentCount; document += 1) {
    if (snapshot.isDeleted(document)) continue;
    let has = 0;
    const end = firstNumber(column, document + 1);
    for (let at = firstNumber(column, document); at < end; at += 1) {
      const number = column.numbers[at] ?? 0;
      if (number === 0) continue;
      frequencies[number - 1] = (frequencies[number - 1] ?? 0) + 1;
      has = 1;
    }
    documents += has;
  }
  const distinct = frequencies.reduce((sum, count) => sum + Math.min(count, 1), 0);
  return { ...describeValues(column.values, frequencies), documents, distinct, frequencies };
}
