// A file of source code: one document, titled by the name of its file. Comments, names and texts in it are searched as words.

import { buildDocument } from '../../build-document.js';
import { cleanCharacters, collapseSpaces } from '../../cleaning/characters.js';
import { dropEncodedRuns } from '../../cleaning/encoded-runs.js';
import type { Line } from '../../cleaning/line.js';
import type { Document, Location } from '../../document.js';
import { readFileFields } from '../../record-fields.js';
import { SkipError } from '../../source/skipped.js';

/** UTF-16 units of a line on average that nobody writes; files of fewer units may hold one long text. */
const MAX_AVERAGE_LINE = 400;
const MIN_JUDGED_LENGTH = 4000;

/** The document of such a file. Throws SkipError for code that a program made (minified). */
export function readSourceCode(text: string, location: Location): Document {
  const lines = linesOf(dropEncodedRuns(cleanCharacters(text)));
  if (text.length > Math.max(MIN_JUDGED_LENGTH, lines.length * MAX_AVERAGE_LINE))
    throw new SkipError('unsupported', 'is code that a program made (minified)');
  const title = location.path.slice(location.path.lastIndexOf('/') + 1);
  return buildDocument(readFileFields({ title }), lines, location);
}

/** The lines as they are, for a line break in code is none for its width; blank ones divide paragraphs. */
function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let opensParagraph = true;
  for (const written of text.split('\n')) {
    const line = collapseSpaces(written);
    if (line !== '') lines.push({ text: line, opensParagraph, isHeading: false });
    opensParagraph = line === '';
  }
  return lines;
}
