// A page of Roam Research, as its export has it: a title, and blocks of Markdown that lie in one another.

import { buildDocument } from '../../build-document.js';
import type { Document, Location } from '../../document.js';
import { isJsonRecord, type JsonRecord } from '../../json-value.js';
import { readFields } from '../../record-fields.js';
import { readMarkdownBody } from '../markdown/markdown-body.js';

/** Blocks deeper down are read as if they lay here. */
const MAX_DEPTH = 20;

/** Whether a record of a JSON file is such a page. */
export function isRoamPage(value: unknown): value is JsonRecord {
  if (!isJsonRecord(value) || typeof value['title'] !== 'string') return false;
  const isDated = 'edit-time' in value || 'create-time' in value || 'uid' in value;
  const { children } = value;
  return isDated && Array.isArray(children) && children.length > 0 && children.every(isBlock);
}

/** The document of a page. Throws SkipError for an empty one. */
export function parseRoamPage(value: unknown, location: Location): Document {
  const page = isJsonRecord(value) ? value : {};
  const { title, uid } = page;
  const date = page['create-time'] ?? page['edit-time'];
  const body = readMarkdownBody(listBlocks(page['children']));
  return buildDocument(readFields({ title, date, ...(uid !== undefined && { uid }) }), body.lines, location);
}

function isBlock(value: unknown): value is JsonRecord {
  return isJsonRecord(value) && typeof value['string'] === 'string';
}

/** The blocks as a list of Markdown. */
function listBlocks(blocks: unknown): string {
  const lines: string[] = [];
  const waiting: { readonly block: unknown; readonly depth: number }[] = [];
  const push = (list: unknown, depth: number): void => {
    if (Array.isArray(list))
      for (const block of [...(list as readonly unknown[])].reverse()) waiting.push({ block, depth });
  };
  push(blocks, 0);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { block, depth } = next;
    if (!isBlock(block)) continue;
    const indent = '  '.repeat(Math.min(depth, MAX_DEPTH));
    const level = typeof block['heading'] === 'number' ? Math.min(Math.max(block['heading'], 0), 6) : 0;
    const text = String(block['string']).trim();
    lines.push(
      `${indent}- ${level > 0 ? `${'#'.repeat(level)} ` : ''}${text.replaceAll('\n', `\n${indent}  `)}`,
    );
    push(block['children'], depth + 1);
  }
  return lines.join('\n');
}
