// The error codes of the API: HTTP status, type and meaning of each. Codes of wrong query parameters are not listed here:
// they follow from the declaration of the parameter (parameters.ts). It decides nothing else.

import type { ErrorCode } from '../../errors.js';

/** Who can do something about it: the caller, whoever holds the key, the developers, or the operator (or time). */
export type ErrorType = 'invalid_request' | 'auth' | 'internal' | 'system';

/** What is known of an error code. */
export interface ErrorRow {
  readonly status: number;
  readonly type: ErrorType;
  /** One sentence for the help page; also the whole message where the real one belongs in the log only. */
  readonly meaning: string;
  /** Seconds after which asking again makes sense, where the failure passes by itself. */
  readonly retryAfter?: number;
  /** Whether only the error of a failed task has this code: no request is answered with it. */
  readonly inTasksOnly?: true;
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

function failedTask(meaning: string): ErrorRow {
  return { status: 500, type: 'system', meaning, inTasksOnly: true };
}

/** What an answer says of a failure that no caller should see: `internal`, with a request id for the log. */
const BUG: ErrorRow = {
  status: 500,
  type: 'internal',
  meaning: 'Something failed on the server; its log says what, under the request id of the message.',
};
const NO_INDEX = system(503, 'The server has no usable index; its log says why. Run the reindexing command.');

const HTTP_ERRORS = {
  bad_encoding: invalid('The query string or path is not percent-encoded UTF-8.'),
  bad_request: invalid('The request is not valid HTTP.'),
  internal: BUG,
  expectation_failed: invalid('The request expects something of the server that it does not do.', 417),
  feature_not_enabled: invalid('Something of Meilisearch was asked for that this server does not have.'),
  index_not_found: invalid(
    'The server has one index, and it is not called so; the setting `indexName` says how.',
    404,
  ),
  invalid_facet_search_facet_name: invalid('A search in the values of a facet must name the facet.'),
  insufficient_scope: { status: 403, type: 'auth', meaning: 'The key is valid, but not for this route.' },
  invalid_api_key: {
    status: 401,
    type: 'auth',
    meaning: 'The key sent is none of this server, or has expired or was revoked.',
  },
  invalid_content_type: invalid('The body is not declared as application/json.', 415),
  method_not_allowed: invalid('The route exists, but not for this method; `Allow` lists those it has.', 405),
  minisearch_not_found: invalid(
    'The index is not written for MiniSearch: it has more documents than the setting `minisearch` allows.',
    404,
  ),
  misdirected_request: invalid(
    'The server does not answer to the name in the Host header; the setting `allowedHosts` lists its names.',
    421,
  ),
  missing_authorization_header: {
    status: 401,
    type: 'auth',
    meaning: 'The route needs `Authorization: Bearer` and a key with its scope.',
  },
  not_found: invalid('There is nothing at this path.', 404),
  not_ready: passing(
    'No index is loaded yet, or the server is stopping. Ask again after `Retry-After` seconds.',
    2,
  ),
  original_not_found: invalid(
    'The file that the document was read from is not in the corpus any more, or cannot be handed out.',
    404,
  ),
  payload_too_large: invalid(
    'The body is larger than the route takes, or the answer would be larger than it gives.',
    413,
  ),
  reindex_running: invalid('A reindexing run is not finished yet.', 409),
  reindex_stopped: failedTask('The server was stopped before the reindexing run was finished.'),
  repeated_parameter: invalid('A parameter was sent more than once.'),
  request_header_too_large: invalid('The headers, or the whole request line, are too large.', 431),
  request_timeout: invalid('The request did not arrive in time.', 408),
  search_aborted: passing(
    'The search did not come to an end and was given up. Try it again, or with fewer or longer words.',
    1,
  ),
  server_busy: passing(
    'More is being asked than the server can answer. Ask again after `Retry-After` seconds.',
    1,
  ),
  task_not_found: invalid('No task has this uid.', 404),
  too_many_parameters: invalid('More than 20 parameters were sent.'),
  too_many_requests: system(
    429,
    'This address or key asks for more than the server allows. Wait for `Retry-After` seconds.',
  ),
  unknown_parameter: invalid('A parameter has a name that this route does not know.'),
} as const satisfies Record<string, ErrorRow>;

const FINDLING_ERRORS: Readonly<Record<ErrorCode, ErrorRow>> = {
  corpus_empty: failedTask('The folder of the corpus holds no document.'),
  corpus_incomplete: failedTask('Part of the corpus cannot be read, and everything was to be indexed anew.'),
  corpus_missing: failedTask('The folder of the corpus does not exist.'),
  corpus_shrunk: failedTask(
    'More than half of the documents are gone from the corpus; `findling index --allow-shrink` removes them.',
  ),
  corpus_unreadable: failedTask('The folder of the corpus cannot be read.'),
  document_not_found: invalid('No document has this id.', 404),
  file_unreadable: BUG,
  index_damaged: NO_INDEX,
  index_locked: system(409, 'Another process is writing the index.'),
  index_mismatch: NO_INDEX,
  index_missing: NO_INDEX,
  index_newer: NO_INDEX,
  index_unreadable: passing('A file of the index cannot be read now; the log of the server says why.', 2),
  invalid_body: invalid('The body is not the JSON that this route takes.'),
  invalid_config: BUG,
  invalid_filter: invalid('The filter cannot be read; the message says where.'),
  invalid_parameter: invalid('A parameter has a value that this index does not know; the message names it.'),
  judgments_malformed: BUG,
  package_missing: system(501, 'The server lacks an optional package that this needs; the message names it.'),
  port_in_use: BUG,
  server_unreachable: passing(
    'The cluster that the server searches does not answer now; the log of the server says why.',
    2,
  ),
  write_failed: failedTask('A file of the index cannot be written.'),
};

/** Codes that only a conversation over HTTP can have; every other one is a code of FindlingError. */
export type HttpErrorCode = keyof typeof HTTP_ERRORS;

/** The code of a wrong value: `invalid_search_hits_per_page` for `hitsPerPage` of `/search`. */
export type ParameterErrorCode = `invalid_${string}_${string}`;

/** Every code that an answer can have. */
export type AnyErrorCode = ErrorCode | HttpErrorCode | ParameterErrorCode;

/** Every code but those of parameters. A code of FindlingError without a row here does not compile. */
export const ERROR_CODES: Readonly<Record<ErrorCode | HttpErrorCode, ErrorRow>> = {
  ...HTTP_ERRORS,
  ...FINDLING_ERRORS,
};

const rows: ReadonlyMap<string, ErrorRow> = new Map(Object.entries(ERROR_CODES));
const WRONG_PARAMETER = invalid('A parameter has a wrong value; the message names it.');

/** The row of a code. */
export function errorRowOf(code: AnyErrorCode): ErrorRow {
  return rows.get(code) ?? WRONG_PARAMETER;
}
