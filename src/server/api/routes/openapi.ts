// GET /openapi.json: the description of the API that this server really has.

import type { RequestHandler } from 'express';
import type { AdminRoutes } from '../openapi.js';

/**
 * Answers 200 with an OpenAPI 3.1 document, built when it is asked for first: the schemas of all answers take as long to load as
 * half the server.
 */
export function answerOpenApi(version: string, admin: AdminRoutes): RequestHandler {
  let description: Promise<object> | null = null;
  return async (_request, response) => {
    description ??= import('../openapi.js').then(({ describeApi }) => describeApi(version, admin));
    response.json(await description);
  };
}
