// The text of a document in headings, paragraphs, lists, code and links. Each section has an id, to which links into the document
// lead. How the text is set is read from its annotations or, without any, from the text itself; nothing of a document is ever markup.

import type { Annotation, DocumentSection, StoredDocument } from '../../../search/engine.js';
import { html, type Markup } from '../html.js';
import { sectionId } from '../links.js';
import { nameSection } from '../name-section.js';
import { type Block, type BlockLine, cutBlocks, type ListBlock } from './document-blocks.js';
import type { DocumentPart } from './document-parts.js';
import { type TextLink, TextMarker, type TextMatches } from './mark-text.js';

/** The heading of the page is an h1; those of the text stand below it. */
const MIN_HEADING = 2;
const MAX_HEADING = 6;

const LINE_BREAK = '\n';

/** How a body is shown. */
export interface BodyOptions {
  readonly part: DocumentPart;
  readonly matches: TextMatches;
  /** Where the links of the text lead, by where they begin. */
  readonly links: readonly TextLink[];
  /** The name of a page, with `{number}` in it. */
  readonly pageName: string;
}

type Body = Pick<StoredDocument, 'text' | 'sections' | 'annotations'>;

/** The headings, paragraphs, lists and code of a part of a document, in order. */
export function renderBody(document: Body, { part, matches, links, pageName }: BodyOptions): Markup[] {
  const renderer = new BodyRenderer(document, new TextMarker(matches, links), pageName);
  const shown = document.sections.filter(({ start }) => start >= part.start && start < part.end);
  const written = new Set<string>();
  return [
    ...renderer.blocks(part.start, shown[0]?.start ?? part.end),
    ...shown.flatMap((section, index) => {
      const id = sectionId(section);
      // Of two sections with one anchor, links lead to the first.
      const attribute = written.has(id) ? null : html`id="${id}"`;
      written.add(id);
      return renderer.section(section, Math.min(shown[index + 1]?.start ?? part.end, part.end), attribute);
    }),
  ];
}

/** Renders the text of one document, from its beginning to its end. */
class BodyRenderer {
  readonly #text: string;
  readonly #annotations: readonly Annotation[];
  readonly #marker: TextMarker;
  readonly #pageName: string;

  constructor({ text, annotations }: Body, marker: TextMarker, pageName: string) {
    this.#text = text;
    this.#annotations = annotations;
    this.#marker = marker;
    this.#pageName = pageName;
  }

  /** The text of a section under its heading; a page or a moment has none and is named where it begins. */
  section(section: DocumentSection, end: number, id: Markup | null): readonly Markup[] {
    const { heading, level, start } = section;
    const [first = ''] = this.#text.slice(start, end).split('\n', 1);
    if (level > 0 && first === heading) {
      const tag = `h${Math.min(Math.max(level, MIN_HEADING), MAX_HEADING)}`;
      return [
        html`<${tag} dir="auto" ${id}>${this.#marker.mark(heading, start)}</${tag}>`,
        ...this.blocks(start + first.length, end),
      ];
    }
    return this.blocks(start, end, heading === '' ? nameSection(section, this.#pageName) : null, id);
  }

  /**
   * @param name stands before the first block
   * @param id of the first block
   */
  blocks(
    start: number,
    end: number,
    name: string | null = null,
    id: Markup | null = null,
  ): readonly Markup[] {
    const blocks = cutBlocks(this.#text, start, end, this.#annotations);
    const mark = name === null ? null : html`<span class="section-mark">${name}</span> `;
    const [first] = blocks;
    if (mark === null || first?.kind === 'paragraph')
      return blocks.map((block, index) =>
        this.#block(block, index === 0 ? id : null, index === 0 ? mark : null),
      );
    return [html`<p ${id}>${mark}</p>`, ...blocks.map((block) => this.#block(block, null, null))];
  }

  #block(block: Block, id: Markup | null, mark: Markup | null): Markup {
    if (block.kind === 'paragraph')
      return html`<p dir="auto" ${id}>${mark}${this.#marker.mark(block.text, block.at)}</p>`;
    if (block.kind === 'table') return this.#table(block.rows, id);
    if (block.kind !== 'code') return this.#list(block, id);
    return html`<pre dir="ltr" tabindex="0" ${id}><code>${this.#code(block)}</code></pre>`;
  }

  /** Lines of code with what stood before each of them, which is no part of the text. */
  #code({ at, text, indents }: Extract<Block, { readonly kind: 'code' }>): readonly Markup[] {
    if (indents === '') return this.#marker.mark(text, at);
    const columns = [...indents.matchAll(/(-?)([0-9a-z])/g)];
    let start = at;
    let index = -1;
    return text.split('\n').map((line) => {
      const begin = start;
      start += line.length + 1;
      const isFirst = begin === at;
      if (line === '') return html`${LINE_BREAK}`;
      const [, gap = '', depth = '0'] = columns[(index += 1)] ?? [];
      const hasGap = gap !== '' && text.charAt(begin - at - 2) !== '\n';
      const before = `${isFirst ? '' : '\n'}${hasGap ? '\n' : ''}${' '.repeat(Number.parseInt(depth, 36))}`;
      return html`${before}${this.#marker.mark(line, begin)}`;
    });
  }

  #table(rows: readonly (readonly BlockLine[])[], id: Markup | null): Markup {
    const cell = ({ at, text }: BlockLine): Markup =>
      html`<td dir="auto">${this.#marker.mark(text, at)}</td>`;
    return html`<div class="table-scroll" tabindex="0" ${id}>
      <table>
        ${rows.map(
          (cells) =>
            html`<tr>
              ${cells.map(cell)}
            </tr>`,
        )}
      </table>
    </div>`;
  }

  #list({ kind, first, items }: ListBlock, id: Markup | null): Markup {
    const shown = items.map(
      ({ lines, lists }) =>
        html`<li dir="auto">
          ${lines.map((line, index) => this.#line(line, index))}${lists.map((list) => this.#list(list, null))}
        </li>`,
    );
    return kind === 'bullets'
      ? html`<ul ${id}>
          ${shown}
        </ul>`
      : html`<ol ${id} ${first !== 1 && html`start="${first}"`}>
          ${shown}
        </ol>`;
  }

  #line({ at, text }: BlockLine, index: number): Markup {
    return html`${index > 0 && html`<br />`}${this.#marker.mark(text, at)}`;
  }
}
