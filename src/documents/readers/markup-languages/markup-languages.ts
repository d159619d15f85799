// Files of reStructuredText, AsciiDoc, Org and LaTeX: one document each.

import type { Document } from '../../document.js';
import type { RecordLocation } from '../../record.js';
import type { Warn } from '../lazy-record.js';
import { type MarkedUpBody, readMarkedUpFile } from '../read-marked-up-file.js';
import { readAsciidocBody } from './asciidoc-body.js';
import { readLatexBody } from './latex-body.js';
import { readOrgBody } from './org-body.js';
import { readRstBody } from './rst-body.js';

/** Makes the document of the text of a file. Throws SkipError for one without any text. */
type ReadFile = (text: string, location: RecordLocation, warn: Warn) => Document;

function readFilesBy(readBody: (body: string) => MarkedUpBody): ReadFile {
  return (text, location, warn) => readMarkedUpFile(text, location, warn, readBody);
}

/** What reads the files of each language, by the name of the format. */
export const markupLanguages = {
  asciidoc: readFilesBy(readAsciidocBody),
  latex: readFilesBy(readLatexBody),
  org: readFilesBy(readOrgBody),
  restructuredtext: readFilesBy(readRstBody),
} as const;
