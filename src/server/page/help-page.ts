// The help page: how to search, which keys work, and what each error code of the API means.
// It only lays out what help-topics.ts and the list of error codes say.

import type { ErrorRow } from '../http/error-codes.js';
import { HELP_KEYS, HELP_NOTES, HELP_TOPICS } from './help-topics.js';
import { html, type Markup } from './html.js';
import type { PageContent } from './layout.js';
import { linkToSearch } from './links.js';
import { renderSearchBox } from './search-box.js';

/** The help page, with a row for each of the error codes. */
export function renderHelpPage(errorCodes: readonly (readonly [code: string, row: ErrorRow])[]): PageContent {
  return {
    title: 'How to search',
    search: renderSearchBox('', new Map()),
    main: html`<article class="document help">
      <h1>How to search</h1>
      <dl class="topics">
        ${HELP_TOPICS.map(
          ({ title, example, meaning }) =>
            html`<div>
              <dt>${title}</dt>
              <dd>
                <a class="example" href="${linkToSearch(new Map(), { q: example })}"
                  ><code>${example}</code></a
                >
              </dd>
              <dd>${meaning}</dd>
            </div>`,
        )}
      </dl>
      <ul class="notes">
        ${HELP_NOTES.map((note) => html`<li>${note}</li>`)}
      </ul>
      <h2 id="keys">Keys</h2>
      <dl class="keys">
        ${HELP_KEYS.map(
          ([key, meaning]) =>
            html`<div>
              <dt><kbd>${key}</kbd></dt>
              <dd>${meaning}</dd>
            </div>`,
        )}
      </dl>
      <h2 id="programs">For programs</h2>
      <p>
        The same search answers as JSON at <code>/search?q=</code>;
        <a href="/openapi.json">/openapi.json</a> describes every route.
      </p>
      <h2 id="errors">Error codes</h2>
      <p>
        Every failed request answers with <code>message</code>, <code>code</code>, <code>type</code> and
        <code>link</code>; the link leads to its row here.
      </p>
      <div class="table-scroll" role="region" aria-labelledby="errors" tabindex="0">
        <table>
          <thead>
            <tr>
              <th scope="col">Code</th>
              <th scope="col">Status</th>
              <th scope="col">Meaning</th>
            </tr>
          </thead>
          <tbody>
            ${errorCodes.map(renderErrorRow)}
          </tbody>
        </table>
      </div>
    </article>`,
  };
}

function renderErrorRow([code, { status, meaning, inTasksOnly }]: readonly [string, ErrorRow]): Markup {
  return html`<tr id="${code}">
    <th scope="row"><code>${code}</code></th>
    <td>${inTasksOnly === true ? 'failed task' : status}</td>
    <td>${renderMeaning(meaning)}</td>
  </tr>`;
}

/** Text whose parts in backquotes are code. */
function renderMeaning(meaning: string): readonly Markup[] {
  return meaning
    .split('`')
    .map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : html`${part}`));
}
