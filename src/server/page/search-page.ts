// The search page: the box, and the results as one region that the script replaces while a person types.
// The server renders it always; the script never builds results of its own.

import type { SearchResult } from '../../search/engine.js';
import { NO_WORD } from '../../search/query/query-warnings.js';
import { readSentence, type SentenceName } from '../../search/query/sentences.js';
import { describeOrder } from '../../search/show/print-score.js';
import { renderCompletions } from './completions.js';
import { renderVersionsLink, renderVersionsNote } from './document/versions.js';
import { renderConditions } from './facets/chips.js';
import { labelOf } from './facets/facet-view.js';
import { renderFacets } from './facets/facets.js';
import { parseConditions } from './facets/filter-conditions.js';
import { renderHit } from './hits/hit.js';
import { html, type Markup } from './html.js';
import type { PageContent } from './layout.js';
import { type GivenParameters, linkToFeed, linkToSearch, linkToView } from './links.js';
import { sayToReader } from './messages/say-message.js';
import { renderNothing } from './nothing-found.js';
import { type PageFormat, printDuration } from './page-format.js';
import { renderPaging } from './paging.js';
import { renderSearchBox } from './search-box.js';
import type { SearchView } from './search-view.js';
import { say, sayText } from './words/say.js';

/** Fields that the page offers to order by. */
const MAX_FIELD_ORDERS = 3;

/** The page for an answered search. */
export function renderSearchPage(view: SearchView, format: PageFormat): PageContent {
  const { result, given, completions } = view;
  return {
    title: result.query.trim() === '' ? '' : result.query,
    feed: linkToFeed(given),
    search: renderSearchBox(result.query, given, format, { isResults: true, isStart: isStart(view) }),
    main: html`${completions !== null && renderCompletions(completions, format)}
      <div id="results" class="results" data-announcement="${announce(result, format)}">
        ${renderHead(view, format)} ${isStart(view) && renderWelcome(view, format)}
        ${renderConditions(given, format)} ${renderWarnings(view, format)}
        ${renderSpelling(result, given, format)}
        ${view.original !== null && renderVersionsNote(result, view.original, given, format)}
        ${result.hits.length > 0 && renderOrder(view, format)} ${renderBody(view, format)}
      </div>`,
  };
}

function isStart({ result, given, original }: SearchView): boolean {
  return result.query.trim() === '' && (given.get('filter') ?? '') === '' && original === null;
}

