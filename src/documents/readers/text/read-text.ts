// A plain text file: one document, whose title is its first line or sentence.

import { buildDocument } from '../../build-document.js';
import { cleanCharacters } from '../../cleaning/characters.js';
import { dropEncodedRuns } from '../../cleaning/encoded-runs.js';
import type { Document, Location } from '../../document.js';
import { readFileFields } from '../../record-fields.js';
import { readGutenberg } from './gutenberg.js';
import { splitUnderlined } from './underlined-headings.js';

/** The document of the text of a `.txt` file. Throws SkipError for a blank one. */
export function readText(text: string, location: Location): Document {
  const { fields, body } = readGutenberg(dropEncodedRuns(cleanCharacters(text)));
  return buildDocument(readFileFields(fields), splitUnderlined(body), location);
}
