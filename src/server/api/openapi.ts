// Describes the API in OpenAPI 3.1, from the very schemas that check parameters and answers.
// Nothing about a route is written here that those files know.

import { z } from 'zod';
import type { EngineField } from '../../search/engine.js';
import { isReading, type Scope } from '../access/scope.js';
import { DOCUMENT_PARAMETERS } from '../answers/answer-document.js';
import { SIMILAR_PARAMETERS } from '../answers/answer-similar.js';
import { SUGGEST_PARAMETERS } from '../answers/answer-suggest.js';
import { FEED_PARAMETERS } from '../answers/feed/answer-feed.js';
import { INDEX_QUERY_CODES } from '../answers/instantsearch/index-query.js';
import { SEARCH_PARAMETERS } from '../answers/search-parameters.js';
import { type AnyErrorCode, errorRowOf } from '../http/error-codes.js';
import {
  dropDialect,
  type Json,
  nameOwnFields,
  printParameters,
  printSchema,
  reference,
} from './openapi-parts.js';
import {
  documentSchema,
  errorSchema,
  explanationSchema,
  healthSchema,
  queryReportSchema,
  readySchema,
  searchResultSchema,
  similarResultSchema,
  suggestResultSchema,
  taskSchema,
} from './response-schemas.js';
import { QUERIES_PARAMETERS } from './routes/queries.js';
import { TASK_PARAMETERS } from './routes/tasks.js';

interface Operation {
  readonly summary: string;
  readonly success: readonly [status: number, contentType: string, schema: Json];
  readonly parameters?: readonly Json[];
  readonly failures: readonly AnyErrorCode[];
  /** Whether it answers 304 to whoever sends the tag of what there is. */
  readonly hasTag?: true;
  /** The scope of the key it needs; where searching is open to everybody, reading needs none. */
  readonly scope: Scope | null;
}

/** Which of the routes exist that are not always there. */
export interface OptionalRoutes {
  readonly hasMetrics: boolean;
  readonly hasAdmin: boolean;
  readonly hasReindex: boolean;
  /** Whether files of the corpus are handed out. */
  readonly hasOriginals: boolean;
}

/**
 * The API description of a server with these routes.
 * @param fields the own fields of its documents, which the parameters that take them name
 */
export function describeApi(
  version: string,
  basePath: string,
  optional: OptionalRoutes,
  fields: readonly EngineField[] = [],
): Json {
  const { hasMetrics, hasAdmin, hasReindex, hasOriginals } = optional;
  const operations = listOperations(fields);
  const paths: Record<string, Json> = {
    '/search': { get: printOperation(operations.search) },
    '/suggest': { get: printOperation(operations.suggest) },
    '/documents/{id}': { get: printOperation(operations.documents) },
    '/documents/{id}/similar': { get: printOperation(operations.similar) },
    '/minisearch.json': { get: printOperation(operations.minisearch) },
    '/feed.atom': { get: printOperation(operations.feed) },
    '/opensearch/suggestions': { get: printOperation(operations.browserSuggest) },
    '/mcp': { post: printOperation(operations.mcp) },
    '/multi-search': { post: printOperation(operations.multiSearch) },
    '/indexes/{uid}/search': {
      get: printOperation(operations.indexSearch),
      post: printOperation(operations.indexSearch),
    },
    '/indexes/{uid}/facet-search': { post: printOperation(operations.facetSearch) },
    '/version': { get: printOperation(operations.version) },
    '/health': { get: printOperation(operations.health) },
    '/ready': { get: printOperation(operations.ready) },
  };
  if (hasOriginals) paths['/documents/{id}/original'] = { get: printOperation(operations.original) };
  if (hasReindex) {
    paths['/reindex'] = { post: printOperation(operations.reindex) };
    paths['/tasks/{uid}'] = { get: printOperation(operations.tasks) };
  }
  if (hasMetrics) paths['/metrics'] = { get: printOperation(operations.metrics) };
  if (hasAdmin) paths['/queries'] = { get: printOperation(operations.queries) };
  return {
    openapi: '3.1.0',
    info: { title: 'Findling', version, description: 'Full-text search over a folder of documents.' },
    servers: [{ url: basePath === '' ? '/' : basePath }],
    paths,
    components: {
      schemas: printComponents(),
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'A key that findling keys create has made.' },
      },
    },
  };
}

