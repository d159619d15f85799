// GET /help/errors: what the error codes mean.

import type { RequestHandler } from 'express';
import type { AnswerHeaders } from '../../http/write-answer.js';
import type { Pages } from '../../page/pages.js';
import { listErrorCodes } from '../error-code-list.js';

/** Answers 200 with the page, rendered once it is asked for. */
export function answerErrorCodes(pages: Pages, pageHeaders: AnswerHeaders): RequestHandler {
  let page: string | null = null;
  return (_request, response) => {
    page ??= pages.errorCodes(listErrorCodes());
    response.set(pageHeaders).send(page);
  };
}
