// A document of Rich Text Format (`.rtf`, version 1.9.1): one document. No kept library reads it to text; what is needed of it are
// its characters, paragraphs, tables and properties.

import { buildDocument } from '../../build-document.js';
import type { Document } from '../../document.js';
import type { RecordLocation } from '../../record.js';
import { SkipError } from '../../source/skipped.js';
import { decodeAs } from '../../source/text-decoder.js';
import type { Warn } from '../lazy-record.js';
import { LineCollector } from '../office/line-collector.js';
import { addValue, fieldsOfMetadata, type Metadata } from '../office/package-metadata.js';
import { warnIfCut } from '../office/warn-if-cut.js';
import {
  CHARACTERS,
  codePageOfCharset,
  FIELD_OF_GROUP,
  labelOfCodePage,
  READ_STARRED_GROUPS,
  UNREAD_GROUPS,
} from './rtf-words.js';

const MAX_DEPTH = 1024;
const TOKEN =
  /\\(?:([A-Za-z]{1,32})(-?\d{1,10})? ?|'([\da-fA-F]{2})|([^A-Za-z']))|([{}])|([^\\{}\r\n]+)|[\r\n]+/gy;

/** What holds inside of a group, and again behind it. */
interface GroupState {
  readonly kind: 'text' | 'unread' | 'fonts' | 'field';
  /** Of the document information, where the group is one of it. */
  readonly field: string;
  readonly isHidden: boolean;
  readonly codePage: number | null;
  /** How many characters stand behind one of Unicode for programs that know none. */
  readonly substitutes: number;
}

