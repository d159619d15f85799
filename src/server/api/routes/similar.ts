// GET /documents/*id/similar: documents on the subject of one.

import type { RequestHandler } from 'express';
import { wholeNumber, yesOrNo } from '../../http/parameter-kinds.js';
import { declareParameters, readParameters, withDefault } from '../../http/parameters.js';
import { documentNotFound, idInPath } from '../document-path.js';
import type { SearchGate } from '../search-gate.js';
import { MAX_LIMIT, MAX_SNIPPETS } from '../search-parameters.js';

/** What GET /documents/*id/similar takes. */
export const SIMILAR_PARAMETERS = declareParameters('similar', {
  limit: withDefault(wholeNumber(1, MAX_LIMIT), 10, 'Documents wanted; 10 unless told.'),
  snippets: withDefault(wholeNumber(0, MAX_SNIPPETS), 0, 'Snippets wanted for each document.'),
  duplicates: withDefault(
    yesOrNo,
    false,
    'Whether near-duplicates, of the document and of each other, are listed, too.',
  ),
});

/** Answers 200 with a SimilarResult, or 404 `document_not_found`. */
export function answerSimilar(gate: SearchGate): RequestHandler {
  return async (request, response) => {
    const asked = readParameters(SIMILAR_PARAMETERS, request.originalUrl);
    const id = idInPath(request.path, '/similar');
    const result = await gate.engine().similar({ id, ...asked });
    if (result === null) throw documentNotFound(id);
    response.json(result);
  };
}
