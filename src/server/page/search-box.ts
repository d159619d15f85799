// The search box of every page: a plain form that works by itself and is made livelier by the script.

import { html, type Markup } from './html.js';
import { keptParameters, type GivenParameters } from './links.js';

const NOT_HIDDEN: readonly string[] = ['q', 'sort', 'duplicatesOf'];

/** The form. `given` are the parameters it carries on; `isStart` puts the cursor into an empty box. */
export function renderSearchBox(query: string, given: GivenParameters, isStart: boolean): Markup {
  const hidden = keptParameters(given)
    .filter(([name]) => !NOT_HIDDEN.includes(name))
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
