// Packs documents: cuts heads and texts into pieces while they come in, and codes them once it is known how frequent each piece
// is in the segment.

import { ByteWriter } from '../../collections/byte-writer.js';
import { MAX_VARINT_BYTES, writeVarint } from '../../collections/varint.js';
import type { Document } from '../../documents/document.js';
import type { Analyzer, TokenColumns } from '../../text/analysis.js';
import type { StoredDocuments, StoredSections } from '../format/stored-sections.js';
import { codeOf, CodeReader, MAX_CODE_BYTES, MAX_CODES, writeCode, writeOut } from './dense-codes.js';
import { NumberList } from './number-list.js';
import { MAX_PIECE_UNITS, PieceTable } from './piece-table.js';
import { type CodedRestartPoint, writeRestartPoints } from './restart-points.js';
import type { StoredDocumentsReader } from './stored-documents-reader.js';
import { headOfDocument, namesOfFields } from './stored-layout.js';
import { type PieceRestartPoint, TextCutter } from './text-cutter.js';

/** Pieces that occur less often are written out where they occur. */
const MIN_COUNT = 2;
/** A document as pieces, by their indexes among the pieces of all documents. */
interface CutDocument {
  readonly headStart: number;
  readonly textStart: number;
  readonly textEnd: number;
  /** Of the text, in UTF-16 units. */
  readonly length: number;
  readonly restartPoints: readonly PieceRestartPoint[];
}

/** Writes the documents of one segment. Its bytes do not depend on the order in which documents were added. */
export class StoredDocumentsWriter {
  readonly #table = new PieceTable();
  readonly #pieces = new NumberList();
  readonly #documents: CutDocument[] = [];
  readonly #cutter = new TextCutter(this.#table, this.#pieces);

