// A text document of Office Open XML (`.docx`, ECMA-376 part 1, WordprocessingML): one document.

import { buildDocument } from '../../build-document.js';
import type { Document } from '../../document.js';
import type { RecordLocation } from '../../record.js';
import type { Warn } from '../lazy-record.js';
import {
  type IsNumbered,
  levelOf,
  type ListPlace,
  readNumbering,
  readStyles,
  type StyleRole,
  type Styles,
} from './docx-styles.js';
import { LineCollector } from './line-collector.js';
import { OfficePackage } from './office-package.js';
import { fieldsOfMetadata, readOfficeMetadata, readOfficeProperties } from './package-metadata.js';
import { readAddresses } from './relationships.js';
import { warnIfCut } from './warn-if-cut.js';
import { readXmlEvents, type XmlAttributes } from './xml-events.js';

/** Text that is no longer there, or stands there twice. */
const UNREAD = new Set(['del', 'moveFrom', 'Fallback', 'rPrChange', 'pPrChange']);
const MAX_FIELD_UNITS = 2000;
/** What a field says that leads to an address: `HYPERLINK "https://example.org"`. One to a place of the same document begins with `\\l`. */
const LINK_FIELD = /^\s*HYPERLINK\s+(?:"([^"]+)"|([^"\s\\]\S*))/i;

/** The document of a `.docx` file. Throws SkipError for what is none, or is encrypted. */
export async function readDocx(bytes: Uint8Array, location: RecordLocation, warn: Warn): Promise<Document> {
  return OfficePackage.use(bytes, async (office) => {
    const main = await office.require('word/document.xml');
    const styles = readStyles(await office.read('word/styles.xml'));
    const reader = new BodyReader(styles, readNumbering(await office.read('word/numbering.xml')));
    reader.read(main, await readAddresses(office, 'word/document.xml'));
    for (const notes of ['word/footnotes.xml', 'word/endnotes.xml']) {
      const part = await office.read(notes);
      if (part !== null) reader.read(part, await readAddresses(office, notes));
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
  readonly #isNumbered: IsNumbered;
  #addresses: ReadonlyMap<string, string> = new Map();
  #unread = 0;
  #isText = false;
  #isHidden = false;
  #cells = 0;
  /** What the paragraph is an item of. */
  #item: ListPlace | null = null;
  #level = 0;
  /** The list that the item before was in. */
  #list: string | null = null;
  /** What the fields say that are open, as far as it has been read. */
  readonly #fields: string[] = [];
  #isFieldCode = false;
  /** Whether a line of the paragraph was ended before the paragraph does. */
  #isBroken = false;
  #role: StyleRole | null = null;
  #paragraph = '';

  constructor(styles: Styles, isNumbered: IsNumbered) {
    this.#styles = styles;
    this.#isNumbered = isNumbered;
  }

  /** @param addresses of links, by the ids that the part has for them */
  read(bytes: Uint8Array, addresses: ReadonlyMap<string, string>): void {
    this.#addresses = addresses;
    this.#fields.length = 0;
    readXmlEvents(bytes, {
      open: (name, attributes) => {
        this.#open(name, attributes);
      },
      close: (name) => {
        this.#close(name);
      },
      text: (text) => {
        if (this.#unread > 0) return;
        if (this.#isFieldCode) this.#addFieldCode(text);
        else if (this.#isText && !this.#isHidden) this.#add(text);
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
        this.#role = this.#styles.roles.get(attributes.get('val') ?? '') ?? null;
        this.#item = this.#styles.lists.get(attributes.get('val') ?? '') ?? null;
        break;
      case 'outlineLvl': {
        const level = Number(attributes.get('val') ?? 9);
        if (level < 9) this.#role ??= { kind: 'heading', level: level + 1 };
        break;
      }
      case 'numPr':
        this.#level = 0;
        break;
      case 'ilvl':
        this.#level = levelOf(attributes.get('val'));
        break;
      case 'numId':
        this.#item = { list: attributes.get('val') ?? '0', level: this.#level };
        break;
      case 'hyperlink':
        this.#openLink(this.#addresses.get(attributes.get('id') ?? ''));
        break;
      case 'fldSimple':
        this.#openLink(addressOfField(attributes.get('instr') ?? ''));
        break;
      case 'fldChar':
        this.#readFieldMark(attributes.get('fldCharType'));
        break;
      case 'instrText':
        this.#isFieldCode = true;
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
      case 'instrText':
        this.#isFieldCode = false;
        break;
      case 'hyperlink':
      case 'fldSimple':
        this.collector.closeLink();
        break;
      case 'pPr':
        this.#openItem();
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
    this.collector.closeLink();
    this.collector.endLine(this.#isListItem ? 'line' : 'paragraph');
    // An item without a text is none.
    this.collector.lists.takeItem();
    if (this.#role?.kind === 'heading') this.#list = null;
    this.#item = null;
    this.#isBroken = false;
    this.#role = null;
    this.#paragraph = '';
  }

  get #isListItem(): boolean {
    return this.#item !== null && this.#item.list !== '0';
  }

  /** What follows is the text of an item. A list goes on behind other paragraphs, but not behind a heading. */
  #openItem(): void {
    const { lists } = this.collector;
    if (this.#item === null || !this.#isListItem || this.#role !== null || this.#cells > 0) return;
    const { list, level } = this.#item;
    while (lists.depth > (list === this.#list ? level + 1 : 0)) lists.close();
    while (lists.depth < level + 1) lists.open(this.#isNumbered({ list, level: lists.depth }));
    this.#list = list;
    lists.openItem();
  }

  #openLink(href: string | undefined): void {
    if (href !== undefined) this.collector.openLink(href);
  }

  /** A field says what it is between its beginning and its separator; what it shows stands between that and its end. */
  #readFieldMark(mark: string | undefined): void {
    if (mark === 'begin') this.#fields.push('');
    else if (mark === 'separate') this.#openLink(addressOfField(this.#fields.at(-1) ?? ''));
    else if (mark === 'end' && addressOfField(this.#fields.pop() ?? '') !== undefined)
      this.collector.closeLink();
  }

  #addFieldCode(text: string): void {
    const at = this.#fields.length - 1;
    const before = this.#fields[at];
    if (before !== undefined && before.length < MAX_FIELD_UNITS) this.#fields[at] = before + text;
  }
}

/** The address that a field leads to, if it leads to one. */
function addressOfField(code: string): string | undefined {
  const found = LINK_FIELD.exec(code);
  return found?.[1] ?? found?.[2];
}
