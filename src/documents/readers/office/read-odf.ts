// A document of OpenDocument (`.odt`, `.odp`, `.ods`; ISO/IEC 26300): one document. Slides and sheets begin sections.

import { buildDocument } from '../../build-document.js';
import type { Document } from '../../document.js';
import type { RecordLocation } from '../../record.js';
import { SkipError } from '../../source/skipped.js';
import { nameOfFile } from '../file-names.js';
import type { Warn } from '../lazy-record.js';
import { LineCollector } from './line-collector.js';
import { OfficePackage } from './office-package.js';
import { fieldsOfMetadata, readOfficeMetadata, readOfficeProperties } from './package-metadata.js';
import { warnIfCut } from './warn-if-cut.js';
import { readXmlEvents, type XmlAttributes } from './xml-events.js';

/** What is no text of the document: changes that were taken back, comments, numbers of notes, lists of headings. */
const UNREAD = new Set(['tracked-changes', 'annotation', 'note-citation', 'table-of-content', 'forms']);
const MAX_SPACES = 100;

/** The document of a file of OpenDocument. Throws SkipError for what is none, or is encrypted. */
export async function readOdf(bytes: Uint8Array, location: RecordLocation, warn: Warn): Promise<Document> {
  return OfficePackage.use(bytes, async (office) => {
    const manifest = await office.read('META-INF/manifest.xml');
    if (manifest?.includes('encryption-data') === true) {
      throw new SkipError('encrypted', 'is encrypted: save it without a password');
    }
    const content = await office.require('content.xml');
    const reader = new ContentReader();
    // Lists are set by styles of the document or by those of one place, which stand before the text.
    const styles = await office.read('styles.xml');
    if (styles !== null) readXmlEvents(styles, { open: reader.openStyle });
    readXmlEvents(content, reader);
    const fields = fieldsOfMetadata(
      readOfficeMetadata(await office.read('meta.xml')),
      reader.title,
      await readOfficeProperties(office, location.names),
    );
    warnIfCut(reader.collector, warn);
    const title = fields.title ?? (reader.isSpreadsheet ? nameOfFile(location.path) : null);
    return buildDocument({ ...fields, title }, reader.collector.lines, location);
  });
}

class ContentReader {
  readonly collector = new LineCollector();
  title: string | null = null;
  isSpreadsheet = false;
  /** Styles made for one place that derive from the style of titles. */
  readonly #titleStyles = new Set(['Title']);
  /** Levels that are numbered of each style of lists, from 1. */
  readonly #numberedLevels = new Map<string, Set<number>>();
  /** The styles of the lists that are open; one without a style has that of the list it lies in. */
  readonly #listStyles: string[] = [];
  #listStyle = '';
  #unread = 0;
  #paragraphs = 0;
  #cells = 0;
  #items = 0;
  #slides = 0;
  #sheets = 0;
  #isTitle = false;
  #titleText = '';

