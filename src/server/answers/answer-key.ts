// What makes two requests the same: they have the same answer from the same state of the engine, packing aside.

import { parseQueryString, pathOf, rawQueryOf } from '../http/query-string.js';
import { readPagePairs } from '../page/page-parameters.js';
import type { AnswerRequest } from './answerer.js';

/**
 * A text that is the same for requests that ask the same: parameters in any order, written with any encoding.
 * Popular queries make no difference: an answer that shows them is not kept. Throws HttpError as reading the parameters
 * does; those of a page are read leniently.
 */
export function answerKeyOf({ kind, url, body, site, asPage, language = 'en' }: AnswerRequest): string {
  const given = asPage ? readPagePairs(url) : [...parseQueryString(rawQueryOf(url))];
  // Of a name given twice the order counts.
  const parameters = [...given].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return JSON.stringify([
    kind,
    asPage ? language : null,
    pathOf(url),
    parameters,
    ...[body, site].filter((part) => part !== undefined),
  ]);
}
