// What each source file looked like when it was indexed: an incremental run reads only files that look different now.

import type { SkippedDocument, SkipReason } from '../../documents/document.js';

/** A record that gave no document, and for a duplicate the file whose document has the id. */
export interface SkippedRecord {
  readonly line: number | null;
  readonly reason: SkipReason;
  readonly message: string;
  readonly winner: string | null;
}

/** A source file as it was when it was read. */
export interface SourceState {
  readonly path: string;
  readonly bytes: number;
  /** When it was last changed, in milliseconds since 1970 UTC. */
  readonly mtimeMs: number;
  readonly skipped: readonly SkippedRecord[];
}

type EncodedRecord = readonly [number | null, SkipReason, string, string | null];
type EncodedState = readonly [string, number, number, ...EncodedRecord[]];

/** One line of JSON a file. */
export function encodeSources(sources: readonly SourceState[]): Uint8Array {
  const lines = sources.map(({ path, bytes, mtimeMs, skipped }) => {
    const records = skipped.map(({ line, reason, message, winner }): EncodedRecord => [
      line,
      reason,
      message,
      winner,
    ]);
    return JSON.stringify([path, bytes, mtimeMs, ...records] satisfies EncodedState);
  });
  return Buffer.from(`[\n${lines.join(',\n')}\n]\n`);
}

/** Reads what `encodeSources` wrote; the bytes have been verified by their checksum. */
export function decodeSources(bytes: Uint8Array): SourceState[] {
  const states = JSON.parse(Buffer.from(bytes).toString('utf8')) as EncodedState[];
  return states.map(([path, length, mtimeMs, ...records]) => ({
    path,
    bytes: length,
    mtimeMs,
    skipped: records.map(([line, reason, message, winner]) => ({ line, reason, message, winner })),
  }));
}

/** A skipped record as it is reported. */
export function toSkippedDocument(path: string, { line, reason, message }: SkippedRecord): SkippedDocument {
  return { path, line, reason, message };
}
