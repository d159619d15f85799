// How many of the documents found have each value of an own field, and of numbers and dates the least, the greatest, the mean and
// a histogram. Counts are exact.

import { memoize, memoizePair } from '../../../collections/memo.js';
import { forEachNumber } from '../../../index/format/own/value-columns.js';
import type { DocumentAddress } from '../../../index/read/document-address.js';
import { type DocumentSet, emptySet } from '../../../index/read/document-set.js';
import type { CollectionValues, LiveValues } from '../../../index/read/document-values.js';
import { foldWords } from '../../../text/fold-value.js';
import type { FacetStats } from '../../engine.js';
import { type TypedColumn, typedColumn } from '../../match/typed-column.js';
import type { AskedField } from '../../query/asked-field.js';
import { countValues } from './facet-column.js';
import { fieldSpellings } from './field-spellings.js';
import { Histogram } from './histogram.js';

/** Values of an own field that are listed: the most frequent ones. */
const MAX_LISTED = 1000;

/** The smaller half of a segment: the documents found, or those that were not. */
export interface CountedSet {
  readonly snapshot: LiveValues;
  readonly documents: DocumentSet;
  /** Whether it holds what was not found: to be taken from the totals of the segment. */
  readonly isMissed: boolean;
}

/** A value of a field in the documents found. */
interface CountedValue {
  readonly from: number;
  count: number;
}

/** What is said of a field. */
export interface FieldCounts {
  /** By value the number of documents, the most frequent first; of numbers and dates in their order. */
  readonly distribution: Record<string, number>;
  /** Null for types without an order, and where no document found has a value. */
  readonly stats: FacetStats | null;
}

/**
 * Counts the values of a field.
 * @param groups documents found of which each value counts once, however many of a group have it
 * @param part only values with a word that begins so are listed; blank for all
 */
export function countField(
  generation: CollectionValues,
  field: AskedField,
  countedSets: readonly CountedSet[],
  groups: readonly (readonly DocumentAddress[])[],
  part: string,
): FieldCounts {
  const isWhole = groups.length === 0 && part === '' && countedSets.every(isEverything);
  return isWhole ? countAll(generation, field) : countFound(generation, field, countedSets, groups, part);
}

/** The counts where every document was found: the same for each search of the generation. */
const countAll = memoizePair((generation: CollectionValues, field: AskedField): FieldCounts => {
  const missed = generation.segments.map((snapshot): CountedSet => {
    return { snapshot, documents: emptySet(snapshot.segment.documentCount), isMissed: true };
  });
  return countFound(generation, field, missed, [], '');
});

function isEverything({ documents, isMissed }: CountedSet): boolean {
  return isMissed && documents.every((word) => word === 0);
}

function countFound(
  generation: CollectionValues,
  field: AskedField,
  countedSets: readonly CountedSet[],
  groups: readonly (readonly DocumentAddress[])[],
  part: string,
): FieldCounts {
  const counted = countedSets.flatMap((counts) => countSegment(field, counts) ?? []);
  const stats = field.type.isOrdered && groups.length === 0 ? summarise(field, counted) : null;
  // Of numbers that nearly all differ the counts of each say nothing.
  const isListed = !field.type.isOrdered || counted.every(({ counts }) => countNonZero(counts) <= MAX_LISTED);
  if (!isListed && groups.length === 0) return { distribution: {}, stats };
  const counts = new Map<string, CountedValue>();
  for (const { typed, counts: own, places } of counted) {
    typed.keys.forEach((key, index) => {
      const count = own[index + 1] ?? 0;
      if (count === 0) return;
      const known = counts.get(key);
      if (known === undefined) counts.set(key, { from: places[index + 1] ?? Number.NaN, count });
      else known.count += count;
    });
  }
  for (const group of groups) countOnce(field, countedSets, group, counts);
  return {
    distribution:
      isListed && (!field.type.isOrdered || counts.size <= MAX_LISTED)
        ? distribute(generation, field, counts, part)
        : {},
    stats:
      groups.length === 0 || !field.type.isOrdered ? stats : summariseValues(field, [...counts.values()]),
  };
}

/** The counts of one segment, by number of a key. */
interface SegmentCounts {
  readonly typed: TypedColumn;
  readonly counts: Uint32Array;
  readonly places: Float64Array;
}

function countSegment(
  field: AskedField,
  { snapshot, documents, isMissed }: CountedSet,
): SegmentCounts | null {
  const typed = typedColumn(snapshot.segment, field);
  if (typed === null) return null;
  const places = placesOf(typed);
  const all = isMissed ? totalsOf(snapshot, typed) : null;
  if (all !== null && isEverything({ snapshot, documents, isMissed })) return { typed, counts: all, places };
  const counts = countKeys(typed, documents);
  if (all !== null) counts.forEach((count, key) => (counts[key] = (all[key] ?? 0) - count));
  counts[0] = 0;
  return { typed, counts, places };
}

function countNonZero(counts: Uint32Array): number {
  let found = 0;
  for (let key = 1; key < counts.length; key += 1) if ((counts[key] ?? 0) > 0) found += 1;
  return found;
}

