// A file in a markup language - Markdown, reStructuredText, AsciiDoc, Org, LaTeX - as a document: what they all have in common.

import { buildHeadedDocument } from '../build-document.js';
import type { Line } from '../cleaning/line.js';
import type { Document } from '../document.js';
import { nameFields } from '../own/field-names.js';
import type { RecordLocation } from '../record.js';
import { addOther, readFileFields } from '../record-fields.js';
import { listRefusedValues } from '../records/refused-values.js';
import { readFrontMatter } from './front-matter/front-matter.js';
import { readHeaderLines } from './front-matter/header-lines.js';
import { readPageBlocks } from './front-matter/page-blocks.js';
import type { Warn } from './lazy-record.js';
import { refuseRedirect } from './refuse-redirect.js';

/** What a reader of a markup language makes of a text. */
export interface MarkedUpBody {
  /** The heading that is the title where no field names one: one of `lines`, or null. */
  readonly title: Line | null;
  /** Fields that the language itself has (`:date:`, `#+AUTHOR:`, `\author`). Those of a front matter go before. */
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly lines: readonly Line[];
  /** What is searched besides, with little weight. */
  readonly other?: readonly string[];
}

/**
 * The document of the text of such a file, below a front matter if it has one. Throws SkipError for a file without any text.
 * @param readBody reads what stands below the front matter, with line feeds for line ends
 * @param hasHeaderLines whether fields may stand above the text without a fence
 */
export function readMarkedUpFile(
  text: string,
  location: RecordLocation,
  warn: Warn,
  readBody: (body: string) => MarkedUpBody,
  hasHeaderLines = false,
): Document {
  const fenced = readFrontMatter(text);
  const lined =
    hasHeaderLines && Object.keys(fenced.fields).length === 0 ? readHeaderLines(fenced.body) : null;
  const front = lined === null ? fenced : { ...fenced, ...lined };
  if (front.warning !== null) warn(front.warning);
  const { title, lines: bodyLines, fields: ownFields = {}, other = [] } = readBody(front.body);
  refuseRedirect(front.fields, bodyLines);
  const lines = [...readPageBlocks(front.fields, bodyLines.length === 0), ...bodyLines];
  for (const problem of listRefusedValues(nameFields(front.fields, location.names, true))) warn(problem);
  const fields = readFileFields(nameFields({ ...ownFields, ...front.fields }, location.names, true));
  return buildHeadedDocument(addOther(fields, other), title, lines, location);
}