/** What a screen reader says once typing pauses. */
function announce(result: SearchResult, format: PageFormat): string {
  const { totalHits, suggestion, searchedFor, warnings, partial } = result;
  const query = searchedFor ?? result.query;
  const { words } = format;
  if (warnings.includes(NO_WORD)) return words.noWord;
  const count = format.printNoun(totalHits, words.documents);
  const counted = partial === true ? capitalise(sayText(words.atLeast, { count })) : count;
  const found = query.trim() === '' ? counted : sayText(words.foundFor, { count: counted, query });
  return suggestion === null || searchedFor !== undefined
    ? found
    : `${found}. ${sayText(words.didYouMean, { query: suggestion })}`;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function renderHead({ result, given, request }: SearchView, format: PageFormat): Markup {
  const { totalHits, hits, offset, partial } = result;
  const query = result.searchedFor ?? result.query;
  const { words } = format;
  const isQuery = query.trim() !== '';
  const heading = isQuery ? say(words.resultsFor, { query: html`<q dir="auto">${query}</q>` }) : words.latest;
  const all = format.printNoun(totalHits, words.documents);
  const count = partial === true ? sayText(words.atLeast, { count: all }) : all;
  const tally =
    hits.length === 0 || hits.length === totalHits
      ? count
      : sayText(words.range, {
          first: format.printCount(offset + 1),
          last: format.printCount(offset + hits.length),
          count,
        });
  const chosen = parseConditions(given.get('filter') ?? '')?.reduce(
    (sum, { values }) => sum + values.length,
    0,
  );
  return html`<div class="results-head">
    <h1>${heading}</h1>
    <p class="tally dotted">
      <span>${tally}</span>
      ${((isQuery && hits.length > 0) || request.explain) && renderExplainLink(request.explain, given, format)}
    </p>
    <p class="filters-link">
      <a href="#narrow">${words.filters}${(chosen ?? 0) > 0 && ` (${String(chosen)})`}</a>
    </p>
    ${totalHits > 1 ? renderSort(isQuery, given, format) : keepSort(given)}
  </div>`;
}

/** The collection in a line, and queries to begin with. */
function renderWelcome(view: SearchView, format: PageFormat): Markup | null {
  const { documents, newest, examples } = view.collection;
  if (documents === 0) return null;
  const { words, site } = format;
  const count = format.printNoun(documents, words.documents);
  const links = examples.map(
    (query) => html` <a dir="auto" href="${linkToSearch(view.given, { q: query })}">${query}</a>`,
  );
  return html`<p class="welcome">
    <span
      ><b>${site.title}</b>:
      ${newest === null ? count : sayText(words.collection, { count, date: format.printDate(newest) })}.</span
    >
    ${links.length > 0 && html`<span class="examples">${words.tryOne}:${links}</span>`}
  </p>`;
}

/** The same hits with the trees behind their scores, or without. */
function renderExplainLink(isExplained: boolean, given: GivenParameters, { words }: PageFormat): Markup {
  const href = linkToView(given, { explain: isExplained ? null : 'true' });
  return html`<span class="explain"
    ><a href="${href}">${isExplained ? words.hideExplain : words.explain}</a></span
  >`;
}

/** What orders the hits besides their scores, beside explained scores only. */
function renderOrder({ request }: SearchView, { language }: PageFormat): Markup | null {
  const order = request.explain ? describeOrder(request) : null;
  return order === null ? null : html`<p class="versions">${sayToReader(order, language).text}</p>`;
}

/** The orders a person chooses between. A blank query has nothing to match best: its relevance is newest first then. */
function renderSort(isQuery: boolean, given: GivenParameters, format: PageFormat): Markup {
  const { words } = format;
  const oldest = ['date:asc', words.oldest] as const;
  const sort = given.get('sort') ?? 'relevance';
  const choices: (readonly [string, string])[] = isQuery
    ? [
        ['relevance', words.best] as const,
        ['recency', words.recency] as const,
        ['date:desc', words.newest] as const,
        oldest,
      ]
    : [[sort === oldest[0] ? 'relevance' : sort, words.newest] as const, oldest];
  choices.push(...ordersByField(format));
  if (sort.includes(':') && !choices.some(([value]) => value === sort)) choices.push([sort, sort]);
  const chosen = sort === 'relevance' && (given.get('recency') ?? '') !== '' ? 'recency' : sort;
  const options = choices.map(
    ([value, label]) =>
      html`<option value="${value}" ${value === chosen && html`selected`}>${label}</option>`,
  );
  return html`<p class="sort">
    <label for="sort">${words.order}</label>
    <select id="sort" name="sort" form="search">
      ${options}
    </select>
    ${renderApply(given, words.apply)}
  </p>`;
}

/** Orders by the first fields of numbers and dates that the page has. */
function ordersByField(format: PageFormat): readonly (readonly [string, string])[] {
  return [...format.fields]
    .filter(([, { type }]) => type === 'number' || type === 'date')
    .slice(0, MAX_FIELD_ORDERS)
    .flatMap(([name]) => [
      [`${name}:asc`, `${labelOf(name, format)} ↑`],
      [`${name}:desc`, `${labelOf(name, format)} ↓`],
    ]);
}

/**
 * Changing the order keeps to the near-duplicates that are listed, or to what was typed; typing other words searches in all
 * documents.
 */
function renderApply(given: GivenParameters, label: string): Markup {
  const kept = ['duplicatesOf', 'asTyped'].find((name) => (given.get(name) ?? '') !== '');
  return html`<button
    class="apply"
    type="submit"
    form="search"
    ${kept !== undefined && html`name="${kept}" value="${given.get(kept) ?? ''}"`}
  >
    ${label}
  </button>`;
}

/** The order chosen before, for the words typed next. */
function keepSort(given: GivenParameters): Markup | null {
  const sort = given.get('sort') ?? '';
  return sort === '' ? null : html`<input type="hidden" name="sort" value="${sort}" form="search" />`;
}

/** Sentences that say that a search was ended early. */
const PARTIAL: readonly (SentenceName | undefined)[] = ['hitsMissing', 'extrasMissing'];
/** Sentences that are said elsewhere on the page: in the place of the hits, and as links to what the words find alone. */
const SAID_ELSEWHERE: readonly (SentenceName | undefined)[] = ['noWord', 'counts'];

/** What of the query could not be taken as typed. */
function renderWarnings({ result, given }: SearchView, { words, language }: PageFormat): Markup | null {
  const named = result.warnings.map((warning) => ({ warning, name: readSentence(warning)?.name }));
  const warnings = named
    .filter(({ name }) => !SAID_ELSEWHERE.includes(name))
    .map(({ warning }) => sayToReader(warning, language));
  const isPartial = result.partial === true;
  if (warnings.length === 0 && !isPartial) return null;
  // Why a search was ended early is said by the engine, mostly.
  const isSaid = named.some(({ name }) => PARTIAL.includes(name));
  return html`<div class="notice">
    ${isPartial && !isSaid && html`<p>${words.partial}</p>`}
    ${warnings.map(({ text, isTranslated }) => html`<p dir="auto" ${!isTranslated && html`lang="en"`}>${text}</p>`)}
    ${isPartial && html`<p class="retry"><a href="${linkToView(given)}">${words.retry}</a></p>`}
  </div>`;
}

/** What else may have been meant; or that it was searched instead, and the way to exactly what was typed. */
function renderSpelling(
  { query, suggestion, searchedFor }: SearchResult,
  given: GivenParameters,
  { words }: PageFormat,
): Markup | null {
  if (searchedFor !== undefined) {
    const typed = html`<a dir="auto" href="${linkToSearch(given, { asTyped: 'true' })}">${query}</a>`;
    return html`<p class="suggestion">
      ${say(words.searchedFor, { query: html`<b dir="auto">${searchedFor}</b>` })}
      ${say(words.searchAsTyped, { query: typed })}
    </p>`;
  }
  if (suggestion === null) return null;
  const link = html`<a dir="auto" href="${linkToSearch(given, { q: suggestion })}">${suggestion}</a>`;
  return html`<p class="suggestion">${say(words.didYouMean, { query: link })}</p>`;
}

/** The controls before the hits, as they are read and reached. */
function renderBody(view: SearchView, format: PageFormat): Markup {
  const { result, paging, given, original } = view;
  const isQuery = result.query.trim() !== '';
  const narrowing = renderFacets({ ...view, newest: view.collection.newest }, format);
  const found =
    result.hits.length === 0
      ? renderNothing(view, format)
      : html`<ol class="hits" start="${result.offset + 1}">
            ${result.hits.map((hit) => renderHit(hit, given, renderVersionsLink(hit, given, format), format))}
          </ol>
          ${renderPaging(result.totalHits, paging, given, format)}
          ${original === null && renderVersionsNote(result, null, given, format)}
          <p class="took">
            ${sayText(format.words.foundIn, { time: format.printDecimal(printDuration(result.processingTimeMs)) })}
            ·
            <a href="${linkToFeed(given)}" type="application/atom+xml">Atom</a>
            ${isQuery && html`<span class="explain-foot">${renderExplainLink(view.request.explain, given, format)}</span>`}
          </p>`;
  return html`<div class="columns">
    ${narrowing}
    <div class="found">${found}</div>
  </div>`;
}
