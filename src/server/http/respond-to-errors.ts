// The last middleware: whatever a route threw becomes an answer, as JSON or as a page.
// What happened is for error-answer.ts to say; how a page looks for whoever sends it.

import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { answerError, type ErrorAnswer } from './error-answer.js';
import { HttpError } from './http-error.js';
import { prefersHtml } from './prefers-html.js';
import { quote } from './query-string.js';
import { contextOf } from './request-context.js';

/** For paths that no route took. */
export function refuseUnknownPath(): RequestHandler {
  return (request, response) => {
    contextOf(response).showsPages = prefersHtml(request, response);
    throw new HttpError('not_found', `There is nothing at ${quote(request.path)}.`);
  };
}

/**
 * Answers a thrown value, or cuts the connection when the answer had already begun.
 * @param sendPage sends the answer as a page, to those who were to get one; the status is set
 */
export function respondToErrors(
  sendPage: (request: Request, response: Response, answer: ErrorAnswer) => void,
): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const context = contextOf(response);
    const answer = answerError(error, context.requestId);
    if (answer.status >= 500) context.failure = error;
    if (response.headersSent) {
      context.failure = error;
      response.destroy();
      return;
    }
    response.status(answer.status).set(answer.headers);
    if (context.showsPages) sendPage(request, response, answer);
    else response.json(answer.body);
  };
}
