// A Markdown file: one document, its fields from the front matter.

import { dropEncodedRuns } from '../../cleaning/encoded-runs.js';
import type { Line } from '../../cleaning/line.js';
import type { Document, Location } from '../../document.js';
import { nameOfNote, nameOfPage, nameOfPost } from '../file-names.js';
import type { Warn } from '../lazy-record.js';
import { type MarkedUpBody, readMarkedUpFile } from '../read-marked-up-file.js';
import { readJoplinNote } from './joplin-note.js';
import { type MarkdownBody, readMarkdownBody } from './markdown-body.js';
import { readPageProperties } from './page-properties.js';

/** The document of the text of a `.md` file, titled by its first heading of the first level. Throws SkipError for one without any text. */
export function readMarkdown(text: string, location: Location, warn: Warn): Document {
  return readMarkedUpFile(text, location, warn, (body) => {
    const note = readJoplinNote(body);
    if (note !== null)
      return { title: null, fields: note.fields, lines: readMarkdownBody(dropEncodedRuns(note.body)).lines };
    return withName(readMarkdownBody(dropEncodedRuns(body)), nameOfPost(location.path), mayBorrowHeading);
  });
}

/** The same for a note of a vault, which is titled by the name of its file. */
export function readNote(text: string, location: Location, warn: Warn): Document {
  const readBody = (body: string): MarkedUpBody => {
    const { properties, rest } = readPageProperties(body);
    return {
      title: null,
      fields: { title: nameOfNote(location.path), ...properties },
      lines: readMarkdownBody(dropEncodedRuns(rest)).lines,
    };
  };
  return readMarkedUpFile(text, location, warn, readBody);
}

/** The same for a `.mdx` file: what it imports and exports is no text, and braces hold expressions. */
export function readMdx(text: string, location: Location, warn: Warn): Document {
  return readMarkedUpFile(text, location, warn, (body) =>
    readMarkdownBody(dropEncodedRuns(body), { syntax: 'mdx' }),
  );
}

/** The same for a page of a site (`.md` or `.mdx`), titled by the name of its file where no heading of the first level titles it. */
export function readPage(text: string, location: Location, warn: Warn): Document {
  const syntax = /\.mdx(?:\.gz)?$/i.test(location.path) ? { syntax: 'mdx' as const } : {};
  return readMarkedUpFile(text, location, warn, (body) =>
    withName(readMarkdownBody(dropEncodedRuns(body), syntax), nameOfPage(location.path), () => false),
  );
}

/** A body with a name for its title, unless a heading titles it or it is empty. */
function withName(
  body: MarkdownBody,
  name: string | null,
  hasOther: (lines: readonly Line[]) => boolean,
): MarkedUpBody {
  const isNamed = name !== null && body.title === null && body.lines.length > 0 && !hasOther(body.lines);
  return isNamed ? { ...body, fields: { title: name } } : body;
}

/** Whether a heading of another level stands above the text: it is the title where a site has it so. */
function mayBorrowHeading([first]: readonly Line[]): boolean {
  return first?.isHeading === true;
}
