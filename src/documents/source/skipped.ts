// Makes the values that stand in a document's place, with messages that never hold raw control characters.

import type { ParsedRecord } from '../record.js';
import type { Location, SkippedDocument, SkipReason } from '../document.js';

/** A skipped document at a place; the message becomes one printable line of at most 300 characters. */
export function skippedAt(place: Location, reason: SkipReason, message: string): SkippedDocument {
  return { path: place.path, line: place.line, reason, message: printableLine(message) };
}

/** The same as the outcome of a parse. */
export function skippedRecord(place: Location, reason: SkipReason, message: string): ParsedRecord {
  return { kind: 'skipped', skipped: skippedAt(place, reason, message) };
}

/** The sentence for something larger than it may be. */
export function tooLargeMessage(what: string, bytes: number | null, limit: number): string {
  const size = bytes === null ? 'more than' : `${printMegabytes(bytes)} MB, more than`;
  return `${what} holds ${size} the ${printMegabytes(limit)} MB a document may have; split it or raise the limit`;
}

function printMegabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1);
}

function printableLine(message: string): string {
  const printable = message.replace(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
  return printable.length > 300 ? `${printable.slice(0, 299).replace(/[\ud800-\udbff]$/, '')}…` : printable;
}
