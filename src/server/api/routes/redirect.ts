// Addresses with a slash too many: the one that was meant, for good.

import type { RequestHandler } from 'express';
import { rawQueryOf } from '../../http/query-string.js';

/** Answers 308 with this path and the query string as it was sent. */
export function redirectTo(path: string): RequestHandler {
  return (request, response) => {
    const query = rawQueryOf(request.originalUrl);
    response
      .status(308)
      .set('Location', query === '' ? path : `${path}?${query}`)
      .end();
  };
}
