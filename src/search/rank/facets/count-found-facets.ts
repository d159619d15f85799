// The facets of what a search found: those with conditions of their own are counted without these where that is asked.

import { DATE_FIELD, isDatePeriod } from '../../../built-in-fields.js';
import type { SearchRequest } from '../../engine.js';
import { askedFieldsOf } from '../../plan/asked-fields.js';
import type { CandidateFinder } from '../../plan/candidate-finder.js';
import { type Filter, withoutField } from '../../query/filter/filter.js';
import { parseFilter } from '../../query/filter/parse-filter.js';
import type { ListQuery } from '../../query/query.js';
import type { CollapsedHits } from '../collapsed-hits.js';
import {
  documentsFound,
  findStages,
  type SearchView,
  type Stage,
  type StagesRequest,
} from '../find-stages.js';
import { type AskedFacet, type CountedFacets, countFacets, findFacets } from './count-facets.js';

/** What was found, and by what. */
interface Found {
  readonly asked: StagesRequest;
  readonly query: ListQuery;
  readonly stages: readonly Stage[];
  /** The groups of which one document is shown, or null. */
  readonly collapsed: CollapsedHits | null;
}

type FacetRequest = Pick<SearchRequest, 'facets' | 'facetFilters' | 'facetQuery' | 'disjunctive'>;

/**
 * Counts facets; none where the budget is spent.
 * @throws FindlingError `invalid_filter`, `invalid_parameter`
 */
export function countFoundFacets(
  view: SearchView,
  candidates: CandidateFinder,
  { facets, facetFilters = {}, facetQuery, disjunctive }: FacetRequest,
  { asked, query, stages, collapsed }: Found,
): CountedFacets {
  const { budget, generation } = candidates;
  const counted: CountedFacets[] = [];
  const count = (names: readonly AskedFacet[], of: readonly Stage[], groups: CollapsedHits | null): void => {
    if (names.length === 0 || budget.isPartial) return;
    if (!budget.spend(generation.documentCount * names.length)) return;
    const found = generation.segments.map((snapshot, number) => ({
      snapshot,
      documents: documentsFound(of, number, snapshot.segment.documentCount),
    }));
    counted.push(countFacets(generation, names, found, groups?.groups(), facetQuery));
  };
  /** Nothing is ranked for these. */
  const countUnder = (names: readonly AskedFacet[], filter: Filter | null): void => {
    if (budget.isPartial) return;
    const others = findStages(view, candidates, query, { ...asked, filter });
    count(names, others, collapsed?.over(others.map(({ sets }) => sets)) ?? null);
  };
  const underFilter = findFacets(
    facets.filter((name) => !Object.hasOwn(facetFilters, name)),
    generation,
  );
  count(underFilter, stages, collapsed);
  for (const facet of underFilter) {
    if (disjunctive?.includes(facet.name) !== true || asked.filter === null) continue;
    const filter = withoutField(asked.filter, filterNameOf(facet));
    if (filter !== asked.filter) countUnder([facet], filter);
  }
  for (const text of new Set(Object.values(facetFilters))) {
    const names = Object.keys(facetFilters).filter((name) => facetFilters[name] === text);
    const filter = text === null ? null : parseFilter(text, askedFieldsOf(generation.schema));
    countUnder(findFacets(names, generation), filter);
  }
  return {
    distribution: Object.assign(
      {},
      ...counted.map(({ distribution }) => distribution),
    ) as CountedFacets['distribution'],
    stats: Object.assign({}, ...counted.map(({ stats }) => stats)) as CountedFacets['stats'],
  };
}

/** The name that conditions on a facet have in a filter. */
function filterNameOf({ facet }: AskedFacet): string {
  if (typeof facet !== 'string') return `fields.${facet.name}`;
  return isDatePeriod(facet) ? DATE_FIELD : facet;
}
