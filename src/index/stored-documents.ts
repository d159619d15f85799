// Whole documents as they are shown, compressed in blocks and read back one block at a time.

import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Document } from '../documents/document.js';
import { ByteWriter } from './byte-writer.js';

/** A block is closed once it holds this many bytes of documents. */
const BLOCK_BYTES = 16_384;
const COMPRESSION_LEVEL = 1;

export interface StoredSections {
  /** Where each block begins in the file; one more closes the last. */
  readonly blocks: Float64Array<ArrayBuffer>;
  /** Per document: its block. */
  readonly blockOf: Uint16Array<ArrayBuffer>;
  /** Per document: where it begins in the inflated block. */
  readonly offsetOf: Uint32Array<ArrayBuffer>;
  /** Per document: its bytes. */
  readonly bytesOf: Uint32Array<ArrayBuffer>;
}

/** A document as bytes: a JSON array in fixed order. */
export function encodeDocument(document: Document): Uint8Array {
  const { id, title, text, related, url, date, language, section, source, tags, extra } = document;
  return Buffer.from(JSON.stringify([id, title, text, related, url, date, language, section, source, tags, extra]));
}

/** The document `encodeDocument` wrote. */
export function decodeDocument(bytes: Uint8Array): Document {
  const parts = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')) as [
    string,
    string,
    string,
    string[],
    string | null,
    string | null,
    string | null,
    string | null,
    string | null,
    string[],
    Record<string, unknown>,
  ];
  const [id, title, text, related, url, date, language, section, source, tags, extra] = parts;
  return { id, title, text, related, url, date, language, section, source, tags, extra };
}

/** Packs documents in order. */
export class StoredDocumentsWriter {
  readonly #file = new ByteWriter(1 << 20);
  readonly #blocks: number[] = [0];
  readonly #blockOf: number[] = [];
  readonly #offsetOf: number[] = [];
  readonly #bytesOf: number[] = [];
  #pending: Uint8Array[] = [];
  #pendingBytes = 0;

  add(bytes: Uint8Array): void {
    this.#blockOf.push(this.#blocks.length - 1);
    this.#offsetOf.push(this.#pendingBytes);
    this.#bytesOf.push(bytes.length);
    this.#pending.push(bytes);
    this.#pendingBytes += bytes.length;
    if (this.#pendingBytes >= BLOCK_BYTES) this.#closeBlock();
  }

  finish(): { file: Uint8Array<ArrayBuffer>; sections: StoredSections } {
    if (this.#pendingBytes > 0) this.#closeBlock();
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
    this.#file.append(deflateRawSync(Buffer.concat(this.#pending), { level: COMPRESSION_LEVEL }));
    this.#blocks.push(this.#file.length);
    this.#pending = [];
    this.#pendingBytes = 0;
  }
}

/** Reads documents back; keeps the block it inflated last. */
export class StoredDocumentsReader {
  readonly #read: (offset: number, length: number) => Uint8Array;
  readonly #sections: StoredSections;
  #block = -1;
  #inflated: Uint8Array = new Uint8Array(0);

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
      this.#inflated = inflateRawSync(this.#read(start, (blocks[block + 1] ?? start) - start));
      this.#block = block;
    }
    const offset = offsetOf[document] ?? 0;
    return this.#inflated.subarray(offset, offset + (bytesOf[document] ?? 0));
  }

  document(document: number): Document {
    return decodeDocument(this.bytes(document));
  }
}