const JSON_TYPE = 'application/json';
const DOCUMENT_ID = { name: 'id', in: 'path', required: true, schema: { type: 'string' } } as const;
const QUERY_STRING_FAILURES = [
  'bad_encoding',
  'repeated_parameter',
  'too_many_parameters',
  'unknown_parameter',
] as const;
const SEARCH_FAILURES = [...QUERY_STRING_FAILURES, 'not_ready', 'search_aborted', 'server_busy'] as const;
const INDEX_UID = { name: 'uid', in: 'path', required: true, schema: { type: 'string' } } as const;
/** What a search in the shapes of Meilisearch can be answered with. */
const INDEX_FAILURES = [
  'bad_request',
  'feature_not_enabled',
  'index_not_found',
  'invalid_body',
  'invalid_content_type',
  'invalid_parameter',
  ...INDEX_QUERY_CODES,
  'not_ready',
  'payload_too_large',
  'search_aborted',
  'server_busy',
] as const;
const KEY_FAILURES = ['missing_authorization_header', 'invalid_api_key', 'insufficient_scope'] as const;
/** What every route but those of monitors can be answered with. */
const GENERAL_FAILURES = ['misdirected_request', 'too_many_requests'] as const;

type OperationName =
  | 'search'
  | 'suggest'
  | 'documents'
  | 'similar'
  | 'original'
  | 'minisearch'
  | 'feed'
  | 'browserSuggest'
  | 'mcp'
  | 'multiSearch'
  | 'indexSearch'
  | 'facetSearch'
  | 'version'
  | 'reindex'
  | 'tasks'
  | 'metrics'
  | 'queries'
  | 'health'
  | 'ready';

function listOperations(fields: readonly EngineField[]): Readonly<Record<OperationName, Operation>> {
  return {
    search: {
      scope: 'search',
      summary: 'Hits for a query',
      success: [200, JSON_TYPE, reference('SearchResult')],
      parameters: nameOwnFields(printParameters(SEARCH_PARAMETERS), fields),
      hasTag: true,
      failures: [
        ...SEARCH_FAILURES,
        ...Object.values(SEARCH_PARAMETERS.codes),
        'document_not_found',
        'invalid_filter',
        'invalid_parameter',
      ],
    },
    suggest: {
      scope: 'search',
      summary: 'Completions of what has been typed so far',
      success: [200, JSON_TYPE, reference('SuggestResult')],
      parameters: printParameters(SUGGEST_PARAMETERS),
      hasTag: true,
      failures: [...SEARCH_FAILURES, ...Object.values(SUGGEST_PARAMETERS.codes)],
    },
    documents: {
      scope: 'documents',
      summary: 'One stored document; the id may hold slashes, written as they are or as %2F',
      success: [200, JSON_TYPE, reference('Document')],
      parameters: [DOCUMENT_ID, ...printParameters(DOCUMENT_PARAMETERS)],
      hasTag: true,
      failures: [...SEARCH_FAILURES, 'document_not_found', ...Object.values(DOCUMENT_PARAMETERS.codes)],
    },
    similar: {
      scope: 'search',
      summary: 'Documents on the subject of one, best first, without its near-duplicates',
      success: [200, JSON_TYPE, reference('SimilarResult')],
      parameters: [DOCUMENT_ID, ...printParameters(SIMILAR_PARAMETERS)],
      hasTag: true,
      failures: [...SEARCH_FAILURES, ...Object.values(SIMILAR_PARAMETERS.codes), 'document_not_found'],
    },
    original: {
      scope: 'documents',
      summary: 'The file that a document was read from, as it lies in the corpus',
      success: [200, 'application/octet-stream', { type: 'string', format: 'binary' }],
      parameters: [DOCUMENT_ID],
      failures: ['bad_encoding', 'document_not_found', 'not_ready', 'original_not_found'],
    },
    minisearch: {
      scope: 'documents',
      summary: 'The index as MiniSearch.loadJSON takes it, with the options to load it with under `options`',
      success: [200, JSON_TYPE, { type: 'object' }],
      failures: ['bad_encoding', 'index_damaged', 'minisearch_not_found', 'not_ready'],
      hasTag: true,
    },
    feed: {
      scope: 'search',
      summary: 'The hits of a search as an Atom feed',
      success: [200, 'application/atom+xml', { type: 'string' }],
      parameters: printParameters(FEED_PARAMETERS),
      hasTag: true,
      failures: [
        ...SEARCH_FAILURES,
        ...Object.values(FEED_PARAMETERS.codes),
        'invalid_filter',
        'invalid_parameter',
      ],
    },
    browserSuggest: {
      scope: 'search',
      summary: 'Completions as browsers take them (OpenSearch Suggestions)',
      success: [200, 'application/x-suggestions+json', { type: 'array' }],
      parameters: printParameters(SUGGEST_PARAMETERS),
      hasTag: true,
      failures: [...SEARCH_FAILURES, ...Object.values(SUGGEST_PARAMETERS.codes)],
    },
    mcp: {
      scope: 'search',
      summary: 'One message of the Model Context Protocol, for agents: streamable HTTP without sessions',
      success: [200, JSON_TYPE, { type: 'object' }],
      failures: ['invalid_body', 'invalid_content_type', 'package_missing', 'payload_too_large'],
    },
    multiSearch: {
      scope: 'search',
      summary: 'Several searches in the shapes of Meilisearch, for its clients',
      success: [200, JSON_TYPE, { type: 'object' }],
      failures: INDEX_FAILURES,
    },
    indexSearch: {
      scope: 'search',
      summary: 'A search in the shapes of Meilisearch; the index is called as the setting indexName says',
      success: [200, JSON_TYPE, { type: 'object' }],
      parameters: [INDEX_UID],
      // It may stand in the address, too.
      failures: [...INDEX_FAILURES, 'bad_encoding', 'repeated_parameter', 'too_many_parameters'],
    },
    facetSearch: {
      scope: 'search',
      summary: 'Values of a facet in the shapes of Meilisearch',
      success: [200, JSON_TYPE, { type: 'object' }],
      parameters: [INDEX_UID],
      failures: [...INDEX_FAILURES, 'invalid_facet_search_facet_name'],
    },
    version: {
      scope: 'search',
      summary: 'The version of the server, in the shape of Meilisearch',
      success: [200, JSON_TYPE, { type: 'object' }],
      failures: [],
    },
    reindex: {
      scope: 'admin',
      summary: 'Starts bringing the index up to date with the corpus',
      success: [202, JSON_TYPE, reference('Task')],
      failures: [
        'reindex_running',
        'index_locked',
        'invalid_body',
        'invalid_content_type',
        'payload_too_large',
      ],
    },
    tasks: {
      scope: 'admin',
      summary: 'How a reindexing run is getting on',
      success: [200, JSON_TYPE, reference('Task')],
      parameters: printParameters(TASK_PARAMETERS, 'path'),
      failures: [...Object.values(TASK_PARAMETERS.codes), 'task_not_found'],
    },
    metrics: {
      scope: 'metrics',
      summary: 'Metrics in the text format of Prometheus',
      success: [200, 'text/plain', { type: 'string' }],
      failures: [],
    },
    queries: {
      scope: 'admin',
      summary: 'What people ask most, and what of it finds nothing, since the server was started',
      success: [200, JSON_TYPE, reference('QueryReport')],
      parameters: printParameters(QUERIES_PARAMETERS),
      failures: [...QUERY_STRING_FAILURES, ...Object.values(QUERIES_PARAMETERS.codes)],
    },
    health: {
      scope: null,
      summary: 'The process is up',
      success: [200, JSON_TYPE, printSchema(healthSchema)],
      failures: [],
    },
    ready: {
      scope: null,
      summary: 'A generation is loaded; 503 with the same shape while it is not',
      success: [200, JSON_TYPE, printSchema(readySchema)],
      failures: [],
    },
  };
}

