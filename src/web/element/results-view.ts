// The results below the box: how many there are, what was meant, the hits, a way to more of them, or what failed.

import { ApiError, ClientError, type Hit, type SearchResult } from '../../client/client.js';
import { type Language, say, sayCount, sayDate } from './element-words.js';
import { keepFocus } from './keep-focus.js';
import { make } from './make.js';
import { markedNodes } from './marked-text.js';

/** What a reader may do with the results. */
export interface ResultActions {
  /** The box, which has the focus where what had it is gone. */
  readonly input: HTMLElement;
  /** The address of a hit, or null where it has none. */
  readonly linkOf: (hit: Hit) => string | null;
  /** A hit was chosen; the event may be prevented. */
  readonly onSelect: (hit: Hit, href: string, event: Event) => void;
  /** Another query was chosen. */
  readonly onQuery: (query: string, asTyped: boolean) => void;
  readonly onMore: () => void;
  readonly onRetry: () => void;
}

/** How many documents were found, in words. */
export function describeCount(language: Language, { totalHits, partial }: SearchResult): string {
  const { words } = language;
  if (totalHits === 0) return words.nothing;
  const count = sayCount(language, words.documents, totalHits);
  return partial === true ? say(words.atLeast, { count }) : count;
}

/** All results: the first answer, and the hits that were asked for behind its own. */
export function showResults(
  region: Element,
  language: Language,
  result: SearchResult,
  hits: readonly Hit[],
  actions: ResultActions,
): void {
  const { words } = language;
  const parts: Node[] = [make('p', { part: 'status', class: 'status' }, describeCount(language, result))];
  if (result.searchedFor !== undefined) {
    parts.push(
      offer(words.searchedFor, result.searchedFor, null),
      offer(words.searchAsTyped, result.query, () => {
        actions.onQuery(result.query, true);
      }),
    );
  } else if (result.suggestion !== null) {
    const { suggestion } = result;
    parts.push(
      offer(words.didYouMean, suggestion, () => {
        actions.onQuery(suggestion, false);
      }),
    );
  } else if (result.totalHits === 0) {
    parts.push(make('p', { part: 'notice', class: 'notice' }, words.checkSpelling));
  }
  for (const warning of result.warnings) {
    parts.push(make('p', { part: 'notice', class: 'notice', dir: 'auto' }, warning));
  }
  if (hits.length > 0) {
    const list = make('ol', { part: 'hits', class: 'hits' });
    for (const hit of hits) list.append(showHit(hit, language, actions));
    parts.push(list);
  }
  if (hits.length < result.totalHits && result.hits.length > 0) {
    const more = make('button', { type: 'button', part: 'more', class: 'more' }, words.moreHits);
    more.addEventListener('click', actions.onMore);
    parts.push(more);
  }
  keepFocus(region, actions.input, () => {
    region.replaceChildren(...parts);
  });
}

/** What failed, in words, above what is shown already; and where the server says when it may be asked again, how long that is. */
export function showFailure(
  region: Element,
  language: Language,
  error: unknown,
  actions: ResultActions,
): string {
  const { words } = language;
  const heading = sayFailure(language, error);
  const notice = make('div', { part: 'notice', class: 'notice failure' }, make('p', {}, heading));
  if (error instanceof ApiError) {
    const seconds = error.retryAfter ?? 0;
    if (seconds > 0) notice.append(make('p', {}, sayCount(language, words.waitSeconds, seconds)));
    else if (error.status < 500) notice.append(make('p', { dir: 'auto' }, error.message));
  }
  const retry = make('button', { type: 'button', part: 'retry', 'data-of': 'retry' }, words.retry);
  retry.addEventListener('click', actions.onRetry);
  notice.append(retry);
  keepFocus(region, actions.input, () => {
    region.querySelector('.failure')?.remove();
    region.prepend(notice);
  });
  return heading;
}

/** The same while somebody types on and waits: what is shown of it stays untouched. */
export function showWait(
  region: Element,
  language: Language,
  error: unknown,
  actions: ResultActions,
): string {
  const isShown = region.querySelector('.failure') !== null;
  return isShown ? sayFailure(language, error) : showFailure(region, language, error, actions);
}

function sayFailure({ words }: Language, error: unknown): string {
  const status = error instanceof ApiError ? error.status : error instanceof ClientError ? 503 : 500;
  return words.errorHeadings[status] ?? words.errorHeadings['other'] ?? '';
}

function offer(sentence: string, query: string, act: (() => void) | null): HTMLElement {
  const [before = '', after = ''] = sentence.split('{query}');
  const shown =
    act === null ? make('b', { dir: 'auto' }, query) : make('button', { type: 'button', dir: 'auto' }, query);
  if (act !== null) shown.addEventListener('click', act);
  return make('p', { part: 'notice', class: 'notice' }, before, shown, after);
}

function showHit(hit: Hit, language: Language, { linkOf, onSelect }: ResultActions): HTMLElement {
  const href = linkOf(hit);
  const title = hit.title === '' ? hit.id : markedNodes(hit.titleHtml);
  const item = make('li', {
    part: 'hit',
    class: 'hit',
    dir: 'auto',
    ...(hit.language ? { lang: hit.language } : {}),
  });
  if (href === null) item.append(make('span', { part: 'title', class: 'title' }, title));
  else {
    const link = make('a', { part: 'title', class: 'title', href, 'data-of': hit.id }, title);
    link.addEventListener('click', (event) => {
      onSelect(hit, href, event);
    });
    item.append(link);
  }
  const heading = hit.snippets.find(({ section }) => section?.heading)?.section?.heading;
  const details = [
    heading,
    hit.source ?? hit.section,
    hit.date === null ? null : sayDate(language, hit.date),
  ];
  const text = details.filter((part) => part !== null && part !== undefined && part !== '').join(' · ');
  if (text !== '') item.append(make('p', { part: 'details', class: 'details' }, text));
  for (const { html } of hit.snippets)
    item.append(make('p', { part: 'snippet', class: 'snippet' }, markedNodes(html)));
  return item;
}
