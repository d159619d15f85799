// Sends pages: each with its content type, the content security policy of pages and no caching.
// What a page says is in the files named after it.

import type { Request, Response } from 'express';
import type { StoredDocument } from '../../search/engine.js';
import type { ErrorAnswer } from '../http/error-answer.js';
import type { ErrorRow } from '../http/error-codes.js';
import { PAGE_POLICY } from '../http/security-headers.js';
import type { Assets } from './assets.js';
import { renderDocumentPage } from './document-page.js';
import { renderErrorPage } from './error-page.js';
import { renderHelpPage } from './help-page.js';
import { type PageContent, renderLayout } from './layout.js';
import type { GivenParameters } from './links.js';
import type { OtherDocuments } from './other-documents.js';
import { createPageFormat } from './page-format.js';
import { renderSearchPage, type SearchView } from './search-page.js';

/** One method per page; the status is the response's own, 200 unless set before. */
export interface PageSender {
  sendSearch(response: Response, view: SearchView): void;
  /** `given` are the parameters of the search that led to the document, if one did. */
  sendDocument(
    response: Response,
    document: StoredDocument,
    others: OtherDocuments,
    given: GivenParameters,
  ): void;
  sendHelp(response: Response): void;
  readonly sendError: (request: Request, response: Response, answer: ErrorAnswer) => void;
}

/** Pages that refer to these assets; the help page explains the error codes. */
export function createPageSender(
  assets: Assets,
  errorCodes: readonly (readonly [code: string, row: ErrorRow])[],
): PageSender {
  const format = createPageFormat();
  const send = (response: Response, content: PageContent): void => {
    response.setHeader('Content-Security-Policy', PAGE_POLICY);
    response.setHeader('Cache-Control', 'private, no-cache');
    response.type('html').send(renderLayout(assets, content).toString());
  };
  return {
    sendSearch(response, view) {
      send(response, renderSearchPage(view, format));
    },
    sendDocument(response, document, others, given) {
      send(response, renderDocumentPage(document, others, given, format));
    },
    sendHelp(response) {
      send(response, renderHelpPage(errorCodes));
    },
    sendError(request, response, answer) {
      send(response, renderErrorPage(request.originalUrl, answer));
    },
  };
}
