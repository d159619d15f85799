// The help page, half a page for readers: how to search, with examples from the index, and which keys work.
// It only lays out what help-topics.ts says; error codes have a page of their own.

import { html } from '../html.js';
import type { PageContent } from '../layout.js';
import { linkToSearch } from '../links.js';
import type { PageFormat } from '../page-format.js';
import { renderSearchBox } from '../search-box.js';
import { HELP_KEYS, HELP_NOTES, HELP_TOPICS } from './help-topics.js';

/** The help page. @param examples queries that find something in the index */
export function renderHelpPage(examples: readonly string[], format: PageFormat): PageContent {
  const { words } = format;
  return {
    title: words.help,
    search: renderSearchBox('', new Map(), format),
    main: html`<article class="document help" ${format.language !== 'en' && html`lang="en" dir="ltr"`}>
      <h1>${words.help}</h1>
      ${
        examples.length > 0 &&
        html`<p class="examples">
          ${words.tryOne}:
          ${examples.map((query) => html` <a class="example" dir="auto" href="${linkToSearch(new Map(), { q: query })}"><code>${query}</code></a>`)}
        </p>`
      }
      <dl class="topics">
        ${HELP_TOPICS.map(
          ({ title, example, meaning }) =>
            html`<div>
              <dt>${title}</dt>
              <dd>
                <a class="example" href="${linkToSearch(new Map(), { q: example })}"
                  ><code>${example}</code></a
                >
                ${meaning}
              </dd>
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
      <p class="for-programs">
        For programs: the same search answers as JSON at <code>/search?q=</code>;
        <a href="/openapi.json">/openapi.json</a> describes every route,
        <a href="/help/errors">/help/errors</a> every error code.
      </p>
    </article>`,
  };
}
