// A text document of Office Open XML (`.docx`, ECMA-376 part 1, WordprocessingML): one document.

import { buildDocument } from '../../build-document.js';
import type { Document } from '../../document.js';
import type { RecordLocation } from '../../record.js';
import type { Warn } from '../lazy-record.js';
import { LineCollector } from './line-collector.js';
import { OfficePackage } from './office-package.js';
import { fieldsOfMetadata, readOfficeMetadata, readOfficeProperties } from './package-metadata.js';
import { warnIfCut } from './warn-if-cut.js';
import { readXmlEvents, type XmlAttributes } from './xml-events.js';

/** What a style of paragraphs means. */
type StyleRole =
  | { readonly kind: 'title' }
  | { readonly kind: 'contents' }
  | { readonly kind: 'heading'; readonly level: number };
type Styles = ReadonlyMap<string, StyleRole>;

/** Text that is no longer there, or stands there twice. */
const UNREAD = new Set(['del', 'moveFrom', 'Fallback', 'rPrChange', 'pPrChange']);

/** The document of a `.docx` file. Throws SkipError for what is none, or is encrypted. */
export async function readDocx(bytes: Uint8Array, location: RecordLocation, warn: Warn): Promise<Document> {
  return OfficePackage.use(bytes, async (office) => {
    const main = await office.require('word/document.xml');
    const reader = new BodyReader(readStyles(await office.read('word/styles.xml')));
    reader.read(main);
    for (const notes of ['word/footnotes.xml', 'word/endnotes.xml']) {
      const part = await office.read(notes);
      if (part !== null) reader.read(part);
    }
    const fields = fieldsOfMetadata(
      readOfficeMetadata(await office.read('docProps/core.xml')),
      reader.title,
      await readOfficeProperties(office, location.names),
    );
    warnIfCut(reader.collector, warn);
    return buildDocument(fields, reader.collector.lines, location);
  });
}

/** Reads the paragraphs of parts, one part after another. */
class BodyReader {
  readonly collector = new LineCollector();
  title: string | null = null;
  readonly #styles: Styles;
  #unread = 0;
  #isText = false;
  #isHidden = false;
  #cells = 0;
  #isListItem = false;
  /** Whether a line of the paragraph was ended before the paragraph does. */
  #isBroken = false;
  #role: StyleRole | null = null;
  #paragraph = '';

  constructor(styles: Styles) {
    this.#styles = styles;
  }

  read(bytes: Uint8Array): void {
    readXmlEvents(bytes, {
      open: (name, attributes) => {
        this.#open(name, attributes);
      },
      close: (name) => {
        this.#close(name);
      },
      text: (text) => {
        if (this.#isText && this.#unread === 0 && !this.#isHidden) this.#add(text);
      },
    });
  }

  #add(text: string): void {
    this.#paragraph += text;
    if (this.#role?.kind !== 'contents') this.collector.add(text);
  }

  #open(name: string, attributes: XmlAttributes): void {
    if (UNREAD.has(name)) this.#unread += 1;
    if (this.#unread > 0) return;
    switch (name) {
      case 'p':
        // A paragraph in a text box stands inside another one.
        if (this.#cells === 0 && !this.collector.isEmpty) this.#endParagraph();
        break;
      case 'pStyle':
        this.#role = this.#styles.get(attributes.get('val') ?? '') ?? null;
        break;
      case 'outlineLvl': {
        const level = Number(attributes.get('val') ?? 9);
        if (level < 9) this.#role ??= { kind: 'heading', level: level + 1 };
        break;
      }
      case 'numPr':
        this.#isListItem = true;
        break;
      case 'vanish':
        this.#isHidden = attributes.get('val') !== '0' && attributes.get('val') !== 'false';
        break;
      case 't':
        this.#isText = true;
        break;
      case 'tab':
      case 'ptab':
        this.#add(' ');
        break;
      case 'noBreakHyphen':
        this.#add('-');
        break;
      case 'br':
      case 'cr':
        if (this.#cells > 0) this.#add(' ');
        else if (!this.collector.isEmpty) this.#breakLine();
        break;
      case 'tr':
        if (this.#cells === 0) this.collector.endLine('line');
        break;
      case 'tbl':
        if (this.#cells === 0) this.#endParagraph();
        break;
      case 'tc':
        this.#cells += 1;
        this.collector.beginCell();
        break;
      default:
    }
  }

  #close(name: string): void {
    if (UNREAD.has(name)) this.#unread -= 1;
    if (this.#unread > 0) return;
    switch (name) {
      case 't':
        this.#isText = false;
        break;
      case 'r':
        this.#isHidden = false;
        break;
      case 'p':
        if (this.#cells > 0) this.collector.add(' ');
        else this.#endParagraph();
        break;
      case 'tc':
        this.#cells -= 1;
        break;
      case 'tr':
        if (this.#cells === 0) this.collector.endLine('line');
        break;
      case 'tbl':
        if (this.#cells === 0) this.collector.endLine('paragraph');
        break;
      default:
    }
  }

  #breakLine(): void {
    this.#paragraph += ' ';
    // A heading of two lines is one heading.
    if (this.#role !== null) {
      this.collector.add(' ');
      return;
    }
    if (!this.#isListItem && !this.#isBroken) this.collector.beginParagraph();
    this.#isBroken = true;
    this.collector.endLine('line');
  }

  #endParagraph(): void {
    if (this.#role?.kind === 'heading' && !this.collector.isEmpty)
      this.collector.markHeading(this.#role.level);
    if (this.#role?.kind === 'title' && /\S/.test(this.#paragraph)) this.title ??= this.#paragraph.trim();
    if (!this.#isListItem && !this.#isBroken) this.collector.beginParagraph();
    this.collector.endLine(this.#isListItem ? 'line' : 'paragraph');
    this.#isListItem = false;
    this.#isBroken = false;
    this.#role = null;
    this.#paragraph = '';
  }
}

/** The styles that mean something, by their ids. Their names are English whatever the language of the program. */
function readStyles(bytes: Uint8Array | null): Styles {
  const styles = new Map<string, StyleRole>();
  if (bytes === null) return styles;
  const bases = new Map<string, string>();
  let id = '';
  readXmlEvents(bytes, {
    open: (name, attributes) => {
      const value = attributes.get('val') ?? '';
      if (name === 'style') id = attributes.get('styleId') ?? '';
      else if (name === 'basedOn') bases.set(id, value);
      else if (name === 'name') {
        const role = roleOfName(value.toLowerCase());
        if (role !== null) styles.set(id, role);
      } else if (name === 'outlineLvl' && Number(value) < 9 && !styles.has(id)) {
        styles.set(id, { kind: 'heading', level: Number(value) + 1 });
      }
    },
  });
  for (const [derived, base] of bases) {
    const role = styles.get(base);
    if (role !== undefined && !styles.has(derived)) styles.set(derived, role);
  }
  return styles;
}

function roleOfName(name: string): StyleRole | null {
  if (name === 'title') return { kind: 'title' };
  if (/^toc \d$/.test(name)) return { kind: 'contents' };
  const level = /^heading (\d)$/.exec(name)?.[1];
  return level === undefined ? null : { kind: 'heading', level: Number(level) };
}
