// The facets beside the results, as controls of the search form: each value with the number of matching documents that have
// it, to be chosen together with others or left out. Works for any facet the engine counts.

import { html, type Markup } from '../html.js';
import { linksToSearch } from '../links.js';
import type { PageFormat } from '../page-format.js';
import { sayText } from '../words/say.js';
import { renderDates } from './dates.js';
import { findField, leaveOutField, PERIODS } from './facet-fields.js';
import {
  type Count,
  type FacetView,
  joinWritten,
  labelOf,
  MAX_VALUES,
  printValue,
  renderFolded,
} from './facet-view.js';
import { addValue, type Condition, parseConditions, printConditions, valuesOf } from './filter-conditions.js';
import { hasOrder, renderRange } from './range.js';

/** Values of a facet that are shown at once; the others open on request. */
const MAX_OPEN_VALUES = 6;

/** The controls, or null when there is nothing left to choose. */
export function renderFacets(view: FacetView, format: PageFormat): Markup | null {
  const { given, facets } = view;
  const { words } = format;
  const written = (given.get('filter') ?? '').trim();
  const conditions = parseConditions(written) ?? [];
  const groups = facets.flatMap((name) => {
    const group =
      name === 'year'
        ? renderDates(view, conditions, format)
        : hasOrder(name, format)
          ? renderRange(name, view, conditions, format)
          : renderGroup(name, view, conditions, format);
    return group === null ? [] : [group];
  });
  if (groups.length === 0) return written === '' ? null : renderHidden(written);
  // What the filter says and no control can goes with them.
  const isWritten = written !== '' && conditions.length === 0;
  const others = conditions.filter(({ name, kind }) =>
    name === 'date' ? kind === 'not' || !facets.includes('year') : !facets.includes(name),
  );
  const rest = isWritten ? written : printConditions(others);
  return html`<aside class="facets" id="narrow" aria-labelledby="narrow-title" tabindex="-1">
    <div class="facets-head">
      <h2 id="narrow-title">${words.narrow}</h2>
      <a class="facets-close" href="#results">${words.close}</a>
    </div>
    ${rest !== '' && renderHidden(rest)} ${groups}
    <p class="facets-apply apply"><button type="submit" form="search">${words.apply}</button></p>
  </aside>`;
}

function renderHidden(filter: string): Markup {
  return html`<input type="hidden" name="filter" value="${filter}" form="search" />`;
}

function renderGroup(
  name: string,
  { result, given }: FacetView,
  conditions: readonly Condition[],
  format: PageFormat,
): Markup | null {
  if (PERIODS.includes(name)) return null;
  const { words } = format;
  const chosen = valuesOf(conditions, name);
  const left = valuesOf(conditions, name, 'not');
  const all = joinSpellings(result.facetDistribution[name] ?? {});
  const isChosen = (value: string): boolean => chosen.some((other) => isSame(other, value));
  const part = (given.get(findField(name)) ?? '').trim();
  const hasChoice = chosen.length > 0 || left.length > 0 || part !== '';
  if (!hasChoice && (all.length === 0 || (all.length === 1 && all[0]?.[1] === result.totalHits))) return null;
  all.sort(byCountDown);
  const found = all.filter(
    ([value]) => part === '' || printValue(name, value, format).toLowerCase().includes(part.toLowerCase()),
  );
  // What is chosen stands first: it is what is to be seen and taken back.
  const listed: Count[] = [
    ...chosen.map((value): Count => all.find(([other]) => isSame(other, value)) ?? [value, 0]),
    ...found.filter(([value]) => !isChosen(value)).slice(0, MAX_VALUES),
  ];
  const linkTo = linksToSearch(given, 'filter');
  const items = listed.map(([value, count], index) => {
    const label = printValue(name, value, format);
    const without = printConditions(
      addValue(
        conditions.filter((own) => own.name !== name || own.kind !== 'in'),
        name,
        'not',
        value,
      ),
    );
    return html`<li>
      <label
        ><input
          type="checkbox"
          id="${name}-${index}"
          name="${name}"
          value="${value}"
          form="search"
          ${isChosen(value) && html`checked`}
        /><bdi>${label}</bdi></label
      >
      <a
        class="leave-out"
        href="${linkTo(joinWritten(given, conditions, without))}"
        title="${sayText(words.leaveOut, { value: label })}"
        ><span class="visually-hidden">${sayText(words.leaveOut, { value: label })}</span></a
      >
      <span class="count">${format.printCount(count)}</span>
    </li>`;
  });
  const missing = all.length - listed.length;
  return html`<fieldset class="facet">
    <legend>${labelOf(name, format)}</legend>
    ${left.map((value) => html`<input type="hidden" name="${leaveOutField(name)}" value="${value}" form="search" />`)}
    ${
      (all.length > MAX_OPEN_VALUES || part !== '') &&
      html`<input
        class="facet-find"
        type="search"
        id="find-${name}"
        name="${findField(name)}"
        value="${part}"
        form="search"
        placeholder="${sayText(words.find, { facet: labelOf(name, format) })}"
        aria-label="${sayText(words.find, { facet: labelOf(name, format) })}"
        autocomplete="off"
        dir="auto"
      />`
    }
    ${renderFolded(items, Math.max(MAX_OPEN_VALUES, chosen.length), words.moreValues, format)}
    ${missing > 0 && part === '' && html`<p class="facet-more">${sayText(words.more, { n: format.printCount(missing) })}</p>`}
  </fieldset>`;
}

/** A filter takes values that differ in capitals only for one. */
function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** Values that differ in capitals only are one, under the spelling that most documents have: so many does choosing it find. */
function joinSpellings(counts: Readonly<Record<string, number>>): Count[] {
  const joined = new Map<string, { value: string; most: number; total: number }>();
  for (const [value, count] of Object.entries(counts)) {
    const known = joined.get(value.toLowerCase());
    if (known === undefined) joined.set(value.toLowerCase(), { value, most: count, total: count });
    else {
      known.total += count;
      if (count > known.most) Object.assign(known, { value, most: count });
    }
  }
  return [...joined.values()].map(({ value, total }) => [value, total]);
}

function byCountDown([a, countA]: Count, [b, countB]: Count): number {
  return countB - countA || (a < b ? -1 : 1);
}
