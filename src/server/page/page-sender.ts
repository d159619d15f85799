// Sends pages: status, content type, the content security policy of pages, and the page for a failure.
// What a page says is in the files named after it.

import type { Request, Response } from 'express';
import type { Assets } from '../assets.js';
import type { ErrorAnswer } from '../error-answer.js';
import { PAGE_POLICY } from '../security-headers.js';
import { renderErrorPage } from './error-page.js';
import type { Markup } from './html.js';
import { renderLayout, type PageContent } from './layout.js';

export interface PageSender {
  /** Sends a page; the status is the response's own, 200 unless set before. */
  send(response: Response, content: PageContent): void;
  /** Sends the page for a failure, keeping what the person had typed. */
  sendError(request: Request, response: Response, answer: ErrorAnswer): void;
}

/** Pages that refer to these assets. */
export function createPageSender(assets: Assets): PageSender {
  const send = (response: Response, content: PageContent): void => {
    sendMarkup(response, renderLayout(assets, content));
  };
  return {
    send,
    sendError(request, response, answer) {
      send(response, renderErrorPage(request.originalUrl, answer));
    },
  };
}

function sendMarkup(response: Response, page: Markup): void {
  response.setHeader('Content-Security-Policy', PAGE_POLICY);
  response.setHeader('Cache-Control', 'private, no-cache');
  response.type('html').send(page.toString());
}
