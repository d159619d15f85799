// The page for a failure: what went wrong in words, and a way on. Never blank, never a stack.
// It stands in the results region, so that a failure while typing shows in the same place.

import type { ErrorAnswer } from '../http/error-answer.js';
import { rawQueryOf } from '../http/query-string.js';
import { html } from './html.js';
import type { PageContent } from './layout.js';
import { linkToSearch } from './links.js';
import { renderSearchBox } from './search-box.js';

const HEADINGS: Readonly<Record<number, string>> = {
  400: 'This search cannot be read',
  404: 'Nothing is here',
  429: 'Too many requests',
  500: 'Something failed',
  503: 'The search is not available right now',
};

/** The page for an answer of status 400 and above. `target` is what was asked, to keep the person's words. */
export function renderErrorPage(target: string, { status, body }: ErrorAnswer): PageContent {
  const query = readQuery(target);
  const heading = HEADINGS[status] ?? 'This request was refused';
  return {
    title: heading,
    search: renderSearchBox(query, new Map()),
    main: html`<div id="results" class="results" data-announcement="${heading}. ${body.message}">
      <div class="results-head"><h1>${heading}</h1></div>
      <div class="advice">
        <p class="lead" dir="auto">${body.message}</p>
        <ul>
          ${
            query !== '' &&
            html`<li>
              <a href="${linkToSearch(new Map(), { q: query })}">Search for <q dir="auto">${query}</q></a> in
              all documents.
            </li>`
          }
          <li><a href="/">See the latest documents</a> or read <a href="/help">how to search</a>.</li>
        </ul>
        <p class="error-code">Error <code>${body.code}</code>, status ${status}</p>
      </div>
    </div>`,
  };
}

function readQuery(target: string): string {
  const query = new URLSearchParams(rawQueryOf(target)).get('q') ?? '';
  return query.slice(0, 4000);
}
