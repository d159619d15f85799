// What stands in the place of the hits where there are none: why, and ways on.

import { NO_WORD } from '../../search/query/query-warnings.js';
import { html, type Markup } from './html.js';
import { type GivenParameters, linkToPage, linkToSearch } from './links.js';
import type { PageFormat } from './page-format.js';
import { lastPageOf } from './paging.js';
import type { SearchView } from './search-view.js';
import { say, sayText } from './words/say.js';

/** Ways on from a page without hits. */
export function renderNothing(view: SearchView, format: PageFormat): Markup {
  const { result, paging, given, original, rescue } = view;
  const { words } = format;
  if (result.totalHits > 0 && result.limit === 0) {
    return html`<p class="advice lead">
      ${words.noHitsAsked} <a href="${linkToSearch(given, { limit: null })}">${words.show}</a>
    </p>`;
  }
  if (result.totalHits > 0) {
    const href = linkToPage(given, lastPageOf(result.totalHits, paging.hitsPerPage), paging.hitsPerPage);
    return html`<p class="advice lead">
      ${sayText(words.noPage, { page: format.printCount(paging.page) })}
      <a href="${href}">${words.lastPage}</a>
    </p>`;
  }
  const latest = html`<li><a href="/">${words.seeLatest}</a> · <a href="/help">${words.help}</a></li>`;
  if (result.warnings.includes(NO_WORD)) {
    return html`<div class="advice">
      <p class="lead">${words.noWord}</p>
      <ul>
        <li>${words.typeLetter}</li>
        ${latest}
      </ul>
    </div>`;
  }
  const isFiltered = (given.get('filter') ?? '') !== '';
  if (result.query.trim() === '' && !isFiltered && original === null) {
    return html`<div class="advice">
      <p class="lead">${words.empty}</p>
      <p>${say(words.emptyAdvice, { command: html`<code>findling index</code>` })}</p>
    </div>`;
  }
  return html`<div class="advice">
    <p class="lead">${words.nothing}</p>
    <ul>
      ${
        isFiltered &&
        html`<li>
          <a href="${linkToSearch(given, { filter: null })}">${words.searchAll}</a>,
          ${words.withoutConditions}.
        </li>`
      }
      <li>${words.checkSpelling}</li>
      <li>${words.fewerWords}</li>
      ${latest}
    </ul>
    ${
      rescue.words.some(([, documents]) => documents > 0) &&
      html`<h2>${words.wordsAlone}</h2>
        <ul class="rescue">
          ${rescue.words.map(
            ([word, documents]) =>
              html`<li>
                ${documents > 0 ? html`<a dir="auto" href="${linkToSearch(given, { q: word })}">${word}</a>` : html`<span dir="auto">${word}</span>`}
                <span class="count">${format.printCount(documents)}</span>
              </li>`,
          )}
        </ul>`
    }
    ${renderQueries(words.popular, rescue.popular, given)}
    ${renderQueries(words.phrases, rescue.phrases, given)}
  </div>`;
}

/** Queries to be asked instead, in all documents. */
function renderQueries(heading: string, queries: readonly string[], given: GivenParameters): Markup | null {
  if (queries.length === 0) return null;
  return html`<h2>${heading}</h2>
    <ul class="rescue">
      ${queries.map(
        (query) =>
          html`<li>
            <a dir="auto" href="${linkToSearch(given, { q: query, filter: null })}">${query}</a>
          </li>`,
      )}
    </ul>`;
}
