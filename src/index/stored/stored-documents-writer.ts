// Packs documents: cuts heads and texts into pieces while they come in, and codes them once it is known how frequent each piece
// is in the segment.

import { type Document, listValues } from '../../documents/document.js';
import type { TokenColumns } from '../../text/analysis.js';
import { ByteWriter, MAX_VARINT_BYTES, writeVarint } from '../format/byte-writer.js';
import type { StoredDocuments, StoredSections } from '../format/stored-sections.js';
import { cutText } from './cut-text.js';
import { codeOf, CodeReader, MAX_CODES, writeCode, writeOut } from './dense-codes.js';
import { NumberList } from './number-list.js';
import { PieceTable } from './piece-table.js';
import type { StoredDocumentsReader } from './stored-documents-reader.js';
import { TEXT_INDEX } from './stored-layout.js';
import { type CodedPlace, findPlaces, type TextPlace, writePlaces } from './text-places.js';

/** Pieces that occur less often are written out where they occur. */
const MIN_COUNT = 2;
/** A larger array, needed for a long text, is not kept for the next; in units. */
const MAX_KEPT_UNITS = 1 << 20;

/** A place, and the pieces of all documents before it. */
interface PiecePlace extends TextPlace {
  readonly piece: number;
}

/** A document as pieces, by their indexes among the pieces of all documents. */
interface CutDocument {
  readonly headStart: number;
  readonly textStart: number;
  readonly textEnd: number;
  /** Of the text, in UTF-16 units. */
  readonly length: number;
  readonly places: readonly PiecePlace[];
}

/** Writes the documents of one segment. Its bytes do not depend on the order in which documents were added. */
export class StoredDocumentsWriter {
  readonly #table = new PieceTable();
  readonly #pieces = new NumberList();
  readonly #documents: CutDocument[] = [];
  #units = new Uint16Array(1 << 13);

  /**
   * Adds a document, whose text is well-formed Unicode.
   * @param tokens of its text
   */
  add(document: Document, tokens: TokenColumns): void {
    const { text } = document;
    const headStart = this.#pieces.length;
    this.#cut(JSON.stringify(listValues(document).toSpliced(TEXT_INDEX, 1)), null);
    const textStart = this.#pieces.length;
    const candidates = findPlaces(tokens);
    const places: PiecePlace[] = [];
    let next = 0;
    this.#cut(text, (start) => {
      while ((candidates[next]?.offset ?? Infinity) < start) next += 1;
      const place = candidates[next];
      if (place?.offset === start) places.push({ ...place, piece: this.#pieces.length });
    });
    this.#documents.push({ headStart, textStart, textEnd: this.#pieces.length, length: text.length, places });
  }

  /** Adds documents of another segment as they are. */
  copier(reader: StoredDocumentsReader, sections: StoredSections): (document: number) => void {
    const known = new Int32Array(sections.pieceStarts.length).fill(-1);
    const read = { sections, known };
    return (document) => {
      const headStart = this.#pieces.length;
      this.#copy(reader.headCodes(document), read, []);
      const textStart = this.#pieces.length;
      const { length, places, codes } = reader.bodyCodes(document);
      const copied = this.#copy(codes, read, [...places.inside()]);
      this.#documents.push({ headStart, textStart, textEnd: this.#pieces.length, length, places: copied });
    };
  }

