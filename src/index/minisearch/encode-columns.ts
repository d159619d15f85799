// What filters, facets and orders read of the documents of an exported index: a column for each facet, the date and each own field.

import { DATE_FIELD, type KeywordName, keywordNames, MANY_KEYWORD } from '../../built-in-fields.js';
import { type ValueColumn, valuesOfDocument } from '../format/own/value-columns.js';
import { DocumentOrder } from '../read/document-order.js';
import type { Generation } from '../read/generation.js';
import type { Segment } from '../read/segment.js';
import { type SiteColumn, siteFieldColumn } from './site-format.js';

/** The columns by their names, without those that no document has a value in. */
export function* listColumns(generation: Generation): Generator<readonly [name: string, column: SiteColumn]> {
  for (const name of keywordNames)
    yield* columnOf(name, generation, (segment) => {
      const column = facetOf(segment, name);
      return (document) => valuesOfDocument(column, document);
    });
  yield* columnOf(DATE_FIELD, generation, ({ sections }) => (document) => {
    const date = sections.columns.dates[document] ?? Number.NaN;
    return Number.isNaN(date) ? [] : [date];
  });
  const names = new Set(generation.schema.fields.flatMap(({ columns }) => columns));
  for (const name of names)
    yield* columnOf(siteFieldColumn(name), generation, ({ values }) => {
      const column = values.column(name);
      return (document) => (column === undefined ? [] : valuesOfDocument(column, document));
    });
}

function facetOf({ sections }: Segment, name: KeywordName): ValueColumn {
  const values = sections.header.columns.values[name];
  return name === MANY_KEYWORD
    ? { values, starts: sections.columns.manyStarts, numbers: sections.columns.many }
    : { values, starts: null, numbers: sections.columns.single[name] };
}

/** @param open says of a segment what values a document has */
function* columnOf(
  name: string,
  generation: Generation,
  open: (segment: Segment) => (document: number) => readonly (string | number)[],
): Generator<readonly [name: string, column: SiteColumn]> {
  const order = DocumentOrder.of(generation);
  const readers = generation.segments.map(({ segment }) => open(segment));
  const numberOf = new Map<string | number, number>();
  const counts: number[] = [];
  const numbers: number[] = [];
  for (let number = 0; number < order.length; number += 1) {
    const { segment, document } = order.addressAt(number);
    const values = readers[segment]?.(document) ?? [];
    counts.push(values.length);
    for (const value of values) {
      const known = numberOf.get(value) ?? numberOf.size + 1;
      numberOf.set(value, known);
      numbers.push(known);
    }
  }
  if (numbers.length === 0) return;
  const isSingle = counts.every((count) => count <= 1);
  let at = 0;
  yield [
    name,
    isSingle
      ? {
          values: [...numberOf.keys()],
          numbers: counts.map((count) => (count === 0 ? 0 : (numbers[at++] ?? 0))),
        }
      : { values: [...numberOf.keys()], counts, numbers },
  ];
}
