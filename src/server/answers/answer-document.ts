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
import type { OtherDocuments } from '../page/document/other-documents.js';
import { type GivenParameters, MAX_REMEMBERED_LENGTH } from '../page/links.js';
import { readPagePairs, readPageParameters } from '../page/page-parameters.js';
import { type ContentMaker, jsonContent } from './answer-content.js';
import { documentNotFound, idInPath } from './document-path.js';
import { type AskedRanges, sliceDocument } from './document-range.js';
import { findNeighboursIfAny } from './page/find-neighbours.js';
import { resolveLinks } from './page/resolve-links.js';
import { type AskedSearch, checkSearch, MAX_QUERY_LENGTH, readSearch } from './search-parameters.js';

/** What the page lists below a document. */
const SIMILAR = { limit: 6, snippets: 0, duplicates: false } as const;
const VERSIONS = defaultRequest('', { limit: 6, snippets: 0, fuzzy: 'off', prefix: 'off' });

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
  textFrom: withDefault(
    wholeNumber(0, 1_000_000_000),
    0,
    'Of a text of more than 1,000,000 UTF-16 units: where the part that is answered begins.',
  ),
  fieldsFrom: withDefault(
    wholeNumber(0, 1_000_000_000),
    0,
    'Of a record with very many fields or linked headlines: how many to pass over.',
  ),
});

const PARAMETER_BY_NAME = new Map(Object.entries(DOCUMENT_PARAMETERS.parameters));

/** The StoredDocument, or a page of it; rejects with `document_not_found`. */
export const answerDocument: ContentMaker = async (sources, { url, asPage, language }) => {
  const page = asPage ? readPage(url) : null;
  const ranges = page === null ? readRanges(url) : page.asked;
  const id = idInPath(url);
  const engine = sources.engine();
  const { generation } = engine.status();
  const document = await engine.document(id);
  if (document === null) throw documentNotFound(id);
  if (page === null) return jsonContent(sliceDocument(document, ranges), generation);
  const { q, part = null, at = null } = page.asked;
  const { given, search } = page;
  const others = await findOthers(engine, id);
  const matches = q.trim() === '' ? null : await engine.matches(id, q);
  const neighbours = given.size > 0 ? await findNeighboursIfAny(engine, id, search, given) : NO_NEIGHBOURS;
  const path = (await engine.path?.(id)) ?? null;
  const links = await resolveLinks(engine, document, path);
  const view = {
    document,
    path,
    links,
    others,
    given,
    matches,
    neighbours,
    part,
    at,
    fieldsFrom: page.asked.fieldsFrom,
  };
  const partial =
    others.versions.partial === true || others.similar?.partial === true || matches?.partial === true;
  return { type: 'html', text: sources.pages.document(view, language), generation, partial, summary: null };
};

/** Throws HttpError where a parameter cannot be read. */
function readRanges(url: string): AskedRanges {
  const asked = readParameters(DOCUMENT_PARAMETERS, url);
  checkWayBack(asked.from);
  return asked;
}

/** Throws HttpError where `from` is not the query string of a search. */
function checkWayBack(from: string): void {
  try {
    readSearch(`/?${from}`);
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    throw new HttpError(
      DOCUMENT_PARAMETERS.codes.from,
      `Parameter from must be the query string of a search. ${error.message}`,
    );
  }
}

/** What is asked of a page, and the search that led there. */
interface AskedPage {
  readonly asked: ParameterValues<typeof DOCUMENT_PARAMETERS.parameters>;
  /** The parameters of that search; none where no search led there. */
  readonly given: GivenParameters;
  readonly search: AskedSearch;
}

/**
 * Reads the parameters of a page: what is unknown, empty or cannot be read is passed over, all but a query that is too
 * long.
 */
function readPage(url: string): AskedPage {
  const known = new Map<string, string>();
  for (const [name, value] of readPagePairs(url)) {
    if (!known.has(name) && isReadable(name, value)) known.set(name, value);
  }
  const asked = checkParameters(DOCUMENT_PARAMETERS, known);
  const words = asked.q === '' ? [] : [['q', asked.q] as const];
  const rest = [...readPageParameters(`/?${asked.from}`)].filter(([name]) => name !== 'q');
  const given = new Map([...words, ...rest]);
  try {
    return { asked, given, search: checkSearch(given) };
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    // The document is what was asked for: it is shown with the words alone.
    const bare = new Map(words);
    return { asked, given: bare, search: checkSearch(bare) };
  }
}

function isReadable(name: string, value: string): boolean {
  if (name === 'q') return true;
  return PARAMETER_BY_NAME.get(name)?.schema.safeParse(value).success === true;
}

async function findOthers(engine: SearchEngine, id: string): Promise<OtherDocuments> {
  const versions = await engine.search({ ...VERSIONS, duplicatesOf: id });
  return { versions, similar: await engine.similar({ ...SIMILAR, id }) };
}
