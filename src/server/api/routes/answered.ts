// Routes that need the engine: the request is handed to the answerer, and what it answers is written to the socket.
// What can be asked and what is answered is in `answers/`.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerKeyOf } from '../../answers/answer-key.js';
import type { Answer, Answerer, AnswerKind, AnswerOptions } from '../../answers/answerer.js';
import { EncodingChooser } from '../../http/content-negotiation.js';
import { hasAnswer } from '../../http/fresh-answer.js';
import { goneSignal } from '../../http/gone-signal.js';
import { HttpError } from '../../http/http-error.js';
import { contextOf } from '../../http/request-context.js';
import { type AnswerHeaders, writeAnswer, writeHeaders } from '../../http/write-answer.js';
import type { Metrics, RefusalReason } from '../../metrics/metrics.js';
import type { QueryCounts } from '../../metrics/query-counts.js';
import { choosePageLanguage } from '../../page/words/languages.js';
import type { RouteForm } from '../route-table.js';
import { AnswerTags } from './answer-tags.js';

/** By error code: why an answer was refused or given up. */
const REFUSALS: ReadonlyMap<string, RefusalReason> = new Map([
  ['not_ready', 'not_ready'],
  ['server_busy', 'busy'],
  ['search_aborted', 'aborted'],
]);

/** Who answers, who is told of it, and what every answer carries. */
export interface AnsweredRoutes {
  /** What the engine answers from now (`EngineStatus.revision`); undefined: answers have no tags. */
  readonly revision: () => string | undefined;
  readonly answerer: Answerer;
  readonly metrics: Metrics;
  readonly counts: QueryCounts;
  /** Whether pages that found nothing show what is asked most. */
  readonly popularQueries: boolean;
  readonly headers: AnswerHeaders;
  readonly pageHeaders: AnswerHeaders;
  /** A monotonic clock in milliseconds. */
  readonly now: () => number;
}

/** Answers one request. Rejects where that fails before anything was sent. */
export type AnsweredRoute = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Popular queries that a page shows, and one more: none is shown to whoever asked just that. */
const MAX_POPULAR = 5;

const VARY: Readonly<Record<RouteForm, string>> = {
  json: 'Accept-Encoding',
  page: 'Accept-Language, Accept-Encoding',
  either: 'Accept, Accept-Language, Accept-Encoding',
};

/** A client may keep the answer, and asks each time whether it still holds. */
const JSON_CACHING = { 'Cache-Control': 'no-cache' };
const NO_CACHING = { 'Cache-Control': 'no-store' };

/** Makes the routes: each answers requests of one kind that its table let pass, with 304 whoever has the answer already. */
export function createAnsweredRoutes({
  revision: currentRevision,
  answerer,
  metrics,
  counts,
  popularQueries,
  headers,
  pageHeaders,
  now,
}: AnsweredRoutes) {
  const encodings = new EncodingChooser();
  const tags = new AnswerTags();
  const countAnswer = ({ source = 'engine', summary }: Answer): void => {
    metrics.countAnswer(source);
    if (summary === null) return;
    if (source === 'engine') metrics.countSearch(summary);
    counts.count(summary);
  };
  return (kind: AnswerKind, form: RouteForm): AnsweredRoute => {
    const varying = { ...headers, Vary: VARY[form] };
    return async (request, response) => {
      const context = contextOf(response);
      const asPage = context.showsPages;
      const always = { ...varying, 'X-Request-Id': context.requestId };
      const asked = {
        kind,
        url: request.url ?? '',
        asPage,
        encoding: encodings.choose(request),
        ...(asPage ? { language: choosePageLanguage(request.headers['accept-language']) } : {}),
        ...(popularQueries && kind === 'home' ? { popular: counts.popular(MAX_POPULAR) } : {}),
      };
      const key = answerKeyOf(asked);
      const revision = currentRevision();
      const tag = revision === undefined ? null : tags.tagOf(key, revision);
      if (tag !== null && hasAnswer(request, tag)) {
        // The headers of an answer that is kept are replaced by those of the 304: a page must keep the policy of pages.
        metrics.countAnswer('client');
        writeHeaders(response, 304, { ...always, ...(asPage ? pageHeaders : JSON_CACHING), ETag: tag });
        response.end();
        return;
      }
      const client = new Client(request, response);
      const answer = await chargeFor(answerOrCount(answerer.answer(asked, client), metrics), response, now);
      countAnswer(answer);
      const caching = cachingOf(answer, tag === null || answer.revision !== revision ? null : tag, asPage);
      const own = asPage ? { ...answer.headers, ...robotsOf(pageHeaders) } : answer.headers;
      writeAnswer(response, answer.status, { ...always, ...own, ...caching }, answer.body);
    };
  };
}

/** The header that only the app knows of; all others of a page come with its answer. */
function robotsOf(headers: AnswerHeaders): AnswerHeaders {
  const robots = headers['X-Robots-Tag'];
  return robots === undefined ? {} : { 'X-Robots-Tag': robots };
}

/** A whole answer from the state that the tag is of may be kept under it; part of an answer never. */
function cachingOf({ partial }: Answer, tag: string | null, asPage: boolean): AnswerHeaders {
  if (partial) return NO_CACHING;
  if (tag === null) return {};
  return asPage ? { ETag: tag } : { ...JSON_CACHING, ETag: tag };
}

/** The answer; if it was refused or given up, that is counted. */
async function answerOrCount(answering: Promise<Answer>, metrics: Metrics): Promise<Answer> {
  try {
    return await answering;
  } catch (error) {
    const reason = error instanceof HttpError ? REFUSALS.get(error.code) : undefined;
    if (reason !== undefined) metrics.countRefusedSearch(reason);
    throw error;
  }
}

/** The answer; its client is charged for the work, or for the time where it did not wait for the end. */
async function chargeFor(
  answering: Promise<Answer>,
  response: ServerResponse,
  now: () => number,
): Promise<Answer> {
  const { charge } = contextOf(response);
  if (charge === null) return answering;
  const started = now();
  try {
    const answer = await answering;
    charge(answer.work ?? 0, false);
    return answer;
  } catch (error) {
    if (response.destroyed) charge(now() - started, true);
    throw error;
  }
}

/** Whoever waits for an answer. */
class Client implements AnswerOptions {
  readonly connection: object;
  readonly #response: ServerResponse;
  #signal: AbortSignal | null = null;

  constructor(request: IncomingMessage, response: ServerResponse) {
    this.connection = contextOf(response).client ?? request.socket;
    this.#response = response;
  }

  /** Made only for answerers that ask. */
  get signal(): AbortSignal {
    this.#signal ??= goneSignal(this.#response);
    return this.#signal;
  }
}
