// GET /openapi.json: the description of the API that this server really has.

import type { RequestHandler } from 'express';
import { type AdminRoutes, describeApi } from '../openapi.js';

/** Answers 200 with an OpenAPI 3.1 document, built once. */
export function answerOpenApi(version: string, admin: AdminRoutes): RequestHandler {
  const description = describeApi(version, admin);
  return (_request, response) => {
    response.json(description);
  };
}
