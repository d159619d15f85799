// Routes that need the engine: the request is handed to the answerer, and what it answers is written to the socket.
// What can be asked and what is answered is in `answers/`.

import type { RequestHandler } from 'express';
import type { Answerer, AnswerKind } from '../../answers/answerer.js';
import { HttpError } from '../../http/http-error.js';
import { prefersHtml } from '../../http/prefers-html.js';
import { contextOf } from '../../http/request-context.js';
import type { Metrics } from '../../metrics/metrics.js';
import type { QueryCounts } from '../../metrics/query-counts.js';

/** Who answers, and who is told of it. */
export interface AnsweredRoutes {
  readonly answerer: Answerer;
  readonly metrics: Metrics;
  readonly counts: QueryCounts;
}

/** Answers requests of one kind. `shows` says whether with pages, with JSON, or with what the client prefers. */
export function answerWith(
  { answerer, metrics, counts }: AnsweredRoutes,
  kind: AnswerKind,
  shows: 'json' | 'page' | 'either',
): RequestHandler {
  return async (request, response) => {
    const asPage = shows === 'either' ? prefersHtml(request, response) : shows === 'page';
    contextOf(response).showsPages = asPage;
    const gone = new AbortController();
    response.once('close', () => {
      gone.abort();
    });
    try {
      const answer = await answerer.answer(
        { kind, url: request.url, asPage, encoding: 'identity' },
        { signal: gone.signal, connection: request.socket },
      );
      if (answer.summary !== null) {
        metrics.countSearch(answer.summary);
        counts.count(answer.summary);
      }
      response.status(answer.status).set(answer.headers).send(answer.body);
    } catch (error) {
      if (error instanceof HttpError && error.code === 'not_ready') metrics.countRefusedSearch('not_ready');
      throw error;
    }
  };
}
