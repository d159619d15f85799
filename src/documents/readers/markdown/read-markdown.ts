// A Markdown file: one document, its fields from the front matter.

import { buildDocument } from '../../build-document.js';
import type { Location } from '../../document.js';
import { decodeText } from '../../source/encoding.js';
import { readFrontMatter } from './front-matter.js';
import { readMarkdownBody } from './markdown-body.js';
import type { ParsedRecord } from '../../record.js';
import { readFields } from '../../record-fields.js';
import { skippedRecord } from '../../source/skipped.js';

/** Parses the bytes of a `.md` file. The first heading of the first level is the title where no field names one. */
export function parseMarkdownFile(bytes: Buffer, place: Location): ParsedRecord {
  const decoded = decodeText(bytes);
  if (decoded.kind === 'binary') return skippedRecord(place, 'binary', `is ${decoded.what}`);
  const text = decoded.text.includes('\r') ? decoded.text.replace(/\r\n?/g, '\n') : decoded.text;
  const front = readFrontMatter(text);
  if (front.kind === 'malformed') {
    return skippedRecord(
      place,
      'malformed',
      `its front matter is not YAML, line ${front.line}: ${front.message}`,
    );
  }
  const fields = readFields(front.kind === 'fields' ? front.fields : {});
  const { title, lines } = readMarkdownBody(front.kind === 'fields' ? front.body : text);
  if (fields.title !== null || title === null) return buildDocument(fields, lines, place);
  return buildDocument(
    { ...fields, title: title.text },
    lines.filter((line) => line !== title),
    place,
  );
}
