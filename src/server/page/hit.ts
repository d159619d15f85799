// One hit in the list: kicker, title, excerpt, and where and when it is from.
// The title and excerpts come marked and escaped from the engine; nothing else is trusted.

import type { Hit, Snippet } from '../../search/engine.js';
import { html, trustMarkup, type Markup } from './html.js';
import { linkToDocument, webAddressOf } from './links.js';
import { dateTimeOf, directionOf, languageTagOf, type PageFormat } from './page-format.js';

/** A list item with the hit as an article. */
export function renderHit(hit: Hit, query: string, format: PageFormat): Markup {
  const address = webAddressOf(hit.url);
  const stored = linkToDocument(hit.id, query);
  const language = languageTagOf(hit.language);
  const direction = directionOf(hit.title);
  const title = hit.titleHtml === '' ? html`${hit.id}` : trustMarkup(hit.titleHtml);
  return html`<li>
    <article class="hit" ${direction === 'rtl' && html` dir="rtl"`}>
      ${hit.section !== null && html`<p class="kicker" dir="auto">${hit.section}</p>`}
      <h2 class="hit-title" dir="auto" ${renderLanguage(language)}>
        <a href="${address?.href ?? stored}" ${address !== null && html` rel="noreferrer"`}>${title}</a>
      </h2>
      ${hit.snippets.length > 0 && html`<p class="excerpt" dir="auto" ${renderLanguage(language)}>${joinSnippets(hit.snippets)}</p>`}
      <p class="byline">
        ${renderOrigin(hit, format)}${address !== null && html` <span class="item">${address.hostname}</span> <a class="item" href="${stored}">Stored text<span class="visually-hidden"> of ${hit.title}</span></a>`}
      </p>
    </article>
  </li>`;
}

/** Date, source and language, for a hit and for a whole document. */
export function renderOrigin(
  { date, source, language }: Pick<Hit, 'date' | 'source' | 'language'>,
  format: PageFormat,
): Markup {
  return html`${date !== null && renderDate(date, format)}
  ${source !== null && html`<span class="item" dir="auto">${source}</span>`}
  ${language !== null && language !== 'en' && html`<span class="item badge">${format.printLanguage(language)}</span>`}`;
}

/** ` lang="de"`, or nothing. */
export function renderLanguage(tag: string | null): Markup | null {
  return tag === null ? null : html` lang="${tag}"`;
}

function renderDate(date: string, format: PageFormat): Markup {
  const dateTime = dateTimeOf(date);
  return dateTime === null
    ? html`<span class="item">${date}</span>`
    : html`<time class="item" datetime="${dateTime}">${format.printDate(date)}</time>`;
}

function joinSnippets(snippets: readonly Snippet[]): Markup {
  const [first, ...rest] = snippets;
  if (first === undefined) return html``;
  return html`${trustMarkup(first.html)}${rest.map((snippet) => html` <span class="gap" aria-hidden="true">/</span> ${trustMarkup(snippet.html)}`)}`;
}