  /**
   * Adds a document, whose text is well-formed Unicode.
   * @param tokens of its text, by this analyzer
   */
  add(document: Document, tokens: TokenColumns, analyzer: Analyzer): void {
    const { text } = document;
    const headStart = this.#pieces.length;
    this.#cutHead(document);
    const textStart = this.#pieces.length;
    const restartPoints = this.#cutter.cutAnalyzed(text, tokens, analyzer);
    this.#documents.push({
      headStart,
      textStart,
      textEnd: this.#pieces.length,
      length: text.length,
      restartPoints,
    });
  }

  /** The names of the fields of records stay together: most documents have the same ones. */
  #cutHead(document: Document): void {
    const json = JSON.stringify(headOfDocument(document));
    const names = namesOfFields(document);
    const start = names.length === 0 ? -1 : json.indexOf(names.join(''));
    if (start < 0 || names.some(({ length }) => length > MAX_PIECE_UNITS)) {
      this.#cutter.cut(json);
      return;
    }
    this.#cutter.cut(json.slice(0, start));
    for (const name of joinShort(names, MAX_PIECE_UNITS)) this.#cutter.keepWhole(name);
    this.#cutter.cut(json.slice(start + names.join('').length));
  }

  /** A function that adds documents of another segment as they are: fastest in their order. */
  copier(reader: StoredDocumentsReader, sections: StoredSections): (document: number) => void {
    const known = new Int32Array(sections.pieceStarts.length).fill(-1);
    const source = { sections, known };
    const read = reader.packed();
    return (document) => {
      const { head, length, restartPoints, codes } = read(document);
      const headStart = this.#pieces.length;
      this.#copy(head, source, []);
      const textStart = this.#pieces.length;
      const copied = this.#copy(codes, source, [...restartPoints.inside()]);
      this.#documents.push({
        headStart,
        textStart,
        textEnd: this.#pieces.length,
        length,
        restartPoints: copied,
      });
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
    const [text, restartPoints] = [new ByteWriter(), new ByteWriter()];
    order.forEach((number, index) => {
      const document = this.#documents[number];
      if (document === undefined) throw new RangeError(`no document ${number}`);
      this.#writePieces(file, codes, document.headStart, document.textStart);
      headBytes[index] = file.length - (starts[index] ?? 0);
      text.clear();
      restartPoints.clear();
      writeRestartPoints(restartPoints, this.#writeText(text, codes, document));
      appendVarint(file, document.length);
      appendVarint(file, restartPoints.length);
      file.appendFrom(restartPoints);
      file.appendFrom(text);
      starts[index + 1] = file.length;
    });
    return { file: file.bytes(), sections: { starts, headBytes, ...this.#encodePieces(ranked) } };
  }

  #copy(
    codes: Uint8Array,
    { sections, known }: { readonly sections: StoredSections; readonly known: Int32Array },
    restartPoints: readonly CodedRestartPoint[],
  ): PieceRestartPoint[] {
    const { pieceStarts, pieceBytes } = sections;
    const reader = new CodeReader(codes, 0);
    const copied: PieceRestartPoint[] = [];
    while (reader.at < codes.length) {
      const restart = restartPoints[copied.length];
      if (restart?.byte === reader.at)
        copied.push({ position: restart.position, offset: restart.offset, piece: this.#pieces.length });
      const piece = reader.next();
      const seen = piece >= 0 ? (known[piece] ?? -1) : -1;
      if (seen >= 0) {
        this.#pieces.push(seen);
        continue;
      }
      const number =
        piece >= 0
          ? this.#table.numberOfBytes(
              pieceBytes,
              (pieceStarts[piece] ?? 0) >>> 1,
              (pieceStarts[piece + 1] ?? 0) >>> 1,
            )
          : this.#table.numberOfBytes(codes, reader.start, reader.end);
      if (piece >= 0) known[piece] = number;
      this.#pieces.push(number);
    }
    return copied;
  }

  /** The pieces that get a code, the most frequent first. */
  #rankPieces(): Uint32Array {
    const table = this.#table;
    const { hashes } = table;
    const counts = this.#pieces.countValues(table.size);
    const pieces = new Uint32Array(table.size);
    let size = 0;
    for (let piece = 0; piece < table.size; piece += 1)
      if ((counts[piece] ?? 0) >= MIN_COUNT) pieces[size++] = piece;
    const frequent = pieces.subarray(0, size);
    // Of equal counts in any order that is always the same.
    return frequent
      .sort(
        (a, b) =>
          (counts[b] ?? 0) - (counts[a] ?? 0) || (hashes[a] ?? 0) - (hashes[b] ?? 0) || table.compare(a, b),
      )
      .slice(0, MAX_CODES);
  }

  #writePieces(writer: ByteWriter, codes: Uint32Array, from: number, to: number): void {
    for (let at = from; at < to;) {
      const pieces = this.#pieces.part(at, to);
      at += pieces.length;
      let bytes = writer.reserve(pieces.length * MAX_CODE_BYTES);
      let end = writer.length;
      for (let index = 0; index < pieces.length; index += 1) {
        const piece = pieces[index] ?? 0;
        const code = codes[piece] ?? 0;
        if (code === 0) {
          const written = this.#table.bytesOf(piece);
          writer.length = end;
          bytes = writer.reserve(written.length + (pieces.length - index) * MAX_CODE_BYTES);
          end = writeOut(bytes, end, written, this.#table.isWord(piece));
        } else end = writeCode(bytes, end, code);
      }
      writer.length = end;
    }
  }

  #writeText(
    writer: ByteWriter,
    codes: Uint32Array,
    { textStart, textEnd, restartPoints }: CutDocument,
  ): CodedRestartPoint[] {
    let from = textStart;
    const coded = restartPoints.map(({ position, offset, piece }) => {
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
      bytes.append(this.#table.bytesOf(piece));
    });
    pieceStarts[ranked.length] = bytes.length * 2;
    return { pieceBytes: bytes.bytes(), pieceStarts };
  }
}

/** Texts one behind the other, as many as have so many units together in one. */
function joinShort(texts: readonly string[], units: number): readonly string[] {
  const joined: string[] = [];
  for (const text of texts) {
    const last = joined.at(-1);
    if (last !== undefined && last.length + text.length <= units) joined[joined.length - 1] = last + text;
    else joined.push(text);
  }
  return joined;
}

function appendVarint(writer: ByteWriter, value: number): void {
  writer.length = writeVarint(writer.reserve(MAX_VARINT_BYTES), writer.length, value);
}
