// GET /documents/*id: one stored document, as JSON or as a page.

import type { RequestHandler } from 'express';
import { z } from 'zod';
import { FindlingError } from '../../errors.js';
import type { SearchEngine } from '../../search/engine.js';
import { plainRequest } from '../../search/plain-request.js';
import { documentNotFound, idInPath } from '../document-path.js';
import type { OtherDocuments } from '../page/other-documents.js';
import type { PageSender } from '../page/page-sender.js';
import { queryParameter, readParameters, type ParameterSet } from '../parameters.js';
import { prefersHtml } from '../prefers-html.js';
import { contextOf } from '../request-context.js';
import type { SearchDesk } from '../search-desk.js';

/** What the page lists below a document. */
const SIMILAR = { limit: 6, snippets: 0, duplicates: false } as const;
const VERSIONS = plainRequest('', { limit: 6, snippets: 0, fuzzy: 'off', prefix: 'off' });

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
    const id = idInPath(request.path);
    const engine = desk.engine();
    const document = await engine.document(id);
    if (document === null) throw documentNotFound(id);
    if (asPage) pages.sendDocument(response, document, await findOthers(engine, id), q);
    else response.json(document);
  };
}

async function findOthers(engine: SearchEngine, id: string): Promise<OtherDocuments> {
  const versions = await engine.search({ ...VERSIONS, duplicatesOf: id });
  try {
    return { versions, similar: await engine.similar({ ...SIMILAR, id }) };
  } catch (error) {
    // The document is what was asked for: it is shown even when the rest takes too long.
    if (error instanceof FindlingError && error.code === 'search_timeout') return { versions, similar: null };
    throw error;
  }
}
