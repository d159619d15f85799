// What each source file looked like when it was indexed: an incremental run reads only files that look different now.

import type { DocumentWarning, SkippedDocument, SkipReason } from '../../documents/document.js';

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
  readonly bytes: number;
  /** When it was last changed, in milliseconds since 1970 UTC. */
  readonly mtimeMs: number;
  readonly skipped: readonly SkippedRecord[];
  readonly warnings: readonly RecordWarning[];
}

/** A warning has its fingerprint before the winners. */
type EncodedRecord = readonly [number | null, SkipReason | 'warning', string, ...string[]];
type EncodedState = readonly [string, number, number, ...EncodedRecord[]];

/** One line of JSON a file. */
export function encodeSources(sources: readonly SourceState[]): Uint8Array {
  const lines = sources.map(({ path, bytes, mtimeMs, skipped, warnings }) => {
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
    return JSON.stringify([path, bytes, mtimeMs, ...records] satisfies EncodedState);
  });
  return Buffer.from(`[\n${lines.join(',\n')}\n]\n`);
}

/** Reads what `encodeSources` wrote; the bytes have been verified by their checksum. */
export function decodeSources(bytes: Uint8Array): SourceState[] {
  const states = JSON.parse(Buffer.from(bytes).toString('utf8')) as EncodedState[];
  return states.map(([path, length, mtimeMs, ...records]) => {
    const skipped: SkippedRecord[] = [];
    const warnings: RecordWarning[] = [];
    for (const [line, reason, message, ...rest] of records) {
      if (reason !== 'warning') skipped.push({ line, reason, message, winners: rest });
      else warnings.push({ line, message, fingerprint: rest[0] ?? '', winners: rest.slice(1) });
    }
    return { path, bytes: length, mtimeMs, skipped, warnings };
  });
}

/** A skipped record as it is reported. */
export function toSkippedDocument(path: string, { line, reason, message }: SkippedRecord): SkippedDocument {
  return { path, line, reason, message };
}

/** What is wrong with a record that gave a document, as it is reported. */
export function toDocumentWarning(path: string, { line, message }: RecordWarning): DocumentWarning {
  return { path, line, message };
}
