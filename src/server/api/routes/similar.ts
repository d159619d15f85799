// GET /documents/*id/similar: documents on the subject of one.

import type { RequestHandler } from 'express';
import { z } from 'zod';
import { documentNotFound, idInPath } from '../document-path.js';
import {
  choiceParameter,
  integerParameter,
  readParameters,
  type ParameterSet,
} from '../../http/parameters.js';
import type { SearchDesk } from '../search-gate.js';

const shape = {
  limit: integerParameter(1, 100).default(10).meta({ description: 'Documents wanted; 10 unless told.' }),
  snippets: integerParameter(0, 5).default(0).meta({ description: 'Snippets wanted for each document.' }),
  duplicates: choiceParameter(['true', 'false', '1', '0']).default('false').meta({
    description: 'Whether near-duplicates, of the document and of each other, are listed, too.',
  }),
};

/** What GET /documents/*id/similar takes. */
export const SIMILAR_PARAMETERS: ParameterSet<typeof shape> = {
  schema: z.object(shape),
  codes: {
    limit: 'invalid_similar_limit',
    snippets: 'invalid_similar_snippets',
    duplicates: 'invalid_similar_duplicates',
  },
};

/** Answers 200 with a SimilarResult, or 404 `document_not_found`. */
export function answerSimilar(desk: SearchDesk): RequestHandler {
  return async (request, response) => {
    const { limit, snippets, duplicates } = readParameters(SIMILAR_PARAMETERS, request.originalUrl);
    const id = idInPath(request.path, '/similar');
    const asked = { id, limit, snippets, duplicates: duplicates === 'true' || duplicates === '1' };
    const result = await desk.engine().similar(asked);
    if (result === null) throw documentNotFound(id);
    response.json(result);
  };
}
