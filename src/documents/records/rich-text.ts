// The text of a field that an editor keeps as a tree of blocks, as ProseMirror, Slate, Lexical, Editor.js, Quill, Contentful and
// Portable Text do: what stands under the names of texts, a paragraph a block.

import { isJsonRecord } from '../json-value.js';

/** Names under which a node of such a tree holds what is read. */
const TEXTS: ReadonlySet<string> = new Set(['text', 'insert', 'value', 'caption', 'code']);
/** Names under which it holds other nodes. */
const NODES: ReadonlySet<string> = new Set(
  'content children root blocks ops nodes data items paragraphs document body'.split(' '),
);
/** What tells a node of such a tree from any other object. */
const KINDS = 'type _type nodeType insert children ops blocks root text contenttype'.split(' ');
/** Nodes that stand in a line. */
const IN_LINE = /^(?:text|span|link|a|strong|em|bold|italic|code|mark|hyperlink|mention|emoji|autolink)$/i;
const MAX_DEPTH = 60;
const MAX_NODES = 200_000;

/** The text of such a tree, paragraphs divided by a blank line; null for any other value. */
export function readRichText(value: unknown): string | null {
  if (!isTree(value)) return null;
  const collector = new TextCollector();
  collector.add(value, 0);
  return collector.text;
}

function isTree(value: unknown): boolean {
  if (Array.isArray(value))
    return value.length > 0 && value.every((item) => isNode(item)) && value.some(hasKindAndMore);
  return isNode(value) && hasKindAndMore(value);
}

function isNode(value: unknown): boolean {
  return isJsonRecord(value) && KINDS.some((name) => Object.hasOwn(value, name));
}

/** A node with others in it, or with a text. */
function hasKindAndMore(value: unknown): boolean {
  return (
    isJsonRecord(value) &&
    Object.entries(value).some(
      ([name, inner]) =>
        (NODES.has(name) && typeof inner === 'object' && inner !== null) ||
        (TEXTS.has(name) && typeof inner === 'string'),
    )
  );
}

class TextCollector {
  readonly #blocks: string[] = [];
  #line = '';
  #nodes = 0;

  get text(): string | null {
    this.#endBlock();
    return this.#blocks.length === 0 ? null : this.#blocks.join('\n\n');
  }

  add(value: unknown, depth: number): void {
    if (depth > MAX_DEPTH || this.#nodes > MAX_NODES) return;
    this.#nodes += 1;
    if (Array.isArray(value)) for (const item of value as readonly unknown[]) this.#addItem(item, depth);
    else if (isJsonRecord(value)) this.#addNode(value, depth);
  }

  #addItem(item: unknown, depth: number): void {
    if (typeof item === 'string') {
      this.#endBlock();
      this.#line = item;
      this.#endBlock();
    } else this.add(item, depth + 1);
  }

  #addNode(node: Readonly<Record<string, unknown>>, depth: number): void {
    const kind = node['type'] ?? node['_type'] ?? node['nodeType'];
    const isInLine =
      typeof kind === 'string' ? IN_LINE.test(kind) : Object.hasOwn(node, 'insert') || isLeaf(node);
    if (!isInLine) this.#endBlock();
    for (const [name, inner] of Object.entries(node)) {
      if (TEXTS.has(name) && typeof inner === 'string') this.#line += inner;
      else if (NODES.has(name)) this.add(inner, depth + 1);
    }
    if (!isInLine) this.#endBlock();
  }

  #endBlock(): void {
    const text = this.#line.trim();
    if (text !== '') this.#blocks.push(text.replace(/\n+/g, '\n\n'));
    this.#line = '';
  }
}

/** A node of Slate that is only a text, with what it looks like. */
function isLeaf(node: Readonly<Record<string, unknown>>): boolean {
  return typeof node['text'] === 'string' && !Object.hasOwn(node, 'children');
}
