// The cells of a Jupyter notebook, of format 4 and of those before. Source: https://nbformat.readthedocs.io/

import { isJsonRecord, type JsonRecord } from '../../json-value.js';
import { SkipError } from '../../source/skipped.js';

/** UTF-16 units of the outputs of one cell that are kept: a log of a long run is no text of a person. */
const MAX_OUTPUT_LENGTH = 2000;
/** What a picture or an object is called where it cannot be shown. */
const PLACEHOLDER = /^<[\w. ]+(?: at 0x[\da-f]+| size [^<>]+)?[^<>]{0,100}>$/i;

/** A cell with its text as it was written. */
export type NotebookCell =
  | { readonly kind: 'markdown'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string; readonly outputs: readonly string[] };

/** A notebook: its cells in order, and what its metadata says of it. */
export interface Notebook {
  readonly cells: readonly NotebookCell[];
  /** As they are written at the top of the notebook. */
  readonly title: unknown;
  readonly authors: readonly string[];
}

/** Reads the JSON of a notebook. Throws SkipError (`malformed`) for what is none. */
export function readNotebookCells(json: string): Notebook {
  const notebook = parseObject(json);
  const worksheets = listOf(notebook['worksheets']);
  const cells = [notebook, ...worksheets].flatMap(({ cells: list }) => listOf(list)).map(readCell);
  const metadata = isJsonRecord(notebook['metadata']) ? notebook['metadata'] : {};
  return {
    cells: cells.filter((cell) => cell !== null),
    title: metadata['title'],
    authors: listOf(metadata['authors']).flatMap(({ name }) => (typeof name === 'string' ? [name] : [])),
  };
}

function parseObject(json: string): JsonRecord {
  try {
    const value: unknown = JSON.parse(json);
    if (isJsonRecord(value) && ('cells' in value || 'worksheets' in value)) return value;
  } catch {
    throw new SkipError('malformed', 'is no notebook: its JSON cannot be read');
  }
  throw new SkipError('malformed', 'is no notebook: it has no cells');
}

function readCell(cell: JsonRecord): NotebookCell | null {
  const text = textOf(cell['source']) || textOf(cell['input']);
  switch (cell['cell_type']) {
    case 'code':
      return { kind: 'code', text, outputs: limitOutputs(listOf(cell['outputs']).map(readOutput)) };
    case 'markdown':
      return { kind: 'markdown', text };
    case 'heading':
      return {
        kind: 'markdown',
        text: `${'#'.repeat(Number(cell['level']) || 1)} ${text.replace(/\n/g, ' ')}`,
      };
    // Raw cells are for converters.
    default:
      return null;
  }
}

/** Of an output that can be shown in several ways, the text; of an error its name and message. */
function readOutput(output: JsonRecord): string {
  if (typeof output['evalue'] === 'string') return `${textOf(output['ename'])}: ${output['evalue']}`;
  const data = isJsonRecord(output['data']) ? output['data'] : output;
  const text = textOf(data['text/markdown']) || textOf(data['text/plain']) || textOf(data['text']);
  // eslint-disable-next-line no-control-regex -- colours of a terminal begin with one
  const plain = text.replace(/\u001b\[[\d;]*[A-Za-z]/g, '').trim();
  return PLACEHOLDER.test(plain) ? '' : plain;
}

function limitOutputs(outputs: readonly string[]): readonly string[] {
  let left = MAX_OUTPUT_LENGTH;
  return outputs.flatMap((output) => {
    const kept = output.slice(0, left);
    left -= kept.length;
    return kept === '' ? [] : [kept];
  });
}

/** A text, or a list of its lines, each with its line end. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.filter((line) => typeof line === 'string').join('') : '';
}

function listOf(value: unknown): readonly JsonRecord[] {
  return Array.isArray(value) ? value.filter(isJsonRecord) : [];
}
