// The search page: the box, and the results as one region that the script replaces while a person types.
// The server renders it always; the script never builds results of its own.

import type { SearchRequest, SearchResult, StoredDocument } from '../../search/engine.js';
import { NO_WORD } from '../../search/query/query-warnings.js';
import { describeOrder } from '../../search/show/print-score.js';
import { renderVersionsLink, renderVersionsNote } from './document/versions.js';
import { renderConditions, renderFacets } from './facets.js';
import { renderHit } from './hit.js';
import { html, type Markup } from './html.js';
import type { PageContent } from './layout.js';
import { type GivenParameters, linkToPage, linkToSearch, linkToView } from './links.js';
import { type PageFormat, printDuration } from './page-format.js';
import { lastPageOf, renderPaging } from './paging.js';
import type { Paging } from './result-window.js';
import { renderSearchBox } from './search-box.js';

/** What the page of an answered search shows. */
export interface SearchView {
  readonly request: Pick<SearchRequest, 'query' | 'sort' | 'recency' | 'explain'>;
  readonly result: SearchResult;
  readonly paging: Paging;
  /** The parameters of the page as given, for the links on it. */
  readonly given: GivenParameters;
  readonly facets: readonly string[];
  /** The document whose near-duplicates the page lists, or null. */
  readonly original: StoredDocument | null;
}

/** The page for an answered search. */
export function renderSearchPage(view: SearchView, format: PageFormat): PageContent {
  const { result, given, original } = view;
  const isStart = result.query.trim() === '' && (given.get('filter') ?? '') === '' && original === null;
  return {
    title: result.query.trim() === '' ? '' : result.query,
    search: renderSearchBox(result.query, given, { hasOrder: true, isStart }),
    main: html`<div id="results" class="results" data-announcement="${announce(result, format)}">
      ${renderHead(view, format)} ${renderConditions(given, format)} ${renderWarnings(result.warnings)}
      ${result.suggestion !== null && renderSuggestion(result.suggestion, given)}
      ${renderVersionsNote(result, original, given, format)} ${result.hits.length > 0 && renderOrder(view)}
      ${result.hits.length === 0 ? renderNothing(view, format) : renderHits(view, format)}
    </div>`,
  };
}

/** What a screen reader says once typing pauses. */
function announce(result: SearchResult, format: PageFormat): string {
  const { query, totalHits, suggestion, warnings, partial } = result;
  if (warnings.includes(NO_WORD)) return NO_WORD;
  const count = totalHits === 1 ? '1 document' : `${format.printCount(totalHits)} documents`;
  const counted = partial === true ? `At least ${count}` : count;
  const found = query.trim() === '' ? counted : `${counted} found for ${query}`;
  return suggestion === null ? found : `${found}. Did you mean ${suggestion}?`;
}

function renderHead({ result, given, request }: SearchView, format: PageFormat): Markup {
  const { query, totalHits, hits, offset, processingTimeMs, partial } = result;
  const isQuery = query.trim() !== '';
  const heading = isQuery ? html`Results for <q dir="auto">${query}</q>` : html`Latest documents`;
  const first = format.printCount(offset + 1);
  const last = format.printCount(offset + hits.length);
  const total = `${partial === true ? 'at least ' : ''}${format.printCount(totalHits)}`;
  const noun = totalHits === 1 ? 'document' : 'documents';
  const tally =
    hits.length === 0 || hits.length === totalHits
      ? html`${total} ${noun}`
      : html`${first}–${last} of ${total} ${noun}`;
  return html`<div class="results-head">
    <h1>${heading}</h1>
    <p class="tally dotted">
      <span>${tally}</span> <span>${printDuration(processingTimeMs)}</span>
      ${((isQuery && hits.length > 0) || request.explain) && renderExplainLink(request.explain, given)}
    </p>
    ${totalHits > 1 ? renderSort(isQuery, given) : keepSort(given)}
  </div>`;
}

/** The same hits with the trees behind their scores, or without. */
function renderExplainLink(isExplained: boolean, given: GivenParameters): Markup {
  const href = linkToView(given, { explain: isExplained ? null : 'true' });
  const label = isExplained ? 'Hide the explanations' : 'Explain the ranking';
  return html`<span><a href="${href}">${label}</a></span>`;
}

/** What orders the hits besides their scores, beside explained scores only. */
function renderOrder({ request }: SearchView): Markup | null {
  const order = request.explain ? describeOrder(request) : null;
  return order === null ? null : html`<p class="versions">${order}</p>`;
}

