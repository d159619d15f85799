// The frame around every page: head, masthead, landmarks, footer.
// What a page is about comes in as markup; nothing here knows of hits or documents.

import type { Assets } from './assets.js';
import { html, type Markup } from './html.js';

/** What differs from page to page. */
export interface PageContent {
  /** The title of the window, without the name of the program. */
  readonly title: string;
  /** Goes into <main>. */
  readonly main: Markup;
  /** The search box of the masthead, or null for a page that carries its own. */
  readonly search: Markup | null;
}

/** A whole page, ready to send. */
export function renderLayout(assets: Assets, content: PageContent): Markup {
  const title = content.title === '' ? 'Findling' : `${content.title} - Findling`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="icon" type="image/svg+xml" href="${assets.url('favicon.svg')}" />
        <link rel="stylesheet" href="${assets.url('style.css')}" />
        <script type="module" src="${assets.url('client/main.js')}"></script>
      </head>
      <body>
        <a class="skip-link" href="#main">Skip to the results</a>
        <header class="masthead">
          <a class="brand" href="/">Findling</a>
          ${content.search}
        </header>
        <main id="main" tabindex="-1">${content.main}</main>
        <footer class="colophon">
          <nav aria-label="About"><a href="/help">How to search</a> <a href="/openapi.json">API</a></nav>
        </footer>
      </body>
    </html> `;
}
