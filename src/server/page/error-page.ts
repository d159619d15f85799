// The page for a failure: what went wrong in words, and a way on. Never blank, never a stack.

import type { ErrorAnswer } from '../error-answer.js';
import { html } from './html.js';
import type { PageContent } from './layout.js';

/** The page for an answer of status 400 and above. */
export function renderErrorPage(_target: string, { status, body }: ErrorAnswer): PageContent {
  return {
    title: 'Error',
    search: null,
    main: html`<h1>${status}</h1>
      <p>${body.message}</p>`,
  };
}
