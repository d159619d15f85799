// GET /documents/*id/similar: documents on the subject of one.

import { wholeNumber, yesOrNo } from '../http/parameter-kinds.js';
import { declareParameters, readParameters, withDefault } from '../http/parameters.js';
import { type ContentMaker, jsonContent } from './answer-content.js';
import { documentNotFound, idInPath } from './document-path.js';
import { MAX_LIMIT, MAX_SNIPPETS } from './search-parameters.js';

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

/** A SimilarResult; rejects with `document_not_found`. */
export const answerSimilar: ContentMaker = async ({ engine }, { url }) => {
  const asked = readParameters(SIMILAR_PARAMETERS, url);
  const id = idInPath(url, '/similar');
  const result = await engine().similar({ id, ...asked });
  if (result === null) throw documentNotFound(id);
  return jsonContent(result, result.generation, result.partial);
};
