// A text in a file whose name has no ending, as `README` and `LICENSE` have none. The bytes tell whether it is one.

import type { Document, Location } from '../document.js';
import { SkipError } from '../source/skipped.js';
import { readText } from './text/read-text.js';

/** The document of such a text. Throws SkipError for a script, which begins by naming its program, and for a blank file. */
export function readExtensionless(text: string, location: Location): Document {
  if (text.startsWith('#!')) throw new SkipError('unsupported', 'is a script, not a text');
  return readText(text, location);
}