  /**
   * Codes the documents.
   * @param order the numbers of the documents, counted as they were added, in the order they get
   */
  finish(order: readonly number[]): StoredDocuments {
    const ranked = this.#rankPieces();
    const codes = new Uint32Array(this.#table.size);
    ranked.forEach((piece, rank) => {
      codes[piece] = codeOf(rank);
    });
    const file = new ByteWriter();
    const starts = new Float64Array(order.length + 1);
    const headBytes = new Uint32Array(order.length);
    const [text, places] = [new ByteWriter(), new ByteWriter()];
    order.forEach((number, index) => {
      const document = this.#documents[number];
      if (document === undefined) throw new RangeError(`no document ${number}`);
      this.#writePieces(file, codes, document.headStart, document.textStart);
      headBytes[index] = file.length - (starts[index] ?? 0);
      text.clear();
      places.clear();
      writePlaces(places, this.#writeText(text, codes, document));
      appendVarint(file, document.length);
      appendVarint(file, places.length);
      file.appendFrom(places);
      file.appendFrom(text);
      starts[index + 1] = file.length;
    });
    return { file: file.bytes(), sections: { starts, headBytes, ...this.#encodePieces(ranked) } };
  }

  #cut(text: string, visit: ((start: number) => void) | null): void {
    const { length } = text;
    if (length > this.#units.length || this.#units.length > MAX_KEPT_UNITS)
      this.#units = new Uint16Array(2 ** Math.ceil(Math.log2(Math.max(length, 1 << 13))));
    Buffer.from(this.#units.buffer).write(text, 'utf16le');
    cutText(this.#units, length, this.#table, this.#pieces, visit);
  }

  #copy(
    codes: Uint8Array,
    { sections, known }: { readonly sections: StoredSections; readonly known: Int32Array },
    places: readonly CodedPlace[],
  ): PiecePlace[] {
    const { pieceStarts, pieceBytes } = sections;
    const reader = new CodeReader(codes, 0);
    const copied: PiecePlace[] = [];
    while (reader.at < codes.length) {
      const place = places[copied.length];
      if (place?.byte === reader.at)
        copied.push({ position: place.position, offset: place.offset, piece: this.#pieces.length });
      const piece = reader.next();
      const seen = known[piece] ?? -1;
      if (seen >= 0) {
        this.#table.counts[seen] = (this.#table.counts[seen] ?? 0) + 1;
        this.#pieces.push(seen);
        continue;
      }
      const bytes =
        piece >= 0
          ? pieceBytes.subarray((pieceStarts[piece] ?? 0) >>> 1, (pieceStarts[piece + 1] ?? 0) >>> 1)
          : codes.subarray(reader.start, reader.end);
      const number = this.#table.countPiece(Buffer.from(bytes).toString('utf8'));
      if (piece >= 0) known[piece] = number;
      this.#pieces.push(number);
    }
    return copied;
  }

  /** The pieces that get a code, the most frequent first. */
  #rankPieces(): Uint32Array {
    const table = this.#table;
    const { counts, hashes } = table;
    const frequent = Uint32Array.from({ length: table.size }, (_, piece) => piece).filter(
      (piece) => (counts[piece] ?? 0) >= MIN_COUNT,
    );
    // Of equal counts in any order that is always the same.
    return frequent
      .sort(
        (a, b) =>
          (counts[b] ?? 0) - (counts[a] ?? 0) || (hashes[a] ?? 0) - (hashes[b] ?? 0) || table.compare(a, b),
      )
      .slice(0, MAX_CODES);
  }

  #writePieces(writer: ByteWriter, codes: Uint32Array, from: number, to: number): void {
    for (let index = from; index < to; index += 1) {
      const piece = this.#pieces.at(index);
      const code = codes[piece] ?? 0;
      if (code !== 0) writeCode(writer, code);
      else writeOut(writer, this.#bytesOf(piece), this.#table.isWord(piece));
    }
  }

  #writeText(
    writer: ByteWriter,
    codes: Uint32Array,
    { textStart, textEnd, places }: CutDocument,
  ): CodedPlace[] {
    let from = textStart;
    const coded = places.map(({ position, offset, piece }) => {
      this.#writePieces(writer, codes, from, piece);
      from = piece;
      return { position, offset, byte: writer.length };
    });
    this.#writePieces(writer, codes, from, textEnd);
    return coded;
  }

  #encodePieces(ranked: Uint32Array): Pick<StoredSections, 'pieceBytes' | 'pieceStarts'> {
    const bytes = new ByteWriter();
    const pieceStarts = new Uint32Array(ranked.length + 1);
    ranked.forEach((piece, rank) => {
      pieceStarts[rank] = bytes.length * 2 + (this.#table.isWord(piece) ? 1 : 0);
      bytes.append(this.#bytesOf(piece));
    });
    pieceStarts[ranked.length] = bytes.length * 2;
    return { pieceBytes: bytes.bytes(), pieceStarts };
  }

  /** A piece in UTF-8. */
  #bytesOf(piece: number): Uint8Array {
    const { units, starts } = this.#table;
    const part = units.subarray(starts[piece] ?? 0, starts[piece + 1] ?? 0);
    return Buffer.from(Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString('utf16le'));
  }
}

function appendVarint(writer: ByteWriter, value: number): void {
  writer.length = writeVarint(writer.reserve(MAX_VARINT_BYTES), writer.length, value);
}
