// GET /documents/*id: one stored document, as JSON or as a page.

import type { RequestHandler } from 'express';
import { z } from 'zod';
import { FindlingError } from '../../../errors.js';
import type { SearchEngine } from '../../../search/engine.js';
import { plainRequest } from '../../../search/default-request.js';
import { documentNotFound, idInPath } from '../document-path.js';
import { HttpError } from '../../http/http-error.js';
import { LONGEST_SEARCH, type GivenParameters } from '../../page/links.js';
import type { OtherDocuments } from '../../page/other-documents.js';
import type { PageSender } from '../../page/page-sender.js';
import { queryParameter, readParameters, type ParameterSet } from '../../http/parameters.js';
import { prefersHtml } from '../../http/prefers-html.js';
import { parseQueryString } from '../../http/query-string.js';
import { contextOf } from '../../http/request-context.js';
import type { SearchDesk } from '../search-gate.js';
import { readSearch } from '../search-parameters.js';

/** What the page lists below a document. */
const SIMILAR = { limit: 6, snippets: 0, duplicates: false } as const;
const VERSIONS = plainRequest('', { limit: 6, snippets: 0, fuzzy: 'off', prefix: 'off' });

const shape = {
  q: queryParameter().meta({ description: 'The search that led here; the page offers the way back to it.' }),
  from: z
    .string()
    .max(LONGEST_SEARCH, `at most ${LONGEST_SEARCH} characters long`)
    .default('')
    .meta({ description: 'All else of that search, as a query string: sort=date:asc&page=2.' }),
};

/** What GET /documents/*id takes. */
export const DOCUMENT_PARAMETERS: ParameterSet<typeof shape> = {
  schema: z.object(shape),
  codes: { q: 'invalid_documents_q', from: 'invalid_documents_from' },
};

/** Answers 200 with the StoredDocument, or 404 `document_not_found`. */
export function answerDocument(desk: SearchDesk, pages: PageSender): RequestHandler {
  return async (request, response) => {
    const asPage = prefersHtml(request, response);
    contextOf(response).showsPages = asPage;
    const { q, from } = readParameters(DOCUMENT_PARAMETERS, request.originalUrl);
    const search = readWayBack(q, from);
    const id = idInPath(request.path);
    const engine = desk.engine();
    const document = await engine.document(id);
    if (document === null) throw documentNotFound(id);
    if (asPage) pages.sendDocument(response, document, await findOthers(engine, id), search);
    else response.json(document);
  };
}

/** The parameters of the search that led here, checked as the search itself checks them. */
function readWayBack(query: string, from: string): GivenParameters {
  try {
    const given = parseQueryString(from);
    readSearch(`/?${from}`);
    return new Map([
      ...(query === '' ? [] : [['q', query] as const]),
      ...[...given].filter(([name]) => name !== 'q'),
    ]);
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    throw new HttpError(
      'invalid_documents_from',
      `Parameter from must be the query string of a search. ${error.message}`,
    );
  }
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
