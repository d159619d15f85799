// GET /documents/*id: one stored document, as JSON or as a page.

import { defaultRequest } from '../../search/default-request.js';
import type { SearchEngine } from '../../search/engine.js';
import { HttpError } from '../http/http-error.js';
import { text, wholeNumber } from '../http/parameter-kinds.js';
import {
  checkParameters,
  declareParameters,
  optional,
  type ParameterValues,
  readParameters,
  withDefault,
} from '../http/parameters.js';
import { parseQueryString } from '../http/query-string.js';
import type { OtherDocuments } from '../page/document/other-documents.js';
import { type GivenParameters, MAX_REMEMBERED_LENGTH } from '../page/links.js';
import { readPagePairs, readPageParameters } from '../page/page-parameters.js';
import { type ContentMaker, jsonContent } from './answer-content.js';
import { documentNotFound, idInPath } from './document-path.js';
import { findNeighboursIfAny } from './page/find-neighbours.js';
import { type AskedSearch, checkSearch, MAX_QUERY_LENGTH, readSearch } from './search-parameters.js';

/** What the page lists below a document. */
const SIMILAR = { limit: 6, snippets: 0, duplicates: false } as const;
const VERSIONS = defaultRequest('', { limit: 6, snippets: 0, fuzzy: 'off', prefix: 'off' });

const NO_WORDS: GivenParameters = new Map();
const NO_NEIGHBOURS = { previous: null, next: null } as const;

/** What GET /documents/*id takes. */
export const DOCUMENT_PARAMETERS = declareParameters('documents', {
  q: withDefault(text(MAX_QUERY_LENGTH), '', 'The search that led here; the page offers the way back to it.'),
  from: withDefault(
    text(MAX_REMEMBERED_LENGTH),
    '',
    'All else of that search, as a query string: sort=date:asc&page=2.',
  ),
  part: optional(wholeNumber(1, 1_000_000), 'Which part of a long document the page shows, from 1.'),
  at: optional(
    wholeNumber(0, 1_000_000_000),
    'A place in the text, in UTF-16 units: the page shows its part.',
  ),
});

/** The StoredDocument, or a page of it; rejects with `document_not_found`. */
export const answerDocument: ContentMaker = async (sources, { url, asPage, language }) => {
  const asked = asPage ? readPage(url) : readParameters(DOCUMENT_PARAMETERS, url);
  const { given, search } = readWayBack(asked.q, asked.from, asPage);
  const id = idInPath(url);
  const engine = sources.engine();
  const { generation } = engine.status();
  const document = await engine.document(id);
  if (document === null) throw documentNotFound(id);
  if (!asPage) return jsonContent(document, generation);
  const others = await findOthers(engine, id);
  const hasQuery = asked.q.trim() !== '';
  const matches = hasQuery ? await engine.matches(id, asked.q) : null;
  const neighbours = given.size > 0 ? await findNeighboursIfAny(engine, id, search, given) : NO_NEIGHBOURS;
  const { part = null, at = null } = asked;
  const view = { document, others, given, matches, neighbours, part, at };
  const partial =
    others.versions.partial === true || others.similar?.partial === true || matches?.partial === true;
  return { type: 'html', text: sources.pages.document(view, language), generation, partial, summary: null };
};

/** The parameters of a page: what is unknown or empty is passed over, and so is a part that is no number. */
function readPage(url: string): ParameterValues<typeof DOCUMENT_PARAMETERS.parameters> {
  const given = new Map<string, string>();
  for (const [name, value] of readPagePairs(url)) {
    const isNumber = /^\d{1,7}$/.test(value) && Number(value) > 0;
    const isLong = name === 'from' && value.length > MAX_REMEMBERED_LENGTH;
    if (isLong || given.has(name) || ((name === 'part' || name === 'at') && !isNumber)) continue;
    given.set(name, value);
  }
  return checkParameters(DOCUMENT_PARAMETERS, given);
}

/** The search that led here, checked as the search itself checks it. */
function readWayBack(
  query: string,
  from: string,
  asPage: boolean,
): { readonly given: GivenParameters; readonly search: AskedSearch } {
  try {
    const rest = asPage ? readPageParameters(`/?${from}`) : parseQueryString(from);
    const given = new Map([
      ...(query === '' ? [] : [['q', query] as const]),
      ...[...rest].filter(([name]) => name !== 'q'),
    ]);
    if (!asPage) readSearch(`/?${from}`);
    return { given, search: checkSearch(given) };
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    // The document is what was asked for: a page is shown without the way back.
    if (asPage)
      return { given: query === '' ? NO_WORDS : new Map([['q', query]]), search: checkSearch(NO_WORDS) };
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
