// Reads stored documents back, as much of each as is asked for: its head, or the part of its text between two offsets.

import { readVarint } from '../../collections/varint.js';
import type { Document } from '../../documents/document.js';
import { documentOfValues } from '../../documents/document-values.js';
import { FindlingError } from '../../errors.js';
import type { StoredSections } from '../format/stored-sections.js';
import { PieceDecoder } from './piece-decoder.js';
import { type CodedRestartPoint, type RestartPoint, RestartPoints } from './restart-points.js';
import { type HeadValues, isHead, valuesOfHead } from './stored-layout.js';

/** Bodies up to this size are read at once, of longer ones the beginning and then what is needed; in bytes. */
const READ_BYTES = 4096;

/** Bodies whose restart points are kept, at most: a text of 10 MB has half a megabyte of them. */
const MAX_LONG_BODIES = 4;
/** Bytes read at once where documents are read in their order. */
const READ_AHEAD_BYTES = 1 << 18;

/** A document but for its text: everything a hit shows beside its snippets. */
export type DocumentHead = Omit<Document, 'text'>;

/** A document as it is packed. Its bytes are valid until the next is read. */
export interface PackedDocument {
  /** The codes of its head. */
  readonly head: Uint8Array;
  /** Of its text, in UTF-16 units. */
  readonly length: number;
  readonly restartPoints: RestartPoints;
  /** Of its text. */
  readonly codes: Uint8Array;
}

/** What is known of the body of one document before a part of it is decoded. */
interface Body {
  readonly document: number;
  /** Of the text, in UTF-16 units. */
  readonly length: number;
  readonly restartPoints: RestartPoints;
  /** Where the codes of the text begin, in bytes of the body. */
  readonly codesStart: number;
  /** The beginning of the body, or all of it. */
  readonly bytes: Uint8Array;
}

/** Reads the documents of one segment. Throws FindlingError `index_damaged` where the file does not hold them. */
export class StoredDocumentsReader {
  readonly #read: (offset: number, length: number) => Uint8Array;
  readonly #sections: StoredSections;
  readonly #name: string;
  readonly #decoder: PieceDecoder;
  /** The document read last with the beginning of its body. */
  #ahead: { readonly document: number; readonly head: Uint8Array; readonly body: Uint8Array } | null = null;
  /** The body asked for last: the parts of a text are mostly asked for one after the other. */
  #body: Body | null = null;
  /** By document, the bodies whose restart points take long to read: what is found in long texts is mostly found in the same ones. */
  readonly #longBodies = new Map<number, Body>();

  /**
   * @param name of the file, for messages
   * @param read reads bytes of it
   */
  constructor(name: string, sections: StoredSections, read: (offset: number, length: number) => Uint8Array) {
    this.#name = name;
    this.#sections = sections;
    this.#read = read;
    this.#decoder = new PieceDecoder(sections);
  }

  /** A whole document. */
  document(document: number): Document {
    const head = this.#readHead(document);
    return documentOfValues(valuesOfHead(head, this.text(document, 0, Infinity)));
  }

