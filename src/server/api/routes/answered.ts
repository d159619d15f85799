// Routes that need the engine: the request is handed to the answerer, and what it answers is written to the socket.
// What can be asked and what is answered is in `answers/`.

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answerer, AnswerKind, AnswerOptions } from '../../answers/answerer.js';
import { EncodingChooser, prefersHtml } from '../../http/content-negotiation.js';
import { HttpError } from '../../http/http-error.js';
import { contextOf } from '../../http/request-context.js';
import { type AnswerHeaders, writeAnswer } from '../../http/write-answer.js';
import type { Metrics } from '../../metrics/metrics.js';
import type { QueryCounts } from '../../metrics/query-counts.js';

/** Who answers, who is told of it, and what every answer carries. */
export interface AnsweredRoutes {
  readonly answerer: Answerer;
  readonly metrics: Metrics;
  readonly counts: QueryCounts;
  readonly headers: AnswerHeaders;
}

/** Answers one request. Rejects where that fails before anything was sent. */
export type AnsweredRoute = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** What the client gets: JSON, a page, or what it prefers. */
export type AnswerForm = 'json' | 'page' | 'either';

/** Makes the routes: each answers requests of one kind. */
export function createAnsweredRoutes({ answerer, metrics, counts, headers }: AnsweredRoutes) {
  const encodings = new EncodingChooser();
  return (kind: AnswerKind, form: AnswerForm): AnsweredRoute => {
    const varying = { Vary: form === 'either' ? 'Accept, Accept-Encoding' : 'Accept-Encoding' };
    return async (request, response) => {
      const context = contextOf(response);
      const asPage = form === 'either' ? prefersHtml(request) : form === 'page';
      context.showsPages = asPage;
      try {
        const answer = await answerer.answer(
          { kind, url: request.url ?? '', asPage, encoding: encodings.choose(request) },
          new Client(request, response),
        );
        if (answer.summary !== null) {
          metrics.countSearch(answer.summary);
          counts.count(answer.summary);
        }
        const own = { 'X-Request-Id': context.requestId, ...varying, ...answer.headers };
        writeAnswer(response, answer.status, { ...headers, ...own }, answer.body);
      } catch (error) {
        if (error instanceof HttpError && error.code === 'not_ready') metrics.countRefusedSearch('not_ready');
        throw error;
      }
    };
  };
}

/** Whoever waits for an answer. */
class Client implements AnswerOptions {
  readonly connection: object;
  readonly #response: ServerResponse;
  #gone: AbortController | null = null;

  constructor(request: IncomingMessage, response: ServerResponse) {
    this.connection = request.socket;
    this.#response = response;
  }

  /** Made only for answerers that ask: a signal costs as much as all the headers of an answer. */
  get signal(): AbortSignal {
    if (this.#gone === null) {
      const gone = new AbortController();
      const response = this.#response;
      if (response.destroyed) gone.abort();
      response.once('close', () => {
        if (!response.writableFinished) gone.abort();
      });
      this.#gone = gone;
    }
    return this.#gone.signal;
  }
}
