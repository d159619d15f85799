// How many of the documents found have each value of a facet. Counts are exact.

import { isDatePeriod } from '../../../built-in-fields.js';
import { comparePeriods } from '../../../documents/dates/date-time.js';
import { FindlingError } from '../../../errors.js';
import { forEachNumber } from '../../../index/format/own/value-columns.js';
import type { DocumentAddress } from '../../../index/read/document-address.js';
import { countOf, type DocumentSet, subtract } from '../../../index/read/document-set.js';
import type { CollectionValues, LiveValues } from '../../../index/read/document-values.js';
import type { FacetStats } from '../../engine.js';
import { askedFieldsOf } from '../../plan/asked-fields.js';
import { type AskedField, someOf } from '../../query/asked-field.js';
import { beginningOf, type CountedSet, countField } from './count-field.js';
import { type CountedFacet, countedFacets, countValues, facetColumn, facetTotals } from './facet-column.js';

/** The documents found in one segment. */
export interface FoundDocuments {
  readonly snapshot: LiveValues;
  /** None of them deleted. */
  readonly documents: DocumentSet;
}

/** A facet that was asked for: its name as it was given, and the built-in facet or own field that it is. */
export interface AskedFacet {
  readonly name: string;
  readonly facet: CountedFacet | AskedField;
}

/**
 * The facets with these names. A name that is both is that of the built-in one; `fields.year` is the own field.
 * @throws FindlingError `invalid_parameter` for a name that no facet has
 */
export function findFacets(names: readonly string[], generation: CollectionValues): readonly AskedFacet[] {
  const { schema } = generation;
  return names.map((name) => {
    if (isCountedFacet(name)) return { name, facet: name };
    const own = askedFieldsOf(schema).find(name);
    const ownFacets = schema.fields.filter(({ facet }) => facet).map((field) => field.name);
    if (own !== undefined && ownFacets.includes(own.name)) return { name, facet: own };
    const known = [...countedFacets, ...someOf(ownFacets)];
    throw new FindlingError(
      'invalid_parameter',
      own === undefined
        ? `facets: "${name}" is not a facet; there are ${known.join(', ')}`
        : `facets: the field "${own.name}" has too many different values to be a facet, unless it is configured as one ` +
            `(fields in findling.config.json: "facet": true)`,
    );
  });
}

/** What is said of facets. */
export interface CountedFacets {
  /** By name of a facet, by value the number of documents. */
  readonly distribution: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** By name of a facet of numbers or dates; without those of which no document found has a value. */
  readonly stats: Readonly<Record<string, FacetStats>>;
}

/**
 * The counts of some facets.
 * @param found the segments of the generation, in order
 * @param groups documents found of which each value counts once, however many of a group have it
 * @param part only values with a word that begins so are listed; blank for all
 */
export function countFacets(
  generation: CollectionValues,
  facets: readonly AskedFacet[],
  found: readonly FoundDocuments[],
  groups: readonly (readonly DocumentAddress[])[] = [],
  part = '',
): CountedFacets {
  const countedSets = found.map(chooseCountedSet);
  const distribution: Record<string, Record<string, number>> = {};
  const stats: Record<string, FacetStats> = {};
  for (const { name, facet } of facets) {
    if (typeof facet === 'string') {
      distribution[name] = onlyBeginning(countFacet(facet, countedSets, groups), part);
      continue;
    }
    const counts = countField(generation, facet, countedSets, groups, part);
    distribution[name] = counts.distribution;
    if (counts.stats !== null) stats[name] = counts.stats;
  }
  return { distribution, stats };
}

function isCountedFacet(name: string): name is CountedFacet {
  return (countedFacets as readonly string[]).includes(name);
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
  const byTime = isDatePeriod(facet);
  const sorted = [...counts].sort(([a, countA], [b, countB]) => {
    if (byTime) return comparePeriods(a, b);
    return countA === countB ? (a < b ? -1 : 1) : countB - countA;
  });
  // Without a prototype: a value may be named as anything a prototype has.
  return Object.assign(Object.create(null) as Record<string, number>, Object.fromEntries(sorted));
}

/** The values with a word that begins so. */
function onlyBeginning(counts: Record<string, number>, part: string): Record<string, number> {
  if (part.trim() === '') return counts;
  const begins = beginningOf(part);
  const kept = Object.entries(counts).filter(([value]) => begins(value));
  return Object.assign(Object.create(null) as Record<string, number>, Object.fromEntries(kept));
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
    forEachNumber(column, document, (number) => {
      const value = column.values[number - 1];
      if (value === undefined) return;
      if (seen.has(value)) counts.set(value, (counts.get(value) ?? 0) - 1);
      seen.add(value);
    });
  }
}
