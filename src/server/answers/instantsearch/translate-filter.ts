// Filters of Meilisearch in the filter language of Findling, which has nearly all of them: conditions are handed on as they
// are, but for the names in quotation marks and for lists, of which the outer one is joined by AND and the inner ones by OR.

import { MAX_FILTER_LENGTH } from '../../../search/query/filter/parse-filter.js';
import { saySentence } from '../../../search/query/sentences.js';
import { HttpError } from '../../http/http-error.js';

/** A filter as it is sent: an expression, or expressions that all hold, each one or several of which one holds. */
export type GivenFilter = string | readonly (string | readonly string[])[];

/**
 * A quoted text, or what begins as one and is never closed: then nothing is looked for behind it, which keeps the search
 * linear.
 */
const QUOTED = /"(?:\\[^]|[^"\\])*(?:"|\\?$)|'(?:\\[^]|[^'\\])*(?:'|\\?$)/g;
/** What stands behind the name of a field. */
const OPERATOR = /^\s*(?:!?=|[<>]|(?:NOT\s+)?(?:IN|EXISTS|CONTAINS|STARTS)\b|IS\b|[^\s"'()[\],]+\s+TO\b)/i;
/** A name that needs no quotation marks. */
const PLAIN_NAME = /^[\p{L}\p{M}\p{N}_.-]+$/u;
/** Quoted texts, and what is between them. */
const PIECES = new RegExp(`${QUOTED.source}|[^"']+`, 'g');
const WORDS = new Set(['AND', 'OR', 'NOT', 'IN', 'EXISTS', 'IS', 'TO', 'CONTAINS', 'STARTS']);

/**
 * The filter; null for none. Throws HttpError `feature_not_enabled` for polygons, and `invalid_search_filter` for
 * conditions that are longer together than a filter may be.
 */
export function translateFilter(given: GivenFilter | null): string | null {
  if (given === null) return null;
  const parts = typeof given === 'string' ? [given] : given;
  if (parts.flat().reduce((length, one) => length + one.length, 0) > MAX_FILTER_LENGTH)
    throw new HttpError('invalid_search_filter', saySentence('filterLong', { length: MAX_FILTER_LENGTH }));
  const translated = parts.flatMap((part) => {
    const some = [part].flat().filter((one) => one.trim() !== '');
    const joined = join(some.map(translateExpression), 'OR');
    return joined === null ? [] : [some.length > 1 ? `(${joined})` : joined];
  });
  return join(translated, 'AND');
}

/** Conditions as one, each in parentheses where there are several; null for none. */
function join(conditions: readonly string[], operator: 'AND' | 'OR'): string | null {
  const [first = null] = conditions;
  return conditions.length > 1 ? conditions.map((one) => `(${one})`).join(` ${operator} `) : first;
}

function translateExpression(expression: string): string {
  const outside = expression.replaceAll(QUOTED, '""');
  const [place] = /\b_geoPolygon\b/.exec(outside) ?? [];
  if (place !== undefined)
    throw new HttpError(
      'feature_not_enabled',
      `${place} is not supported: ask for _geoRadius or _geoBoundingBox.`,
    );
  const named = expression.replaceAll(QUOTED, (quoted: string, at: number) => {
    const name = quoted.slice(1, -1).replaceAll(/\\([^])/g, '$1');
    const isName = OPERATOR.test(expression.slice(at + quoted.length));
    return isName && PLAIN_NAME.test(name) && !WORDS.has(name.toUpperCase()) ? name : quoted;
  });
  // `IS NOT EMPTY` and `IS NULL` are own fields' alone; of what all documents have, EXISTS says the same.
  return named.replaceAll(PIECES, (piece) =>
    /^["']/.test(piece)
      ? piece
      : piece
          .replaceAll(/\b(section|source|language|tags|date)\s+IS\s+NOT\s+(?:NULL|EMPTY)\b/gi, '$1 EXISTS')
          .replaceAll(/\b(section|source|language|tags|date)\s+IS\s+(?:NULL|EMPTY)\b/gi, '$1 NOT EXISTS'),
  );
}
