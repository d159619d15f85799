// Files of reStructuredText, AsciiDoc, Org and LaTeX: one document each.

import type { Document, Location } from '../../document.js';
import type { Warn } from '../lazy-record.js';
import { readMarkedUpFile } from '../read-marked-up-file.js';
import { readAsciidocBody } from './asciidoc-body.js';
import { readLatexBody } from './latex-body.js';
import { readOrgBody } from './org-body.js';
import { readRstBody } from './rst-body.js';

/** The document of the text of a `.rst` file. Throws SkipError for one without any text. */
export function readRst(text: string, location: Location, warn: Warn): Document {
  return readMarkedUpFile(text, location, warn, readRstBody);
}

/** The document of the text of an `.adoc` file. Throws SkipError for one without any text. */
export function readAsciidoc(text: string, location: Location, warn: Warn): Document {
  return readMarkedUpFile(text, location, warn, readAsciidocBody);
}

/** The document of the text of a `.org` file. Throws SkipError for one without any text. */
export function readOrg(text: string, location: Location, warn: Warn): Document {
  return readMarkedUpFile(text, location, warn, readOrgBody);
}

/** The document of the text of a `.tex` file. Throws SkipError for one without any text. */
export function readLatex(text: string, location: Location, warn: Warn): Document {
  return readMarkedUpFile(text, location, warn, readLatexBody);
}