/** The document of a `.rtf` file. Throws SkipError (`malformed`) for what is none. */
// eslint-disable-next-line @typescript-eslint/require-await
export async function readRtf(bytes: Uint8Array, location: RecordLocation, warn: Warn): Promise<Document> {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (!/^\s*\{\\rtf/.test(source)) throw new SkipError('malformed', 'is no document of Rich Text Format');
  const reader = new RtfReader();
  reader.read(source);
  warnIfCut(reader.collector, warn);
  return buildDocument(
    fieldsOfMetadata(reader.metadata, null, { names: location.names, properties: () => [] }),
    reader.collector.lines,
    location,
  );
}

class RtfReader {
  readonly collector = new LineCollector();
  readonly metadata: Metadata = new Map();
  #state: GroupState = { kind: 'text', field: '', isHidden: false, codePage: null, substitutes: 1 };
  readonly #outer: GroupState[] = [];
  /** Code pages by the numbers of fonts. */
  readonly #fonts = new Map<number, number | null>();
  #font = 0;
  #documentCodePage = 1252;
  /** Whether the next word names a group that older programs pass over. */
  #isStarred = false;
  /** Characters to be passed over behind one of Unicode. */
  #substitutesLeft = 0;
  /** Bytes of a character set whose characters may have several. */
  #bytes: number[] = [];
  #value = '';
  #date: (number | undefined)[] | null = null;
  /** Whether the group of the document information has begun: only there its words name fields. */
  #isGroupOfInformation = false;
  #isInTable = false;
  #isListItem = false;
  #wasListItem = false;
  #isAfterTable = false;

  read(source: string): void {
    TOKEN.lastIndex = 0;
    for (let token = TOKEN.exec(source); token !== null; token = TOKEN.exec(source)) {
      const [, word, number, hex, sign, brace, text] = token;
      if (word !== undefined) {
        const value = number === undefined ? null : Number(number);
        if (word === 'bin') TOKEN.lastIndex += Math.max(0, value ?? 0);
        else this.#word(word, value);
      } else if (hex !== undefined) this.#byte(Number.parseInt(hex, 16));
      else if (sign !== undefined) this.#sign(sign);
      else if (brace === '{') this.#openGroup();
      else if (brace === '}') this.#closeGroup();
      else if (text !== undefined) this.#text(text);
    }
    this.#flush();
    this.collector.endLine('paragraph');
  }

  #openGroup(): void {
    this.#flush();
    if (this.#outer.length >= MAX_DEPTH) {
      throw new SkipError('too_costly', `has groups nested more than ${MAX_DEPTH} deep`);
    }
    this.#outer.push(this.#state);
    this.#isStarred = false;
    this.#substitutesLeft = 0;
  }

  #closeGroup(): void {
    this.#flush();
    const { kind, field } = this.#state;
    const outer = this.#outer.pop();
    if (outer === undefined) return;
    if (kind === 'field' && outer.kind !== 'field') {
      const date = this.#date;
      addValue(this.metadata, field, date === null ? this.#value : printDate(date));
      this.#value = '';
      this.#date = null;
    }
    this.#state = outer;
    this.#substitutesLeft = 0;
  }

  #sign(sign: string): void {
    if (sign === '*') {
      this.#isStarred = true;
      return;
    }
    if (sign === '\n' || sign === '\r') {
      this.#endParagraph();
      return;
    }
    const character = CHARACTERS.get(sign);
    if (character !== undefined) this.#add(character);
  }

  #word(word: string, value: number | null): void {
    const isStarred = this.#isStarred;
    this.#isStarred = false;
    if (this.#state.kind === 'unread') return;
    if (UNREAD_GROUPS.has(word) || (isStarred && !READ_STARRED_GROUPS.has(word))) {
      this.#change({ kind: 'unread' });
      return;
    }
    const field = FIELD_OF_GROUP.get(word);
    if (field !== undefined && this.#isGroupOfInformation) this.#change({ kind: 'field', field });
    else if (word === 'info') this.#isGroupOfInformation = true;
    else if (word === 'creatim') {
      this.#change({ kind: 'field', field: 'date' });
      this.#date = [];
    } else if (/^(?:revtim|printim|buptim)$/.test(word)) this.#change({ kind: 'unread' });
    else if (this.#date !== null) this.#dateWord(word, value);
    else if (word === 'fonttbl') this.#change({ kind: 'fonts' });
    else if (word === 'u') this.#unicode(value ?? 0);
    else if (!this.#styleWord(word, value)) this.#textWord(word, value);
  }

  #dateWord(word: string, value: number | null): void {
    const place = ['yr', 'mo', 'dy', 'hr', 'min'].indexOf(word);
    if (place >= 0 && this.#date !== null) this.#date[place] = value ?? undefined;
  }

  /** Words about how the text that follows is written. */
  #styleWord(word: string, value: number | null): boolean {
    switch (word) {
      case 'ansicpg':
        this.#documentCodePage = value ?? 1252;
        return true;
      case 'mac':
        this.#documentCodePage = 10000;
        return true;
      case 'f':
        this.#flush();
        this.#font = value ?? 0;
        if (this.#state.kind !== 'fonts') this.#change({ codePage: this.#fonts.get(this.#font) ?? null });
        return true;
      case 'fcharset':
        this.#fonts.set(this.#font, codePageOfCharset(value ?? 0));
        return true;
      case 'cpg':
        if (this.#state.kind === 'fonts') this.#fonts.set(this.#font, value);
        return true;
      case 'plain':
        this.#change({ codePage: null, isHidden: false });
        return true;
      case 'uc':
        this.#change({ substitutes: Math.min(16, Math.max(0, value ?? 1)) });
        return true;
      case 'v':
      case 'deleted':
        this.#change({ isHidden: value !== 0 });
        return true;
      default:
        return false;
    }
  }

  /** Words that stand for text, or divide it. */
  #textWord(word: string, value: number | null): void {
    switch (word) {
      case 'par':
      case 'sect':
      case 'page':
        this.#endParagraph();
        break;
      case 'line':
        this.#flush();
        this.collector.endLine('line');
        break;
      case 'pard':
        this.#isInTable = false;
        this.#isListItem = false;
        break;
      case 'ls':
        this.#isListItem = true;
        break;
      case 'intbl':
        this.#isInTable = true;
        break;
      case 'cell':
        this.#flush();
        this.collector.beginCell();
        break;
      case 'row':
        this.#flush();
        if (!this.#isAfterTable) this.collector.beginParagraph();
        this.collector.endLine('line');
        this.#isAfterTable = true;
        break;
      case 'outlinelevel':
        if (value !== null && value < 9) this.collector.markHeading(value + 1);
        break;
      case 'footnote':
        this.#add(' ');
        break;
      default: {
        const character = CHARACTERS.get(word);
        if (character !== undefined) this.#add(character);
      }
    }
  }

  #endParagraph(): void {
    if (this.#state.kind !== 'text') return;
    this.#flush();
    if (this.#isInTable) {
      this.collector.add(' ');
      return;
    }
    if (this.#wasListItem && !this.#isListItem) this.collector.beginParagraph();
    this.collector.endLine(this.#isListItem ? 'line' : 'paragraph');
    this.#wasListItem = this.#isListItem;
  }

  #unicode(value: number): void {
    this.#flush();
    this.#add(String.fromCharCode(value < 0 ? value + 0x10000 : value));
    this.#substitutesLeft = this.#state.substitutes;
  }

  #byte(byte: number): void {
    if (this.#substitutesLeft > 0) this.#substitutesLeft -= 1;
    else if (this.#state.kind !== 'unread') this.#bytes.push(byte);
  }

  #text(text: string): void {
    if (this.#state.kind === 'unread') return;
    const skipped = Math.min(this.#substitutesLeft, text.length);
    this.#substitutesLeft -= skipped;
    const rest = text.slice(skipped);
    // The second byte of a character may be one of ASCII.
    if (this.#bytes.length > 0 || /[\x80-\xff]/.test(rest)) {
      for (const letter of rest) this.#bytes.push(letter.charCodeAt(0));
      this.#flush();
    } else this.#add(rest);
  }

  #flush(): void {
    if (this.#bytes.length === 0) return;
    const bytes = Uint8Array.from(this.#bytes);
    this.#bytes = [];
    this.#add(decodeAs(labelOfCodePage(this.#state.codePage ?? this.#documentCodePage), bytes));
  }

  #add(text: string): void {
    const { kind, isHidden } = this.#state;
    if (this.#bytes.length > 0) this.#flush();
    if (kind === 'field') this.#value += text;
    if (kind !== 'text' || isHidden) return;
    if (this.#isAfterTable && !this.#isInTable) {
      this.collector.beginParagraph();
      this.#isAfterTable = false;
    }
    this.collector.add(text);
  }

  #change(change: Partial<GroupState>): void {
    this.#flush();
    this.#state = { ...this.#state, ...change };
  }
}

function printDate([year, month = 1, day = 1, hour, minute = 0]: readonly (number | undefined)[]): string {
  if (year === undefined || year < 1000) return '';
  const two = (number: number): string => String(number).padStart(2, '0');
  const date = `${year}-${two(month)}-${two(day)}`;
  return hour === undefined ? date : `${date}T${two(hour)}:${two(minute)}`;
}
