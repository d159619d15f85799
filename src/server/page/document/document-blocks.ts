// The blocks of a piece of text: paragraphs, lists and code, as the document says they are set; where it says nothing, as the text
// itself shows it.

import type { Annotation } from '../../../search/engine.js';

/** A line of a text with where it begins. */
export interface BlockLine {
  readonly at: number;
  readonly text: string;
}

/** An item of a list: its lines, and the lists in it. */
export interface ListItem {
  readonly lines: BlockLine[];
  readonly lists: ListBlock[];
}

/** A list. */
export interface ListBlock {
  readonly kind: 'bullets' | 'numbers';
  /** The number of its first item, where that is written. */
  readonly first: number;
  readonly items: ListItem[];
}

/** A block of a text. */
export type Block =
  | { readonly kind: 'paragraph'; readonly at: number; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly BlockLine[])[] }
  | { readonly kind: 'code'; readonly at: number; readonly text: string; readonly indents: string }
  | ListBlock;

/** Lines that begin so are items of a list. */
const BULLET = /^\s{0,3}[-*•‣–—]\s+/;
const NUMBER = /^\s{0,3}\d{1,3}[.)]\s+/;
const CODE = /^(?: {4}|\t)/;
/** What stands between the cells of a row, as readers of tables write it. */
const CELL_BORDER = ' | ';
const MAX_DEPTH = 6;

/**
 * The blocks from `start` to `end` (exclusive) of a text.
 * @param annotations those of the whole text, by where they begin
 */
export function cutBlocks(
  text: string,
  start: number,
  end: number,
  annotations: readonly Annotation[],
): readonly Block[] {
  const blocks: Block[] = [];
  const numbering: Numbering = { last: null };
  let at = start;
  for (const { kind, start: from, length, value } of annotations) {
    // Code that began in the part before goes on as code.
    if (kind !== 'code' || from + length <= at || from >= end) continue;
    const begin = Math.max(from, at);
    blocks.push(...cutParagraphs(text, at, begin, annotations, numbering));
    at = Math.min(from + length, end);
    blocks.push({
      kind: 'code',
      at: begin,
      text: text.slice(begin, at),
      indents: begin === from ? value : '',
    });
  }
  return [...blocks, ...cutParagraphs(text, at, end, annotations, numbering)];
}

function cutParagraphs(
  text: string,
  start: number,
  end: number,
  annotations: readonly Annotation[],
  numbering: Numbering,
): readonly Block[] {
  const lists = annotations.filter(
    ({ kind, start: from, length }) =>
      (kind === 'bullets' || kind === 'numbers') && from < end && from + length > start,
  );
  const blocks: Block[] = [];
  let nest: ListNest | null = null;
  for (const { at, paragraph } of splitParagraphs(text.slice(start, end))) {
    const from = start + at;
    const to = from + paragraph.length;
    const own = lists.filter((list) => list.start < to && list.start + list.length > from);
    const [first] = own;
    if (first === undefined) {
      nest = null;
      blocks.push(readShape(paragraph, from));
      continue;
    }
    // A list goes on in the paragraph behind one that lies in it.
    if (first.value === '1') nest = null;
    nest ??= new ListNest(blocks, numbering);
    for (const line of linesOf(paragraph, from))
      nest.add(
        line,
        own.find((list) => line.at >= list.start && line.at < list.start + list.length),
      );
  }
  return blocks;
}

/** The list that stands in no other and was shown last: one that goes on behind code goes on counting. */
interface Numbering {
  last: ListBlock | null;
}

/** Puts lines into the lists they are items of, and these into one another. */
class ListNest {
  readonly #blocks: Block[];
  readonly #numbering: Numbering;
  /** The lists that are open, from the outermost. */
  #open: ListBlock[] = [];

  /** @param blocks what stands in no other list is added here */
  constructor(blocks: Block[], numbering: Numbering) {
    this.#blocks = blocks;
    this.#numbering = numbering;
  }

