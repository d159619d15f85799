// GET /assets/:version/*path: the files of the page, for browsers to keep.
// An address of another version is not found rather than answered with other content.

import type { RequestHandler } from 'express';
import { HttpError } from '../../http/http-error.js';
import { quote } from '../../http/query-string.js';
import type { Assets } from '../../page/assets.js';

/** Answers 200 with the asset, cacheable for ever. */
export function answerAsset(assets: Assets): RequestHandler {
  return (request, response) => {
    const { version, path } = request.params;
    const asset = version === assets.version && Array.isArray(path) ? assets.find(path.join('/')) : undefined;
    if (asset === undefined) throw new HttpError('not_found', `There is no asset at ${quote(request.path)}.`);
    response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
    response.type(asset.contentType).send(asset.body);
  };
}
