// Dates as controls: years with bars as long as their counts, the months of the years that are chosen or of the only one, the newest
// week, month and year of the collection, and a range with two ends.

import { html, type Markup } from '../html.js';
import { linksToSearch } from '../links.js';
import type { PageFormat } from '../page-format.js';
import type { RangeEnd } from './facet-fields.js';
import { type Count, type FacetView, joinWritten, labelOf, MAX_VALUES, renderFolded } from './facet-view.js';
import { type Condition, printConditions, valuesOf } from './filter-conditions.js';
import { renderBar, renderEnds } from './range-controls.js';

/** Years that are shown at once. */
const MAX_OPEN_YEARS = 8;
const DAY = 86_400_000;
/** The lengths of the newest part of the collection, in days. */
const PRESETS = { newestDays: 7, newestMonth: 30, newestYear: 365 } as const;
const ENDS = {
  fieldOf: (end: RangeEnd): string => end,
  inputMode: 'numeric',
  maxLength: 10,
} as const;

/** The controls for dates, or null where nothing is chosen and there is nothing to choose: all hits are of one month. */
export function renderDates(
  view: FacetView,
  conditions: readonly Condition[],
  format: PageFormat,
): Markup | null {
  const { facetDistribution } = view.result;
  const years = Object.entries(facetDistribution['year'] ?? {}).sort(byTimeDown);
  const chosen = valuesOf(conditions, 'date');
  const ends = { from: valuesOf(conditions, 'date', 'from'), until: valuesOf(conditions, 'date', 'until') };
  const hasChoice = chosen.length + ends.from.length + ends.until.length > 0;
  const months = Object.entries(facetDistribution['month'] ?? {});
  const isOne = years.length === 0 || (years.length === 1 && years[0]?.[1] === view.result.totalHits);
  if (!hasChoice && isOne && months.length < 2) return null;
  const most = Math.max(1, ...years.map(([, count]) => count));
  const listed = years.filter(([year], index) => index < MAX_VALUES || isWithin(chosen, year));
  const items = listed.map(([year, count]) => {
    const own = months.filter(([month]) => month.startsWith(`${year}-`)).sort(([a], [b]) => (a < b ? -1 : 1));
    const isOpen = years.length === 1 || isWithin(chosen, year);
    return html`<li>
      ${renderPeriod({ kind: 'year', value: year, count, most }, chosen, format)}
      ${isOpen && own.length > 0 && renderMonths(own, chosen, format)}
    </li>`;
  });
  // A day that was asked for has no box of its own: it stays until its chip is removed.
  const others = chosen.filter(
    (value) => !listed.some(([year]) => year === value) && !months.some(([month]) => month === value),
  );
  return html`<fieldset class="facet dates">
    <legend>${labelOf('year', format)}</legend>
    ${others.map((value) => html`<input type="hidden" name="year" value="${value}" form="search" />`)}
    ${renderFolded(items, MAX_OPEN_YEARS, format.words.moreYears, format)}
    ${renderPresets(view, conditions, format)}
    ${renderEnds({ ...ENDS, placeholders: exampleEnds(years), chosen: ends }, format)}
  </fieldset>`;
}

/** How the ends of a range are written, by the example of all hits. */
function exampleEnds(years: readonly Count[]): Readonly<Record<RangeEnd, string>> {
  const [newest = '2026'] = years[0] ?? [];
  const [oldest = newest] = years.at(-1) ?? [];
  return { from: `${oldest}-01`, until: `${newest}-12` };
}

function renderMonths(months: readonly Count[], chosen: readonly string[], format: PageFormat): Markup {
  const most = Math.max(...months.map(([, count]) => count));
  return html`<ul class="months">
    ${months.map(([month, count]) => html`<li>${renderPeriod({ kind: 'month', value: month, count, most }, chosen, format)}</li>`)}
  </ul>`;
}

/** A year or month, with the number of its documents and the largest of these numbers. */
interface Period {
  readonly kind: 'year' | 'month';
  readonly value: string;
  readonly count: number;
  readonly most: number;
}

/** A box with the name of the period, and a bar as long as its count. */
function renderPeriod(
  { kind, value, count, most }: Period,
  chosen: readonly string[],
  format: PageFormat,
): Markup {
  return html`<label class="period"
      ><input
        type="checkbox"
        id="${kind}-${value}"
        name="${kind}"
        value="${value}"
        form="search"
        ${(kind === 'year' ? isWithin(chosen, value) : chosen.includes(value)) && html`checked`}
      /><bdi>${kind === 'year' ? format.printDate(value) : format.printMonth(value)}</bdi></label
    >${renderBar(count, most, format)}`;
}

function renderPresets(
  { given, newest, result }: FacetView,
  conditions: readonly Condition[],
  format: PageFormat,
): Markup | null {
  const time = newest === null ? Number.NaN : Date.parse(newest.slice(0, 10));
  // Of a collection that knows its years only, no week is the newest.
  if (newest === null || newest.length < 10 || Number.isNaN(time) || result.totalHits === 0) return null;
  const linkTo = linksToSearch(given, 'filter');
  const others = conditions.filter(({ name }) => name !== 'date');
  const links = Object.entries(PRESETS).map(([name, days]) => {
    const from = new Date(time - (days - 1) * DAY).toISOString().slice(0, 10);
    const filter = printConditions([...others, { name: 'date', kind: 'from', values: [from] }]);
    return html`<li>
      <a href="${linkTo(joinWritten(given, conditions, filter))}"
        >${format.words[name as keyof typeof PRESETS]}</a
      >
    </li>`;
  });
  return html`<ul class="presets">
    ${links}
  </ul>`;
}

/** Whether a year, or a part of it, is among the periods that were chosen. */
function isWithin(chosen: readonly string[], year: string): boolean {
  return chosen.some((value) => value === year || value.startsWith(`${year}-`));
}

function byTimeDown([a]: Count, [b]: Count): number {
  const byNumber = Number(b) - Number(a);
  return Number.isNaN(byNumber) ? (a < b ? 1 : -1) : byNumber;
}
