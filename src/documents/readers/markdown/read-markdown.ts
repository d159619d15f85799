// A Markdown file: one document, its fields from the front matter.

import { cleanLine } from '../../cleaning/characters.js';
import { dropEncodedRuns } from '../../cleaning/encoded-runs.js';
import type { Document, Location } from '../../document.js';
import type { Warn } from '../lazy-record.js';
import { type MarkedUpBody, readMarkedUpFile } from '../read-marked-up-file.js';
import { readMarkdownBody } from './markdown-body.js';
import { readPageProperties } from './page-properties.js';

/** The document of the text of a `.md` file, titled by its first heading of the first level. Throws SkipError for one without any text. */
export function readMarkdown(text: string, location: Location, warn: Warn): Document {
  return readMarkedUpFile(text, location, warn, (body) => readMarkdownBody(dropEncodedRuns(body)));
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

/** The name of a note as its program shows it: Logseq writes the slashes of a name as three underscores. */
function nameOfNote(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
  return cleanLine(name.replaceAll('___', '/').replace(/%2F/gi, '/'));
}
