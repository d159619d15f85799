// The page for a failure: what went wrong in words, and a way on. Never blank, never a stack.
// It stands in the results region, so that a failure while typing shows in the same place.

import type { ErrorAnswer } from '../http/error-answer.js';
import { html } from './html.js';
import type { PageContent } from './layout.js';
import { type GivenParameters, linkToSearch } from './links.js';
import { sayError } from './messages/say-message.js';
import type { PageFormat } from './page-format.js';
import { renderSearchBox } from './search-box.js';
import { say } from './words/say.js';

/** Failures that pass by themselves. */
const PASSING: readonly number[] = [429, 503];
/** Failures of readers who may see no page at all: they are told the reason and offered nothing. */
const LOCKED: readonly number[] = [401, 403];
/** The code of a filter that cannot be read: the page then repeats it, since the reader may have written it. */
const WRONG_FILTER = 'invalid_filter';

/** The page for an answer of status 400 and above. `target` is what was asked, `given` the parameters of it. */
export function renderErrorPage(
  target: string,
  given: GivenParameters,
  { status, headers, body }: ErrorAnswer,
  format: PageFormat,
): PageContent {
  const { words } = format;
  if (LOCKED.includes(status)) return renderLockedPage({ status, body }, format);
  const query = (given.get('q') ?? '').slice(0, 4000);
  const filter = (given.get('filter') ?? '').slice(0, 4000);
  const headings: Readonly<Record<string, string>> = words.errorHeadings;
  const heading = headings[status] ?? words.errorHeadings.other;
  const seconds = Number(headers['Retry-After'] ?? Number.NaN);
  const { text, isTranslated } = sayError(body, format.language);
  const again = target.startsWith('/') && !target.startsWith('//') ? target : '/';
  return {
    title: heading,
    search: renderSearchBox(query, new Map(), format),
    main: html`<div id="results" class="results" data-announcement="${heading}. ${text}">
      <div class="results-head"><h1>${heading}</h1></div>
      <div class="advice">
        <p class="lead" dir="auto" ${!isTranslated && html`lang="en"`}>${text}</p>
        ${body.code === WRONG_FILTER && filter !== '' && html`<p>${say(words.yourFilter, { filter: html`<code dir="ltr">${filter}</code>` })}</p>`}
        ${
          PASSING.includes(status) &&
          html`<p>
            ${Number.isInteger(seconds) && `${format.printNoun(seconds, words.waitSeconds)} `}<a
              class="button"
              href="${again}"
              >${words.retry}</a
            >
          </p>`
        }
        <ul>
          ${
            query !== '' &&
            filter !== '' &&
            html`<li>
              <a href="${linkToSearch(new Map(), { q: query })}"
                >${say(words.searchFor, { query: html`<q dir="auto">${query}</q>` })}</a
              >
            </li>`
          }
          <li><a href="/">${words.seeLatest}</a> · <a href="/help">${words.help}</a></li>
        </ul>
        <p class="error-code">
          ${say(words.code, { code: html`<a href="/help/errors#${body.code}"><code>${body.code}</code></a>`, status })}
        </p>
      </div>
    </div>`,
  };
}

/** A page without a search, for those who may not search. */
function renderLockedPage(
  { status, body }: Pick<ErrorAnswer, 'status' | 'body'>,
  { words }: PageFormat,
): PageContent {
  const heading = words.errorHeadings[status === 401 ? 401 : 403];
  return {
    title: heading,
    search: null,
    main: html`<div id="results" class="results" data-announcement="${heading}.">
      <div class="results-head"><h1>${heading}</h1></div>
      <div class="advice">
        <p class="lead">${say(words.keyForPrograms, { header: html`<code>Authorization: Bearer</code>` })}</p>
        <p>${words.keyForPeople}</p>
        <p class="error-code">${say(words.code, { code: html`<code>${body.code}</code>`, status })}</p>
      </div>
    </div>`,
  };
}
