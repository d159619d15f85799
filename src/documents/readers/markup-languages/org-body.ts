// The body of an Org file as lines: what a reader of the exported page sees.
// Source: https://orgmode.org/worg/org-syntax.html

import type { Line } from '../../cleaning/line.js';
import type { MarkedUpBody } from '../read-marked-up-file.js';
import { BlockCollector } from './block-collector.js';
import { LinkedText } from './linked-text.js';
import { readOrgInline } from './org-inline.js';
import { withoutPlaces } from './verbatim-text.js';

const HEADING = /^(\*{1,50})\s+(\S.*)$/;
const STATE = /^(?:TODO|NEXT|STARTED|WAITING|HOLD|DONE|CANCELLED|CANCELED|COMMENT)\s+/;
const KEYWORD = /^#\+(\w[\w-]*):\s*(.*)$/;
const BLOCK = /^#\+begin_(\w+)/i;
const DRAWER = /^:[\w-]+:$/;
const DRAWER_END = /^:end:$/i;
const PROPERTY = /^:([\w-]+):\s+(.*)$/;
const PLANNING = /^(?:(?:SCHEDULED|DEADLINE|CLOSED|CLOCK):|CLOCK: )/;
const ITEM = /^(?:[-+]|\d{1,4}[.)]|[a-zA-Z][.)])\s+(?:\[@\d{1,4}\]\s+)?(?:\[[ xX-]\]\s+)?(\S.*)$/;
const NOTE = /^\[fn:[\w-]+\]\s+(.*)$/;
const UNSHOWN_BLOCKS: ReadonlySet<string> = new Set(['comment', 'export']);
const CODE_BLOCKS: ReadonlySet<string> = new Set(['src', 'example', 'verse']);
const FIELDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{
      title: 'title',
      author: 'author',
      date: 'date',
      language: 'language',
      keywords: 'keywords',
      description: 'description',
    },
    ...{
      filetags: 'tags',
      hugo_tags: 'tags',
      hugo_categories: 'categories',
      subtitle: 'subtitle',
      category: 'category',
    },
  }),
);

/** Reads Org. `#+TITLE` is the title, else the heading that the text begins with. */
export function readOrgBody(text: string): MarkedUpBody {
  const lines = withoutPlaces(text).split('\n');
  const reader = new OrgReader(
    lines.map((line) => line.trim()),
    lines,
  );
  reader.read();
  return { title: reader.title, fields: reader.fields, lines: reader.collected.lines };
}

class OrgReader {
  readonly collected = new BlockCollector();
  readonly fields: Record<string, unknown> = {};
  title: Line | null = null;
  readonly #lines: readonly string[];
  /** The spaces in front of the items of the lists that are open, the outermost first. */
  readonly #margins: number[] = [];
  /** The same with the spaces in front, by which a star at the margin is a heading. */
  readonly #indented: readonly string[];

  constructor(lines: readonly string[], indented: readonly string[]) {
    this.#lines = lines;
    this.#indented = indented;
  }

