// Asks the answerer for a route: what the answer cost is charged to whoever asked, and metrics and counts are told of it.

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer, Answerer, AnswerOptions, AnswerRequest } from '../../answers/answerer.js';
import { goneSignal } from '../../http/gone-signal.js';
import { HttpError } from '../../http/http-error.js';
import { contextOf } from '../../http/request-context.js';
import type { Metrics, RefusalReason } from '../../metrics/metrics.js';
import type { QueryCounts } from '../../metrics/query-counts.js';

/** By error code: why an answer was refused or given up. */
const REFUSALS: ReadonlyMap<string, RefusalReason> = new Map([
  ['not_ready', 'not_ready'],
  ['server_busy', 'busy'],
  ['search_aborted', 'aborted'],
]);

/** Who answers, and who is told of it. */
export interface AskerOptions {
  readonly answerer: Answerer;
  readonly metrics: Metrics;
  readonly counts: QueryCounts;
  /** Who is counted as one client. */
  readonly clientOf: (request: IncomingMessage) => string;
  /** A monotonic clock in milliseconds. */
  readonly now: () => number;
}

/** Asks for the client of a request. Rejects as the answerer does. */
export type Asker = (
  asked: AnswerRequest,
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<Answer>;

/** Makes the asker of an app. */
export function createAsker({ answerer, metrics, counts, clientOf, now }: AskerOptions): Asker {
  return async (asked, request, response) => {
    const client = new Client(request, response, clientOf);
    const answer = await chargeFor(answerOrCount(answerer.answer(asked, client), metrics), response, now);
    const { source = 'engine', summary } = answer;
    metrics.countAnswer(source);
    if (summary !== null) {
      if (source === 'engine') metrics.countSearch(summary);
      counts.count(summary, client.connection);
    }
    return answer;
  };
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
  readonly #request: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #clientOf: AskerOptions['clientOf'];
  #signal: AbortSignal | null = null;

  constructor(request: IncomingMessage, response: ServerResponse, clientOf: AskerOptions['clientOf']) {
    this.connection = contextOf(response).client ?? request.socket;
    this.#request = request;
    this.#response = response;
    this.#clientOf = clientOf;
  }

  /** Read only for answerers that ask. */
  get client(): string {
    return this.#clientOf(this.#request);
  }

  /** Made only for answerers that ask. */
  get signal(): AbortSignal {
    this.#signal ??= goneSignal(this.#response);
    return this.#signal;
  }
}
