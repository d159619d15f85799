// The search box of every page: a plain form that works by itself and is made livelier by the script.

import { html, type Markup } from './html.js';
import { type GivenParameters, keptParameters } from './links.js';
import type { PageFormat } from './page-format.js';

/** How the box is to behave on a page. */
export interface SearchBoxOptions {
  /** Whether the page has the order of the hits and the controls of the filter itself, as parts of this form. */
  readonly isResults?: boolean;
  /** Whether the cursor is put into the box. */
  readonly isStart?: boolean;
}

/** The form. `given` are the parameters it carries on. */
export function renderSearchBox(
  query: string,
  given: GivenParameters,
  { words, site }: PageFormat,
  { isResults = false, isStart = false }: SearchBoxOptions = {},
): Markup {
  const placeholder = site.placeholder ?? words.searchLabel;
  const isControlled = isResults && (given.get('filter') ?? '') !== '';
  const notHidden = [
    'q',
    'duplicatesOf',
    // It is asked of one query.
    'asTyped',
    ...(isResults ? ['sort'] : []),
    ...(isControlled ? ['filter'] : []),
  ];
  const hidden = keptParameters(given)
    .filter(([name]) => !notHidden.includes(name))
    .map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`);
  return html`<form id="search" class="search" role="search" action="/" method="get">
    <label class="visually-hidden" for="q">${words.searchLabel}</label>
    <div class="search-field">
      <input
        id="q"
        name="q"
        type="search"
        value="${query}"
        maxlength="4000"
        dir="auto"
        placeholder="${placeholder}"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        enterkeyhint="search"
        ${isStart && html`autofocus`}
      />
      <button type="submit" aria-label="${words.search}">
        <span class="button-text">${words.search}</span>
      </button>
    </div>
    ${hidden}
  </form>`;
}
