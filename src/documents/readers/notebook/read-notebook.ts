// A Jupyter notebook: one document of its texts, its code and what that printed.

import { buildHeadedDocument } from '../../build-document.js';
import { cleanLine } from '../../cleaning/characters.js';
import type { Line } from '../../cleaning/line.js';
import type { Document, Location } from '../../document.js';
import { readFileFields } from '../../record-fields.js';
import { readMarkdownBody } from '../markdown/markdown-body.js';
import { readNotebookCells } from './notebook-cells.js';

/**
 * The document of the text of a `.ipynb` file. The first heading of the first level is its title where it names none. Throws
 * SkipError for what is no notebook, and for an empty one.
 */
export function readNotebook(text: string, location: Location): Document {
  const notebook = readNotebookCells(text);
  const lines: Line[] = [];
  let title: Line | null = null;
  for (const cell of notebook.cells) {
    if (cell.kind === 'markdown') {
      const body = readMarkdownBody(cell.text);
      title ??= body.title;
      lines.push(...body.lines);
    } else for (const shown of [cell.text, ...cell.outputs]) lines.push(...linesOfCode(shown));
  }
  const author = notebook.authors.join(', ');
  const fields = readFileFields({ title: notebook.title, ...(author !== '' && { author }) });
  return buildHeadedDocument(fields, title, lines, location);
}

/** Code is one paragraph, its line breaks as they are. */
function linesOfCode(code: string): readonly Line[] {
  return code
    .split('\n')
    .map(cleanLine)
    .filter((line) => line !== '')
    .map((line, i) => ({ text: line, opensParagraph: i === 0, isHeading: false }));
}
