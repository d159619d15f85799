// A Markdown file: one document, its fields from the front matter.

import type { Document, Location } from '../../document.js';
import type { Warn } from '../lazy-record.js';
import { readMarkedUpFile } from '../read-marked-up-file.js';
import { readMarkdownBody } from './markdown-body.js';

/**
 * The document of the text of a `.md` file. The first heading of the first level is the title where no field names one.
 * Throws SkipError for a file without any text.
 */
export function readMarkdown(text: string, location: Location, warn: Warn): Document {
  return readMarkedUpFile(text, location, warn, readMarkdownBody);
}

/** The same for a `.mdx` file: what it imports and exports is no text, and braces hold expressions. */
export function readMdx(text: string, location: Location, warn: Warn): Document {
  return readMarkedUpFile(text, location, warn, (body) => readMarkdownBody(body, { syntax: 'mdx' }));
}
