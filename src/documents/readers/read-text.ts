// A plain text file: one document, whose title is its first line or sentence.

import { buildDocument } from '../build-document.js';
import { splitLines } from '../cleaning/body-lines.js';
import { cleanCharacters } from '../cleaning/characters.js';
import type { Document, Location } from '../document.js';
import { readFields } from '../record-fields.js';

/** The document of the text of a `.txt` file. Throws SkipError for a blank one. */
export function readText(text: string, location: Location): Document {
  return buildDocument(readFields({}), splitLines(cleanCharacters(text)), location);
}
