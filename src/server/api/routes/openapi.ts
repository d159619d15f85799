// GET /openapi.json: the description of the API that this server really has.

import type { RequestHandler } from 'express';
import type { EngineField } from '../../../search/engine.js';
import type { OptionalRoutes } from '../openapi.js';

/**
 * Answers 200 with an OpenAPI 3.1 document, built when it is asked for first: the schemas of all answers take as long
 * to load as half the server. It is built anew where keys have made routes exist that did not, and where documents have
 * other fields, and written once: it is a hundred times as long as what asks for it.
 */
export function answerOpenApi(
  version: string,
  basePath: string,
  admin: () => OptionalRoutes,
  fields: () => readonly EngineField[],
): RequestHandler {
  let described = '';
  let description: Promise<Buffer> | null = null;
  return async (_request, response) => {
    const routes = admin();
    const own = fields();
    const wanted = JSON.stringify([routes, own]);
    if (description === null || wanted !== described) {
      described = wanted;
      description = import('../openapi.js').then(({ describeApi }) =>
        Buffer.from(JSON.stringify(describeApi(version, basePath, routes, own))),
      );
    }
    response.set('Content-Type', 'application/json; charset=utf-8').send(await description);
  };
}
