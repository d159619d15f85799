// Facets under which something is chosen, counted as if it were not: so a person sees what else there is to choose, and how many
// documents each choice would add.

import type { SearchEngine, SearchRequest, SearchResult } from '../../../search/engine.js';
import { type Condition, parseConditions, printConditions } from '../../page/facets/filter-conditions.js';

/** The counts by facet, of those facets only that have a condition. */
export async function countSiblings(
  engine: SearchEngine,
  request: SearchRequest,
  facets: readonly string[],
): Promise<SearchResult['facetDistribution']> {
  const conditions = parseConditions((request.filter ?? '').trim()) ?? [];
  const counts: Record<string, Readonly<Record<string, number>>> = {};
  for (const facet of facets) {
    const name = facet === 'year' ? 'date' : facet;
    // Values that are left out stay counted, too: to be chosen after all. The ends of a range hold for the years between them.
    const others = conditions.filter((condition) => condition.name !== name || isEnd(condition));
    // Without a choice the search itself counts the same.
    if (others.length === conditions.length) continue;
    // A year that is chosen opens its months.
    const wanted = facet === 'year' && conditions.some(isPeriod) ? ['year', 'month'] : [facet];
    const { facetDistribution } = await engine.search({
      ...request,
      filter: others.length === 0 ? null : printConditions(others),
      facets: wanted,
      limit: 0,
      offset: 0,
      snippets: 0,
      explain: false,
    });
    Object.assign(counts, facetDistribution);
  }
  return counts;
}

function isPeriod({ name, kind }: Condition): boolean {
  return name === 'date' && kind === 'in';
}

function isEnd({ kind }: Condition): boolean {
  return kind === 'from' || kind === 'until';
}
