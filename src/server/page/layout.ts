// The frame around every page: head, masthead, landmarks, footer.
// What a page is about comes in as markup; nothing here knows of hits or documents.

import type { Assets } from './assets.js';
import { html, type Markup } from './html.js';
import type { PageFormat } from './page-format.js';

/** What differs from page to page. */
export interface PageContent {
  /** The title of the window, without the name of the site. */
  readonly title: string;
  /** A feed of what the page lists; left out for none. */
  readonly feed?: string;
  /** Goes into <main>. */
  readonly main: Markup;
  /** The search box of the masthead; null for whoever may not search. */
  readonly search: Markup | null;
}

/** The files a logo may be, as assets. */
const LOGO_NAMES: readonly string[] = ['logo.svg', 'logo.png'];

/** A whole page, ready to send. */
export function renderLayout(assets: Assets, content: PageContent, format: PageFormat): Markup {
  const { words, site } = format;
  const title = content.title === '' ? site.title : `${content.title} - ${site.title}`;
  const logo = LOGO_NAMES.find((name) => assets.find(name) !== undefined);
  return html`<!doctype html>
    <html lang="${format.language}" ${format.direction === 'rtl' && html`dir="rtl"`}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="icon" href="${assets.url(logo ?? 'favicon.svg')}" />
        <link
          rel="search"
          type="application/opensearchdescription+xml"
          title="${site.title}"
          href="/opensearch.xml"
        />
        ${content.feed !== undefined && html`<link rel="alternate" type="application/atom+xml" title="${title}" href="${content.feed}" />`}
        <link rel="stylesheet" href="${assets.url('style.css')}" />
        <script type="module" src="${assets.url('client/main.js')}"></script>
      </head>
      <body
        data-suggestions="${words.suggestions}"
        data-recent="${words.recent}"
        data-remember="${words.remember}"
        data-forget="${words.forget}"
        data-busy="${words.busy}"
        data-offline="${words.offline}"
        data-retry="${words.retry}"
      >
        <a class="skip-link" href="#main">${words.skip}</a>
        <header class="masthead">
          <a class="brand" href="/"
            >${logo !== undefined && html`<img src="${assets.url(logo)}" alt="" height="28" />`}<span
              >${site.title}</span
            ></a
          >
          ${content.search}
        </header>
        <main id="main" tabindex="-1">${content.main}</main>
        <footer class="colophon">
          <nav aria-label="${words.about}">
            <a href="/help">${words.help}</a> <a href="/openapi.json">API</a>
          </nav>
        </footer>
      </body>
    </html> `;
}
