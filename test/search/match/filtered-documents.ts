// Documents with facets and dates, filters over them, and what a filter says of a document.

import fc from 'fast-check';
import type { Document } from '../../../src/documents/document.js';
import type { Filter } from '../../../src/search/query/filter/filter.js';
import { Searcher } from '../../../src/search/searcher.js';
import { makeDocument, makeGeneration } from '../memory-generation.js';

const DAY = 86_400_000;

const anyDocument = fc.record({
  section: fc.constantFrom(null, 'World', 'Arts', 'world'),
  source: fc.constantFrom(null, 'A', 'B'),
  language: fc.constantFrom(null, 'en', 'de'),
  tags: fc.array(fc.constantFrom('x', 'y', 'Z'), { maxLength: 4 }),
  date: fc.constantFrom(
    ...[null, '2014-12-31', '2015-01-01', '2015-12-31T23:59:59Z', '2016-01-01', '1969-07-20'],
    ...['2015', '2015-01', '2014-12', '1970', '0079-08-24', '-000043', '-000043-03-15'],
  ),
  part: fc.nat({ max: 2 }),
  deleted: fc.boolean(),
});
type Given = typeof anyDocument extends fc.Arbitrary<infer Value> ? Value : never;

/** Any filter, of values that some of the documents have. */
export const { filter: anyFilter } = fc.letrec<{ filter: Filter; part: Filter }>((tie) => ({
  part: fc.oneof(
    fc.record({
      kind: fc.constant('in' as const),
      facet: fc.constantFrom('section' as const, 'source' as const, 'language' as const, 'tags' as const),
      values: fc.array(fc.constantFrom('World', 'arts', 'A', 'en', 'x', 'z', 'none'), { maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant('exists' as const),
      facet: fc.constantFrom(
        'section' as const,
        'source' as const,
        'language' as const,
        'tags' as const,
        'date' as const,
      ),
    }),
    fc
      .record({
        from: fc.constantFrom(-Infinity, Date.UTC(2015), Date.UTC(1970)),
        span: fc.constantFrom(DAY, 365 * DAY, Infinity),
      })
      .map(({ from, span }): Filter => ({
        kind: 'date',
        from,
        to: from === -Infinity ? Date.UTC(2015, 6) : from + span,
      })),
  ),
  filter: fc.oneof(
    { maxDepth: 3 },
    tie('part'),
    fc.record({ kind: fc.constant('not' as const), part: tie('filter') }),
    fc.record({
      kind: fc.constantFrom('and' as const, 'or' as const),
      parts: fc.array(tie('filter'), { minLength: 1, maxLength: 3 }),
    }),
  ),
}));

/** Whether a filter lets a document through, told from the document alone. */
export function passes(document: Document, filter: Filter): boolean {
  switch (filter.kind) {
    case 'in': {
      const value = document[filter.facet];
      const values = value === null ? [] : typeof value === 'string' ? [value] : value;
      const wanted = filter.values.map((text) => text.toLowerCase());
      return values.some((text) => wanted.includes(text.toLowerCase()));
    }
    case 'exists': {
      const value = document[filter.facet];
      return value !== null && value.length > 0;
    }
    case 'date':
      // Only with `=` does a span have two ends, and `printFilter` writes none.
      return (
        document.date !== null &&
        Date.parse(document.date) >= filter.from &&
        Date.parse(document.date) < filter.to
      );
    case 'and':
      return filter.parts.every((part) => passes(document, part));
    case 'or':
      return filter.parts.some((part) => passes(document, part));
    case 'field':
      throw new TypeError('documents of this file have no own fields');
    case 'not':
      return !passes(document, filter.part);
  }
}

/** The filter as a program would write it. */
export function printFilter(filter: Filter): string {
  switch (filter.kind) {
    case 'in':
      return `${filter.facet} IN [${filter.values.map((value) => `"${value}"`).join(', ')}]`;
    case 'exists':
      return `${filter.facet} EXISTS`;
    case 'date': {
      const at = (time: number): string => new Date(time).toISOString();
      const ends = [
        ...(filter.from === -Infinity ? [] : [`date >= ${at(filter.from)}`]),
        ...(filter.to === Infinity ? [] : [`date < ${at(filter.to)}`]),
      ];
      return `(${ends.join(' AND ')})`;
    }
    case 'field':
      throw new TypeError('documents of this file have no own fields');
    case 'and':
    case 'or':
      return `(${filter.parts.map(printFilter).join(` ${filter.kind} `)})`;
    case 'not':
      return `NOT ${printFilter(filter.part)}`;
  }
}

/** The documents that are not deleted, and a searcher over all of them in segments. */
export function collect(collection: readonly Given[]): { documents: Document[]; searcher: Searcher } {
  const all = collection.map(({ section, source, language, tags, date }, index) =>
    makeDocument({
      id: `d${String(index).padStart(2, '0')}`,
      text: 'ferry',
      section,
      source,
      language,
      tags,
      date,
    }),
  );
  const gone = new Set(all.map(({ id }) => id).filter((_, index) => collection[index]?.deleted));
  const parts = [0, 1, 2].map((part) => all.filter((_, index) => collection[index]?.part === part));
  return {
    documents: all.filter(({ id }) => !gone.has(id)),
    searcher: new Searcher(makeGeneration(parts, gone), { timeoutMs: Number.POSITIVE_INFINITY }),
  };
}

/** Documents with any facets, one word each, some of them deleted. */
export const anyCollection = fc.array(anyDocument, { minLength: 1, maxLength: 70 });
