// The one table from an error code to its HTTP status, its type and what it means to the caller.
// Every code has a row: the compiler refuses a code without one. It decides nothing else.

import type { ErrorCode } from '../../errors.js';
import type { HttpErrorCode } from './http-error.js';

export type ErrorType = 'invalid_request' | 'auth' | 'internal' | 'system';
export type AnyErrorCode = ErrorCode | HttpErrorCode;

export interface ErrorRow {
  readonly status: number;
  readonly type: ErrorType;
  /** One sentence for the help page; also the whole message where the real one belongs in the log only. */
  readonly meaning: string;
  /** Seconds after which asking again makes sense, where the failure passes by itself. */
  readonly retryAfter?: number;
}

function invalid(meaning: string, status = 400): ErrorRow {
  return { status, type: 'invalid_request', meaning };
}

function system(status: number, meaning: string): ErrorRow {
  return { status, type: 'system', meaning };
}

function passing(meaning: string, retryAfter: number): ErrorRow {
  return { status: 503, type: 'system', meaning, retryAfter };
}

const BUG: ErrorRow = {
  status: 500,
  type: 'internal',
  meaning: 'Something failed on the server; its log says what, under the request id of the message.',
};
const NO_INDEX = system(503, 'The server has no usable index; its log says why. Run the reindexing command.');

/** What each code means over HTTP. */
export const ERROR_ROWS: Readonly<Record<AnyErrorCode, ErrorRow>> = {
  bad_encoding: invalid('The query string or path is not percent-encoded UTF-8.'),
  bad_request: invalid('The request is not valid HTTP.'),
  corpus_empty: BUG,
  corpus_missing: BUG,
  corpus_unreadable: BUG,
  document_not_found: invalid('No document has this id.', 404),
  file_unreadable: BUG,
  index_damaged: NO_INDEX,
  index_locked: system(409, 'Another process is writing the index.'),
  index_mismatch: NO_INDEX,
  index_missing: NO_INDEX,
  index_too_large: BUG,
  internal: BUG,
  invalid_api_key: { status: 401, type: 'auth', meaning: 'The key sent is not the admin key.' },
  invalid_body: invalid('The body is not the JSON that this route takes.'),
  invalid_config: BUG,
  invalid_content_type: invalid('The body is not declared as application/json.', 415),
  invalid_documents_from: invalid('`from` is not the query string of a search; the message says why.'),
  invalid_documents_q: invalid('`q` is too long.'),
  invalid_filter: invalid('The filter cannot be read; the message says where.'),
  invalid_parameter: invalid('A parameter has a value that this index does not know; the message names it.'),
  invalid_search_collapse: invalid('`collapse` is true or false.'),
  invalid_search_duplicates_of: invalid('`duplicatesOf` is too long.'),
  invalid_search_explain: invalid('`explain` is true or false.'),
  invalid_search_facets: invalid('`facets` is a comma-separated list of names.'),
  invalid_search_fields: invalid('`fields` is a comma-separated list of names.'),
  invalid_search_filter: invalid('`filter` is too long.'),
  invalid_search_fuzzy: invalid('`fuzzy` is auto or off.'),
  invalid_search_hits_per_page: invalid('`hitsPerPage` is a whole number from 1 to 100.'),
  invalid_search_limit: invalid('`limit` is a whole number from 0 to 100.'),
  invalid_search_match: invalid('`match` is auto, all or any.'),
  invalid_search_offset: invalid('`offset` is a whole number, and `offset` plus `limit` at most 10000.'),
  invalid_search_page: invalid(
    '`page` is a whole number from 1, within the first 10000 hits, and never sent with `limit` or `offset`.',
  ),
  invalid_search_prefix: invalid('`prefix` is auto, last or off.'),
  invalid_search_q: invalid('`q` is longer than 4000 characters.'),
  invalid_search_snippets: invalid('`snippets` is a whole number from 0 to 5.'),
  invalid_search_sort: invalid('`sort` is relevance, recency, date:desc or date:asc.'),
  invalid_search_recency: invalid('`recency` is a half-life such as 12h, 30d, 2w, 6m or 1y.'),
  invalid_queries_limit: invalid('`limit` is a whole number from 1 to 1000.'),
  invalid_similar_duplicates: invalid('`duplicates` is true or false.'),
  invalid_similar_limit: invalid('`limit` is a whole number from 1 to 100.'),
  invalid_similar_snippets: invalid('`snippets` is a whole number from 0 to 5.'),
  invalid_suggest_limit: invalid('`limit` is a whole number from 1 to 20.'),
  invalid_suggest_q: invalid('`q` is longer than 4000 characters.'),
  invalid_task_uid: invalid('A task uid is a whole number.'),
  judgments_malformed: BUG,
  method_not_allowed: invalid('The route exists, but not for this method; `Allow` lists those it has.', 405),
  minisearch_not_found: invalid(
    'The index is not written for MiniSearch: it has more documents than the setting `minisearch` allows.',
    404,
  ),
  missing_authorization_header: {
    status: 401,
    type: 'auth',
    meaning: 'The route needs `Authorization: Bearer` and the admin key.',
  },
  not_found: invalid('There is nothing at this path.', 404),
  not_ready: passing(
    'No index is loaded yet, or the server is stopping. Ask again after `Retry-After` seconds.',
    2,
  ),
  payload_too_large: invalid('The body is larger than 16 KB.', 413),
  port_in_use: BUG,
  server_unreachable: BUG,
  reindex_running: { status: 409, type: 'invalid_request', meaning: 'A reindexing run is not finished yet.' },
  repeated_parameter: invalid('A parameter was sent more than once.'),
  request_header_too_large: invalid('The headers, or the whole request line, are too large.', 431),
  request_timeout: invalid('The request did not arrive in time.', 408),
  search_timeout: passing('The search took longer than it may. Use fewer or more telling words.', 1),
  task_not_found: invalid('No task has this uid.', 404),
  too_many_parameters: invalid('More than 20 parameters were sent.'),
  too_many_requests: system(
    429,
    'This address asks more often than the server allows. Wait for `Retry-After` seconds.',
  ),
  too_many_search_requests: passing(
    'More searches are running than the server takes at once. Ask again after `Retry-After` seconds.',
    1,
  ),
  unknown_parameter: invalid('A parameter has a name that this route does not know.'),
  write_failed: BUG,
  wrong_usage: BUG,
};
