// GET /help: how to search, and what the error codes mean.

import type { RequestHandler } from 'express';
import { contextOf } from '../../http/request-context.js';
import { PAGE_HEADERS } from '../../page/page-headers.js';
import type { Pages } from '../../page/pages.js';
import { listErrorCodes } from '../error-code-list.js';

/** Answers 200 with the help page, rendered once. */
export function answerHelp(pages: Pages): RequestHandler {
  const page = pages.help(listErrorCodes());
  return (_request, response) => {
    contextOf(response).showsPages = true;
    response.set(PAGE_HEADERS).send(page);
  };
}
