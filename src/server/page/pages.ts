// The pages as HTML. What a page says is in the files named after it; here each gets the frame around it.

import type { StoredDocument } from '../../search/engine.js';
import type { ErrorAnswer } from '../http/error-answer.js';
import type { ErrorRow } from '../http/error-codes.js';
import type { Assets } from './assets.js';
import { renderDocumentPage } from './document/document-page.js';
import type { OtherDocuments } from './document/other-documents.js';
import { renderErrorPage } from './error-page.js';
import { renderHelpPage } from './help-page.js';
import { type PageContent, renderLayout } from './layout.js';
import type { GivenParameters } from './links.js';
import { createPageFormat } from './page-format.js';
import { renderSearchPage, type SearchView } from './search-page.js';

/** One method per page; each gives the whole page. */
export interface Pages {
  search(view: SearchView): string;
  /** `given` are the parameters of the search that led to the document, if one did. */
  document(document: StoredDocument, others: OtherDocuments, given: GivenParameters): string;
  /** Explains the error codes. */
  help(errorCodes: readonly (readonly [code: string, row: ErrorRow])[]): string;
  /** `target` is what was asked. */
  error(target: string, answer: ErrorAnswer): string;
}

/** Pages that refer to these assets. */
export function createPages(assets: Assets): Pages {
  const format = createPageFormat();
  const frame = (content: PageContent): string => renderLayout(assets, content).toString();
  return {
    search: (view) => frame(renderSearchPage(view, format)),
    document: (document, others, given) => frame(renderDocumentPage(document, others, given, format)),
    help: (errorCodes) => frame(renderHelpPage(errorCodes)),
    error: (target, answer) => frame(renderErrorPage(target, answer)),
  };
}