/** Without a query there is nothing to match: the usual order is the newest first then. */
function renderSort(isQuery: boolean, given: GivenParameters): Markup {
  const oldest = ['date:asc', 'Oldest first'] as const;
  const sort = given.get('sort') ?? 'relevance';
  const choices = isQuery
    ? [
        ['relevance', 'Best match first'] as const,
        ['recency', 'Best match, recent first'] as const,
        ['date:desc', 'Newest first'] as const,
        oldest,
      ]
    : [[sort === oldest[0] ? 'relevance' : sort, 'Newest first'] as const, oldest];
  const chosen = sort === 'relevance' && (given.get('recency') ?? '') !== '' ? 'recency' : sort;
  const options = choices.map(
    ([value, label]) =>
      html`<option value="${value}" ${value === chosen && html`selected`}>${label}</option>`,
  );
  return html`<p class="sort">
    <label for="sort">Order</label>
    <select id="sort" name="sort" form="search">
      ${options}
    </select>
    ${renderApply(given.get('duplicatesOf') ?? '')}
  </p>`;
}

/** Changing the order keeps to the near-duplicates that are listed; typing other words searches in all documents. */
function renderApply(original: string): Markup {
  return html`<button
    class="apply"
    type="submit"
    form="search"
    ${original !== '' && html`name="duplicatesOf" value="${original}"`}
  >
    Apply
  </button>`;
}

/** The order chosen before, for the words typed next. */
function keepSort(given: GivenParameters): Markup | null {
  const sort = given.get('sort') ?? '';
  return sort === '' ? null : html`<input type="hidden" name="sort" value="${sort}" form="search" />`;
}

/** What of the query could not be taken as typed. That it has no word is said in the place of the hits instead. */
function renderWarnings(all: readonly string[]): Markup | null {
  const warnings = all.filter((warning) => warning !== NO_WORD);
  if (warnings.length === 0) return null;
  return html`<div class="notice">${warnings.map((warning) => html`<p dir="auto">${warning}</p>`)}</div>`;
}

function renderSuggestion(suggestion: string, given: GivenParameters): Markup {
  return html`<p class="suggestion">
    Did you mean <a dir="auto" href="${linkToSearch(given, { q: suggestion })}">${suggestion}</a>?
  </p>`;
}

function renderHits({ result, paging, given, facets }: SearchView, format: PageFormat): Markup {
  const narrowing = renderFacets(result, given, facets, format);
  const hits = result.hits.map((hit) =>
    renderHit(hit, given, renderVersionsLink(hit, given, format), format),
  );
  return html`${narrowing !== null && html`<p class="narrow-link"><a href="#narrow">Narrow the search</a></p>`}
    <div class="columns">
      <div class="found">
        <ol class="hits" start="${result.offset + 1}">
          ${hits}
        </ol>
        ${renderPaging(result.totalHits, paging, given, format)}
      </div>
      ${narrowing}
    </div>`;
}

function renderNothing({ result, paging, given, original }: SearchView, format: PageFormat): Markup {
  if (result.totalHits > 0 && result.limit === 0) {
    return html`<p class="advice lead">
      No hits were asked for. <a href="${linkToSearch(given, { limit: null })}">Show them</a>
    </p>`;
  }
  if (result.totalHits > 0) {
    const href = linkToPage(given, lastPageOf(result.totalHits, paging.hitsPerPage), paging.hitsPerPage);
    return html`<p class="advice lead">
      There is no page ${format.printCount(paging.page)}. <a href="${href}">Go to the last page</a>
    </p>`;
  }
  if (result.warnings.includes(NO_WORD)) {
    return html`<div class="advice">
      <p class="lead">${NO_WORD}</p>
      <ul>
        <li>Type at least one letter or digit: punctuation alone finds nothing.</li>
        <li><a href="/">See the latest documents</a> or read <a href="/help">how to search</a>.</li>
      </ul>
    </div>`;
  }
  const isFiltered = (given.get('filter') ?? '') !== '';
  if (result.query.trim() === '' && !isFiltered && original === null) {
    return html`<div class="advice">
      <p class="lead">There is nothing to search yet.</p>
      <p>Put documents into the folder <code>corpus/</code> and run <code>npm run reindex</code>.</p>
    </div>`;
  }
  return html`<div class="advice">
    <p class="lead">No document matches.</p>
    <ul>
      ${isFiltered && html`<li><a href="${linkToSearch(given, { filter: null })}">Search all documents</a>, without the conditions above.</li>`}
      <li>Check the spelling, or try another word for the same thing.</li>
      <li>Use fewer words, and leave quotation marks and minus signs out.</li>
      <li><a href="/">See the latest documents</a> or read <a href="/help">how to search</a>.</li>
    </ul>
  </div>`;
}
