// A Markdown file: one document, its fields from the front matter.

import { dropEncodedRuns } from '../../cleaning/encoded-runs.js';
import { parseDate } from '../../dates/parse-date.js';
import type { Document } from '../../document.js';
import type { RecordLocation } from '../../record.js';
import { isKnownName } from '../../records/known-names.js';
import { isNotionPage } from '../../source/folders/notion-export.js';
import { nameOfBundle, nameOfNote, nameOfPage, nameOfPost } from '../file-names.js';
import type { Warn } from '../lazy-record.js';
import { type MarkedUpBody, readMarkedUpFile } from '../read-marked-up-file.js';
import { readJoplinNote } from './joplin-note.js';
import { type MarkdownBody, type MarkdownOptions, readMarkdownBody } from './markdown-body.js';
import { readNotionProperties } from './notion-page.js';
import { readPageProperties } from './page-properties.js';

const MDX: MarkdownOptions = { syntax: 'mdx' };

/**
 * The document of the text of a `.md` file, titled by its first heading of the first level. Throws SkipError for one without any
 * text.
 */
export function readMarkdown(text: string, location: RecordLocation, warn: Warn): Document {
  if (isNotionPage(location.path)) return readNotionPage(text, location, warn);
  return readMarkedUpFile(
    text,
    location,
    warn,
    (written) => {
      const note = readJoplinNote(written);
      if (note !== null) return { title: null, fields: note.fields, lines: readBody(note.body).lines };
      const body = readBody(written);
      // A heading of another level above the text is the title, where a site has it so.
      return body.lines[0]?.isHeading === true
        ? body
        : withName(body, nameOfBundle(location.path) ?? nameOfPost(location.path));
    },
    true,
  );
}

/** The same for a note of a vault, which is titled by the name of its file. */
export function readNote(text: string, location: RecordLocation, warn: Warn): Document {
  return readMarkedUpFile(text, location, warn, (body) => {
    const { properties, rest } = readPageProperties(body);
    const fields = { title: nameOfNote(location.path), ...properties };
    return { title: null, fields, lines: readBody(rest).lines };
  });
}

/** The same for a page of Notion: the words of its properties, which it shows above the text, are searched with little weight. */
function readNotionPage(text: string, location: RecordLocation, warn: Warn): Document {
  return readMarkedUpFile(text, location, warn, (written) => {
    const { properties, rest } = readNotionProperties(written);
    const other = Object.entries(properties).flatMap(([name, value]) => wordsOf(name, value));
    return { ...readBody(rest), fields: properties, other };
  });
}

/** What is searched of a property: dates and addresses are not, and known fields are by themselves. */
function wordsOf(name: string, value: string): readonly string[] {
  const isWords = !isKnownName(name) && /\p{L}/u.test(value) && !/^https?:/.test(value);
  return isWords && parseDate(value) === null ? [value] : [];
}

/** The same for a `.mdx` file: what it imports and exports is no text, and braces hold expressions. */
export function readMdx(text: string, location: RecordLocation, warn: Warn): Document {
  return readMarkedUpFile(text, location, warn, (body) => readBody(body, MDX));
}

/** The same for a page of a site (`.md` or `.mdx`), titled by the name of its file where no heading of the first level titles it. */
export function readPage(text: string, location: RecordLocation, warn: Warn): Document {
  const options = /\.mdx(?:\.gz)?$/i.test(location.path) ? MDX : {};
  return readMarkedUpFile(
    text,
    location,
    warn,
    (body) => withName(readBody(body, options), nameOfPage(location.path)),
    true,
  );
}

function readBody(text: string, options: MarkdownOptions = {}): MarkdownBody {
  return readMarkdownBody(dropEncodedRuns(text), options);
}

/** A body with a name for its title, unless a heading titles it or it is empty. */
function withName(body: MarkdownBody, name: string | null): MarkedUpBody {
  const isNamed = name !== null && body.title === null && body.lines.length > 0;
  return isNamed ? { ...body, fields: { title: name } } : body;
}
