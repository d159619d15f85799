// A Markdown file to a document: front matter for the fields, the text of the tokens for the body.

import createMarkdown, { type Token } from 'markdown-it';
import { parseDocument } from 'yaml';
import type { Line } from '../body-lines.js';
import { cleanLine } from '../cleaning/characters.js';
import type { Place } from '../document.js';
import { toDocument } from '../record-fields.js';
import type { ParsedRecord } from '../record.js';
import { skippedRecord } from '../skipped.js';
import { htmlToLines } from './html-lines.js';

const FRONT_MATTER = /^---[ \t]*\r?\n([\s\S]*?)(?:^|\r?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;
const MOST_ALIASES = 50;

let markdown: ReturnType<typeof createMarkdown> | undefined;

/** Parses the text of one Markdown file. */
export function parseMarkdown(text: string, place: Place): ParsedRecord {
  const front = FRONT_MATTER.exec(text);
  const fields = front === null ? {} : readFrontMatter(front[1] ?? '');
  if (typeof fields === 'string')
    return skippedRecord(place, 'malformed', `has malformed front matter: ${fields}`);
  const lines = markdownToLines(front === null ? text : text.slice(front[0].length));
  const [first] = lines;
  const ownTitle = fields['title'] === undefined && first?.isHeading === true ? first.text : undefined;
  return toDocument(
    { fields: ownTitle === undefined ? fields : { ...fields, title: ownTitle }, lines },
    place,
  );
}

/** The fields, or what is wrong with them. */
function readFrontMatter(source: string): Record<string, unknown> | string {
  try {
    const document = parseDocument(source, { schema: 'core', logLevel: 'silent' });
    const [error] = document.errors;
    if (error !== undefined) {
      // The fence above it is the first line of the file.
      const line = error.linePos?.[0].line;
      return `${line === undefined ? '' : `line ${line + 1}: `}${error.message.split('\n', 1)[0] ?? ''}`;
    }
    const value: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
    if (value === null) return {};
    return typeof value === 'object' && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : 'it is no list of fields';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function markdownToLines(text: string): Line[] {
  markdown ??= createMarkdown({ html: true, linkify: false, maxNesting: 50 });
  const lines: Line[] = [];
  let isHeading = false;
  const add = (piece: string): void => {
    for (const [index, part] of piece.split('\n').entries()) {
      const line = cleanLine(part);
      if (line !== '') lines.push({ text: line, opensParagraph: index === 0, isHeading });
    }
  };
  for (const token of markdown.parse(text, {})) {
    if (token.type === 'heading_open') isHeading = true;
    else if (token.type === 'heading_close') isHeading = false;
    else if (token.type === 'inline') add(inlineText(token.children ?? []));
    else if (token.type === 'fence' || token.type === 'code_block') add(token.content);
    else if (token.type === 'html_block') lines.push(...htmlToLines(token.content));
  }
  return lines;
}

function inlineText(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === 'text' || token.type === 'code_inline') return token.content;
      if (token.type === 'softbreak') return ' ';
      if (token.type === 'hardbreak') return '\n';
      return token.type === 'image' ? token.content : '';
    })
    .join('');
}
