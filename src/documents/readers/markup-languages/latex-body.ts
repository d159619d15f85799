// The text of a LaTeX file as lines: what a reader of the printed page sees, as far as no macro has to be run. Reads no other
// file.

import type { Line } from '../../cleaning/line.js';
import type { RawLink } from '../../cleaning/place-links.js';
import type { MarkedUpBody } from '../read-marked-up-file.js';
import { BlockCollector } from './block-collector.js';
import {
  ACCENTS,
  HEADINGS,
  LAID_OUT,
  SYMBOLS,
  UNSHOWN_COMMANDS,
  UNSHOWN_ENVIRONMENTS,
  VERBATIM_ENVIRONMENTS,
} from './latex-commands.js';
import { LinkedText } from './linked-text.js';
import { VerbatimText, withoutPlaces } from './verbatim-text.js';

/** Arguments that are read by themselves (footnotes, titles) may stand in one another as deep as this. */
const MAX_DEPTH = 8;
const MATHEMATICS = /^(?:equation|align|gather|multline|eqnarray|math|displaymath|flalign)\*?$/;
const VERBATIM = new RegExp(
  `\\\\begin\\{(${VERBATIM_ENVIRONMENTS.join('|')})\\*?\\}(?:\\[[^\\]\\n]{0,300}\\])?(?:\\{[\\w+#-]{0,30}\\})?`,
  'g',
);
const VERB = /\\(?:verb|lstinline)\*?([|!+/"@#=])([^\n|!+/"@#=]{0,500})\1/g;
const COMMENT = /(?<!\\)%[^\n]*(?:\n[ \t]*(?!\n)|$)?/g;
/** `\name*`, `\` and one sign, or a sign of its own. */
const TOKEN = /\\([a-zA-Z]+)(\*?)[ \t]*|\\([^a-zA-Z])|[{}$&~^_]|-{2,3}|``|''|\n[ \t]*(?:\n[ \t]*)+|\n/g;
/** Signs that need a backslash in addresses, too. */
const ESCAPED = /\\([%#&_~{}$^])/g;

/** Reads LaTeX. `\title`, `\author` and `\date` are fields; the first heading is the title where there is none. */
export function readLatexBody(text: string): MarkedUpBody {
  const verbatim = new VerbatimText();
  const source = hideVerbatim(withoutPlaces(text), verbatim)
    .replace(VERB, (_, _mark, code: string) => verbatim.hide(code))
    .replace(COMMENT, '');
  const begin = source.indexOf('\\begin{document}');
  const fields: Record<string, unknown> = {};
  if (begin >= 0) new LatexReader(source.slice(0, begin), verbatim, fields, 0).read();
  const ending = source.indexOf('\\end{document}');
  const body = source.slice(
    begin < 0 ? 0 : begin + '\\begin{document}'.length,
    ending < begin || ending < 0 ? undefined : ending,
  );
  const reader = new LatexReader(body, verbatim, fields, 0);
  reader.read();
  return {
    title: fields['title'] === undefined ? reader.title : null,
    fields,
    lines: reader.collected.lines,
  };
}

function hideVerbatim(text: string, verbatim: VerbatimText): string {
  let shown = '';
  let from = 0;
  for (const match of text.matchAll(VERBATIM)) {
    if (match.index < from) continue;
    const start = match.index + match[0].length;
    const end = text.indexOf(`\\end{${match[1] ?? ''}`, start);
    if (end < 0) break;
    shown += `${text.slice(from, match.index)}\n\n${verbatim.hide(text.slice(start, end))}\n\n`;
    from = text.indexOf('}', end) + 1;
  }
  return shown + text.slice(from);
}

/** A link whose text is being read. */
interface OpenLink {
  readonly href: string;
  /** Where its text begins in what is shown of the block. */
  readonly start: number;
  /** The place of the brace that ends it. */
  readonly until: number;
}

/** What stands in braces. */
interface Group {
  readonly content: LinkedText;
  readonly end: number;
}

class LatexReader {
  readonly collected = new BlockCollector();
  title: Line | null = null;
  readonly #text: string;
  readonly #verbatim: VerbatimText;
  readonly #fields: Record<string, unknown>;
  readonly #depth: number;
  /** By the place of an opening brace: the place of the one that closes it. */
  readonly #closing: ReadonlyMap<number, number>;
  /** Ends of environments that the rest of the text does not have. */
  readonly #missing = new Set<string>();
  /** What is shown of the block that is being read, and the links in it. */
  #shown = '';
  #links: RawLink[] = [];
  #link: OpenLink | null = null;
  #isItem = false;
  #isMathematics = false;

  constructor(text: string, verbatim: VerbatimText, fields: Record<string, unknown>, depth: number) {
    this.#text = text;
    this.#verbatim = verbatim;
    this.#fields = fields;
    this.#depth = depth;
    this.#closing = pairBraces(text);
  }

  read(): void {
    let from = 0;
    for (let token = nextToken(this.#text, from); token !== null; token = nextToken(this.#text, from)) {
      this.#shown += this.#text.slice(from, token.index);
      const end = token.index + token[0].length;
      const [, name, , sign] = token;
      if (name !== undefined) from = this.#readCommand(name, end);
      else if (sign !== undefined) from = this.#readSign(sign, end);
      else {
        this.#readMark(token[0]);
        from = end;
      }
      if (this.#link !== null && from > this.#link.until) {
        this.#endLink(this.#link);
        this.#link = null;
      }
    }
    this.#shown += this.#text.slice(from);
    this.#endBlock(false);
  }

  #readMark(mark: string): void {
    if (mark === '$') this.#isMathematics = !this.#isMathematics;
    else if (mark === '&') this.#shown += ' | ';
    else if (mark === '~' || mark === '\n') this.#shown += ' ';
    else if (mark === '``') this.#shown += '\u201c';
    else if (mark === "''") this.#shown += '\u201d';
    else if (mark.startsWith('-')) this.#shown += mark === '--' ? '\u2013' : '\u2014';
    else if (mark.startsWith('\n')) this.#endBlock(this.#isItem);
    else if ((mark === '^' || mark === '_') && !this.#isMathematics) this.#shown += mark;
  }

  /** `\\`, `\&`, `\"o`: a backslash and a sign. */
  #readSign(sign: string, end: number): number {
    if (sign === '\\') {
      this.#shown += '\u2028';
      return this.#skipOption(this.#text[end] === '*' ? end + 1 : end);
    }
    if (ACCENTS.has(sign)) return this.#setAccent(sign, end);
    if ('&%$#_{}'.includes(sign)) this.#shown += sign;
    else if (' ,;:\n'.includes(sign)) this.#shown += ' ';
    else if ('([])'.includes(sign)) this.#isMathematics = sign === '(' || sign === '[';
    return end;
  }

  #setAccent(accent: string, start: number): number {
    const letter = /^(?:\{\\?([\p{L}])\}|\\([ij])(?![a-zA-Z])|([\p{L}]))/u.exec(
      this.#text.slice(start, start + 5),
    );
    if (letter === null) return start;
    this.#shown += ((letter[1] ?? letter[2] ?? letter[3] ?? '') + (ACCENTS.get(accent) ?? '')).normalize(
      'NFC',
    );
    return start + letter[0].length;
  }

  #readCommand(name: string, end: number): number {
    const level = HEADINGS.get(name);
    if (name === 'begin' || name === 'end') return this.#readEnvironment(name, end);
    if (name === 'item') return this.#beginItem(end);
    if (name === 'title' || name === 'author' || name === 'date') return this.#readField(name, end);
    if (name === 'par' || name === 'newpage' || name === 'clearpage' || name === 'bibitem')
      this.#endBlock(false);
    if (name === 'bibitem' || UNSHOWN_COMMANDS.has(name)) return this.#skipArguments(end);
    if (level !== undefined) return this.#readHeading(level, this.#skipOption(end));
    if (name === 'footnote' || name === 'thanks') {
      const note = this.#readGroup(this.#skipOption(end));
      if (note !== null) this.#append(LinkedText.join([' (', note.content, ')']));
      return note?.end ?? end;
    }
    if (name.length === 1 && ACCENTS.has(name) && !SYMBOLS.has(name)) {
      const after = this.#setAccent(name, end);
      if (after > end) return after;
    }
    if (name === 'href') return this.#openHref(end);
    if (name === 'url') this.#openLink(end, end);
    if (name === 'textcolor' || name === 'colorbox' || name === 'multicolumn') return this.#skipGroup(end);
    if (name === 'newline' || name === 'linebreak') this.#shown += '\u2028';
    const symbol = SYMBOLS.get(name);
    if (symbol !== undefined) this.#shown += this.#isMathematics ? `${symbol} ` : symbol;
    // A switch stands between words; what a command does to its braces changes none of their letters.
    else if (this.#text[end] !== '{' && this.#text[end] !== '[')
      this.#shown += /\s$/.test(this.#text.slice(end - 1, end)) ? ' ' : '';
    return symbol === undefined ? this.#skipOption(end) : end;
  }

  #readEnvironment(kind: string, start: number): number {
    const name = /^\{([\w*]{1,60})\}/.exec(this.#text.slice(start, start + 64))?.[1];
    if (name === undefined) return start;
    const end = start + name.length + 2;
    this.#endBlock(false);
    this.#isMathematics = kind === 'begin' && MATHEMATICS.test(name);
    if (kind === 'end') return end;
    if (UNSHOWN_ENVIRONMENTS.has(name)) {
      const ending = `\\end{${name}}`;
      // One that is missing is looked for once: the time it takes stays in proportion to the length.
      const found = this.#missing.has(ending) ? -1 : this.#text.indexOf(ending, end);
      if (found < 0) this.#missing.add(ending);
      return found < 0 ? end : found + ending.length;
    }
    const laidOut = this.#skipOption(end);
    return LAID_OUT.has(name) ? this.#skipGroup(laidOut) : laidOut;
  }

  #beginItem(start: number): number {
    this.#endBlock(false);
    this.#isItem = true;
    const label = /^\[([^[\]\n]{1,300})\]/.exec(this.#text.slice(start, start + 303));
    if (label === null) return start;
    this.#append(LinkedText.join([this.#inline(label[1] ?? ''), ': ']));
    return start + label[0].length;
  }

  #readField(name: string, start: number): number {
    const group = this.#readGroup(this.#skipOption(start));
    if (group === null) return start;
    if (group.content.text !== '') this.#fields[name] ??= group.content.text;
    return group.end;
  }

  #readHeading(level: number, start: number): number {
    const group = this.#readGroup(start);
    if (group === null) return start;
    this.#endBlock(false);
    const line = this.collected.addHeading(group.content.text, level, null);
    this.title ??= line;
    return group.end;
  }

  /** Ends the paragraph or item that is being read. */
  #endBlock(staysItem: boolean): void {
    if (this.#link !== null) {
      // Its text goes on in the next block.
      this.#endLink(this.#link);
      this.#link = { ...this.#link, start: 0 };
    }
    const text = this.#verbatim.restoreLinked(
      new LinkedText(this.#shown.replaceAll('\u2028', '\n'), this.#links),
    );
    this.#shown = '';
    this.#links = [];
    if (this.#isItem) this.collected.addItem(text);
    else this.collected.addParagraph(text);
    this.#isItem = staysItem;
  }

  /** The text of the braces that open at a place; null where none do. */
  #readGroup(start: number): Group | null {
    const end = this.#closing.get(start);
    if (end === undefined) return null;
    return { content: this.#inline(this.#text.slice(start + 1, end)), end: end + 1 };
  }

  /** `\href{address}{text}`, up to the text. */
  #openHref(start: number): number {
    const end = this.#skipGroup(start);
    if (end > start) this.#openLink(start, end + (/^\s*/.exec(this.#text.slice(end))?.[0].length ?? 0));
    return end;
  }

  /** Begins the link between the braces that open at `start`, with the address in those at `address`; one in another is none. */
  #openLink(address: number, start: number): void {
    const until = this.#closing.get(start);
    if (until === undefined || this.#link !== null) return;
    const lines = this.#text.slice(address + 1, this.#closing.get(address)).split('\n');
    const written = lines.map((line) => line.trim()).join('');
    this.#link = {
      href: this.#verbatim.restore(written.replace(ESCAPED, '$1')),
      start: this.#shown.length,
      until,
    };
  }

  /** Ends a link where what is shown ends. */
  #endLink({ href, start }: OpenLink): void {
    const end = this.#shown.length;
    if (end > start) this.#links.push({ start, end, href });
  }

  #append(text: LinkedText): void {
    // Notes in the text of a link belong to it.
    if (this.#link === null)
      for (const { start, end, href } of text.links)
        this.#links.push({ start: this.#shown.length + start, end: this.#shown.length + end, href });
    this.#shown += text.text;
  }

  #inline(text: string): LinkedText {
    if (this.#depth >= MAX_DEPTH) return new LinkedText(text.replace(/[\\{}]/g, ' '));
    const reader = new LatexReader(text, this.#verbatim, {}, this.#depth + 1);
    reader.read();
    return LinkedText.join(reader.collected.lines.map(linkedLine), ' ');
  }

  #skipOption(start: number): number {
    return start + (/^\[[^[\]]{0,500}\]/.exec(this.#text.slice(start, start + 502))?.[0].length ?? 0);
  }

  #skipGroup(start: number): number {
    const end = this.#closing.get(start);
    return end === undefined ? start : end + 1;
  }

  #skipArguments(start: number): number {
    let end = start;
    for (
      let next = this.#skipGroup(this.#skipOption(end));
      next > end;
      next = this.#skipGroup(this.#skipOption(end))
    )
      end = next;
    return end;
  }
}

function linkedLine({ text, links = [] }: Line): LinkedText {
  return new LinkedText(
    text,
    links.map(({ start, length, href }) => ({ start, end: start + length, href })),
  );
}

function nextToken(text: string, from: number): RegExpExecArray | null {
  TOKEN.lastIndex = from;
  return TOKEN.exec(text);
}

function pairBraces(text: string): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  for (const { 0: mark, index } of text.matchAll(/\\.|[{}]/gs)) {
    if (mark === '{') open.push(index);
    else if (mark === '}') {
      const start = open.pop();
      if (start !== undefined) pairs.set(start, index);
    }
  }
  return pairs;
}
