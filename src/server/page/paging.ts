// The way through the pages of a result: previous, next and the numbers around here.

import { html, type Markup } from './html.js';
import { type GivenParameters, linkToPage } from './links.js';
import type { PageFormat } from './page-format.js';
import { MAX_RESULT_WINDOW, type Paging } from './result-window.js';

/** Pages shown on each side of the present one. */
const NEIGHBOUR_PAGES = 2;

/** Links to the other pages, or null when there is one page only. */
export function renderPaging(
  totalHits: number,
  { page, hitsPerPage }: Paging,
  given: GivenParameters,
  format: PageFormat,
): Markup | null {
  const last = lastPageOf(totalHits, hitsPerPage);
  if (last <= 1 || page > last) return null;
  const { words } = format;
  const link = (target: number): string => linkToPage(given, target, hitsPerPage);
  const items = listPages(page, last).map((item) => {
    if (item === null) return html`<li class="gap" aria-hidden="true">…</li>`;
    const text = format.printCount(item);
    return item === page
      ? html`<li>
          <a aria-current="page" href="${link(item)}"
            ><span class="visually-hidden">${words.page} </span>${text}</a
          >
        </li>`
      : html`<li>
          <a href="${link(item)}"><span class="visually-hidden">${words.page} </span>${text}</a>
        </li>`;
  });
  return html`<nav class="paging" aria-label="${words.pages}">
    ${page > 1 && html`<a class="step" rel="prev" href="${link(page - 1)}">${words.previous}</a>`}
    <ol>
      ${items}
    </ol>
    ${page < last && html`<a class="step" rel="next" href="${link(page + 1)}">${words.next}</a>`}
  </nav>`;
}

/** The last page that can be asked for. */
export function lastPageOf(totalHits: number, hitsPerPage: number): number {
  return Math.min(Math.ceil(totalHits / hitsPerPage), Math.floor(MAX_RESULT_WINDOW / hitsPerPage));
}

/** First, last and the pages around this one; null where some are left out. */
export function listPages(page: number, last: number): readonly (number | null)[] {
  const shown = new Set([1, last]);
  for (let near = page - NEIGHBOUR_PAGES; near <= page + NEIGHBOUR_PAGES; near += 1) {
    if (near >= 1 && near <= last) shown.add(near);
  }
  const pages: (number | null)[] = [];
  let previous = 0;
  for (const number of [...shown].sort((a, b) => a - b)) {
    if (number === previous + 2) pages.push(number - 1);
    else if (number > previous + 1) pages.push(null);
    pages.push(number);
    previous = number;
  }
  return pages;
}
