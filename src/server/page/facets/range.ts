// Numbers and dates of an own field as controls: a range with two ends, and how the values are spread as bars.

import type { FacetBucket } from '../../../search/engine.js';
import { html, type Markup } from '../html.js';
import { linksToSearch } from '../links.js';
import type { PageFormat } from '../page-format.js';
import { leaveOutField, rangeField } from './facet-fields.js';
import { type FacetView, joinWritten, labelOf, printValue } from './facet-view.js';
import { type Condition, printConditions, valuesOf } from './filter-conditions.js';
import { renderBar, renderEnds } from './range-controls.js';

/** Whether a facet is an own field whose values have an order. */
export function hasOrder(name: string, { fields }: PageFormat): boolean {
  const type = fields.get(name)?.type;
  return type === 'number' || type === 'date';
}

/** The controls, or null where all hits have one value and nothing is chosen. */
export function renderRange(
  name: string,
  view: FacetView,
  conditions: readonly Condition[],
  format: PageFormat,
): Markup | null {
  const stats = view.result.facetStats?.[name];
  const chosen = valuesOf(conditions, name);
  const left = valuesOf(conditions, name, 'not');
  const ends = { from: valuesOf(conditions, name, 'from'), until: valuesOf(conditions, name, 'until') };
  const hasChoice = chosen.length + left.length + ends.from.length + ends.until.length > 0;
  if (!hasChoice && (stats === undefined || stats.min === stats.max)) return null;
  return html`<fieldset class="facet dates">
    <legend>${labelOf(name, format)}</legend>
    ${chosen.map((value) => html`<input type="hidden" name="${name}" value="${value}" form="search" />`)}
    ${left.map((value) => html`<input type="hidden" name="${leaveOutField(name)}" value="${value}" form="search" />`)}
    ${stats !== undefined && stats.buckets.length > 1 && renderBuckets(name, stats.buckets, view, conditions, format)}
    ${renderEnds(
      {
        fieldOf: (end) => rangeField(end, name),
        chosen: ends,
        placeholders: { from: String(stats?.min ?? ''), until: String(stats?.max ?? '') },
        inputMode: 'decimal',
        maxLength: 20,
      },
      format,
    )}
  </fieldset>`;
}

/** `10 – 20`; of dates that are whole years or months, these: `2010 – 2012`. */
function printSpan(name: string, from: number | string, to: number | string, format: PageFormat): string {
  const [first, last] = [String(from), String(to)];
  const isDate = format.fields.get(name)?.type === 'date';
  const end = isDate ? [/-01-01$/, /-01$/].find((part) => part.test(first) && part.test(last)) : undefined;
  return [first, last]
    .map((text) => printValue(name, end === undefined ? text : text.replace(end, ''), format))
    .join(' – ');
}

/** Each part of the values with a bar as long as its count; it leads to the documents in it. */
function renderBuckets(
  name: string,
  buckets: readonly FacetBucket[],
  { given }: FacetView,
  conditions: readonly Condition[],
  format: PageFormat,
): Markup {
  const most = Math.max(1, ...buckets.map(({ count }) => count));
  const linkTo = linksToSearch(given, 'filter');
  const others = conditions.filter((condition) => condition.name !== name);
  const items = buckets
    .filter(({ count }) => count > 0)
    .map(({ from, to, count }) => {
      const filter = printConditions([
        ...others,
        { name, kind: 'from', values: [String(from)] },
        { name, kind: 'below', values: [String(to)] },
      ]);
      return html`<li>
        <a class="period" href="${linkTo(joinWritten(given, conditions, filter))}"
          ><bdi>${printSpan(name, from, to, format)}</bdi></a
        >${renderBar(count, most, format)}
      </li>`;
    });
  return html`<ul>
    ${items}
  </ul>`;
}
