// A stored document as a page: its text in paragraphs, where it is from, its linked headlines and other documents.
// Every word of it is escaped; nothing of a document is ever markup.

import type { StoredDocument } from '../../../search/engine.js';
import { listOrigin, renderByline, renderLanguage } from '../hit.js';
import { html, type Markup } from '../html.js';
import type { PageContent } from '../layout.js';
import { type GivenParameters, linkToSearch, linkToView, webAddressOf } from '../links.js';
import { directionOf, languageTagOf, type PageFormat } from '../page-format.js';
import { renderSearchBox } from '../search-box.js';
import { renderBody } from './document-body.js';
import { type OtherDocuments, renderOthers } from './other-documents.js';

/** The page for a document. `given` are the parameters of the search that led to it, if one did. */
export function renderDocumentPage(
  document: StoredDocument,
  others: OtherDocuments,
  given: GivenParameters,
  format: PageFormat,
): PageContent {
  const title = document.title === '' ? document.id : document.title;
  const language = renderLanguage(languageTagOf(document.language));
  const address = webAddressOf(document.url);
  const direction = directionOf(`${document.title} ${document.text.slice(0, 1000)}`);
  return {
    title,
    search: renderSearchBox(given.get('q') ?? '', given),
    main: html`${given.size > 0 && renderWayBack(given)}
      <article class="document" ${direction === 'rtl' && html`dir="rtl"`}>
        <header>
          ${document.section !== null && html`<p class="kicker" dir="auto">${document.section}</p>`}
          <h1 dir="auto" ${language}>${title}</h1>
          ${renderByline(listOrigin(document, format))}
          ${address !== null && html`<p class="original"><a href="${address.href}" rel="noreferrer">Read the original at ${address.hostname}</a></p>`}
        </header>
        <div class="body" ${language}>${renderBody(document)}</div>
        ${renderRelated(document.related, language)} ${renderOthers(document.id, others, given, format)}
        ${renderDetails(document)}
      </article>`,
  };
}

function renderWayBack(given: GivenParameters): Markup {
  const query = given.get('q') ?? '';
  return html`<p class="way-back">
    <a href="${linkToView(given)}">Back to the results</a>
    ${query !== '' && html`for <q dir="auto">${query}</q>`}
  </p>`;
}

function renderRelated(related: readonly string[], language: Markup | null): Markup | null {
  if (related.length === 0) return null;
  const items = related.map(
    (headline) =>
      html`<li dir="auto" ${language}>
        <a href="${linkToSearch(new Map(), { q: headline })}">${headline}</a>
      </li>`,
  );
  return html`<section class="related">
    <h2 dir="auto">Related headlines</h2>
    <ul>
      ${items}
    </ul>
  </section>`;
}

function renderDetails({ id, tags, extra }: StoredDocument): Markup {
  const rows = Object.entries(extra).map(
    ([name, value]) =>
      html`<dt>${name}</dt>
        <dd dir="auto">${typeof value === 'string' ? value : JSON.stringify(value)}</dd>`,
  );
  return html`<section class="details" dir="ltr">
    <h2>About this document</h2>
    <dl>
      <dt>Id</dt>
      <dd><code>${id}</code></dd>
      ${
        tags.length > 0 &&
        html`<dt>Tags</dt>
          <dd dir="auto">${tags.join(', ')}</dd>`
      }
      ${rows}
    </dl>
  </section>`;
}
