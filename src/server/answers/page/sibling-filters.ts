// Facets under which something is chosen are counted as if it were not: so a person sees what else there is to choose, and how many
// documents each choice would add.

import { type Condition, parseConditions, printConditions } from '../../page/facets/filter-conditions.js';

/** By facet that has a condition: the filter without that condition, null for none. A year that is chosen opens its months. */
export function siblingFilters(
  filter: string | null,
  facets: readonly string[],
): Readonly<Record<string, string | null>> {
  const conditions = parseConditions((filter ?? '').trim()) ?? [];
  const filters: Record<string, string | null> = {};
  for (const facet of facets) {
    const name = facet === 'year' ? 'date' : facet;
    // Values that are left out stay counted, too: to be chosen after all. The ends of a range hold for the years between them.
    const others = conditions.filter((condition) => condition.name !== name || isEnd(condition));
    if (others.length === conditions.length) continue;
    filters[facet] = others.length === 0 ? null : printConditions(others);
    if (facet === 'year' && conditions.some(isPeriod)) filters['month'] = filters[facet];
  }
  return filters;
}

function isPeriod({ name, kind }: Condition): boolean {
  return name === 'date' && kind === 'in';
}

function isEnd({ kind }: Condition): boolean {
  return kind === 'from' || kind === 'until' || kind === 'below';
}
