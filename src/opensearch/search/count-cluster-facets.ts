// Facets of what a cluster found, by its aggregations. Counts are exact: every value is asked for, up to so many.

import { comparePeriods } from '../../documents/dates/date-time.js';
import type { FacetStats } from '../../search/engine.js';
import type { AskedField } from '../../search/query/asked-field.js';
import type { AskedFacet, CountedFacets } from '../../search/rank/facets/count-facets.js';
import { beginningOf } from '../../search/rank/facets/count-field.js';
import { Histogram } from '../../search/rank/facets/histogram.js';
import { foldWords } from '../../text/fold-value.js';
import { KEY_END, ownColumnOf, ownFieldName, valueOfOwnKey } from '../own-columns.js';
import type { ClusterQuery } from './asked/translate-condition.js';
import type { AskAll } from './words/tell-words.js';

/** Values of a built-in facet that are counted, and of an own field. */
const MAX_VALUES = 20_000;
/** Values of an own field that are listed: the most frequent ones. */
const MAX_LISTED = 1000;

interface Bucket {
  readonly key: string | number;
  readonly doc_count: number;
}

interface Stats {
  readonly count: number;
  readonly min: number | null;
  readonly max: number | null;
  readonly avg: number | null;
}

/** Counts facets over the documents that a query finds. @param part only values with a word that begins so; blank for all */
export async function countClusterFacets(
  ask: AskAll,
  query: ClusterQuery,
  facets: readonly AskedFacet[],
  part: string,
): Promise<CountedFacets> {
  if (facets.length === 0) return { distribution: {}, stats: {} };
  const aggs: Record<string, unknown> = {};
  facets.forEach(({ facet }, index) => {
    if (typeof facet === 'string') aggs[`v${index}`] = termsOf(facet, MAX_VALUES);
    else
      facet.columns.forEach((column, number) => {
        const { field, isOrdered } = placeOf(facet, column);
        // Of dates the values say how exact they are.
        const listed = facet.type.name === 'date' ? `own.key.${ownFieldName(column)}` : field;
        aggs[`v${index}.${number}`] = termsOf(
          listed,
          facet.type.name === 'number' ? MAX_LISTED + 1 : MAX_VALUES,
        );
        if (isOrdered) aggs[`s${index}.${number}`] = { stats: { field } };
      });
  });
  const [result] = await ask([{ size: 0, track_total_hits: false, query, aggs }]);
  const found = (result?.aggregations ?? {}) as Readonly<
    Record<string, { buckets?: readonly Bucket[] } & Partial<Stats>>
  >;
  const distribution: Record<string, Record<string, number>> = {};
  const stats: Record<string, FacetStats> = {};
  for (const [index, { name, facet }] of facets.entries()) {
    if (typeof facet === 'string') {
      distribution[name] = sortCounts(
        found[`v${index}`]?.buckets ?? [],
        facet === 'year' || facet === 'month',
        part,
      );
      continue;
    }
    const columns = facet.columns.map((_, number) => found[`v${index}.${number}`]?.buckets ?? []);
    distribution[name] = facet.type.isOrdered
      ? orderedCounts(facet, columns, part)
      : spelledCounts(facet, columns, part);
    const facts = facet.columns.flatMap((_, number) => {
      const stat = found[`s${index}.${number}`];
      return stat === undefined || (stat.count ?? 0) === 0 ? [] : [stat as Stats];
    });
    const summary = await summarise(ask, query, facet, facts);
    if (summary !== null) stats[name] = summary;
  }
  return { distribution, stats };
}

function termsOf(field: string, size: number): unknown {
  return { terms: { field, size, shard_size: size } };
}

function placeOf(
  { type }: AskedField,
  column: string,
): { readonly field: string; readonly isOrdered: boolean } {
  const kind = type.name === 'geo' ? 'key' : ownColumnOf(type.name);
  return {
    field: `own.${kind}.${ownFieldName(column)}`,
    isOrdered: kind === 'number' || kind === 'date',
  };
}

/** By value the number of documents, the most frequent first; years and months in order of time. */
function sortCounts(buckets: readonly Bucket[], byTime: boolean, part: string): Record<string, number> {
  const begins = part.trim() === '' ? null : beginningOf(part);
  const counts = buckets
    .map(({ key, doc_count: count }) => [String(key), count] as const)
    .filter(([value]) => begins === null || begins(value))
    .sort(([a, countA], [b, countB]) => {
      if (byTime) return comparePeriods(a, b);
      return countA === countB ? (a < b ? -1 : 1) : countB - countA;
    });
  return withoutPrototype(counts);
}