  readonly open = (name: string, attributes: XmlAttributes): void => {
    if (UNREAD.has(name)) this.#unread += 1;
    if (this.#unread > 0) return;
    switch (name) {
      case 'spreadsheet':
        this.isSpreadsheet = true;
        break;
      case 'a':
        this.#openLink(attributes.get('href') ?? '');
        break;
      case 'list':
        this.#openList(attributes);
        break;
      case 'h':
      case 'p':
        this.#openParagraph(name, attributes);
        break;
      case 's':
        this.#add(' '.repeat(countSpaces(attributes.get('c'))));
        break;
      case 'tab':
        this.#add(' ');
        break;
      case 'line-break':
        if (this.#cells > 0 || this.#isTitle) this.#add(' ');
        else this.collector.endLine('line');
        break;
      case 'list-item':
        this.#items += 1;
        if (this.#cells === 0) this.collector.lists.openItem();
        break;
      case 'table-row':
        if (this.#cells === 0) this.collector.endLine('line');
        break;
      case 'table-cell':
        this.#cells += 1;
        this.collector.beginCell();
        break;
      case 'page':
        this.#beginSlide();
        break;
      case 'table':
        if (this.#paragraphs === 0 && this.#cells === 0) this.#beginTable(attributes);
        break;
      default:
        this.openStyle(name, attributes);
    }
  };

  /** Takes what concerns styles. */
  readonly openStyle = (name: string, attributes: XmlAttributes): void => {
    if (name === 'style' && attributes.get('parent-style-name') === 'Title')
      this.#titleStyles.add(attributes.get('name') ?? '');
    else if (name === 'list-style') this.#listStyle = attributes.get('name') ?? '';
    else if (name === 'list-level-style-number') {
      const levels = this.#numberedLevels.get(this.#listStyle) ?? new Set();
      levels.add(Number(attributes.get('level')));
      this.#numberedLevels.set(this.#listStyle, levels);
    }
  };

  readonly close = (name: string): void => {
    if (UNREAD.has(name)) this.#unread -= 1;
    if (this.#unread > 0) return;
    switch (name) {
      case 'h':
      case 'p':
        this.#closeParagraph();
        break;
      case 'list-item':
        this.#items -= 1;
        break;
      case 'list':
        this.#closeList();
        break;
      case 'a':
        this.collector.closeLink();
        break;
      case 'table-cell':
        this.#cells -= 1;
        break;
      case 'table-row':
        if (this.#cells === 0) this.collector.endLine('line');
        break;
      case 'table':
        if (this.#cells === 0) this.collector.endLine('paragraph');
        break;
      default:
    }
  };

  readonly text = (text: string): void => {
    // Spaces between elements are no text.
    if (this.#paragraphs > 0 && this.#unread === 0) this.#add(text);
  };

  #add(text: string): void {
    if (this.#isTitle) this.#titleText += text;
    this.collector.add(text);
  }

  #openParagraph(name: string, attributes: XmlAttributes): void {
    // A note or a text box stands inside a paragraph.
    if (this.#paragraphs > 0) this.collector.add(' ');
    this.#paragraphs += 1;
    if (name === 'h') this.collector.markHeading(Number(attributes.get('outline-level') ?? 1) || 1);
    this.#isTitle ||= this.title === null && this.#titleStyles.has(attributes.get('style-name') ?? '');
  }

  #closeParagraph(): void {
    this.#paragraphs -= 1;
    if (this.#paragraphs > 0 || this.#cells > 0) {
      this.collector.add(' ');
      return;
    }
    if (this.#isTitle && /\S/.test(this.#titleText)) this.title = this.#titleText.trim();
    this.#isTitle = false;
    this.collector.endLine(this.#items > 0 ? 'line' : 'paragraph');
  }

  #openList(attributes: XmlAttributes): void {
    const style = attributes.get('style-name') ?? this.#listStyles.at(-1) ?? '';
    this.#listStyles.push(style);
    const isNumbered = this.#numberedLevels.get(style)?.has(this.#listStyles.length) === true;
    const goesOn = attributes.get('continue-numbering') === 'true' || attributes.has('continue-list');
    this.collector.lists.open(isNumbered, goesOn);
  }

  #closeList(): void {
    this.#listStyles.pop();
    this.collector.lists.close();
    // An item without a text is none.
    this.collector.lists.takeItem();
    if (this.#items === 0 && this.#cells === 0) this.collector.endLine('paragraph');
  }

  /** A path begins in the package, of which the file itself is the folder above; the rest leads to parts of the document. */
  #openLink(href: string): void {
    if (/^[a-z][a-z0-9+.-]*:/i.test(href)) this.collector.openLink(href);
    else if (href.startsWith('../')) this.collector.openLink(href.slice('../'.length));
  }

  #beginSlide(): void {
    this.collector.endLine('paragraph');
    this.#slides += 1;
    this.collector.beginSection({ heading: '', level: 0, anchor: `slide=${this.#slides}` });
  }

  #beginTable(attributes: XmlAttributes): void {
    this.collector.endLine('paragraph');
    // Tables of a text have names, too, that nobody sees.
    if (!this.isSpreadsheet) return;
    this.#sheets += 1;
    const heading = attributes.get('name') ?? '';
    this.collector.beginSection({ heading, level: 1, anchor: `sheet=${this.#sheets}` });
  }
}

/** The spaces that one element stands for. */
function countSpaces(count: string | undefined): number {
  const asked = Math.trunc(Number(count ?? 1)) || 1;
  return Math.max(0, Math.min(MAX_SPACES, asked));
}
