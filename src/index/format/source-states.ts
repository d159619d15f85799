// What each source file looked like when it was indexed: an incremental run reads only files that look different now.

import type { DocumentWarning, SkippedDocument, SkipReason } from '../../documents/document.js';
import type { FileStamp } from '../../documents/record.js';

/** A record that gave no document. */
export interface SkippedRecord {
  readonly line: number | null;
  readonly reason: SkipReason;
  readonly message: string;
  /** Where ids it could have are taken: the files whose documents have them. */
  readonly winners: readonly string[];
}

/** What is wrong with a record that gave a document. */
export interface RecordWarning {
  readonly line: number | null;
  readonly message: string;
  /** Of the record: it is parsed again, and warned of again, whenever its file is read. */
  readonly fingerprint: string;
  /** Where its id is taken: the files whose documents have it. */
  readonly winners: readonly string[];
}

/** A source file as it was when it was read. */
export interface SourceState {
  readonly path: string;
  /** Null where the file must be read again, whatever it looks like: it could not be read, or not to its end. */
  readonly stamp: FileStamp | null;
  readonly skipped: readonly SkippedRecord[];
  readonly warnings: readonly RecordWarning[];
}

/** Line, reason and message; behind them, of a warning, the fingerprint of its record; then the paths of `winners`. */
type EncodedRecord = readonly [number | null, SkipReason | 'warning', string, ...string[]];
type EncodedStamp = readonly [bytes: number, mtimeMs: number, ctimeMs: number, inode: number];
type EncodedState = readonly [string, EncodedStamp | null, ...EncodedRecord[]];

/** One line of JSON a file. */
export function encodeSources(sources: readonly SourceState[]): Uint8Array {
  const lines = sources.map(({ path, stamp, skipped, warnings }) => {
    const records: EncodedRecord[] = [
      ...skipped.map(({ line, reason, message, winners }): EncodedRecord => [
        line,
        reason,
        message,
        ...winners,
      ]),
      ...warnings.map(({ line, message, fingerprint, winners }): EncodedRecord => [
        line,
        'warning',
        message,
        fingerprint,
        ...winners,
      ]),
    ];
    return JSON.stringify([path, encodeStamp(stamp), ...records] satisfies EncodedState);
  });
  return Buffer.from(`[\n${lines.join(',\n')}\n]\n`);
}

/** Reads what `encodeSources` wrote; the bytes have been verified by their checksum. */
export function decodeSources(bytes: Uint8Array): SourceState[] {
  const states = JSON.parse(Buffer.from(bytes).toString('utf8')) as EncodedState[];
  return states.map(([path, stamp, ...records]) => {
    const skipped: SkippedRecord[] = [];
    const warnings: RecordWarning[] = [];
    for (const [line, reason, message, ...rest] of records) {
      if (reason !== 'warning') skipped.push({ line, reason, message, winners: rest });
      else warnings.push({ line, message, fingerprint: rest[0] ?? '', winners: rest.slice(1) });
    }
    return { path, stamp: decodeStamp(stamp), skipped, warnings };
  });
}

function encodeStamp(stamp: FileStamp | null): EncodedStamp | null {
  return stamp === null ? null : [stamp.bytes, stamp.mtimeMs, stamp.ctimeMs, stamp.inode];
}

function decodeStamp(encoded: EncodedStamp | null): FileStamp | null {
  if (encoded === null) return null;
  const [bytes, mtimeMs, ctimeMs, inode] = encoded;
  return { bytes, mtimeMs, ctimeMs, inode };
}

/** A skipped record as it is reported. */
export function toSkippedDocument(path: string, { line, reason, message }: SkippedRecord): SkippedDocument {
  return { path, line, reason, message };
}

/** What is wrong with a record that gave a document, as it is reported. */
export function toDocumentWarning(path: string, { line, message }: RecordWarning): DocumentWarning {
  return { path, line, message };
}