  read(): void {
    for (let i = 0; i < this.#lines.length;) i = this.#readBlock(i);
  }

  /** Reads what begins with a line; gives the number of the line behind it. */
  #readBlock(start: number): number {
    const line = this.#lines[start] ?? '';
    const next = start + 1;
    if (line === '' || /^-{5,}$/.test(line) || PLANNING.test(line) || /^#(?: |$)/.test(line)) return next;
    const heading = HEADING.exec(this.#indented[start] ?? '');
    if (heading !== null) return this.#addHeading((heading[1] ?? '').length, heading[2] ?? '', next);
    const block = BLOCK.exec(line)?.[1];
    if (block !== undefined) return this.#readFenced(block.toLowerCase(), next);
    if (line.startsWith('#+')) return this.#readKeyword(line, next);
    if (DRAWER.test(line)) return this.#endOfDrawer(start);
    if (line.startsWith('|')) {
      if (!/^\|[-+|]*$/.test(line)) this.collected.addItem(readRow(line));
      return this.#lines[next]?.startsWith('|') === true ? next : this.#endList(next);
    }
    if (line === ':' || line.startsWith(': ')) return this.#readFixed(start);
    return this.#readText(start);
  }

  #endList(next: number): number {
    this.collected.endList();
    return next;
  }

  #addHeading(stars: number, text: string, next: number): number {
    const words = text
      .replace(/\s:[\p{L}\p{N}_@#%:]+:\s*$/u, '')
      .replace(STATE, '')
      .replace(/^\[#\w\]\s+/, '')
      .replace(/\s\[\d{0,4}(?:%|\/\d{0,4})\]\s*$/, '');
    const isFirst = this.collected.lines.length === 0;
    const line = this.collected.addHeading(readOrgInline(words).text, stars + 1, this.#findId(next));
    if (isFirst) this.title = line;
    return next;
  }

  /** `CUSTOM_ID` of the drawer below a heading is its anchor: exporters make others anew each time. */
  #findId(start: number): string | null {
    let i = start;
    while (PLANNING.test(this.#lines[i] ?? '')) i++;
    if (!/^:properties:$/i.test(this.#lines[i] ?? '')) return null;
    for (i++; i < this.#lines.length && !DRAWER_END.test(this.#lines[i] ?? ''); i++) {
      const [, name = '', value = ''] = PROPERTY.exec(this.#lines[i] ?? '') ?? [];
      if (name === '') return null;
      if (/^custom_id$/i.test(name)) return value.trim();
    }
    return null;
  }

  /** A drawer that is never closed is a line of text. */
  #endOfDrawer(start: number): number {
    for (let i = start + 1; i < this.#lines.length; i++) {
      if (DRAWER_END.test(this.#lines[i] ?? '')) return i + 1;
      if (HEADING.test(this.#indented[i] ?? '') || DRAWER.test(this.#lines[i] ?? '')) break;
    }
    if (!DRAWER_END.test(this.#lines[start] ?? '')) this.collected.addParagraph(this.#lines[start] ?? '');
    return start + 1;
  }

  #readFenced(name: string, start: number): number {
    // What stands between the borders of other blocks is text like any other, and the border that ends them is a keyword.
    if (!CODE_BLOCKS.has(name) && !UNSHOWN_BLOCKS.has(name)) return this.#endList(start);
    const ending = `#+end_${name}`;
    let end = start;
    while (end < this.#lines.length && this.#lines[end]?.toLowerCase() !== ending) end++;
    const isCode = name !== 'verse';
    const content = (isCode ? unindent(this.#indented.slice(start, end)) : this.#lines.slice(start, end))
      .map((line) => line.replace(/^(\s*),(?=[*#])/, '$1'))
      .join('\n');
    if (name === 'verse') this.collected.addParagraph(readOrgInline(content));
    else if (CODE_BLOCKS.has(name)) this.collected.addCode(content, this.#depthAt(start - 1));
    return end + 1;
  }

  #readKeyword(line: string, next: number): number {
    const [, name = '', value = ''] = KEYWORD.exec(line) ?? [];
    const key = name.toLowerCase();
    const field = FIELDS.get(key);
    if (key === 'caption') this.collected.addParagraph(readOrgInline(value));
    else if (field !== undefined && value.trim() !== '') {
      const shown = readOrgInline(value).text;
      this.fields[field] ??= field === 'tags' ? shown.split(/[\s:]+/).filter((tag) => tag !== '') : shown;
    }
    return next;
  }

  #readFixed(start: number): number {
    let end = start;
    while (/^:(?: |$)/.test(this.#lines[end] ?? '')) end++;
    this.collected.addCode(
      this.#lines
        .slice(start, end)
        .map((line) => line.slice(2))
        .join('\n'),
      this.#depthAt(start),
    );
    return end;
  }

  /** A paragraph or an item with the lines that continue it. */
  #readText(start: number): number {
    const line = this.#lines[start] ?? '';
    const isIndented = /^\s/.test(this.#indented[start] ?? '');
    const item = ITEM.exec(line)?.[1] ?? (isIndented ? /^\*\s+(\S.*)$/.exec(line)?.[1] : undefined);
    let end = start + 1;
    while (end < this.#lines.length && !this.#beginsBlock(end)) end++;
    const rest = this.#lines.slice(start + 1, end);
    const first = item?.replace(/\s::\s/, ': ') ?? NOTE.exec(line)?.[1] ?? line;
    const text = readOrgInline([first, ...rest].join('\n'))
      .replace(/\\\\\n/g, '\u2028')
      .replace(/\n/g, ' ')
      .replace(/\u2028/g, '\n');
    const shown = text.replace(/\\\\$/g, '');
    if (item === undefined) this.collected.addParagraph(shown, this.#depthAt(start));
    else
      this.collected.addItem(shown, {
        kind: /^[-+*]/.test(line) ? 'bullets' : 'numbers',
        depth: this.#openItem(start),
      });
    return end;
  }

  /** How deep the list of an item lies in others, by the spaces in front of it. */
  #openItem(index: number): number {
    const margin = marginOf(this.#indented[index] ?? '');
    while ((this.#margins.at(-1) ?? -1) > margin) this.#margins.pop();
    if ((this.#margins.at(-1) ?? -1) < margin) this.#margins.push(margin);
    return this.#margins.length;
  }

  /** How many lists a block stands in: those whose items begin left of it. */
  #depthAt(index: number): number {
    const margin = marginOf(this.#indented[index] ?? '');
    return this.#margins.filter((other) => other < margin).length;
  }

  #beginsBlock(index: number): boolean {
    const line = this.#lines[index] ?? '';
    return (
      line === '' ||
      ITEM.test(line) ||
      /^(?:#\+|# |\||: |-{5,}$)/.test(line) ||
      DRAWER.test(line) ||
      HEADING.test(this.#indented[index] ?? '') ||
      line.startsWith('[fn:')
    );
  }
}

function readRow(line: string): LinkedText {
  const cells = line
    .split('|')
    .map((cell) => readOrgInline(cell.trim()))
    .filter(({ text }) => text !== '' && !/^<[lcr]?\d{0,3}>$/.test(text));
  return LinkedText.join(cells, ' | ');
}

/** Spaces in front of a line. */
function marginOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** Lines of code without the spaces that all of them have in front. */
function unindent(lines: readonly string[]): readonly string[] {
  const margin = lines.reduce(
    (least, line) => (line.trim() === '' ? least : Math.min(least, marginOf(line))),
    Infinity,
  );
  return lines.map((line) => line.slice(Math.min(margin, line.length)));
}
