// The file of synonyms that a setting names.

import { readFileSync } from 'node:fs';
import { describeError, FindlingError } from '../errors.js';
import { parseSynonyms, type Synonyms } from '../search/plan/widen/synonyms.js';

/** Reads a file of synonyms; null gives none. Throws FindlingError `file_unreadable` or `invalid_config`. */
export function readSynonyms(file: string | null): Synonyms | null {
  if (file === null) return null;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const message = `the file of synonyms ${file} cannot be read: ${describeError(error)}`;
    throw new FindlingError('file_unreadable', message, { cause: error });
  }
  return parseSynonyms(text, file);
}
