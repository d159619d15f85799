// Every error code an answer of this API can have, with what it means: for the help page and the API description.

import { DOCUMENT_PARAMETERS } from '../answers/answer-document.js';
import { SIMILAR_PARAMETERS } from '../answers/answer-similar.js';
import { SUGGEST_PARAMETERS } from '../answers/answer-suggest.js';
import { FEED_PARAMETERS } from '../answers/feed/answer-feed.js';
import { SEARCH_PARAMETERS } from '../answers/search-parameters.js';
import { type AnyErrorCode, ERROR_CODES, type ErrorRow } from '../http/error-codes.js';
import { listParameterErrors, type ParameterSet } from '../http/parameters.js';
import { QUERIES_PARAMETERS } from './routes/queries.js';
import { TASK_PARAMETERS } from './routes/tasks.js';

/** The parameters of every route. */
const PARAMETER_SETS: readonly ParameterSet[] = [
  SEARCH_PARAMETERS,
  SUGGEST_PARAMETERS,
  DOCUMENT_PARAMETERS,
  SIMILAR_PARAMETERS,
  FEED_PARAMETERS,
  QUERIES_PARAMETERS,
  TASK_PARAMETERS,
];

/** An error code and what is known of it. */
export type ListedErrorCode = readonly [code: AnyErrorCode, row: ErrorRow];

/** The codes in alphabetical order. Failures that no caller is told of (a wrong setting, a taken port) are left out. */
export function listErrorCodes(): readonly ListedErrorCode[] {
  const fixed = (Object.entries(ERROR_CODES) as ListedErrorCode[]).filter(
    ([code, { type }]) => type !== 'internal' || code === 'internal',
  );
  return [...fixed, ...PARAMETER_SETS.flatMap(listParameterErrors)].sort(([a], [b]) => (a < b ? -1 : 1));
}
