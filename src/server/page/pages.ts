// The pages as HTML. What a page says is in the files named after it; here each gets the frame around it.

import { placeBelow } from '../http/base-path.js';
import type { ErrorAnswer } from '../http/error-answer.js';
import type { ErrorRow } from '../http/error-codes.js';
import type { Assets } from './assets.js';
import { type DocumentView, renderDocumentPage } from './document/document-page.js';
import { renderErrorPage } from './error-page.js';
import { renderErrorCodesPage } from './help/error-codes-page.js';
import { renderHelpPage } from './help/help-page.js';
import { type PageContent, renderLayout } from './layout.js';
import { createPageFormat, type PageFormat } from './page-format.js';
import { readPageParameters } from './page-parameters.js';
import { renderSearchPage } from './search-page.js';
import type { SearchView } from './search-view.js';
import { DEFAULT_SITE, type Site } from './site.js';
import type { PageLanguage } from './words/page-language.js';

/** One method per page; each gives the whole page, in the language of the reader. */
export interface Pages {
  /** What the site is called. */
  readonly title: string;
  search(view: SearchView, language?: PageLanguage): string;
  document(view: DocumentView, language?: PageLanguage): string;
  /** @param examples queries that find something */
  help(examples: readonly string[], language?: PageLanguage): string;
  /** Explains the error codes. */
  errorCodes(rows: readonly (readonly [code: string, row: ErrorRow])[]): string;
  /** `target` is what was asked. */
  error(target: string, answer: ErrorAnswer, language?: PageLanguage): string;
}

/** Pages of a site that refer to these assets. */
export function createPages(assets: Assets, site: Site = DEFAULT_SITE): Pages {
  const formats = new Map<PageLanguage, PageFormat>();
  const formatOf = (language: PageLanguage = 'en'): PageFormat => {
    const format = formats.get(language) ?? createPageFormat(language, site);
    formats.set(language, format);
    return format;
  };
  const frame = (content: PageContent, format: PageFormat): string =>
    placeBelow(site.basePath ?? '', renderLayout(assets, content, format).toString());
  return {
    title: site.title,
    search(view, language) {
      const format = { ...formatOf(language), fields: view.fields };
      return frame(renderSearchPage(view, format), format);
    },
    document(view, language) {
      const format = formatOf(language);
      return frame(renderDocumentPage(view, format), format);
    },
    help(examples, language) {
      const format = formatOf(language);
      return frame(renderHelpPage(examples, format), format);
    },
    errorCodes(rows) {
      const format = formatOf();
      return frame(renderErrorCodesPage(rows, format), format);
    },
    error(target, answer, language) {
      const format = formatOf(language);
      return frame(renderErrorPage(target, readPageParameters(target), answer, format), format);
    },
  };
}
