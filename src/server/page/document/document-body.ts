// The text of a document in paragraphs and headings. Each section has an id, to which links into the document lead.

import type { DocumentSection, StoredDocument } from '../../../search/engine.js';
import { html, type Markup } from '../html.js';
import { sectionId } from '../links.js';
import { nameSection } from '../name-section.js';

/** The heading of the page is an h1; those of the text stand below it. */
const MIN_HEADING = 2;
const MAX_HEADING = 6;

/** The paragraphs and headings of a document, in order. */
export function renderBody({ text, sections }: Pick<StoredDocument, 'text' | 'sections'>): Markup[] {
  const written = new Set<string>();
  return [
    ...renderParagraphs(text.slice(0, sections[0]?.start)),
    ...sections.flatMap((section, index) => {
      const id = sectionId(section);
      // Of two sections with one anchor, links lead to the first.
      const attribute = written.has(id) ? null : html`id="${id}"`;
      written.add(id);
      return renderSection(section, text.slice(section.start, sections[index + 1]?.start), attribute);
    }),
  ];
}

/** The text of a section under its heading; a page or a moment has none and is named where it begins. */
function renderSection(section: DocumentSection, text: string, id: Markup | null): Markup[] {
  const { heading, level } = section;
  const [first = ''] = text.split('\n', 1);
  if (level > 0 && first === heading) {
    const tag = `h${Math.min(Math.max(level, MIN_HEADING), MAX_HEADING)}`;
    return [
      html`<${tag} dir="auto" ${id}>${heading}</${tag}>`,
      ...renderParagraphs(text.slice(first.length)),
    ];
  }
  const name = heading === '' ? nameSection(section) : null;
  return renderParagraphs(text, name, id);
}

/**
 * @param mark stands before the first paragraph
 * @param id of the first paragraph
 */
function renderParagraphs(text: string, mark: string | null = null, id: Markup | null = null): Markup[] {
  const paragraphs = text.split(/\n[^\S\n]*\n/).filter((paragraph) => paragraph.trim() !== '');
  return paragraphs.map((paragraph, index) =>
    index > 0
      ? html`<p dir="auto">${paragraph}</p>`
      : html`<p dir="auto" ${id}>${mark !== null && renderMark(mark)}${paragraph}</p>`,
  );
}

function renderMark(name: string): Markup {
  return html`<span class="section-mark">${name}</span> `;
}
