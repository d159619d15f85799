// The search box of every page: a plain form that works by itself and is made livelier by the script.

import { html, type Markup } from './html.js';
import { type GivenParameters, keptParameters } from './links.js';

/** How the box is to behave on a page. */
export interface SearchBoxOptions {
  /** Whether the page sets the order of the hits itself, as a part of this form. */
  readonly hasOrder?: boolean;
  /** Whether the cursor is put into the box. */
  readonly isStart?: boolean;
}

/** The form. `given` are the parameters it carries on. */
export function renderSearchBox(
  query: string,
  given: GivenParameters,
  { hasOrder = false, isStart = false }: SearchBoxOptions = {},
): Markup {
  const notHidden = ['q', 'duplicatesOf', ...(hasOrder ? ['sort'] : [])];
  const hidden = keptParameters(given)
    .filter(([name]) => !notHidden.includes(name))
    .map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`);
  return html`<form id="search" class="search" role="search" action="/" method="get">
    <label class="visually-hidden" for="q">Search the documents</label>
    <div class="search-field">
      <input
        id="q"
        name="q"
        type="search"
        value="${query}"
        maxlength="4000"
        dir="auto"
        placeholder="Search the documents"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        enterkeyhint="search"
        ${isStart && html`autofocus`}
      />
      <button type="submit">Search</button>
    </div>
    ${hidden}
  </form>`;
}
