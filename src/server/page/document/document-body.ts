// The text of a document in headings, paragraphs, lists and code. Each section has an id, to which links into the document lead.
// What is a list or code is read from the text itself, as it stands: nothing of a document is ever markup.

import type { DocumentSection, StoredDocument } from '../../../search/engine.js';
import { html, type Markup } from '../html.js';
import { sectionId } from '../links.js';
import { nameSection } from '../name-section.js';
import type { DocumentPart } from './document-parts.js';
import { TextMarker, type TextMatches } from './mark-text.js';

/** The heading of the page is an h1; those of the text stand below it. */
const MIN_HEADING = 2;
const MAX_HEADING = 6;

/** How a body is shown. */
export interface BodyOptions {
  readonly part: DocumentPart;
  readonly matches: TextMatches;
  /** The name of a page, with `{number}` in it. */
  readonly pageName: string;
}

/** The headings, paragraphs, lists and code of a part of a document, in order. */
export function renderBody(
  { text, sections }: Pick<StoredDocument, 'text' | 'sections'>,
  { part, matches, pageName }: BodyOptions,
): Markup[] {
  const marker = new TextMarker(matches);
  const shown = sections.filter(({ start }) => start >= part.start && start < part.end);
  const written = new Set<string>();
  return [
    ...renderBlocks(text.slice(part.start, shown[0]?.start ?? part.end), part.start, marker),
    ...shown.flatMap((section, index) => {
      const id = sectionId(section);
      // Of two sections with one anchor, links lead to the first.
      const attribute = written.has(id) ? null : html`id="${id}"`;
      written.add(id);
      const end = Math.min(shown[index + 1]?.start ?? part.end, part.end);
      return renderSection(section, text.slice(section.start, end), marker, attribute, pageName);
    }),
  ];
}

/** The text of a section under its heading; a page or a moment has none and is named where it begins. */
function renderSection(
  section: DocumentSection,
  text: string,
  marker: TextMarker,
  id: Markup | null,
  pageName: string,
): Markup[] {
  const { heading, level, start } = section;
  const [first = ''] = text.split('\n', 1);
  if (level > 0 && first === heading) {
    const tag = `h${Math.min(Math.max(level, MIN_HEADING), MAX_HEADING)}`;
    return [
      html`<${tag} dir="auto" ${id}>${marker.mark(heading, start)}</${tag}>`,
      ...renderBlocks(text.slice(first.length), start + first.length, marker),
    ];
  }
  const name = heading === '' ? nameSection(section, pageName) : null;
  return renderBlocks(text, start, marker, name, id);
}

/** Lines that begin so are items of a list. */
const BULLET = /^\s{0,3}[-*•‣–—]\s+/;
const NUMBER = /^\s{0,3}\d{1,3}[.)]\s+/;
const CODE = /^(?: {4}|\t)/;

/**
 * @param mark stands before the first paragraph
 * @param id of the first paragraph
 */
function renderBlocks(
  text: string,
  start: number,
  marker: TextMarker,
  mark: string | null = null,
  id: Markup | null = null,
): Markup[] {
  const blocks: Markup[] = [];
  for (const { at, paragraph } of splitParagraphs(text)) {
    const isFirst = blocks.length === 0;
    const attribute = isFirst ? id : null;
    const name = isFirst && mark !== null ? html`<span class="section-mark">${mark}</span> ` : null;
    blocks.push(renderBlock(paragraph, start + at, marker, name, attribute));
  }
  return blocks;
}

function renderBlock(
  paragraph: string,
  start: number,
  marker: TextMarker,
  name: Markup | null,
  id: Markup | null,
): Markup {
  const lines = paragraph.split('\n');
  const isAll = (pattern: RegExp): boolean => lines.every((line) => pattern.test(line));
  const isList = lines.length > 1 && name === null;
  if (isAll(CODE) && name === null) {
    return html`<pre dir="ltr" tabindex="0" ${id}><code>${marker.mark(paragraph, start)}</code></pre>`;
  }
  const pattern = isList && isAll(BULLET) ? BULLET : isList && isAll(NUMBER) ? NUMBER : null;
  if (pattern === null) return html`<p dir="auto" ${id}>${name}${marker.mark(paragraph, start)}</p>`;
  let at = start;
  const items = lines.map((line) => {
    const sign = pattern.exec(line)?.[0] ?? '';
    const item = html`<li dir="auto">${marker.mark(line.slice(sign.length), at + sign.length)}</li>`;
    at += line.length + 1;
    return item;
  });
  return pattern === BULLET
    ? html`<ul ${id}>
        ${items}
      </ul>`
    : html`<ol ${id} start="${Number.parseInt(paragraph, 10)}">
        ${items}
      </ol>`;
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
