// A text in a file whose name has no ending, as `README` and `LICENSE` have none. The bytes tell whether it is one, and its beginning
// whether it is a page of HTML or has headings of Markdown.

import type { Document } from '../document.js';
import type { RecordLocation } from '../record.js';
import { SkipError } from '../source/skipped.js';
import type { Warn } from './lazy-record.js';
import { readMarkdown } from './markdown/read-markdown.js';
import { readHtml } from './read-html.js';
import { readText } from './text/read-text.js';

const HTML = /^\s*(?:<!--(?:(?!-->)[^])*-->\s*)*<(?:!doctype\s+html|html)[\s>]/i;
/** A heading of the first level, the only sign of Markdown that plain texts do not have. */
const MARKDOWN = /^\s*# \S[^\n]*(?:\n|$)/;

/** The document of such a text. Throws SkipError for a script, which begins by naming its program, and for a blank file. */
export function readExtensionless(text: string, location: RecordLocation, warn: Warn): Document {
  if (text.startsWith('#!')) throw new SkipError('unsupported', 'is a script, not a text');
  const start = text.slice(0, 2000);
  if (HTML.test(start)) return readHtml(text, location, warn);
  return MARKDOWN.test(start) ? readMarkdown(text, location, warn) : readText(text, location);
}
