// Reads XML into a tree, piece by piece, so that the items of a long file can be taken off it while it is read.

import type { ParserOptions } from 'htmlparser2';
import { resolveDocumentType } from './document-type.js';
import { decodeReferences } from './references.js';
import { type ElementReader, ShallowParser } from './shallow-parser.js';

/** References are replaced once a text is whole, and those of HTML too: XML does not know them, and people write them all the same. */
const OPTIONS: ParserOptions = { xmlMode: true, decodeEntities: false };
/** UTF-16 units that are parsed before items are handed out. */
const PIECE_LENGTH = 64 * 1024;

/** An element with its name as it is written (`dc:date`), its texts with their references replaced. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

interface OpenElement extends XmlElement {
  readonly children: (XmlElement | string)[];
}

/** What has been read so far: the root without its items, and the items since the last step. */
export interface XmlStep {
  readonly root: XmlElement | null;
  readonly items: readonly XmlElement[];
}

/** The root of a text of XML; null for a text without an element. Never throws for bad markup. */
export function parseXml(text: string): XmlElement | null {
  let root: XmlElement | null = null;
  for (const step of readXmlItems(text, () => false)) root = step.root;
  return root;
}

/**
 * Reads XML step by step.
 * @param isItem whether an element with this name, in a parent with that, is an item: it is handed out once, and not kept
 */
export function* readXmlItems(
  text: string,
  isItem: (name: string, parent: string) => boolean,
): Generator<XmlStep> {
  const builder = new TreeBuilder(isItem);
  const parser = new ShallowParser(builder, OPTIONS);
  const content = resolveDocumentType(text);
  for (let start = 0; start < content.length; start += PIECE_LENGTH) {
    parser.write(content.slice(start, start + PIECE_LENGTH));
    yield builder.step();
  }
  parser.end();
  yield builder.step();
}

class TreeBuilder implements ElementReader {
  readonly #isItem: (name: string, parent: string) => boolean;
  readonly #open: OpenElement[] = [];
  #root: XmlElement | null = null;
  #items: XmlElement[] = [];
  /** The pieces of the text that is being read: a parser hands it out in many. */
  #pieces: string[] = [];
  #isCharacterData = false;

  constructor(isItem: (name: string, parent: string) => boolean) {
    this.#isItem = isItem;
  }

  get depth(): number {
    return this.#open.length;
  }

  step(): XmlStep {
    const items = this.#items;
    this.#items = [];
    return { root: this.#root, items };
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#endText();
    const element: OpenElement = { name, attributes: decodeValues(attributes), children: [] };
    const parent = this.#open.at(-1);
    if (parent === undefined) this.#root ??= element;
    else if (!this.#isItem(name, parent.name)) parent.children.push(element);
    this.#open.push(element);
  }

  text(text: string): void {
    if (this.#open.length > 0) this.#pieces.push(text);
  }

  close(): void {
    this.#endText();
    const element = this.#open.pop();
    const parent = this.#open.at(-1);
    if (element !== undefined && parent !== undefined && this.#isItem(element.name, parent.name)) {
      this.#items.push(element);
    }
  }

  openCharacterData(): void {
    this.#endText();
    this.#isCharacterData = true;
  }

  closeCharacterData(): void {
    this.#endText();
    this.#isCharacterData = false;
  }

  #endText(): void {
    if (this.#pieces.length === 0) return;
    const text = this.#pieces.join('');
    this.#pieces = [];
    this.#open.at(-1)?.children.push(this.#isCharacterData ? text : decode(text));
  }
}

function decode(text: string): string {
  return text.includes('&') ? decodeReferences(text) : text;
}

function decodeValues(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const values = Object.entries(attributes);
  if (!values.some(([, value]) => value.includes('&'))) return attributes;
  return Object.fromEntries(values.map(([name, value]) => [name, decode(value)]));
}
