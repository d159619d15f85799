// The values of an own field in one segment, read as the type of the field: made when a search first asks for it, and kept as
// long as the segment is open.

import { memoize } from '../../collections/memo.js';
import { type ValueColumn, valuesOfDocument } from '../../index/format/own/value-columns.js';
import type { DocumentValues } from '../../index/read/document-values.js';
import type { AskedField, ValueType } from '../query/asked-field.js';

/** A column of values that were read. Numbers of values are those of the column, 0 for none. */
export interface TypedColumn {
  readonly column: ValueColumn;
  /** By number of a value: where it begins and ends in the order of the type, NaN for one that is none of it. */
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** By number of a value: the number of its key from 1, or 0 for one that is none of the type. */
  readonly keyOf: Uint32Array;
  /** Distinct. The key with number `n` stands at `n - 1`. */
  readonly keys: readonly string[];
}

const typedColumns = memoize<DocumentValues, Map<string, TypedColumn | null>>(() => new Map());

/** The values of a field; null where no document of the segment has any. Of one field always the same object. */
export function typedColumn(segment: DocumentValues, { columns, type }: AskedField): TypedColumn | null {
  const known = typedColumns(segment);
  const name = `${type.name} ${columns.join(' ')}`;
  let typed = known.get(name);
  if (typed === undefined) {
    const column = joinColumns(segment, columns);
    typed = column === null ? null : readColumn(column, type);
    known.set(name, typed);
  }
  return typed;
}

function readColumn(column: ValueColumn, type: ValueType): TypedColumn {
  const count = column.values.length + 1;
  const [from, to, keyOf] = [new Float64Array(count), new Float64Array(count), new Uint32Array(count)];
  from[0] = to[0] = Number.NaN;
  const numberOfKey = new Map<string, number>();
  const keys: string[] = [];
  column.values.forEach((text, index) => {
    const value = text === '' ? null : type.read(text);
    from[index + 1] = value?.from ?? Number.NaN;
    to[index + 1] = value?.to ?? Number.NaN;
    if (value === null) return;
    let number = numberOfKey.get(value.key);
    if (number === undefined) {
      number = keys.push(value.key);
      numberOfKey.set(value.key, number);
    }
    keyOf[index + 1] = number;
  });
  return { column, from, to, keyOf, keys };
}

/** The columns of one field as one; a document has the values of all of them. */
function joinColumns(segment: DocumentValues, names: readonly string[]): ValueColumn | null {
  const columns = names.flatMap((name) => segment.values.column(name) ?? []);
  const [only] = columns;
  if (only === undefined || columns.length === 1) return only ?? null;
  const values = [...new Set(columns.flatMap((column) => column.values))];
  const numberOf = new Map(values.map((value, index) => [value, index + 1]));
  const starts = new Uint32Array(segment.documentCount + 1);
  const numbers: number[] = [];
  for (let document = 0; document < segment.documentCount; document += 1) {
    const own = new Set(columns.flatMap((column) => valuesOfDocument(column, document)));
    for (const value of own) numbers.push(numberOf.get(value) ?? 0);
    starts[document + 1] = numbers.length;
  }
  return { values, starts, numbers: Uint32Array.from(numbers) };
}