  /**
   * A document without its text.
   * @param beforeText whether its text is asked for next: the beginning of it is then read in one go with the head; else nothing of it
   */
  head(document: number, beforeText = false): DocumentHead {
    if (beforeText) this.#readAhead(document);
    const { text: _, ...head } = documentOfValues(valuesOfHead(this.#readHead(document), ''));
    return head;
  }

  /** The length of a document's text in UTF-16 units. */
  textLength(document: number): number {
    return this.#bodyOf(document).length;
  }

  /** The part of a document's text between two offsets in UTF-16 units: `text.slice(from, to)` for `0 <= from <= to`. */
  text(document: number, from: number, to: number): string {
    const body = this.#bodyOf(document);
    const end = Math.min(to, body.length);
    if (from >= end) return '';
    const first = body.restartPoints.before(from);
    const part = this.#decode(body, first, body.restartPoints.behind(end));
    return part.slice(from - first.offset, end - first.offset);
  }

  /**
   * A word of a document's text from which analyzing can begin: what follows has the tokens it has in the whole text, at
   * positions counted from that of the word.
   * @param position in words; the word is the nearest that is known at this position or before
   */
  offsetNear(document: number, position: number): RestartPoint {
    const restart = this.#bodyOf(document).restartPoints.atWord(position);
    return { position: restart.position, offset: restart.offset };
  }

  /** A function that reads documents as they are packed. It reads ahead: it is made for reading many of them in their order. */
  packed(): (document: number) => PackedDocument {
    const { starts, headBytes } = this.#sections;
    const fileEnd = starts.at(-1) ?? 0;
    let ahead: Uint8Array = new Uint8Array(0);
    let aheadStart = 0;
    return (document) => {
      const size = this.#bodyBytes(document);
      const start = starts[document] ?? 0;
      const bodyStart = headBytes[document] ?? 0;
      const end = start + bodyStart + size;
      if (size < 0 || end > fileEnd) throw this.#damaged(document);
      if (start < aheadStart || end > aheadStart + ahead.length) {
        aheadStart = start;
        ahead = this.#read(start, Math.min(fileEnd - start, Math.max(end - start, READ_AHEAD_BYTES)));
      }
      const bytes = ahead.subarray(start - aheadStart, end - aheadStart);
      const body = this.#parseBody(document, bytes.subarray(bodyStart), size);
      return {
        head: bytes.subarray(0, bodyStart),
        ...body,
        codes: bytes.subarray(bodyStart + body.codesStart),
      };
    };
  }

  #readHead(document: number): HeadValues {
    const { starts, headBytes } = this.#sections;
    if (this.#bodyBytes(document) < 0) throw this.#damaged(document);
    const codes =
      this.#ahead?.document === document
        ? this.#ahead.head
        : this.#read(starts[document] ?? 0, headBytes[document] ?? 0);
    const json = this.#decoder.decode(codes, 0, codes.length);
    if (json === null) throw this.#damaged(document);
    let values: unknown;
    try {
      values = JSON.parse(json);
    } catch {
      throw this.#damaged(document);
    }
    if (!isHead(values)) throw this.#damaged(document);
    return values;
  }

  #bodyOf(document: number): Body {
    if (this.#body?.document === document) return this.#body;
    const body = this.#longBodies.get(document) ?? this.#openBody(document);
    this.#body = body;
    if (body.bytes.length > READ_BYTES) this.#keep(body);
    return body;
  }

  /** Keeps a body of many restart points, in the place of the one that was not asked for the longest. */
  #keep(body: Body): void {
    this.#longBodies.delete(body.document);
    this.#longBodies.set(body.document, body);
    const [oldest] = this.#longBodies.keys();
    if (oldest !== undefined && this.#longBodies.size > MAX_LONG_BODIES) this.#longBodies.delete(oldest);
  }

  /** Reads the head and the beginning of the body of a document, unless the body is known. */
  #readAhead(document: number): void {
    if (this.#ahead?.document === document || this.#longBodies.has(document)) return;
    const { starts, headBytes } = this.#sections;
    const head = headBytes[document] ?? 0;
    const size = this.#bodyBytes(document);
    if (size < 0) throw this.#damaged(document);
    const bytes = this.#read(starts[document] ?? 0, head + Math.min(size, READ_BYTES));
    this.#ahead = { document, head: bytes.subarray(0, head), body: bytes.subarray(head) };
  }

  #openBody(document: number): Body {
    const size = this.#bodyBytes(document);
    const bytes =
      this.#ahead?.document === document
        ? this.#ahead.body
        : this.#readBody(document, 0, Math.min(size, READ_BYTES));
    const header = { bytes, at: 0 };
    readVarint(header);
    const codesStart = readVarint(header) + header.at;
    if (codesStart <= bytes.length || codesStart > size) return this.#parseBody(document, bytes, size);
    return this.#parseBody(document, this.#readBody(document, 0, codesStart), size);
  }

  /**
   * @param bytes the beginning of the body, as far as the codes of its text or farther
   * @param size of the whole body
   */
  #parseBody(document: number, bytes: Uint8Array, size: number): Body {
    const header = { bytes, at: 0 };
    const length = readVarint(header);
    const codesStart = readVarint(header) + header.at;
    if (codesStart > bytes.length) throw this.#damaged(document);
    const end = { offset: length, byte: size - codesStart };
    const restartPoints = new RestartPoints(bytes.subarray(header.at, codesStart), end);
    return { document, length, restartPoints, codesStart, bytes };
  }

  #decode({ document, codesStart, bytes }: Body, first: CodedRestartPoint, last: CodedRestartPoint): string {
    const [from, to] = [codesStart + first.byte, codesStart + last.byte];
    if (to < from || to > this.#bodyBytes(document)) throw this.#damaged(document);
    const text =
      to <= bytes.length
        ? this.#decoder.decode(bytes, from, to)
        : this.#decoder.decode(this.#readBody(document, from, to - from), 0, to - from);
    const missing = last.offset - first.offset - (text?.length ?? -1);
    // The space between two words is not written, also where a restart point stands between them.
    if (text === null || missing < 0 || missing > 1) throw this.#damaged(document);
    return missing === 1 ? `${text} ` : text;
  }

  #bodyBytes(document: number): number {
    const { starts, headBytes } = this.#sections;
    return (starts[document + 1] ?? 0) - (starts[document] ?? 0) - (headBytes[document] ?? 0);
  }

  #readBody(document: number, from: number, length: number): Uint8Array {
    const { starts, headBytes } = this.#sections;
    if (length < 0) throw this.#damaged(document);
    return this.#read((starts[document] ?? 0) + (headBytes[document] ?? 0) + from, length);
  }

  #damaged(document: number): FindlingError {
    return new FindlingError('index_damaged', `${this.#name}: document ${document} cannot be read`);
  }
}
