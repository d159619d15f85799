// The routes of Meilisearch that its clients for searching ask: /multi-search, /indexes/:uid/search,
// /indexes/:uid/facet-search and /version. There is one index, whose name is a setting.

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import type { AskedOfIndex } from '../../answers/instantsearch/answer-index-search.js';
import { HttpError } from '../../http/http-error.js';
import { isNestedTooDeep, readJsonBody } from '../../http/json-body.js';
import { parseQueryString, quote, rawQueryOf } from '../../http/query-string.js';
import { contextOf } from '../../http/request-context.js';
import { writeAnswer } from '../../http/write-answer.js';
import type { Route } from '../route-table.js';
import type { Asker } from './asker.js';

const MAX_BODY_BYTES = 256 * 1024;
/** Searches in one request: InstantSearch asks one for each facet that is narrowed, and one more. */
const MAX_QUERIES = 30;
/** The answer to one search, or those to all of a request together, which are held in memory until the last one is there. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

/** Parameters in an address that are lists, numbers, and true or false; others are text. */
const LISTS = new Set([
  'facets',
  'sort',
  'attributesToRetrieve',
  'attributesToCrop',
  'attributesToHighlight',
  'attributesToSearchOn',
  'locales',
]);
const NUMBERS = new Set(['offset', 'limit', 'page', 'hitsPerPage', 'cropLength']);
const FLAGS = new Set([
  'showMatchesPosition',
  'showRankingScore',
  'showRankingScoreDetails',
  'retrieveVectors',
]);

const multiSearchSchema = z.strictObject({
  queries: z.array(z.looseObject({ indexUid: z.string() })).max(MAX_QUERIES),
  federation: z.unknown().optional(),
});

/** What the routes are made of. */
export interface IndexSearchOptions {
  readonly ask: Asker;
  /** The name of the one index. */
  readonly indexName: string;
  readonly version: string;
}

/** The routes, as the table takes them. */
export function createIndexRoutes({ ask, indexName, version }: IndexSearchOptions): readonly Route[] {
  const body = readJsonBody(MAX_BODY_BYTES);
  const search = async (
    query: unknown,
    isFacet: boolean,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<Uint8Array> => {
    const asked: AskedOfIndex = { query, isFacet };
    const { body: answer } = await ask(
      { kind: 'index', url: '/indexes', body: JSON.stringify(asked), asPage: false, encoding: 'identity' },
      request,
      response,
    );
    return answer;
  };
  const answerOne =
    (isFacet: boolean, read: (request: Request) => unknown): RequestHandler =>
    async (request, response) => {
      requireIndex(String(request.params['uid']), indexName);
      const answer = await search(read(request), isFacet, request, response);
      requireSize(answer.byteLength, 'the search');
      sendJson(response, answer);
    };
  const answerMany: RequestHandler = async (request, response) => {
    const queries = readQueries(request.body);
    // Otherwise one request of many searches would go round the limit of searches. The first is what the request itself
    // counts as.
    if (queries.length > 1) contextOf(response).chargeMore?.(queries.length - 1);
    const results: Uint8Array[] = [];
    let bytes = 0;
    for (const [at, { indexUid, ...query }] of queries.entries()) {
      const result = await insideOf(at, async () => {
        requireIndex(indexUid, indexName);
        return search(query, false, request, response);
      });
      bytes += result.byteLength;
      requireSize(bytes, `the ${queries.length} searches`);
      const named = `${at === 0 ? '' : ','}{"indexUid":${JSON.stringify(indexUid)},`;
      results.push(Buffer.from(named), result.subarray(1));
    }
    sendJson(response, Buffer.concat([Buffer.from('{"results":['), ...results, Buffer.from(']}')]));
  };
  const answerVersion: RequestHandler = (_request, response) => {
    response.json({ commitSha: 'unknown', commitDate: 'unknown', pkgVersion: version });
  };
  const shared = { access: 'search', form: 'json' } as const;
  return [
    { ...shared, path: '/multi-search', post: [...body, answerMany] },
    {
      ...shared,
      path: '/indexes/:uid/search',
      get: answerOne(false, ({ originalUrl }) => readAddress(originalUrl)),
      post: [...body, answerOne(false, ({ body: sent }) => sent as unknown)],
    },
    {
      ...shared,
      path: '/indexes/:uid/facet-search',
      post: [...body, answerOne(true, ({ body: sent }) => sent as unknown)],
    },
    { ...shared, path: '/version', get: answerVersion },
  ];
}

/** Sends an answer as it is read: whoever reads it too slowly is cut off. */
function sendJson(response: ServerResponse, body: Uint8Array): void {
  writeAnswer(response, 200, { 'Content-Type': 'application/json; charset=utf-8' }, body);
}

/** @param bytes of an answer, as far as it is made */
function requireSize(bytes: number, asked: string): void {
  if (bytes > MAX_ANSWER_BYTES)
    throw new HttpError(
      'payload_too_large',
      `The answer to ${asked} is larger than ${MAX_ANSWER_BYTES / 1024 / 1024} MB: ask for fewer hits (limit, hitsPerPage) or fields (attributesToRetrieve), or send fewer searches at once.`,
    );
}

function requireIndex(uid: string, indexName: string): void {
  if (uid !== indexName)
    throw new HttpError(
      'index_not_found',
      `Index ${quote(uid)} not found: the index is called ${quote(indexName)}.`,
    );
}

function readQueries(body: unknown): z.output<typeof multiSearchSchema>['queries'] {
  const result = multiSearchSchema.safeParse(body);
  if (!result.success) {
    const [issue] = result.error.issues;
    const place = (issue?.path ?? []).join('.');
    throw new HttpError(
      'bad_request',
      `The body must be {"queries": [{"indexUid": …}]}: \`.${place}\` ${issue?.message ?? ''}`,
    );
  }
  const { federation, queries } = result.data;
  if (federation !== undefined && federation !== null)
    throw new HttpError('feature_not_enabled', 'federation is not supported: there is one index.');
  return queries;
}

/** Says of which search of several an error is. */
async function insideOf<Value>(at: number, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    throw new HttpError(error.code, `Inside \`.queries[${at}]\`: ${error.message}`, error.headers);
  }
}

/** The parameters of an address with the types that a body would have. */
function readAddress(url: string): object {
  return Object.fromEntries(
    [...parseQueryString(rawQueryOf(url))].map(([name, value]) => [name, typed(name, value)]),
  );
}

function typed(name: string, value: string): unknown {
  if (LISTS.has(name)) return value.split(',').filter((part) => part !== '');
  if (NUMBERS.has(name)) return /^\d+$/.test(value) ? Number(value) : value;
  if (FLAGS.has(name)) return value === 'true' ? true : value === 'false' ? false : value;
  // A filter in an address may be a list, written as JSON.
  if (name === 'filter' && value.startsWith('[')) return parseList(value);
  return value;
}

function parseList(value: string): unknown {
  const list = parseOr(value);
  if (isNestedTooDeep(list))
    throw new HttpError('invalid_search_filter', 'filter takes a list of conditions or of lists of them.');
  return list;
}

/** What a text is as JSON; the text where it is none. */
function parseOr(value: string): unknown {
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}
