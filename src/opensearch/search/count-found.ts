// The facets of a search in a cluster: each over what is found, or over what would be found without the condition on itself.

import type { SearchResult } from '../../search/engine.js';
import { type Filter, withoutField } from '../../search/query/filter/filter.js';
import type { ListQuery } from '../../search/query/query.js';
import { type AskedFacet, findFacets } from '../../search/rank/facets/count-facets.js';
import { anyQuery } from './asked/translate-condition.js';
import { countClusterFacets } from './count-cluster-facets.js';
import type { ClusterStage } from './find-cluster-stages.js';
import { listHidden } from './read-cluster-hits.js';
import type { SearchUnderWay } from './search-under-way.js';
import { findStagePages } from './stage-pages.js';

/** What was counted. */
export interface CountedFacets {
  readonly distribution: SearchResult['facetDistribution'];
  readonly stats: NonNullable<SearchResult['facetStats']>;
}

/** The filters of a search. */
export interface SearchFilters {
  /** What hits meet; null where that is no condition. */
  readonly filter: Filter | null;
  /** By their text those that single facets are counted under instead. */
  readonly ofFacets: ReadonlyMap<string | null, Filter | null>;
}

/** Counts the facets that are asked for. */
export async function countFound(
  search: SearchUnderWay,
  stages: readonly ClusterStage[],
  query: ListQuery,
  { filter, ofFacets }: SearchFilters,
): Promise<CountedFacets> {
  const { facets, facetFilters = {}, facetQuery = '', disjunctive = [] } = search.request;
  const distribution: Record<string, Readonly<Record<string, number>>> = {};
  const stats: NonNullable<SearchResult['facetStats']> & Record<string, never> = {};
  const count = async (names: readonly AskedFacet[], of: readonly ClusterStage[]): Promise<void> => {
    if (names.length === 0) return;
    const hidden = await listHidden(search, of);
    const found = anyQuery(of.map(({ condition }) => condition));
    const union =
      hidden.length === 0 ? found : { bool: { filter: [found], must_not: [{ terms: { id: hidden } }] } };
    const counted = await countClusterFacets(search.ask, union, names, facetQuery);
    Object.assign(distribution, counted.distribution);
    Object.assign(stats, counted.stats);
  };
  const countUnder = async (names: readonly AskedFacet[], other: Filter | null): Promise<void> => {
    const restrictions = await search.restrictions(other);
    await count(names, (await findStagePages(search.counting(), query, restrictions)).stages);
  };
  const own = findFacets(
    facets.filter((name) => !Object.hasOwn(facetFilters, name)),
    search.view.base,
  );
  await count(own, stages);
  for (const facet of own) {
    if (!disjunctive.includes(facet.name) || filter === null) continue;
    const rest = withoutField(filter, filterNameOf(facet));
    if (rest !== filter) await countUnder([facet], rest);
  }
  for (const [text, other] of ofFacets) {
    const names = Object.keys(facetFilters).filter((name) => facetFilters[name] === text);
    await countUnder(findFacets(names, search.view.base), other);
  }
  return { distribution, stats };
}

/** The name that conditions on a facet have in a filter. */
function filterNameOf({ facet }: AskedFacet): string {
  if (typeof facet !== 'string') return `fields.${facet.name}`;
  return facet === 'year' || facet === 'month' ? 'date' : facet;
}
