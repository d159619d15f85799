// The facets beside the results: each value with the number of matching documents that have it, as a link that narrows
// the search to them. Works for any facet the engine counts; years and months are special, being parts of one field.

import type { SearchResult } from '../../search/engine.js';
import { type Condition, parseConditions, printConditions } from './filter-conditions.js';
import { html, type Markup } from './html.js';
import { type GivenParameters, linksToSearch, linkToSearch } from './links.js';
import type { PageFormat } from './page-format.js';

/** Values of a facet that are shown at once; the others open on request. */
const MAX_OPEN_VALUES = 6;
const LABELS: Readonly<Record<string, string>> = { tags: 'Tag' };
/** Facets whose values are periods of the field `date`. */
const PERIODS: readonly string[] = ['year', 'month'];

/** The narrowing links, or null when there is nothing left to choose. */
export function renderFacets(
  result: SearchResult,
  given: GivenParameters,
  names: readonly string[],
  format: PageFormat,
): Markup | null {
  const conditions = parseConditions(given.get('filter') ?? '') ?? [];
  const groups = names
    .map((name) => renderGroup(name, result, conditions, given, format))
    .filter((group) => group !== null);
  if (groups.length === 0) return null;
  return html`<aside class="facets" id="narrow" aria-labelledby="narrow-title">
    <h2 id="narrow-title">Narrow the search</h2>
    ${groups}
  </aside>`;
}

/** The conditions in force, each with the way to lift it; null when there are none. */
export function renderConditions(given: GivenParameters, format: PageFormat): Markup | null {
  const filter = (given.get('filter') ?? '').trim();
  if (filter === '') return null;
  const conditions = parseConditions(filter);
  const chips =
    conditions === null
      ? [renderChip('Filter', filter, linkToSearch(given, { filter: null }))]
      : conditions.map((condition) =>
          renderChip(
            labelOf(condition.name),
            valueOf(condition, format),
            linkToSearch(given, {
              filter: printConditions(conditions.filter((other) => other !== condition)),
            }),
          ),
        );
  return html`<ul class="conditions" aria-label="Only documents with">
    ${chips}
  </ul>`;
}

function renderChip(label: string, value: string, href: string): Markup {
  return html`<li>
    <a class="chip" href="${href}"
      ><span class="chip-label">${label}</span> <bdi>${value}</bdi>
      <span class="chip-cross" aria-hidden="true">×</span><span class="visually-hidden">, remove</span></a
    >
  </li>`;
}

function renderGroup(
  name: string,
  result: SearchResult,
  conditions: readonly Condition[],
  given: GivenParameters,
  format: PageFormat,
): Markup | null {
  const isPeriod = PERIODS.includes(name);
  const field = isPeriod ? 'date' : name;
  const isChosen = conditions.some((condition) => condition.name === field);
  const counts = Object.entries(result.facetDistribution[name] ?? {});
  if (isChosen || counts.length === 0) return null;
  if (counts.length === 1 && counts[0]?.[1] === result.totalHits) return null;
  counts.sort(isPeriod ? byValueDown : byCountDown);
  const linkTo = linksToSearch(given, 'filter');
  const items = counts.map(([value, count]) => {
    const condition = { name: field, value };
    const filter = printConditions([...conditions, condition]);
    return html`<li>
      <a href="${linkTo(joinFilter(given, conditions, filter, condition))}"
        ><bdi>${valueOf(condition, format)}</bdi></a
      >
      <span class="count">${format.printCount(count)}</span>
    </li>`;
  });
  const rest = items.slice(MAX_OPEN_VALUES);
  return html`<section class="facet">
    <h3>${labelOf(name)}</h3>
    <ul>
      ${items.slice(0, MAX_OPEN_VALUES)}
    </ul>
    ${
      rest.length > 0 &&
      html`<details>
        <summary>${format.printCount(rest.length)} more</summary>
        <ul>
          ${rest}
        </ul>
      </details>`
    }
  </section>`;
}

/** A hand-written filter stays in force beside the new condition. */
function joinFilter(
  given: GivenParameters,
  conditions: readonly Condition[],
  filter: string,
  condition: Condition,
): string {
  const written = (given.get('filter') ?? '').trim();
  return written !== '' && conditions.length === 0
    ? `(${written}) AND ${printConditions([condition])}`
    : filter;
}

function labelOf(name: string): string {
  return LABELS[name] ?? name.charAt(0).toUpperCase() + name.slice(1);
}

function valueOf({ name, value }: Condition, format: PageFormat): string {
  return name === 'language' ? format.printLanguage(value) : value;
}

function byCountDown([a, countA]: readonly [string, number], [b, countB]: readonly [string, number]): number {
  return countB - countA || (a < b ? -1 : 1);
}

function byValueDown([a]: readonly [string, number], [b]: readonly [string, number]): number {
  return a < b ? 1 : -1;
}
