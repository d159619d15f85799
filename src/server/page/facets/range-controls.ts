// What choosing from a range is made of: boxes for its two ends, and bars for how the documents are spread over it.

import { html, type Markup } from '../html.js';
import type { PageFormat } from '../page-format.js';
import type { RangeEnd } from './facet-fields.js';

/** A bar as long as a count beside the largest one, and the count. */
export function renderBar(count: number, most: number, format: PageFormat): Markup {
  const width = Math.max(1, Math.round((count / most) * 100));
  return html`<svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect width="${width}" height="1" /></svg
    ><span class="count">${format.printCount(count)}</span>`;
}

/** The ends of a range. */
export interface RangeEnds {
  /** The field of an end in the form. */
  readonly fieldOf: (end: RangeEnd) => string;
  readonly chosen: Readonly<Record<RangeEnd, readonly string[]>>;
  readonly placeholders: Readonly<Record<RangeEnd, string>>;
  readonly inputMode: 'numeric' | 'decimal';
  readonly maxLength: number;
}

/** A box for each end. */
export function renderEnds(
  { fieldOf, chosen, placeholders, inputMode, maxLength }: RangeEnds,
  { words }: PageFormat,
): Markup {
  const box = (end: RangeEnd): Markup =>
    html`<label
      >${words[end]}
      <input
        type="text"
        inputmode="${inputMode}"
        id="${fieldOf(end)}"
        name="${fieldOf(end)}"
        value="${chosen[end].at(-1) ?? ''}"
        form="search"
        size="10"
        maxlength="${maxLength}"
        dir="ltr"
        placeholder="${placeholders[end]}"
        autocomplete="off"
    /></label>`;
  return html`<div class="range">${box('from')} ${box('until')}</div>`;
}
