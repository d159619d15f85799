// A canvas of Obsidian (`.canvas`, JSON Canvas 1.0): one document of the texts of its cards, in the order in which they are read.
// Source: https://jsoncanvas.org/spec/1.0/

import { buildDocument } from '../../build-document.js';
import { cleanLine } from '../../cleaning/characters.js';
import type { Line } from '../../cleaning/line.js';
import type { Document, Location } from '../../document.js';
import { isJsonRecord, type JsonRecord } from '../../json-value.js';
import { readFields } from '../../record-fields.js';
import { SkipError } from '../../source/skipped.js';
import { nameOfNote } from '../file-names.js';
import { readMarkdownBody } from '../markdown/markdown-body.js';

/**
 * The document of the text of a `.canvas` file, titled by the name of the file. Its cards are read from top to bottom, those of one
 * height from left to right; files on it stand by their names, and addresses are searched with little weight. Throws SkipError for
 * what is no canvas, and for an empty one.
 */
export function readCanvas(text: string, location: Location): Document {
  const { nodes, edges } = parseCanvas(text);
  const lines = [...nodes].sort(compareNodes).flatMap(linesOfNode);
  lines.push(...edges.flatMap(({ label }) => linesOfLabel(label)));
  const addresses = nodes.flatMap(({ type, url }) =>
    type === 'link' && typeof url === 'string' ? [cleanLine(url)] : [],
  );
  if (lines.length === 0 && addresses.length === 0)
    throw new SkipError('empty', 'is a canvas without a card');
  const fields = readFields({ title: nameOfNote(location.path) });
  return buildDocument({ ...fields, other: [...new Set(addresses)] }, lines, location);
}

function parseCanvas(text: string): {
  readonly nodes: readonly JsonRecord[];
  readonly edges: readonly JsonRecord[];
} {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new SkipError('malformed', 'is no canvas: its JSON cannot be read');
  }
  if (!isJsonRecord(value)) throw new SkipError('malformed', 'is no canvas: its JSON is no object');
  return { nodes: listOf(value['nodes']), edges: listOf(value['edges']) };
}

function listOf(value: unknown): readonly JsonRecord[] {
  return Array.isArray(value) ? value.filter(isJsonRecord) : [];
}

function compareNodes(a: JsonRecord, b: JsonRecord): number {
  return placeOf(a, 'y') - placeOf(b, 'y') || placeOf(a, 'x') - placeOf(b, 'x');
}

function placeOf(node: JsonRecord, axis: 'x' | 'y'): number {
  const place = node[axis];
  return typeof place === 'number' ? place : 0;
}

function linesOfNode({ type, text, file, label }: JsonRecord): readonly Line[] {
  switch (type) {
    case 'text':
      return typeof text === 'string' ? asParagraph(readMarkdownBody(text).lines) : [];
    case 'file':
      return typeof file === 'string' ? linesOfLabel(nameOfNote(file)) : [];
    default:
      return linesOfLabel(label);
  }
}

function linesOfLabel(label: unknown): readonly Line[] {
  const text = typeof label === 'string' ? cleanLine(label) : '';
  return text === '' ? [] : [{ text, opensParagraph: true, isHeading: false }];
}

function asParagraph(lines: readonly Line[]): readonly Line[] {
  return lines.map((line, i) => (i === 0 ? { ...line, opensParagraph: true } : line));
}
