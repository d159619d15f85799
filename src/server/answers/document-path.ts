// The id of a document in the path of a request. It is looked up in the index and nowhere else: it is never a file.

import { FindlingError } from '../../errors.js';
import { HttpError } from '../http/http-error.js';
import { pathOf, quote } from '../http/query-string.js';

const PREFIX = '/documents/';

/**
 * The id in `/documents/<id><suffix>?<query>`; `.` and `..`, which every browser would resolve, have an encoded slash behind
 * them (`/documents/..%2F`). Throws HttpError `bad_encoding`.
 */
export function idInPath(url: string, suffix = ''): string {
  const path = pathOf(url);
  try {
    const id = decodeURIComponent(path.slice(PREFIX.length, path.length - suffix.length));
    return /^\.\.?\/+$/.test(id) ? id.slice(0, -1) : id;
  } catch {
    throw new HttpError('bad_encoding', 'The path is not percent-encoded UTF-8.');
  }
}

/** What is thrown where no document has the id. */
export function documentNotFound(id: string): FindlingError {
  return new FindlingError('document_not_found', `No document has the id ${quote(id)}.`);
}
