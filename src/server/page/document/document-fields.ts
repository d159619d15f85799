// The other fields of a record and its linked headlines on the page of a document: a hundred of each at a time, with links to the rest,
// so that no record makes a page that a browser cannot show.

import type { StoredDocument } from '../../../search/engine.js';
import { html, type Markup } from '../html.js';
import { type GivenParameters, linkToDocument, linkToFields } from '../links.js';
import type { PageFormat } from '../page-format.js';
import { renderPartSteps } from './part-steps.js';

/** Fields, and headlines, of one page. */
const FIELDS_A_PAGE = 100;
/** UTF-16 units of one value that are shown. */
const MAX_SHOWN_LENGTH = 2000;

/** Those of the page that begins with number `from`; of a place behind the last, those of the last page. */
export function sliceOfPage<Item>(items: readonly Item[], from: number): readonly Item[] {
  const start = Math.min(from, lastStart(items.length));
  return items.slice(start, start + FIELDS_A_PAGE);
}

/** The rows of a list of details. */
export function renderFieldRows(extra: StoredDocument['extra'], from: number): Markup[] {
  return sliceOfPage(Object.keys(extra), from).map((name) => {
    const value = extra[name];
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    const shown = text.length > MAX_SHOWN_LENGTH ? `${text.slice(0, MAX_SHOWN_LENGTH)}\u2026` : text;
    return html`<dt dir="auto">${name}</dt>
      <dd dir="auto">${shown}</dd>`;
  });
}

/** The way through the pages of fields; null where there is one. */
export function renderFieldPages(
  { id, extra, related }: StoredDocument,
  given: GivenParameters,
  from: number,
  format: PageFormat,
): Markup | null {
  const count = Math.max(Object.keys(extra).length, related.length);
  if (count <= FIELDS_A_PAGE) return null;
  const start = Math.min(from, lastStart(count));
  const href = (target: number): string => linkToFields(linkToDocument(id, given), target);
  const steps = {
    part: Math.floor(start / FIELDS_A_PAGE) + 1,
    parts: Math.ceil(count / FIELDS_A_PAGE),
    previous: start > 0 ? href(Math.max(0, start - FIELDS_A_PAGE)) : null,
    next: start + FIELDS_A_PAGE < count ? href(start + FIELDS_A_PAGE) : null,
  };
  return html`<div class="parts">${renderPartSteps(steps, format)}</div>`;
}

function lastStart(count: number): number {
  return Math.max(0, Math.ceil(count / FIELDS_A_PAGE) - 1) * FIELDS_A_PAGE;
}
