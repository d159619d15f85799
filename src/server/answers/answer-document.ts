// GET /documents/*id: one stored document, as JSON or as a page.

import { defaultRequest } from '../../search/default-request.js';
import type { SearchEngine } from '../../search/engine.js';
import { HttpError } from '../http/http-error.js';
import { text } from '../http/parameter-kinds.js';
import { declareParameters, readParameters, withDefault } from '../http/parameters.js';
import { parseQueryString } from '../http/query-string.js';
import type { OtherDocuments } from '../page/document/other-documents.js';
import { type GivenParameters, MAX_REMEMBERED_LENGTH } from '../page/links.js';
import { type ContentMaker, jsonContent } from './answer-content.js';
import { documentNotFound, idInPath } from './document-path.js';
import { MAX_QUERY_LENGTH, readSearch } from './search-parameters.js';

/** What the page lists below a document. */
const SIMILAR = { limit: 6, snippets: 0, duplicates: false } as const;
const VERSIONS = defaultRequest('', { limit: 6, snippets: 0, fuzzy: 'off', prefix: 'off' });

/** What GET /documents/*id takes. */
export const DOCUMENT_PARAMETERS = declareParameters('documents', {
  q: withDefault(text(MAX_QUERY_LENGTH), '', 'The search that led here; the page offers the way back to it.'),
  from: withDefault(
    text(MAX_REMEMBERED_LENGTH),
    '',
    'All else of that search, as a query string: sort=date:asc&page=2.',
  ),
});

/** The StoredDocument, or a page of it; rejects with `document_not_found`. */
export const answerDocument: ContentMaker = async (sources, { url, asPage }) => {
  const { q, from } = readParameters(DOCUMENT_PARAMETERS, url);
  const search = readWayBack(q, from);
  const id = idInPath(url);
  const engine = sources.engine();
  const { generation } = engine.status();
  const document = await engine.document(id);
  if (document === null) throw documentNotFound(id);
  if (!asPage) return jsonContent(document, generation);
  const others = await findOthers(engine, id);
  const page = sources.pages.document(document, others, search);
  const partial = others.versions.partial === true || others.similar?.partial === true;
  return { type: 'html', text: page, generation, partial, summary: null };
};

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
      DOCUMENT_PARAMETERS.codes.from,
      `Parameter from must be the query string of a search. ${error.message}`,
    );
  }
}

async function findOthers(engine: SearchEngine, id: string): Promise<OtherDocuments> {
  const versions = await engine.search({ ...VERSIONS, duplicatesOf: id });
  return { versions, similar: await engine.similar({ ...SIMILAR, id }) };
}