function orderedCounts(
  field: AskedField,
  columns: readonly (readonly Bucket[])[],
  part: string,
): Record<string, number> {
  const counts = new Map<string, { place: number; count: number }>();
  for (const { key, doc_count: count } of columns.flat()) {
    const value = field.type.read(typeof key === 'number' ? String(key) : valueOfOwnKey(key));
    if (value === null) continue;
    const known = counts.get(value.key) ?? { place: value.from, count: 0 };
    counts.set(value.key, known);
    known.count += count;
  }
  // Of numbers that nearly all differ the counts of each say nothing.
  if (counts.size > MAX_LISTED) return {};
  const begins = part.trim() === '' ? null : beginningOf(part);
  return withoutPrototype(
    [...counts]
      .sort(([a, one], [b, other]) => one.place - other.place || other.count - one.count || (a < b ? -1 : 1))
      .map(([value, { count }]) => [value, count] as const)
      .filter(([value]) => begins === null || begins(value)),
  );
}

/** Values that are one have the spelling that most documents have. */
function spelledCounts(
  field: AskedField,
  columns: readonly (readonly Bucket[])[],
  part: string,
): Record<string, number> {
  const byKey = new Map<string, { count: number; spelling: string; most: number }>();
  for (const { key, doc_count: count } of columns.flat()) {
    const text =
      field.type.name === 'boolean' ? (key === 1 || key === 'true' ? 'true' : 'false') : String(key);
    const end = text.indexOf(KEY_END);
    const own = end < 0 ? text : text.slice(0, end);
    const value = end < 0 ? text : valueOfOwnKey(text);
    const known = byKey.get(own) ?? { count: 0, spelling: value, most: 0 };
    byKey.set(own, known);
    known.count += count;
    if (count > known.most || (count === known.most && value < known.spelling))
      Object.assign(known, { spelling: value, most: count });
  }
  const begins = part.trim() === '' ? null : beginningOf(part);
  return withoutPrototype(
    [...byKey.values()]
      .map(({ spelling, count }) => [spelling, count] as const)
      .filter(([value]) => foldWords(value) !== '' && (begins === null || begins(value)))
      .sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
      .slice(0, MAX_LISTED),
  );
}

/** The least, the greatest and the mean value, and a histogram with round bounds. */
async function summarise(
  ask: AskAll,
  query: ClusterQuery,
  facet: AskedField,
  facts: readonly Stats[],
): Promise<FacetStats | null> {
  if (facts.length === 0) return null;
  const isDate = facet.type.name === 'date';
  const least = Math.min(...facts.map(({ min }) => min ?? Infinity));
  const greatest = Math.max(...facts.map(({ max }) => max ?? -Infinity));
  const count = facts.reduce((sum, fact) => sum + fact.count, 0);
  const mean = facts.reduce((sum, fact) => sum + (fact.avg ?? 0) * fact.count, 0) / count;
  const { buckets } = new Histogram(least, greatest, isDate);
  const last = buckets.length - 1;
  const ranges = buckets.map(({ from, to }, index) => (index === last ? { from } : { from, to }));
  const aggs = Object.fromEntries(
    facet.columns.map((column, number) => [
      String(number),
      { range: { field: placeOf(facet, column).field, ranges, keyed: false } },
    ]),
  );
  const [result] = await ask([{ size: 0, track_total_hits: false, query, aggs }]);
  const counted = Object.values(result?.aggregations ?? {}) as readonly {
    readonly buckets: readonly Bucket[];
  }[];
  const print = (place: number): number | string =>
    isDate ? facet.type.printPlace(Math.round(place)) : place;
  return {
    min: print(least),
    max: print(greatest),
    mean: print(mean),
    count,
    buckets: buckets.map(({ from, to }, index) => ({
      from: print(from),
      to: print(to),
      count: counted.reduce((sum, column) => sum + (column.buckets[index]?.doc_count ?? 0), 0),
    })),
  };
}

/** Without a prototype: a value may be named as anything a prototype has. */
function withoutPrototype(counts: readonly (readonly [string, number])[]): Record<string, number> {
  return Object.assign(Object.create(null) as Record<string, number>, Object.fromEntries(counts));
}
