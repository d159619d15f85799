// The id of a document in the path of a request. It is looked up in the index and nowhere else: it is never a file.

import { FindlingError } from '../../errors.js';
import { quote } from '../http/query-string.js';

const PREFIX = '/documents/';

/** The id in `/documents/<id><suffix>`. */
export function idInPath(path: string, suffix = ''): string {
  return decodeURIComponent(path.slice(PREFIX.length, path.length - suffix.length));
}

/** What a route throws where no document has the id. */
export function documentNotFound(id: string): FindlingError {
  return new FindlingError('document_not_found', `No document has the id ${quote(id)}.`);
}
