// A Markdown file: one document, its fields from the front matter.

import { buildDocument } from '../../build-document.js';
import type { Document, Location } from '../../document.js';
import { readFileFields } from '../../record-fields.js';
import { readFrontMatter } from '../front-matter/front-matter.js';
import type { Warn } from '../lazy-record.js';
import { refuseRedirect } from '../refuse-redirect.js';
import { readMarkdownBody } from './markdown-body.js';

/**
 * The document of the text of a `.md` file. The first heading of the first level is the title where no field names one.
 * Throws SkipError for a file without any text.
 */
export function readMarkdown(text: string, location: Location, warn: Warn): Document {
  const front = readFrontMatter(text);
  if (front.warning !== null) warn(front.warning);
  const fields = readFileFields(front.fields);
  const { title, lines } = readMarkdownBody(front.body);
  refuseRedirect(front.fields, lines);
  if (fields.title !== null || title === null) return buildDocument(fields, lines, location);
  return buildDocument(
    { ...fields, title: title.text },
    lines.filter((line) => line !== title),
    location,
  );
}
