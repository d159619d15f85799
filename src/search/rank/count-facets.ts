// How many of the documents found have each value of a facet. Counts are exact.

import { comparePeriods } from '../../documents/dates/date-time.js';
import { FindlingError } from '../../errors.js';
import type { DocumentAddress } from '../../index/read/document-address.js';
import { countOf, type DocumentSet, subtract } from '../../index/read/document-set.js';
import type { SegmentSnapshot } from '../../index/read/segment-snapshot.js';
import {
  type CountedFacet,
  countedFacets,
  countValues,
  facetColumn,
  facetTotals,
  firstNumber,
} from './facet-column.js';

/** The documents found in one segment. */
export interface FoundDocuments {
  readonly snapshot: SegmentSnapshot;
  /** None of them deleted. */
  readonly documents: DocumentSet;
}

/** Throws FindlingError `invalid_parameter` for a name that no facet has. */
export function checkFacets(names: readonly string[]): void {
  const unknown = names.find((name) => !isCountedFacet(name));
  if (unknown === undefined) return;
  throw new FindlingError(
    'invalid_parameter',
    `facets: "${unknown}" is not a facet; there are ${countedFacets.join(', ')}`,
  );
}

/**
 * The counts of some facets by name; names that no facet has are left out.
 * @param found the segments of a generation, in order
 * @param groups documents found of which each value counts once, however many of a group have it
 */
export function countFacets(
  names: readonly string[],
  found: readonly FoundDocuments[],
  groups: readonly (readonly DocumentAddress[])[] = [],
): Record<string, Record<string, number>> {
  const countedSets = found.map(chooseCountedSet);
  return Object.fromEntries(
    names.filter(isCountedFacet).map((name) => [name, countFacet(name, countedSets, groups)]),
  );
}

function isCountedFacet(name: string): name is CountedFacet {
  return (countedFacets as readonly string[]).includes(name);
}

/** The smaller half of a segment: the documents found, or those that were not. */
interface CountedSet {
  readonly snapshot: SegmentSnapshot;
  readonly documents: DocumentSet;
  /** Whether it holds what was not found: to be taken from the totals of the segment. */
  readonly isMissed: boolean;
}

function chooseCountedSet({ snapshot, documents }: FoundDocuments): CountedSet {
  if (countOf(documents) * 2 <= snapshot.documentCount) return { snapshot, documents, isMissed: false };
  const missed = snapshot.liveDocuments();
  subtract(missed, documents);
  return { snapshot, documents: missed, isMissed: true };
}

/** By value the number of documents, the most frequent first; years and months in order of time. */
function countFacet(
  facet: CountedFacet,
  countedSets: readonly CountedSet[],
  groups: readonly (readonly DocumentAddress[])[],
): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { snapshot, documents, isMissed } of countedSets) {
    const column = facetColumn(snapshot.segment, facet);
    const counted = countValues(column, documents);
    const all = isMissed ? facetTotals(snapshot, facet) : null;
    column.values.forEach((value, index) => {
      const number = counted[index + 1] ?? 0;
      const count = all === null ? number : (all[index + 1] ?? 0) - number;
      if (count > 0) counts.set(value, (counts.get(value) ?? 0) + count);
    });
  }
  for (const group of groups) countOnce(facet, countedSets, group, counts);
  const byTime = facet === 'year' || facet === 'month';
  const sorted = [...counts].sort(([a, countA], [b, countB]) => {
    if (byTime) return comparePeriods(a, b);
    return countA === countB ? (a < b ? -1 : 1) : countB - countA;
  });
  // Without a prototype: a value may be named as anything a prototype has.
  return Object.assign(Object.create(null) as Record<string, number>, Object.fromEntries(sorted));
}

/** Takes from the counts what the documents of a group have more than once. */
function countOnce(
  facet: CountedFacet,
  segments: readonly CountedSet[],
  group: readonly DocumentAddress[],
  counts: Map<string, number>,
): void {
  const seen = new Set<string>();
  for (const { segment, document } of group) {
    const own = segments[segment];
    if (own === undefined) continue;
    const column = facetColumn(own.snapshot.segment, facet);
    const end = firstNumber(column, document + 1);
    for (let at = firstNumber(column, document); at < end; at += 1) {
      const value = column.values[(column.numbers[at] ?? 0) - 1];
      if (value === undefined) continue;
      if (seen.has(value)) counts.set(value, (counts.get(value) ?? 0) - 1);
      seen.add(value);
    }
  }
}
