// The text of an element of XML as lines: what a reader of the format would see, as far as names and places of elements tell.

import { cleanLine } from '../../cleaning/characters.js';
import type { Line, SectionStart } from '../../cleaning/line.js';
import { childrenOf, localName, textInside } from '../../markup/xml-query.js';
import type { XmlElement } from '../../markup/xml-tree.js';
import { CELLS, PARAGRAPHS, PREFORMATTED, ROWS, SECTIONS, UNSHOWN } from './block-elements.js';

const HEADINGS: ReadonlyMap<string, number> = new Map([
  ...['hl1', 'h1'].map((name) => [name, 1] as const),
  ...['hl2', 'h2', 'bridgehead'].map((name) => [name, 2] as const),
  ...['h3', 'h4', 'h5', 'h6'].map((name) => [name, Number(name.slice(1))] as const),
]);
const MAX_LEVEL = 6;

/**
 * The lines inside of an element.
 * @param isDropped elements that stand elsewhere in the document, as its title or date
 */
export function linesOfXml(
  element: XmlElement,
  isDropped: (element: XmlElement) => boolean = () => false,
): readonly Line[] {
  const writer = new LineWriter(isDropped);
  const level = SECTIONS.has(localName(element.name).toLowerCase()) ? 1 : 0;
  writer.addChildren(element, { level, isMixed: false, isPreformatted: false });
  writer.endLine(true);
  return writer.lines;
}

interface Place {
  /** How many sections are open. */
  readonly level: number;
  /** Whether a text stands around the elements: then those of an unknown name are parts of it. */
  readonly isMixed: boolean;
  readonly isPreformatted: boolean;
}

class LineWriter {
  readonly lines: Line[] = [];
  readonly #isDropped: (element: XmlElement) => boolean;
  #pieces: string[] = [];
  #opensParagraph = true;
  #isNewCell = false;
  #heading: Omit<SectionStart, 'heading'> | null = null;

  constructor(isDropped: (element: XmlElement) => boolean) {
    this.#isDropped = isDropped;
  }

  addChildren(element: XmlElement, place: Place): void {
    for (const child of element.children) {
      if (typeof child === 'string') this.#addText(child, place.isPreformatted);
      else if (!this.#isDropped(child)) this.#addElement(child, element, place);
    }
  }

  /** Ends the line that is being written; `opens` begins a paragraph behind it. */
  endLine(opens: boolean): void {
    const text = cleanLine(this.#pieces.join(''));
    this.#pieces = [];
    this.#isNewCell = false;
    if (text !== '') {
      const heading = this.#heading;
      const line = { text, opensParagraph: this.#opensParagraph, isHeading: heading !== null };
      this.lines.push(heading === null ? line : { ...line, section: { heading: text, ...heading } });
      this.#heading = null;
      this.#opensParagraph = false;
    }
    this.#opensParagraph ||= opens;
  }

  #addElement(element: XmlElement, parent: XmlElement, place: Place): void {
    const name = localName(element.name).toLowerCase();
    if (UNSHOWN.has(name)) return;
    const isKnownBlock = PARAGRAPHS.has(name) || ROWS.has(name);
    const inner = {
      level: place.level + (SECTIONS.has(name) ? 1 : 0),
      isMixed: hasText(element) || (place.isMixed && !isKnownBlock),
      isPreformatted: place.isPreformatted || PREFORMATTED.has(name),
    };
    if (name === 'br' || name === 'lb') this.endLine(false);
    else if (CELLS.has(name)) {
      this.#isNewCell = true;
      this.addChildren(element, { ...inner, isMixed: true });
    } else if (place.isMixed && !isKnownBlock) this.addChildren(element, inner);
    else this.#addBlock(element, inner, findHeading(name, element, parent, place.level));
  }

  #addBlock(element: XmlElement, inner: Place, heading: Omit<SectionStart, 'heading'> | null): void {
    const name = localName(element.name).toLowerCase();
    const isLeaf = hasText(element) || childrenOf(element).length === 0;
    const isParagraph = !ROWS.has(name) && (PARAGRAPHS.has(name) || !isLeaf);
    this.endLine(isParagraph);
    this.#heading = heading;
    // What an outline says stands in an attribute.
    if (name === 'outline') this.#addText(element.attributes['text'] ?? '', false);
    this.addChildren(element, heading === null ? inner : { ...inner, isMixed: true });
    this.endLine(isParagraph);
    this.#heading = null;
  }

  #addText(text: string, isPreformatted: boolean): void {
    if (this.#isNewCell && /\S/.test(text)) {
      if (this.#pieces.some((piece) => /\S/.test(piece))) this.#pieces.push(' | ');
      this.#isNewCell = false;
    }
    if (!isPreformatted) {
      this.#pieces.push(text);
      return;
    }
    for (const [i, line] of text.split(/\r\n?|\n/).entries()) {
      if (i > 0) this.endLine(line.trim() === '');
      this.#pieces.push(line);
    }
  }
}

function hasText(element: XmlElement): boolean {
  return element.children.some((child) => typeof child === 'string' && /\S/.test(child));
}

/** The title of a section is a heading, to which the id of either leads. */
function findHeading(
  name: string,
  element: XmlElement,
  parent: XmlElement,
  level: number,
): Omit<SectionStart, 'heading'> | null {
  const isTitle = (name === 'title' || name === 'head') && SECTIONS.has(localName(parent.name).toLowerCase());
  const own = HEADINGS.get(name) ?? (isTitle ? Math.max(1, level) : null);
  if (own === null || textInside(element).trim() === '') return null;
  const anchor = idOf(element) ?? (isTitle ? idOf(parent) : null);
  return { level: Math.min(own, MAX_LEVEL), anchor };
}

function idOf({ attributes }: XmlElement): string | null {
  return attributes['xml:id'] ?? attributes['id'] ?? null;
}
