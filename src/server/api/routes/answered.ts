// Routes that need the engine: the request is handed to the answerer, and what it answers is written to the socket.
// What can be asked and what is answered is in `answers/`.

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PublicAddressOf } from '../../access/public-address.js';
import { answerKeyOf } from '../../answers/answer-key.js';
import type { Answer, AnswerKind } from '../../answers/answerer.js';
import { EncodingChooser } from '../../http/content-negotiation.js';
import { cacheControlOf, hasAnswer } from '../../http/fresh-answer.js';
import { contextOf } from '../../http/request-context.js';
import { type AnswerHeaders, writeAnswer, writeHeaders } from '../../http/write-answer.js';
import type { Metrics } from '../../metrics/metrics.js';
import type { QueryCounts } from '../../metrics/query-counts.js';
import { choosePageLanguage } from '../../page/words/languages.js';
import type { RouteForm } from '../route-table.js';
import { AnswerTags } from './answer-tags.js';
import type { Asker } from './asker.js';

/** Who is asked, and what every answer carries. */
export interface AnsweredRoutes {
  /** What the engine answers from now (`EngineStatus.revision`); undefined: answers have no tags. */
  readonly revision: () => string | undefined;
  readonly ask: Asker;
  /** For answers that hold whole addresses. */
  readonly publicAddressOf: PublicAddressOf;
  readonly metrics: Metrics;
  readonly counts: QueryCounts;
  /** Whether pages that found nothing show what is asked most. */
  readonly popularQueries: boolean;
  readonly headers: AnswerHeaders;
  readonly pageHeaders: AnswerHeaders;
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

const NO_CACHING = { 'Cache-Control': 'no-store' };

/** Makes the routes: each answers requests of one kind that its table let pass, with 304 whoever has the answer already. */
export function createAnsweredRoutes({
  revision: currentRevision,
  ask,
  publicAddressOf,
  metrics,
  counts,
  popularQueries,
  headers,
  pageHeaders,
}: AnsweredRoutes) {
  const encodings = new EncodingChooser();
  const tags = new AnswerTags();
  return (kind: AnswerKind, form: RouteForm): AnsweredRoute => {
    const varying = { ...headers, Vary: VARY[form] };
    return async (request, response) => {
      const context = contextOf(response);
      const asPage = context.showsPages;
      const caching = asPage ? pageHeaders : { 'Cache-Control': cacheControlOf(context) };
      const always = { ...varying, 'X-Request-Id': context.requestId };
      const asked = {
        kind,
        url: request.url ?? '',
        asPage,
        encoding: encodings.choose(request),
        ...(kind === 'feed' ? { site: publicAddressOf(request) } : {}),
        ...(asPage ? { language: choosePageLanguage(request.headers['accept-language']) } : {}),
        ...(popularQueries && kind === 'home' ? { popular: counts.popular(MAX_POPULAR) } : {}),
      };
      const key = answerKeyOf(asked);
      const revision = currentRevision();
      const tag = revision === undefined ? null : tags.tagOf(key, revision);
      if (tag !== null && hasAnswer(request, tag)) {
        // The headers of an answer that is kept are replaced by those of the 304: a page must keep the policy of pages.
        metrics.countAnswer('client');
        writeHeaders(response, 304, { ...always, ...caching, ETag: tag });
        response.end();
        return;
      }
      const answer = await ask(asked, request, response);
      const known = tag === null || answer.revision !== revision ? null : tag;
      const own = { ...always, ...answer.headers, ...(asPage ? pageHeaders : {}) };
      writeAnswer(response, answer.status, { ...own, ...cachingOf(answer, known, caching) }, answer.body);
    };
  };
}

/** A whole answer from the state that the tag is of may be kept under it; part of an answer never. */
function cachingOf({ partial }: Answer, tag: string | null, caching: AnswerHeaders): AnswerHeaders {
  if (partial) return NO_CACHING;
  if (tag === null) return {};
  return { ...caching, ETag: tag };
}
