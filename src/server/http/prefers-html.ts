// Decides between JSON and a page for paths that answer both.
// A client that says nothing, or accepts anything, gets JSON.

import type { Request, Response } from 'express';

/** Whether the client would rather have HTML than JSON. Marks the answer as depending on it. */
export function prefersHtml(request: Request, response: Response): boolean {
  response.vary('Accept');
  return request.accepts(['json', 'html']) === 'html';
}
