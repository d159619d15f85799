// What the values of an own field are like in the documents of some segments that are not deleted. A field may have several columns
// in each segment: one for each name it goes by.

import { keywordType } from '../field-types/keyword-type.js';
import { MAX_FACET_VALUES } from '../format/own/choose-type.js';
import {
  describeValues,
  forEachNumber,
  type ValueColumn,
  type ValueFacts,
} from '../format/own/value-columns.js';
import type { SegmentSnapshot } from './segment-snapshot.js';

/** A segment with more distinct values of a field is not counted: the field has too many for a facet. */
const MAX_COUNTED = MAX_FACET_VALUES * 4;
const MAX_EXAMPLES = 3;

/** What is known of all values of a field. */
export interface FieldFacts extends ValueFacts {
  /** Documents that have a value. */
  readonly documents: number;
}

/** Sums what is known of columns; read are only those of segments that have deleted documents. */
export function sumFieldFacts(columns: readonly string[], snapshots: readonly SegmentSnapshot[]): FieldFacts {
  const sum = { documents: 0, values: 0, numbers: 0, dates: 0, booleans: 0, points: 0, words: 0 };
  const add = (facts: FieldFacts, sign: 1 | -1): void => {
    for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += sign * facts[key];
  };
  for (const snapshot of snapshots) {
    for (const name of columns) {
      const { values } = snapshot.segment;
      const facts = values.facts(name);
      if (facts !== undefined) add(facts, 1);
      const column = snapshot.deletedCount === 0 ? undefined : values.column(name);
      if (column !== undefined) add(factsOfDeleted(snapshot, column), -1);
    }
  }
  return sum;
}

/** The distinct values of a field. */
export interface DistinctValues {
  /** How many there are, spellings of one counted once; more than `MAX_FACET_VALUES` where there are more. */
  readonly count: number;
  /** Some of them. */
  readonly examples: readonly string[];
}

/** Finds the distinct values of a field. Columns of very many are not read. */
export function findDistinctValues(
  columns: readonly string[],
  snapshots: readonly SegmentSnapshot[],
): DistinctValues {
  const keys = new Set<string>();
  const examples = new Set<string>();
  let hasTooMany = false;
  for (const snapshot of snapshots) {
    for (const name of columns) {
      const { values } = snapshot.segment;
      hasTooMany ||= keys.size > MAX_FACET_VALUES || (values.facts(name)?.distinct ?? 0) > MAX_COUNTED;
      const column = hasTooMany ? undefined : values.column(name);
      if (column === undefined) continue;
      const frequencies = snapshot.deletedCount === 0 ? null : countLive(snapshot, column);
      column.values.forEach((value, index) => {
        if (value === '' || frequencies?.[index] === 0) return;
        keys.add(keywordType.read(value)?.key ?? value);
        if (examples.size < MAX_EXAMPLES) examples.add(value);
      });
    }
  }
  const count = hasTooMany ? Math.max(keys.size, MAX_FACET_VALUES + 1) : keys.size;
  return { count, examples: [...examples] };
}

/** What a column holds of deleted documents. */
function factsOfDeleted(snapshot: SegmentSnapshot, column: ValueColumn): FieldFacts {
  const { frequencies, documents } = countDeleted(snapshot, column);
  return { ...describeValues(column.values, frequencies), documents };
}

/** How often each value of a column is in deleted documents, and how many of these have a value. */
function countDeleted(
  { deletedList }: SegmentSnapshot,
  column: ValueColumn,
): { readonly frequencies: Uint32Array; readonly documents: number } {
  const frequencies = new Uint32Array(column.values.length);
  let documents = 0;
  for (const document of deletedList) {
    let has = 0;
    forEachNumber(column, document, (number) => {
      frequencies[number - 1] = (frequencies[number - 1] ?? 0) + 1;
      has = 1;
    });
    documents += has;
  }
  return { frequencies, documents };
}

/** How often each value of a column is in documents that are not deleted. */
function countLive(snapshot: SegmentSnapshot, column: ValueColumn): Uint32Array {
  const live = new Uint32Array(column.values.length);
  for (const number of column.numbers) if (number > 0) live[number - 1] = (live[number - 1] ?? 0) + 1;
  countDeleted(snapshot, column).frequencies.forEach((count, index) => {
    live[index] = (live[index] ?? 0) - count;
  });
  return live;
}
