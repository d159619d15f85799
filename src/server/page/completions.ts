// How the query may go on, as a list that comes with the results of what was typed: the script shows it above the hits.

import type { Suggestion } from '../../search/engine.js';
import { html, type Markup, trustMarkup } from './html.js';
import type { PageFormat } from './page-format.js';

/** The list; hidden, since without the script nobody can take from it. `data-count` says its length in words. */
export function renderCompletions(completions: readonly Suggestion[], format: PageFormat): Markup {
  return html`<ul
    id="completions"
    hidden
    data-count="${format.printNoun(completions.length, format.words.suggested)}"
  >
    ${completions.map(({ text, html: marked }) => html`<li data-text="${text}">${keepMarks(marked)}</li>`)}
  </ul>`;
}

/** Of the markup the marks alone, whatever else an engine may have let in. */
function keepMarks(marked: string): Markup {
  return trustMarkup(marked.replaceAll(/<(?!\/?mark>)/g, '&lt;'));
}