/** By number of a key, how many documents of a set have it. */
function countKeys(typed: TypedColumn, set: DocumentSet): Uint32Array {
  const { column, keyOf, keys } = typed;
  const counts = new Uint32Array(keys.length + 1);
  // Only where a document can have two spellings of one value do its values have to be compared.
  if (column.starts === null || keys.length === column.values.length) {
    countValues(column, set).forEach((count, number) => {
      const key = keyOf[number] ?? 0;
      counts[key] = (counts[key] ?? 0) + count;
    });
    return counts;
  }
  for (let word = 0; word < set.length; word += 1) {
    for (let bits = set[word] ?? 0; bits !== 0; bits &= bits - 1) {
      const seen: number[] = [];
      forEachNumber(column, word * 32 + 31 - Math.clz32(bits & -bits), (number) => {
        const key = keyOf[number] ?? 0;
        if (seen.includes(key)) return;
        seen.push(key);
        counts[key] = (counts[key] ?? 0) + 1;
      });
    }
  }
  return counts;
}

const totalsOf = memoizePair((snapshot: LiveValues, typed: TypedColumn) =>
  countKeys(typed, snapshot.liveDocuments()),
);

/** By number of a key, where it begins in the order of the type. */
const placesOf = memoize(({ keyOf, from, keys }: TypedColumn): Float64Array => {
  const places = new Float64Array(keys.length + 1);
  keyOf.forEach((key, number) => {
    places[key] = from[number] ?? Number.NaN;
  });
  return places;
});

/** Takes from the counts what the documents of a group have more than once. */
function countOnce(
  field: AskedField,
  segments: readonly CountedSet[],
  group: readonly DocumentAddress[],
  counts: ReadonlyMap<string, CountedValue>,
): void {
  const seen = new Set<string>();
  for (const { segment, document } of group) {
    const snapshot = segments[segment]?.snapshot;
    const typed = snapshot === undefined ? null : typedColumn(snapshot.segment, field);
    if (typed === null) continue;
    const own = new Set<string>();
    forEachNumber(typed.column, document, (number) => {
      const key = typed.keys[(typed.keyOf[number] ?? 0) - 1];
      if (key !== undefined) own.add(key);
    });
    for (const key of own) {
      const counted = counts.get(key);
      if (seen.has(key) && counted !== undefined) counted.count -= 1;
      seen.add(key);
    }
  }
}

function distribute(
  generation: CollectionValues,
  field: AskedField,
  counts: ReadonlyMap<string, CountedValue>,
  part: string,
): Record<string, number> {
  const spellings = fieldSpellings(generation, field);
  const begins = part.trim() === '' ? null : beginningOf(part);
  const listed = [...counts].flatMap(([key, { count, from }]) => {
    const value = spellings?.get(key) ?? key;
    return count > 0 && (begins === null || begins(value)) ? [{ value, count, from }] : [];
  });
  const byCount = (a: (typeof listed)[number], b: (typeof listed)[number]): number =>
    b.count - a.count || (a.value < b.value ? -1 : 1);
  listed.sort(byCount);
  const first = listed.slice(0, MAX_LISTED);
  if (field.type.isOrdered) first.sort((a, b) => a.from - b.from || byCount(a, b));
  const distribution = Object.create(null) as Record<string, number>;
  for (const { value, count } of first) distribution[value] = count;
  return distribution;
}

/** Whether the words of a value begin with what was typed, at any word; without regard to case and accents. */
export function beginningOf(part: string): (value: string) => boolean {
  const wanted = foldWords(part).trimEnd();
  return (value) => foldWords(value).includes(wanted);
}

function summarise(
  field: AskedField,
  counted: readonly Pick<SegmentCounts, 'counts' | 'places'>[],
): FacetStats | null {
  let [least, greatest, sum, count] = [Infinity, -Infinity, 0, 0];
  for (const { counts, places } of counted) {
    for (let key = 1; key < counts.length; key += 1) {
      const documents = counts[key] ?? 0;
      if (documents === 0) continue;
      const place = places[key] ?? 0;
      if (place < least) least = place;
      if (place > greatest) greatest = place;
      sum += place * documents;
      count += documents;
    }
  }
  if (count === 0) return null;
  const histogram = new Histogram(least, greatest, field.type.name === 'date');
  for (const { counts, places } of counted)
    for (let key = 1; key < counts.length; key += 1) histogram.add(places[key] ?? 0, counts[key] ?? 0);
  return printStats(field, histogram, { least, greatest, mean: sum / count, count });
}

/** The same of values that are at hand. */
function summariseValues(field: AskedField, values: readonly CountedValue[]): FacetStats | null {
  const left = values.filter(({ count }) => count > 0);
  const places = Float64Array.from([Number.NaN, ...left.map(({ from }) => from)]);
  const counts = Uint32Array.from([0, ...left.map(({ count }) => count)]);
  return summarise(field, [{ counts, places }]);
}

function printStats(
  { type }: AskedField,
  histogram: Histogram,
  {
    least,
    greatest,
    mean,
    count,
  }: { readonly least: number; readonly greatest: number; readonly mean: number; readonly count: number },
): FacetStats {
  const isDate = type.name === 'date';
  const print = (place: number): number | string => (isDate ? type.printPlace(Math.round(place)) : place);
  return {
    min: print(least),
    max: print(greatest),
    mean: print(mean),
    count,
    buckets: histogram.buckets.map(({ from, to, count: documents }) => ({
      from: print(from),
      to: print(to),
      count: documents,
    })),
  };
}
