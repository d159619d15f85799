// The body of a reStructuredText file as lines: what a reader of the finished page sees.
// Source: https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html

import type { Line } from '../../cleaning/line.js';
import type { MarkedUpBody } from '../read-marked-up-file.js';
import { BlockCollector } from './block-collector.js';
import { LinkedText } from './linked-text.js';
import { kindOfDirective } from './rst-directive.js';
import { readRstInline, type RstDefinitions } from './rst-inline.js';
import { findRstHeading, isRstTransition, slugOfRst } from './rst-sections.js';
import { findRstTable } from './rst-table.js';
import { isRstTarget, RstTargets } from './rst-targets.js';
import { withoutPlaces } from './verbatim-text.js';

const DIRECTIVE = /^\.\.\s+(?:\|[^|\n]{1,200}\|\s+)?([a-zA-Z][\w:.+-]{0,80})::(?:\s+(.*))?$/;
const SUBSTITUTION = /^\.\.\s+\|([^|\n]{1,200})\|\s+(?:replace|unicode)::\s+(.*)$/;
const FOOTNOTE = /^\.\.\s+\[(?:#?[\w.-]{0,80}|\*)\]\s+(.*)$/;
const EXPLICIT = /^\.\.(?:\s|$)/;
const FIELD = /^:([^:\n]{1,80}|[^:\n]{1,80}(?::[^:\s][^:\n]{0,80}){1,3}):(?:\s+(.*))?$/;
const ITEM =
  /^(?:[-*+\u2022\u2023\u2043]|(?:\d{1,4}|#|[a-zA-Z]|[ivxlcmIVXLCM]{1,8})[.)]|\((?:\d{1,4}|#|[a-zA-Z])\))(?:\s+|$)/;
/** Deeper blocks are read as if they stood at this depth. */
const MAX_DEPTH = 20;

/** Reads reStructuredText with the directives of docutils and Sphinx. The first heading is the title. */
export function readRstBody(text: string): MarkedUpBody {
  const lines = withoutPlaces(text)
    .split('\n')
    .map((line) => line.replace(/\t/g, '        ').trimEnd());
  const reader = new RstReader(readDefinitions(lines));
  reader.readBlocks(lines, 0);
  return { title: reader.title, fields: reader.fields, lines: reader.collected.lines };
}

function readDefinitions(lines: readonly string[]): RstDefinitions {
  const substitutions = new Map<string, string>();
  for (const line of lines) {
    const substitution = SUBSTITUTION.exec(line);
    if (substitution !== null)
      substitutions.set((substitution[1] ?? '').toLowerCase(), substitution[2] ?? '');
  }
  return { substitutions, targets: new RstTargets(lines) };
}

class RstReader {
  readonly collected = new BlockCollector();
  readonly fields: Record<string, unknown> = {};
  title: Line | null = null;
  readonly #definitions: RstDefinitions;
  /** The styles of headings in the order in which they occur: their place is their level. */
  readonly #styles: string[] = [];
  readonly #anchors = new Set<string>();
  #hasText = false;
  /** How many items lie around what is read. */
  #items = 0;

  constructor(definitions: RstDefinitions) {
    this.#definitions = definitions;
  }

  readBlocks(lines: readonly string[], depth: number): void {
    for (let i = 0; i < lines.length;) i = this.#readBlock(lines, i, depth);
    this.collected.endList(this.#items);
  }

  /** Reads the block that begins with a line; gives the number of the line behind it. */
  #readBlock(lines: readonly string[], start: number, depth: number): number {
    const line = lines[start] ?? '';
    if (line === '') return start + 1;
    if (/^\s/.test(line)) return this.#readIndented(lines, start, depth);
    if (EXPLICIT.test(line) || isRstTarget(line)) return this.#readExplicit(lines, start, depth);
    const table = findRstTable(lines, start);
    if (table !== null) {
      for (const row of table.rows) this.collected.addItem(this.#inline(row));
      this.collected.endList(this.#items);
      return table.end;
    }
    const heading = findRstHeading(lines, start);
    if (heading !== null) {
      this.#addHeading(heading.text, heading.style);
      return heading.end;
    }
    if (isRstTransition(line)) return start + 1;
    if (FIELD.test(line)) return this.#readField(lines, start);
    const item = ITEM.exec(line)?.[0];
    return item === undefined
      ? this.#readParagraph(lines, start)
      : this.#readItem(lines, start, item.length, depth);
  }

  #inline(text: string): LinkedText {
    return readRstInline(text, this.#definitions);
  }

  #addHeading(text: string, style: string): void {
    if (!this.#styles.includes(style)) this.#styles.push(style);
    const shown = this.#inline(text).text;
    const slug = slugOfRst(shown);
    const anchor = slug === null || this.#anchors.has(slug) ? null : slug;
    if (anchor !== null) this.#anchors.add(anchor);
    const line = this.collected.addHeading(shown, this.#styles.indexOf(style) + 1, anchor);
    this.title ??= line;
  }

  /** A paragraph up to a blank line; a block of code follows one that ends with two colons. */
  #readParagraph(lines: readonly string[], start: number): number {
    let end = start;
    while (end < lines.length && lines[end] !== '' && (end === start || findRstHeading(lines, end) === null))
      end++;
    const text = lines
      .slice(start, end)
      .map((line) => line.replace(/^\s*\|(?: |$)/, ''))
      .join('\n');
    const isLineBlock = (lines[start] ?? '').startsWith('| ');
    const opensCode = text.endsWith('::');
    const shown = opensCode
      ? text.replace(/\s?::$/, (mark) => (/^\s/.test(mark) || mark === text ? '' : ':'))
      : text;
    const inline = this.#inline(shown);
    this.collected.addParagraph(
      isLineBlock ? inline : inline.replace(/\n\s*/g, ([gap]) => (gap.length > 1 ? '\n' : ' ')),
      this.#items,
    );
    this.#hasText = true;
    return opensCode ? this.#readCode(lines, end) : end;
  }

  #readCode(lines: readonly string[], start: number): number {
    const end = endOfIndented(lines, start, 1);
    this.collected.addCode(unindent(lines.slice(start, end)).join('\n'), this.#items);
    return end;
  }

  #readIndented(lines: readonly string[], start: number, depth: number): number {
    const end = endOfIndented(lines, start, 1);
    const block = unindent(lines.slice(start, end));
    if (depth < MAX_DEPTH) this.readBlocks(block, depth + 1);
    else this.collected.addParagraph(this.#inline(block.join('\n')));
    return end;
  }

  /** An item: its text, and what is indented below it. */
  #readItem(lines: readonly string[], start: number, indent: number, depth: number): number {
    const rest = start + 1;
    const end = endOfIndented(lines, rest, Math.min(indent, 2));
    const block = [(lines[start] ?? '').slice(indent), ...unindent(lines.slice(rest, end))];
    const blank = block.indexOf('');
    const first = block.slice(0, blank < 0 ? block.length : blank);
    const nested = first.findIndex((line, i) => i > 0 && ITEM.test(line));
    const text = first.slice(0, nested < 0 ? first.length : nested);
    // What a directive or a block of code begins is no text of the item.
    const isText = text.length > 0 && !EXPLICIT.test(text[0] ?? '') && !(text.at(-1) ?? '').endsWith('::');
    const kind = /^[-*+\u2022\u2023\u2043]/.test(lines[start] ?? '') ? 'bullets' : 'numbers';
    if (isText) this.collected.addItem(this.#inline(text.join(' ')), { kind, depth: this.#items + 1 });
    const below = block.slice(isText ? text.length : 0);
    this.#items += 1;
    if (below.some((line) => line !== '')) this.#readNested(below, depth);
    this.#items -= 1;
    this.#hasText = true;
    return end;
  }

  #readNested(block: readonly string[], depth: number): void {
    if (depth >= MAX_DEPTH) {
      this.collected.addParagraph(this.#inline(block.join('\n')));
      return;
    }
    for (let i = 0; i < block.length;) i = this.#readBlock(block, i, depth + 1);
  }

  /** A field of the document, where it stands above all text; else a line of a list of fields. */
  #readField(lines: readonly string[], start: number): number {
    const [, name = '', value = ''] = FIELD.exec(lines[start] ?? '') ?? [];
    const end = endOfIndented(lines, start + 1, 1);
    const text = this.#inline([value, ...unindent(lines.slice(start + 1, end))].join(' ').trim());
    if (this.#hasText) this.collected.addItem(LinkedText.join([this.#inline(name), ': ', text]));
    else this.fields[name.toLowerCase()] ??= /^\$\w+:(.*)\$$/.exec(text.text)?.[1]?.trim() ?? text.text;
    return end;
  }

  #readExplicit(lines: readonly string[], start: number, depth: number): number {
    const line = lines[start] ?? '';
    const end = endOfIndented(lines, start + 1, 1);
    const block = unindent(lines.slice(start + 1, end));
    const directive = DIRECTIVE.exec(line);
    const footnote = FOOTNOTE.exec(line);
    if (isRstTarget(line)) return start + 1;
    if (SUBSTITUTION.test(line)) return end;
    if (directive !== null) this.#readDirective(directive[1] ?? '', directive[2] ?? '', block, depth);
    else if (footnote !== null) this.#readNested([footnote[1] ?? '', ...block], depth);
    return end;
  }

  #readDirective(name: string, argument: string, block: readonly string[], depth: number): void {
    const kind = kindOfDirective(name);
    if (name === 'title') this.fields['title'] ??= argument;
    if (kind === 'unshown') return;
    const { options, content, words } = splitDirective(argument, block);
    this.collected.endList(this.#items);
    if (kind === 'picture') this.collected.addParagraph(options.get('alt') ?? '');
    if (options.has('caption')) this.collected.addParagraph(this.#inline(options.get('caption') ?? ''));
    if (kind === 'text' && words !== '') this.collected.addParagraph(this.#inline(words));
    if (kind === 'code')
      this.collected.addCode([isLanguage(words) ? '' : words, ...content].join('\n'), this.#items);
    else this.#readNested(content, depth);
    this.collected.endList(this.#items);
    this.#hasText = true;
  }
}

interface DirectiveParts {
  readonly words: string;
  readonly options: ReadonlyMap<string, string>;
  readonly content: readonly string[];
}

/** The argument may go on over lines, options follow, and then the content. */
function splitDirective(argument: string, block: readonly string[]): DirectiveParts {
  const options = new Map<string, string>();
  let i = 0;
  let words = argument;
  if (argument !== '') {
    for (; i < block.length && block[i] !== '' && !FIELD.test(block[i] ?? ''); i++)
      words += ` ${block[i] ?? ''}`;
  }
  for (let field = FIELD.exec(block[i] ?? ''); field !== null; field = FIELD.exec(block[i] ?? '')) {
    options.set((field[1] ?? '').toLowerCase(), field[2] ?? '');
    i++;
  }
  return { words, options, content: block.slice(i) };
}

function isLanguage(words: string): boolean {
  return /^[\w.+#-]{0,30}$/.test(words);
}

/** The number of the first line, from a line on, that is indented less than so many spaces; blank lines at the end count out. */
function endOfIndented(lines: readonly string[], start: number, indent: number): number {
  let end = start;
  for (let i = start; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (line === '') continue;
    if (line.length - line.trimStart().length < indent) break;
    end = i + 1;
  }
  return end;
}

function unindent(lines: readonly string[]): readonly string[] {
  const indents = lines.filter((line) => line !== '').map((line) => line.length - line.trimStart().length);
  const indent = indents.reduce((least, one) => Math.min(least, one), Infinity);
  return lines.map((line) => line.slice(Math.min(indent, line.length)));
}