  /** A line that begins an item of this list or, of none, goes on with the item before; without one it is a paragraph. */
  add(line: BlockLine, list: Annotation | undefined): void {
    if (list === undefined) {
      const item = this.#open.at(-1)?.items.at(-1);
      if (item === undefined) this.#blocks.push({ kind: 'paragraph', ...line });
      else item.lines.push(line);
      return;
    }
    const kind = list.kind === 'numbers' ? 'numbers' : 'bullets';
    const isNew = !list.value.startsWith('+') && line.at === list.start;
    const depth = Math.min(Math.max(1, Number(list.value) || 1), MAX_DEPTH, this.#open.length + 1);
    this.#open = this.#open.slice(0, isNew ? depth - 1 : depth);
    if (this.#open[depth - 1]?.kind !== kind) {
      this.#open = this.#open.slice(0, depth - 1);
      const parent = this.#open.at(-1)?.items.at(-1);
      const { last } = this.#numbering;
      const before = parent === undefined && !isNew && last?.kind === kind ? last : null;
      const first = before === null ? 1 : before.first + before.items.length;
      const added: ListBlock = { kind, first, items: [] };
      if (parent === undefined) {
        this.#blocks.push(added);
        this.#numbering.last = added;
      } else parent.lists.push(added);
      this.#open.push(added);
    }
    this.#open.at(-1)?.items.push({ lines: [line], lists: [] });
  }
}

/** What a paragraph looks like: a list or code where each of its lines begins as one, a table where each has cells. */
function readShape(paragraph: string, start: number): Block {
  const lines = linesOf(paragraph, start);
  const isAll = (pattern: RegExp): boolean => lines.every(({ text }) => pattern.test(text));
  if (isAll(CODE)) return { kind: 'code', at: start, text: paragraph, indents: '' };
  if (lines.length > 1 && lines.every(({ text }) => text.includes(CELL_BORDER)))
    return { kind: 'table', rows: lines.map(cutCells) };
  const sign = lines.length < 2 ? null : isAll(BULLET) ? BULLET : isAll(NUMBER) ? NUMBER : null;
  if (sign === null) return { kind: 'paragraph', at: start, text: paragraph };
  const items = lines.map(({ at, text }) => {
    const { length } = sign.exec(text)?.[0] ?? '';
    return { lines: [{ at: at + length, text: text.slice(length) }], lists: [] };
  });
  const isNumbered = sign === NUMBER;
  return {
    kind: isNumbered ? 'numbers' : 'bullets',
    first: isNumbered ? Number.parseInt(paragraph.trim(), 10) : 1,
    items,
  };
}

function cutCells({ at, text }: BlockLine): readonly BlockLine[] {
  let start = at;
  return text.split(CELL_BORDER).map((cell) => {
    const cut = { at: start, text: cell };
    start += cell.length + CELL_BORDER.length;
    return cut;
  });
}

function linesOf(paragraph: string, start: number): readonly BlockLine[] {
  let at = start;
  return paragraph.split('\n').map((text) => {
    const line = { at, text };
    at += text.length + 1;
    return line;
  });
}

/** What stands between blank lines, with where it begins. */
function splitParagraphs(text: string): readonly { readonly at: number; readonly paragraph: string }[] {
  const paragraphs: { at: number; paragraph: string }[] = [];
  let at = 0;
  for (const gap of [...text.matchAll(/\n[^\S\n]*\n\s*?(?=[^\n]|$)/g), null]) {
    const end = gap?.index ?? text.length;
    const raw = text.slice(at, end);
    const lead = /^\n*/.exec(raw)?.[0].length ?? 0;
    const paragraph = raw.slice(lead).trimEnd();
    if (paragraph.trim() !== '') paragraphs.push({ at: at + lead, paragraph });
    at = end + (gap?.[0].length ?? 0);
  }
  return paragraphs;
}
