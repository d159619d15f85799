// Whole documents as they are shown, compressed in blocks and read back one block at a time.

import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import {
  documentOfValues,
  listValues,
  type Document,
  type DocumentValues,
} from '../../documents/document.js';
import { ByteWriter } from './byte-writer.js';

/** A block is closed once it holds this many bytes of documents. */
const BLOCK_BYTES = 16_384;
/** Twice as fast as deflate at its fastest, for a twentieth more bytes. */
const COMPRESSION = { params: { [constants.BROTLI_PARAM_QUALITY]: 0, [constants.BROTLI_PARAM_LGWIN]: 15 } };
/** Encoded documents are kept in pieces of this size. */
const PIECE_BYTES = 1 << 20;

/** The index of the text among the values of a document. */
const TEXT_INDEX = 2;

/** A document but for its text: everything a hit shows beside its snippets. */
export type DocumentHead = Omit<Document, 'text'>;

/** A word of a text: how many words come before it, and where it begins, in UTF-16 units. */
export interface TextPlace {
  readonly position: number;
  readonly offset: number;
}

/** Where each document is in the file. */
export interface StoredSections {
  /** Where each block begins in the file; one more closes the last. */
  readonly blocks: Float64Array;
  /** Per document: its block. */
  readonly blockOf: Uint16Array;
  /** Per document: where it begins in the block, unpacked. */
  readonly offsetOf: Uint32Array;
  /** Per document: its bytes. */
  readonly bytesOf: Uint32Array;
}

/** The file of a segment's documents and where each is in it. */
export interface StoredDocuments {
  readonly file: Uint8Array<ArrayBuffer>;
  readonly sections: StoredSections;
}

/**
 * Documents as bytes, in order: each a JSON array of its properties but for its text, which stands as it is behind a zero
 * byte. Text is nearly all there is to encode, and this way quotes in it need not be looked for.
 */
export class EncodedDocuments {
  readonly #pieces: Buffer[] = [];
  /** Three numbers a document: its piece, and where it begins and ends there. */
  readonly #ranges: number[] = [];
  #end = PIECE_BYTES;

  /** Adds a document, whose text is well-formed Unicode. */
  add(document: Document): void {
    const { text } = document;
    const json = JSON.stringify(listValues(document).toSpliced(TEXT_INDEX, 1));
    // A UTF-16 unit becomes three bytes at most.
    const maxBytes = (json.length + text.length) * 3 + 1;
    let piece = this.#pieces.at(-1);
    if (piece === undefined || this.#end + maxBytes > piece.length) {
      piece = Buffer.allocUnsafeSlow(Math.max(PIECE_BYTES, maxBytes));
      this.#pieces.push(piece);
      this.#end = 0;
    }
    const start = this.#end;
    this.#end += piece.write(json, start);
    piece[this.#end] = 0;
    this.#end += 1;
    this.#end += piece.write(text, this.#end);
    this.#ranges.push(this.#pieces.length - 1, start, this.#end);
  }

  /** The bytes of the document that was added as this number, from 0. */
  bytes(number: number): Uint8Array {
    const [piece = 0, start = 0, end = 0] = this.#ranges.slice(number * 3, number * 3 + 3);
    return this.#pieces[piece]?.subarray(start, end) ?? new Uint8Array(0);
  }
}

/** Reads a document that `EncodedDocuments` wrote. */
export function decodeDocument(bytes: Uint8Array): Document {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = buffer.indexOf(0);
  return documentOf(buffer.toString('utf8', 0, end), buffer.toString('utf8', end + 1));
}

/** The same without its text, which is most of the work. */
function decodeHead(bytes: Uint8Array): DocumentHead {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { text: _, ...head } = documentOf(buffer.toString('utf8', 0, buffer.indexOf(0)), '');
  return head;
}

function documentOf(json: string, text: string): Document {
  const values = (JSON.parse(json) as readonly unknown[]).toSpliced(TEXT_INDEX, 0, text);
  return documentOfValues(values as unknown as DocumentValues);
}

/** Packs encoded documents in order. */
export class StoredDocumentsWriter {
  readonly #file = new ByteWriter(1 << 20);
  readonly #blocks: number[] = [0];
  readonly #blockOf: number[] = [];
  readonly #offsetOf: number[] = [];
  readonly #bytesOf: number[] = [];
  readonly #pending = new ByteWriter(2 * BLOCK_BYTES);

  add(bytes: Uint8Array): void {
    this.#blockOf.push(this.#blocks.length - 1);
    this.#offsetOf.push(this.#pending.length);
    this.#bytesOf.push(bytes.length);
    this.#pending.append(bytes);
    if (this.#pending.length >= BLOCK_BYTES) this.#closeBlock();
  }

  finish(): StoredDocuments {
    if (this.#pending.length > 0) this.#closeBlock();
    return {
      file: this.#file.bytes(),
      sections: {
        blocks: Float64Array.from(this.#blocks),
        blockOf: Uint16Array.from(this.#blockOf),
        offsetOf: Uint32Array.from(this.#offsetOf),
        bytesOf: Uint32Array.from(this.#bytesOf),
      },
    };
  }

  #closeBlock(): void {
    this.#file.append(brotliCompressSync(this.#pending.bytes(), COMPRESSION));
    this.#blocks.push(this.#file.length);
    this.#pending.clear();
  }
}

/** Reads documents back. The block unpacked last is kept, for the documents of a page often share it. */
export class StoredDocumentsReader {
  readonly #read: (offset: number, length: number) => Uint8Array;
  readonly #sections: StoredSections;
  #block = -1;
  #unpacked: Uint8Array = new Uint8Array(0);

  /** @param read reads bytes of the file the writer made */
  constructor(sections: StoredSections, read: (offset: number, length: number) => Uint8Array) {
    this.#sections = sections;
    this.#read = read;
  }

  /** The bytes of a document, valid until the next call. */
  bytes(document: number): Uint8Array {
    const { blocks, blockOf, offsetOf, bytesOf } = this.#sections;
    const block = blockOf[document] ?? 0;
    if (block !== this.#block) {
      const start = blocks[block] ?? 0;
      this.#unpacked = brotliDecompressSync(this.#read(start, (blocks[block + 1] ?? start) - start));
      this.#block = block;
    }
    const offset = offsetOf[document] ?? 0;
    return this.#unpacked.subarray(offset, offset + (bytesOf[document] ?? 0));
  }

  document(document: number): Document {
    return decodeDocument(this.bytes(document));
  }

  /** A document without its text. */
  head(document: number): DocumentHead {
    return decodeHead(this.bytes(document));
  }

  /** The length of a document's text in UTF-16 units. */
  textLength(document: number): number {
    return this.document(document).text.length;
  }

  /** The part of a document's text between two offsets in UTF-16 units: `text.slice(from, to)`. */
  text(document: number, from: number, to: number): string {
    return this.document(document).text.slice(from, to);
  }

  /**
   * A word of a document's text from which analyzing can begin: what follows has the tokens it has in the whole text, at
   * positions counted from that of the word.
   * @param position in words; the word is the nearest that is known at this position or before
   */
  offsetNear(_document: number, _position: number): TextPlace {
    return { position: 0, offset: 0 };
  }
}
