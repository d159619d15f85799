// How many of the documents that a search of an exported index found have each value of a facet.

import { type DocumentSet, intersect } from '../../index/read/document-set.js';
import type { Filter } from '../../search/query/filter/filter.js';
import { withoutField } from '../../search/query/filter/filter.js';
import {
  type AskedFacet,
  type CountedFacets,
  countFacets,
  findFacets,
} from '../../search/rank/facets/count-facets.js';
import { applyFilter } from './apply-filter.js';
import { columnsOfField, type SiteColumns } from './site-columns.js';

/** What is asked of facets; see the parameters of `/search`. */
export interface FacetRequest {
  readonly facets: readonly string[];
  readonly facetQuery: string;
  readonly disjunctive: readonly string[];
  readonly filter: Filter | null;
}

/**
 * Counts facets; a disjunctive one as if the filter did not speak of it.
 * @param found the documents that the query finds, without the filter
 * @throws FindlingError `invalid_parameter`
 */
export async function countSiteFacets(
  columns: SiteColumns,
  found: DocumentSet,
  { facets, facetQuery, disjunctive, filter }: FacetRequest,
): Promise<CountedFacets> {
  const { collection } = columns;
  const [snapshot] = collection.segments;
  const asked = findFacets(facets, collection);
  await columns.load(asked.flatMap(columnsOfFacet));
  const distribution: Record<string, Readonly<Record<string, number>>> = {};
  const stats: Record<string, CountedFacets['stats'][string]> = {};
  for (const facet of asked) {
    const applied =
      filter !== null && disjunctive.includes(facet.name) ? withoutField(filter, filterName(facet)) : filter;
    const documents = found.slice();
    if (applied !== null) intersect(documents, await applyFilter(columns, applied));
    const counted = countFacets(
      collection,
      [facet],
      snapshot === undefined ? [] : [{ snapshot, documents }],
      [],
      facetQuery,
    );
    Object.assign(distribution, counted.distribution);
    Object.assign(stats, counted.stats);
  }
  return { distribution, stats };
}

function columnsOfFacet({ facet }: AskedFacet): readonly string[] {
  if (typeof facet !== 'string') return columnsOfField(facet);
  return [facet === 'year' || facet === 'month' ? 'date' : facet];
}

/** The name that conditions on a facet have in a filter. */
function filterName({ facet }: AskedFacet): string {
  if (typeof facet !== 'string') return `fields.${facet.name}`;
  return facet === 'year' || facet === 'month' ? 'date' : facet;
}
