// GET /help: how to search, and what the error codes mean.

import type { RequestHandler } from 'express';
import { contextOf } from '../../http/request-context.js';
import type { PageSender } from '../../page/page-sender.js';

/** Answers 200 with the help page. */
export function answerHelp(pages: PageSender): RequestHandler {
  return (_request, response) => {
    contextOf(response).showsPages = true;
    pages.sendHelp(response);
  };
}
