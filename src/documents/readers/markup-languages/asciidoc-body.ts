// The body of an AsciiDoc file as lines: what a reader of the finished page sees. Reads no file that the text includes.
// Source: https://docs.asciidoctor.org/asciidoc/latest/

import type { Line } from '../../cleaning/line.js';
import type { MarkedUpBody } from '../read-marked-up-file.js';
import { AsciidocAttributes } from './asciidoc-attributes.js';
import { readAlternative, readAsciidocInline } from './asciidoc-inline.js';
import { BlockCollector, type ItemList } from './block-collector.js';
import { LinkedText } from './linked-text.js';
import { withoutPlaces } from './verbatim-text.js';

const HEADING = /^(={1,6}|#{1,6})\s+(\S.*)$/;
const ATTRIBUTE = /^:(!?[a-zA-Z\d_][\w-]*!?):(?:\s+(.*))?$/;
const BLOCK_ANCHOR = /^\[\[([\w:.-]+)(?:,.*)?\]\]$|^\[[\w ]*#([\w:-]+)[^\]]*\]$/;
const BLOCK_ATTRIBUTES = /^\[[^\]]*\]$/;
const QUOTE_ATTRIBUTES = /^\[(?:quote|verse),\s*(.+)\]$/;
/** Code and what else stands as it is written, up to the same line; what is neither shown nor read. */
const VERBATIM_FENCE = /^(?:-{4,}|\.{4,}|`{3,}\S*|\+{4,}|\/{4,})$/;
/** Borders of blocks whose content is text like any other. */
const CONTAINER_FENCE = /^(?:={4,}|\*{4,}|_{4,}|-{2}|"")$/;
const TABLE_FENCE = /^[|,:!]={3,}$/;
/** What divides cells, with the signs that say how to show them. */
const CELL = /(?:^|(?<=\s))(?:(?:\d{1,3}(?:\.\d{1,3})?|\.\d{1,3})[*+])?[<^>]?(?:\.[<^>])?[aehlmdsv]?\|/g;
const ITEM = /^\s*(?:[*.-]{1,6}|\d{1,4}\.|[a-zA-Z]\.|<(?:\d{1,3}|\.)>)\s+(?:\[[ xX*]\]\s+)?(\S.*)$/;
const TERM = /^\s*(\S.*?)(?::{2,4}|;;)(?:\s+(.*))?$/;
const BLOCK_MACRO = /^(image|video|audio|toc|include|ifdef|ifndef|ifeval|endif)::([^[\]\s]*)\[(.*)\]$/;
const SETEXT = /^([=~^+-])\1{2,}$/;

/** Reads AsciiDoc. The heading of the document, else its first heading, is the title. */
export function readAsciidocBody(text: string): MarkedUpBody {
  const reader = new AsciidocReader(
    withoutPlaces(text)
      .split('\n')
      .map((line) => line.trimEnd()),
  );
  reader.read();
  return { title: reader.title, fields: reader.fields, lines: reader.collected.lines };
}

class AsciidocReader {
  readonly collected = new BlockCollector();
  readonly fields: Record<string, unknown> = {};
  title: Line | null = null;
  readonly #lines: readonly string[];
  readonly #attributes = new AsciidocAttributes();
  readonly #anchors = new Map<string, number>();
  #anchor: string | null = null;
  #attribution: string | null = null;
  /** Whether the last item goes on in the next paragraph. */
  #isInItem = false;
  /** What the items of the lists that are open begin with, the outermost first. */
  #markers: string[] = [];

  constructor(lines: readonly string[]) {
    this.#lines = lines;
  }

  read(): void {
    for (let i = 0; i < this.#lines.length;) i = this.#readBlock(i);
  }

  /** Reads the block that begins with a line; gives the number of the line behind it. */
  #readBlock(start: number): number {
    const line = this.#lines[start] ?? '';
    const next = start + 1;
    if (line === '') this.#isInItem = false;
    if (
      line === '' ||
      line === '+' ||
      /^(?:\/\/(?!\/)|'{3,}$|<{3,}$)/.test(line) ||
      this.#readAttribute(line)
    )
      return next;
    if (VERBATIM_FENCE.test(line)) return this.#readVerbatim(start);
    if (TABLE_FENCE.test(line)) return this.#readTable(start);
    if (CONTAINER_FENCE.test(line)) return this.#endContainer(next);
    if (this.#readBlockAttributes(line)) return next;
    const heading = HEADING.exec(line);
    if (heading !== null)
      return this.#addHeading(
        (heading[2] ?? '').replace(/\s[=#]{1,6}$/, ''),
        (heading[1] ?? '').length,
        next,
      );
    if (/^\.[^\s.].*/.test(line)) {
      this.collected.addParagraph(this.#inline(line.slice(1)));
      return next;
    }
    const underline = SETEXT.exec(this.#lines[next] ?? '');
    if (
      underline !== null &&
      Math.abs(underline[0].length - line.length) <= 1 &&
      /[\p{L}\p{N}]/u.test(line)
    ) {
      return this.#addHeading(line, '=-~^+'.indexOf(underline[1] ?? '') + 1, start + 2);
    }
    const macro = BLOCK_MACRO.exec(line);
    if (macro !== null) return this.#readMacro(macro[1] ?? '', macro[3] ?? '', next);
    return this.#readText(start);
  }

  #inline(text: string): LinkedText {
    return readAsciidocInline(text, this.#attributes);
  }

  #readAttribute(line: string): boolean {
    const [, name = '', value = ''] = ATTRIBUTE.exec(line) ?? [];
    if (name === '') return false;
    const key = name.toLowerCase();
    const filled = this.#inline(value).text;
    this.#attributes.set(key, filled);
    const field = FIELD_OF_ATTRIBUTE.get(key);
    if (field !== undefined && filled !== '') this.fields[field] ??= filled;
    return true;
  }

  #readBlockAttributes(line: string): boolean {
    const anchor = BLOCK_ANCHOR.exec(line);
    if (anchor !== null) this.#anchor = anchor[1] ?? anchor[2] ?? null;
    const quote = QUOTE_ATTRIBUTES.exec(line)?.[1];
    if (quote !== undefined) this.#attribution = quote.replace(/"/g, '');
    return anchor !== null || BLOCK_ATTRIBUTES.test(line);
  }

  #endContainer(next: number): number {
    this.collected.endList();
    // Who is quoted stands in front of the quotation, and is shown below it.
    if (
      this.#attribution !== null &&
      next > 1 &&
      this.#lines[next - 2] !== '' &&
      !BLOCK_ATTRIBUTES.test(this.#lines[next - 2] ?? '')
    ) {
      this.collected.addParagraph(LinkedText.join(['\u2014 ', this.#inline(this.#attribution)]));
      this.#attribution = null;
    }
    return next;
  }

  #addHeading(text: string, level: number, next: number): number {
    const ownAnchor = /\s*\[\[([\w:.-]+)(?:,[^\]]*)?\]\]\s*/.exec(text);
    const shown = this.#inline(ownAnchor === null ? text : text.replace(ownAnchor[0], ' ')).text;
    const anchor = ownAnchor?.[1] ?? this.#anchor ?? this.#makeAnchor(shown);
    this.#anchor = null;
    const isDocumentTitle = level === 1 && this.title === null;
    const line = this.collected.addHeading(shown, level, isDocumentTitle ? null : anchor);
    this.title ??= line;
    return isDocumentTitle ? this.#readAuthors(next) : next;
  }

  /** `Ann Berg <ann@example.org>` and `v1.0, 2026-03-12: a remark` may stand right below the title. */
  #readAuthors(start: number): number {
    const author = this.#lines[start] ?? '';
    if (
      !/^[\p{Lu}][^\n:]{1,300}$/u.test(author) ||
      !(/<[^<>\s]{3,200}>$/.test(author) || this.#lines[start + 1]?.startsWith('v') === true)
    )
      return start;
    this.fields['author'] ??= author.replace(/\s*<[^<>]*>/g, '').replace(/_/g, ' ');
    const revision = /^(?:v[\w.]+,?)?\s*([^:]*)(?::.*)?$/.exec(this.#lines[start + 1] ?? '')?.[1] ?? '';
    if (!/\d/.test(this.#lines[start + 1] ?? '') || /^[:=[]/.test(this.#lines[start + 1] ?? ''))
      return start + 1;
    if (revision !== '') this.fields['date'] ??= revision.trim();
    return start + 2;
  }

  /** The id that Asciidoctor gives a heading: words in lower case, with underscores before and between them. */
  #makeAnchor(heading: string): string {
    const prefix = this.#attributes.get('idprefix') ?? '_';
    const separator = this.#attributes.get('idseparator') ?? '_';
    const words = heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}_ .-]/gu, '')
      .replace(/[ .-]+/g, separator);
    const slug =
      prefix +
      (separator === ''
        ? words
        : words
            .split(separator)
            .filter((word) => word !== '')
            .join(separator));
    const before = this.#anchors.get(slug) ?? 0;
    this.#anchors.set(slug, before + 1);
    return before === 0 ? slug : `${slug}${separator}${before + 1}`;
  }

  #readVerbatim(start: number): number {
    const fence = this.#lines[start] ?? '';
    const closing = fence.startsWith('`') ? fence.replace(/[^`]/g, '') : fence;
    const found = this.#lines.indexOf(closing, start + 1);
    const end = found < 0 ? this.#lines.length : found;
    const content = this.#lines.slice(start + 1, end);
    // The numbers of explanations that stand below, and markup that is passed through.
    const shown = fence.startsWith('+')
      ? content.map((line) => line.replace(/<[^<>]*>/g, ''))
      : content.map((line) => line.replace(/\s*(?:\/\/|#|;;|--)?\s*(?:<(?:\d{1,3}|\.)>\s*)+$/, ''));
    if (!fence.startsWith('/'))
      this.collected.addCode(shown.join('\n'), this.#isInItem ? this.#markers.length : 0);
    return end + 1;
  }

  #readTable(start: number): number {
    const fence = this.#lines[start] ?? '';
    const found = this.#lines.indexOf(fence, start + 1);
    const end = found < 0 ? this.#lines.length : found;
    this.collected.endList();
    for (const line of this.#lines.slice(start + 1, end)) {
      const cells = fence.startsWith('|') ? line.split(CELL) : line.split(fence.charAt(0));
      const shown = cells
        .map((cell) => this.#inline(cell.replace(/\\\|/g, '|')).trim())
        .filter((cell) => cell.text !== '');
      this.collected.addItem(LinkedText.join(shown, ' | '));
    }
    this.collected.endList();
    return end + 1;
  }

  #readMacro(name: string, content: string, next: number): number {
    if (name === 'image' || name === 'video' || name === 'audio')
      this.collected.addParagraph(this.#inline(readAlternative(content)));
    else if (name.startsWith('if') && name !== 'ifeval') this.collected.addParagraph(this.#inline(content));
    return next;
  }

  /** A paragraph or an item with the lines that continue it. */
  #readText(start: number): number {
    const item = ITEM.exec(this.#lines[start] ?? '');
    const term = item === null ? TERM.exec(this.#lines[start] ?? '') : null;
    this.#isInItem ||= item !== null || term !== null;
    let end = start + 1;
    while (end < this.#lines.length && !this.#beginsBlock(end)) end++;
    const rest = this.#lines.slice(start + 1, end);
    if (item !== null || term !== null) {
      const first =
        item?.[1] ?? [term?.[1], term?.[2]].filter((part) => part !== undefined && part !== '').join(': ');
      this.collected.addItem(
        this.#join([first, ...rest]),
        item === null ? null : this.#openItem(this.#lines[start] ?? ''),
      );
    } else if (this.#isInItem) this.collected.addItem(this.#join(this.#lines.slice(start, end)));
    else {
      this.#markers = [];
      this.collected.addParagraph(this.#join(this.#lines.slice(start, end)));
    }
    return end;
  }

  /** The list of an item: one that begins otherwise than those that are open lies in them. */
  #openItem(line: string): ItemList {
    const mark = /^\s*(\S+)/.exec(line)?.[1] ?? '';
    const isNumber = !/^[*-]/.test(mark);
    const marker = isNumber
      ? mark
          .replace(/^\d+/, '1')
          .replace(/^[a-z](?=\.)/i, 'a')
          .replace(/^<.*/, '<')
      : mark;
    const at = this.#markers.indexOf(marker);
    if (at < 0) this.#markers.push(marker);
    else this.#markers.length = at + 1;
    return { kind: isNumber ? 'numbers' : 'bullets', depth: this.#markers.length };
  }

  /** Lines of one paragraph; a plus at the end of one keeps its break. */
  #join(lines: readonly string[]): LinkedText {
    return this.#inline(
      lines
        .filter((line) => !/^\/\/(?!\/)/.test(line))
        .map((line) => line.trim())
        .join('\n'),
    )
      .replace(/ \+\n/g, '\u2028')
      .replace(/\n/g, ' ')
      .replace(/\u2028/g, '\n')
      .replace(/ \+$/g, '');
  }

  #beginsBlock(index: number): boolean {
    const line = this.#lines[index] ?? '';
    if (line === '' || line === '+') return true;
    return (
      VERBATIM_FENCE.test(line) ||
      TABLE_FENCE.test(line) ||
      CONTAINER_FENCE.test(line) ||
      BLOCK_ATTRIBUTES.test(line) ||
      ITEM.test(line) ||
      BLOCK_MACRO.test(line) ||
      (this.#isInItem && TERM.test(line))
    );
  }
}

const FIELD_OF_ATTRIBUTE: ReadonlyMap<string, string> = new Map([
  ...['author', 'description', 'keywords', 'date', 'tags', 'category', 'categories', 'title'].map(
    (name) => [name, name] as const,
  ),
  ...[
    ['revdate', 'date'],
    ['lang', 'language'],
    ['doctitle', 'title'],
    ['page-tags', 'tags'],
    ['docdate', 'date'],
  ].map(([name = '', field = '']) => [name, field] as const),
]);
