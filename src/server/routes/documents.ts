// GET /documents/*id: one stored document, as JSON or as a page.
// The id is looked up in the index and nowhere else: it is never a path.

import type { RequestHandler } from 'express';
import { z } from 'zod';
import { FindlingError } from '../../errors.js';
import type { PageSender } from '../page/page-sender.js';
import { queryParameter, readParameters, type ParameterSet } from '../parameters.js';
import { prefersHtml } from '../prefers-html.js';
import { quote } from '../query-string.js';
import { contextOf } from '../request-context.js';
import type { SearchDesk } from '../search-desk.js';

const PREFIX = '/documents/';

const shape = {
  q: queryParameter().meta({ description: 'The search that led here; the page offers the way back to it.' }),
};

/** What GET /documents/*id takes. */
export const DOCUMENT_PARAMETERS: ParameterSet<typeof shape> = {
  schema: z.object(shape),
  codes: { q: 'invalid_documents_q' },
};

/** Answers 200 with the StoredDocument, or 404 `document_not_found`. */
export function answerDocument(desk: SearchDesk, pages: PageSender): RequestHandler {
  return async (request, response) => {
    const asPage = prefersHtml(request, response);
    contextOf(response).showsPages = asPage;
    const { q } = readParameters(DOCUMENT_PARAMETERS, request.originalUrl);
    const id = decodeURIComponent(request.path.slice(PREFIX.length));
    const document = await desk.engine().document(id);
    if (document === null)
      throw new FindlingError('document_not_found', `No document has the id ${quote(id)}.`);
    if (asPage) pages.sendDocument(response, document, q);
    else response.json(document);
  };
}
