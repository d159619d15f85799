// Whatever was thrown while a request was answered becomes an answer, as JSON or as a page.
// What happened is for error-answer.ts to say; how a page looks for whoever renders it.

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { prefersHtml } from './content-negotiation.js';
import { answerError, type ErrorAnswer } from './error-answer.js';
import { HttpError } from './http-error.js';
import { quote } from './query-string.js';
import { contextOf } from './request-context.js';
import { hasBody } from './request-guard.js';
import { type AnswerHeaders, writeAnswer } from './write-answer.js';

/** Answers a thrown value, or cuts the connection when the answer had already begun. */
export type ErrorResponder = (request: IncomingMessage, response: ServerResponse, error: unknown) => void;

/** How errors are answered. */
export interface ErrorResponderOptions {
  /** What every answer carries. */
  readonly headers: AnswerHeaders;
  /** Makes the page of those who were to get one. */
  readonly renderPage: (request: IncomingMessage, answer: ErrorAnswer) => string;
  readonly pageHeaders: AnswerHeaders;
  /** The path below which the page of the error codes is. */
  readonly basePath: string;
}

/**
 * For paths that no route took.
 * @param admit what comes before every route
 */
export function refuseUnknownPath(
  admit: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): RequestHandler {
  return async (request, response) => {
    contextOf(response).showsPages = prefersHtml(request);
    await admit(request, response);
    response.vary('Accept');
    throw new HttpError('not_found', `There is nothing at ${quote(request.path)}.`);
  };
}

/** Makes the responder of an app. */
export function respondToErrors({
  headers,
  renderPage,
  pageHeaders,
  basePath,
}: ErrorResponderOptions): ErrorResponder {
  return (request, response, error) => {
    const context = contextOf(response);
    const answer = answerError(error, context.requestId);
    // An HttpError is a refusal that the server means, as when too much is asked: counted, and no stack for each in the
    // log.
    if (answer.status >= 500 && !(error instanceof HttpError)) context.failure = error;
    if (response.headersSent) {
      context.failure = error;
      response.destroy();
      return;
    }
    const asPage = context.showsPages;
    if (asPage) response.appendHeader('Vary', 'Accept-Language');
    const own = asPage ? pageHeaders : { 'Content-Type': 'application/json; charset=utf-8' };
    const text = asPage
      ? renderPage(request, answer)
      : JSON.stringify({ ...answer.body, link: basePath + answer.body.link });
    // What of a body has not come yet is not read: it may be long.
    const closing = request.complete || !hasBody(request) ? {} : { Connection: 'close' };
    const all = { ...headers, 'X-Request-Id': context.requestId, ...own, ...answer.headers, ...closing };
    writeAnswer(response, answer.status, all, Buffer.from(text));
  };
}

/** The responder as the last step of an Express app. */
export function handleErrors(respond: ErrorResponder): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    respond(request, response, error);
  };
}
