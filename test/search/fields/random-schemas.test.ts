// Any names, any types, any documents: what filters, facets and orders say of a field is what a scan of the documents says.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldFieldName, nameOfField } from '../../../src/documents/own/own-values.js';
import { isKnownName } from '../../../src/documents/records/known-names.js';
import type { SearchRequest } from '../../../src/search/engine.js';
import { Searcher } from '../../../src/search/searcher.js';
import { makeDocument } from '../../make-document.js';
import { makeGeneration } from '../../memory-segments.js';
import { runs } from '../../runs.js';
import { idsOf, makeRequest } from '../memory-generation.js';

type Value = string | number | boolean;

/** A type with some of its values, ascending, and how one is written in a filter. */
const KINDS: Readonly<Record<'number' | 'date' | 'boolean' | 'keyword', readonly Value[]>> = {
  number: [-12.5, -1, 0, 0.25, 3, 1000, 1e6],
  date: ['1999-12-31', '2014-05-12', '2015-01-01', '2020-02-29'],
  boolean: [false, true],
  keyword: ['Bergen', 'harbour & sea', 'Oslo', 'Zoë Quist', 'Ålesund'],
};
type Kind = keyof typeof KINDS;

interface RandomField {
  readonly path: readonly string[];
  readonly kind: Kind;
}

const name = fc
  .tuple(
    fc.constantFrom('a', 'b', 'K', 'Ä', 'ß', 'ж', 'x'),
    fc.string({ unit: fc.constantFrom('a', 'B', '9', '_', '-', ' ', 'é'), maxLength: 6 }),
  )
  .map(([first, rest]) => `${first}${rest}z`)
  .filter((text) => !isKnownName(text));
const field: fc.Arbitrary<RandomField> = fc.record({
  path: fc.array(name, { minLength: 1, maxLength: 3 }),
  kind: fc.constantFrom(...(Object.keys(KINDS) as Kind[])),
});
const schema = fc.uniqueArray(field, {
  minLength: 1,
  maxLength: 5,
  selector: ({ path: [root = ''] }) => foldFieldName(nameOfField(root)),
});

/** By field the places of its values among those of its kind: several for a list, none where a document lacks it. */
const scenario = schema.chain((fields) =>
  fc.record({
    fields: fc.constant(fields),
    documents: fc.array(
      fc.tuple(...fields.map(({ kind }) => fc.uniqueArray(fc.nat(KINDS[kind].length - 1), { maxLength: 3 }))),
      { minLength: 1, maxLength: 12 },
    ),
    bound: fc.nat(6),
  }),
);

function recordOf(
  fields: readonly RandomField[],
  places: readonly (readonly number[])[],
): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  fields.forEach(({ path, kind }, index) => {
    const values = (places[index] ?? []).map((place) => KINDS[kind][place]);
    if (values.length === 0) return;
    const inner = path.slice(1).toReversed();
    record[path[0] ?? ''] = inner.reduce<unknown>(
      (value, member) => ({ [member]: value }),
      values.length === 1 ? values[0] : values,
    );
  });
  return record;
}

it('are filtered, counted and sorted by as a scan says', () => {
  fc.assert(
    fc.property(scenario, ({ fields, documents, bound }) => {
      const ids = documents.map((_, number) => String(number).padStart(2, '0'));
      const made = documents.map((places, number) =>
        makeDocument({
          id: ids[number] ?? '',
          title: 'Boat',
          text: 'a boat',
          extra: recordOf(fields, places),
        }),
      );
      const half = Math.ceil(made.length / 2);
      const generation = makeGeneration(
        [made.slice(0, half), made.slice(half)].filter(({ length }) => length > 0),
      );
      const searcher = new Searcher(generation, { timeoutMs: Infinity });
      const ask = (given: Partial<SearchRequest>): readonly string[] =>
        idsOf(searcher.search(makeRequest('', { limit: 50, ...given })).hits);
      fields.forEach(({ path, kind }, index) => {
        const placesOf = (number: number): readonly number[] => documents[number]?.[index] ?? [];
        const having = (test: (place: number) => boolean): readonly string[] =>
          ids.filter((_, number) => placesOf(number).some(test));
        if (having(() => true).length === 0) return;
        const asked = path.map(nameOfField).join('.');
        const found = generation.schema.fields.find((own) => own.name === asked);
        expect(found?.type, asked).toBe(kind);
        const filter = (text: string): readonly string[] =>
          ask({ filter: `"fields.${asked}" ${text}` }).toSorted();
        const values = KINDS[kind];
        const at = bound % values.length;
        const written = `"${String(values[at])}"`;
        expect(filter(`= ${written}`)).toEqual(having((place) => place === at));
        expect(filter(`IN [${written}, "${String(values[0])}"]`)).toEqual(
          having((place) => place === at || place === 0),
        );
        expect(filter('EXISTS')).toEqual(having(() => true));
        expect(filter('IS NULL')).toEqual(ids.filter((_, number) => placesOf(number).length === 0));
        if (kind === 'number' || kind === 'date') {
          expect(filter(`< ${written}`)).toEqual(having((place) => place < at));
          expect(filter(`>= ${written}`)).toEqual(having((place) => place >= at));
          expect(filter(`"${String(values[1])}" TO ${written}`)).toEqual(
            having((place) => place >= 1 && place <= at),
          );
        }
        const { facetDistribution } = searcher.search(makeRequest('', { facets: [`fields.${asked}`] }));
        expect(Object.values(facetDistribution)[0]).toEqual(
          Object.fromEntries(
            values.flatMap((value, place) => {
              const count = having((other) => other === place).length;
              return count === 0 ? [] : [[String(value), count]];
            }),
          ),
        );
        // Of keywords the order is that of a dictionary, in which accents do not count.
        const ranks = kind === 'keyword' ? [1, 2, 3, 4, 0] : [...values.keys()];
        for (const direction of ['asc', 'desc'] as const) {
          const sign = direction === 'asc' ? 1 : -1;
          const keyOf = (number: number): number =>
            Math.min(...placesOf(number).map((place) => (ranks[place] ?? 0) * sign));
          const order = [...ids.keys()].toSorted((a, b) => {
            const [first, second] = [keyOf(a), keyOf(b)];
            return first === second ? a - b : first - second;
          });
          expect(ask({ sort: `fields.${asked}:${direction}` })).toEqual(order.map((number) => ids[number]));
        }
      });
    }),
    runs(8),
  );
});
