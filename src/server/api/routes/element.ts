// GET /findling-search.js and /findling-search/:file: the element for pages elsewhere, and its words in other
// languages. Scripts of modules are fetched with CORS: every origin may have these, since they are the same for
// everybody.

import type { RequestHandler } from 'express';
import { hasAnswer } from '../../http/fresh-answer.js';
import { HttpError } from '../../http/http-error.js';
import { quote } from '../../http/query-string.js';
import type { Assets } from '../../page/assets.js';

/** How long a browser may use the element without asking again, in seconds. */
const MAX_AGE = 600;

/** Answers 200 with a file of the element, 304 to whoever has it already. Its address stays the same when it changes. */
export function answerElement(assets: Assets): RequestHandler {
  return (request, response) => {
    const asset = assets.find(request.path.slice(1));
    if (asset === undefined) throw new HttpError('not_found', `There is nothing at ${quote(request.path)}.`);
    const tag = `W/"${assets.version}"`;
    response.set({
      ETag: tag,
      'Cache-Control': `public, max-age=${MAX_AGE}`,
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    });
    if (hasAnswer(request, tag)) response.status(304).end();
    else response.type(asset.contentType).send(asset.body);
  };
}
