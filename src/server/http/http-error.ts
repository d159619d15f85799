// A request that is answered with an error the caller can act on, where no floor below has a code for it.
// Statuses and meanings are in error-status.ts; this file knows neither Express nor HTML.

/** Codes that only a conversation over HTTP can have; every other one is a code of FindlingError. */
export type HttpErrorCode =
  | 'bad_encoding'
  | 'bad_request'
  | 'internal'
  | 'invalid_api_key'
  | 'invalid_content_type'
  | 'invalid_documents_from'
  | 'invalid_documents_q'
  | 'invalid_search_collapse'
  | 'invalid_search_duplicates_of'
  | 'invalid_search_explain'
  | 'invalid_search_facets'
  | 'invalid_search_fields'
  | 'invalid_search_filter'
  | 'invalid_search_fuzzy'
  | 'invalid_search_hits_per_page'
  | 'invalid_search_limit'
  | 'invalid_search_match'
  | 'invalid_search_offset'
  | 'invalid_search_page'
  | 'invalid_search_prefix'
  | 'invalid_search_q'
  | 'invalid_search_snippets'
  | 'invalid_search_sort'
  | 'invalid_search_recency'
  | 'invalid_queries_limit'
  | 'invalid_similar_duplicates'
  | 'invalid_similar_limit'
  | 'invalid_similar_snippets'
  | 'invalid_suggest_limit'
  | 'invalid_suggest_q'
  | 'invalid_task_uid'
  | 'method_not_allowed'
  | 'minisearch_not_found'
  | 'missing_authorization_header'
  | 'not_found'
  | 'not_ready'
  | 'payload_too_large'
  | 'reindex_running'
  | 'repeated_parameter'
  | 'request_header_too_large'
  | 'request_timeout'
  | 'task_not_found'
  | 'too_many_parameters'
  | 'too_many_requests'
  | 'too_many_search_requests'
  | 'unknown_parameter';

/** Thrown by routes and middleware; the message is shown to the caller as it is. */
export class HttpError extends Error {
  readonly code: HttpErrorCode;
  /** Headers the answer must carry (`Allow`, `Retry-After`, `WWW-Authenticate`). */
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: HttpErrorCode, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'HttpError';
    this.code = code;
    this.headers = headers;
  }
}
