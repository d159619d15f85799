// What each error code of the API means, for whoever writes programs: apart from the help for readers.

import type { ErrorRow } from '../../http/error-codes.js';
import { html, type Markup } from '../html.js';
import type { PageContent } from '../layout.js';
import type { PageFormat } from '../page-format.js';
import { renderSearchBox } from '../search-box.js';

/** The page, with a row for each of the error codes. */
export function renderErrorCodesPage(
  errorCodes: readonly (readonly [code: string, row: ErrorRow])[],
  format: PageFormat,
): PageContent {
  return {
    title: 'Error codes',
    search: renderSearchBox('', new Map(), format),
    main: html`<article class="document help">
      <h1 id="errors">Error codes</h1>
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
