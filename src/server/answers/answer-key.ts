// What makes two requests the same: they have the same answer from the same state of the engine, packing aside.

import { parseQueryString, pathOf, rawQueryOf } from '../http/query-string.js';
import type { AnswerRequest } from './answerer.js';

/**
 * A text that is the same for requests that ask the same: parameters in any order, written with any encoding.
 * Throws HttpError as reading the parameters does.
 */
export function answerKeyOf({ kind, url, asPage }: AnswerRequest): string {
  const parameters = [...parseQueryString(rawQueryOf(url))].sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([kind, asPage, pathOf(url), parameters]);
}