function printOperation(operation: Operation): Json {
  const { summary, success, parameters = [], failures, hasTag, scope } = operation;
  const [status, contentType, schema] = success;
  return {
    summary,
    parameters,
    ...(scope === null ? {} : { security: [...(isReading(scope) ? [{}] : []), { key: [scope] }] }),
    responses: {
      [status]: { description: summary, content: { [contentType]: { schema } } },
      ...(hasTag ? { 304: { description: 'not changed since the tag in `If-None-Match`' } } : {}),
      ...printFailures(scope === null ? failures : [...failures, ...KEY_FAILURES, ...GENERAL_FAILURES]),
    },
  };
}

function printFailures(codes: readonly AnyErrorCode[]): Json {
  const byStatus = new Map<number, AnyErrorCode[]>();
  for (const code of new Set(codes)) {
    const { status } = errorRowOf(code);
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const content = { [JSON_TYPE]: { schema: reference('Error') } };
  return Object.fromEntries(
    [...byStatus].map(([status, rows]) => [
      status,
      { description: `code: ${rows.sort().join(', ')}`, content },
    ]),
  );
}

/** The named schemas, referring to each other. Answers may gain properties, so nothing closes them. */
function printComponents(): Json {
  const named = z.registry<{ readonly id: string }>();
  named.add(searchResultSchema, { id: 'SearchResult' });
  named.add(similarResultSchema, { id: 'SimilarResult' });
  named.add(explanationSchema, { id: 'Explanation' });
  named.add(suggestResultSchema, { id: 'SuggestResult' });
  named.add(documentSchema, { id: 'Document' });
  named.add(taskSchema, { id: 'Task' });
  named.add(queryReportSchema, { id: 'QueryReport' });
  named.add(errorSchema, { id: 'Error' });
  const { schemas } = z.toJSONSchema(named, { io: 'input', uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, dropDialect(schema)]));
}
