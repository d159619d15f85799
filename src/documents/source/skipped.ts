// Why a file or a record gives no document. Inside this folder the reason is an error, so that each step returns what it
// promises and nothing else; `readRecords` and the `parse` of a record turn it into a value.

import { beginningOf } from '../../whole-characters.js';
import type { DocumentWarning, Location, SkippedDocument, SkipReason } from '../document.js';

const MAX_MESSAGE_LENGTH = 300;

/** Thrown by any step of reading that cannot go on: this file, or this record, is skipped. */
export class SkipError extends Error {
  override readonly name = 'SkipError';
  readonly reason: SkipReason;

  /** @param message one sentence without its subject (`is a symbolic link, which is not followed`) */
  constructor(reason: SkipReason, message: string, options?: ErrorOptions) {
    // Every row of a table may be skipped, nobody reads where from, and to gather the stack takes longer than the row.
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    super(message, options);
    Error.stackTraceLimit = limit;
    this.reason = reason;
  }
}

/**
 * What stands in the place of a document that could not be read. The message becomes one printable line of at most 300
 * characters: it may quote what a file holds.
 */
export function skippedAt(location: Location, reason: SkipReason, message: string): SkippedDocument {
  return { path: location.path, line: location.line, reason, message: toPrintableLine(message) };
}

/** What is wrong with a record that gave a document; the message is treated as that of `skippedAt`. */
export function warningAt({ path, line }: Location, message: string): DocumentWarning {
  return { path, line, message: toPrintableLine(message) };
}

/**
 * The message for something that is larger than its limit.
 * @param what the subject: `the file`, `the line`
 * @param bytes its size
 * @param limit the largest size allowed, in bytes
 */
export function tooLargeMessage(what: string, bytes: number, limit: number): string {
  const [size, most] = [bytes, limit].map((number) => (number / 1024 / 1024).toFixed(1));
  const setting = what.endsWith('file')
    ? 'maxDocument (maxFile for JSON, XML, mail, office documents, PDF and archives)'
    : 'maxDocument';
  return `${what} holds ${size} MB, more than the ${most} MB allowed; split it or raise the setting ${setting}`;
}

/** Control characters, lone surrogates and marks of direction could garble a terminal: each run becomes a space. */
function toPrintableLine(message: string): string {
  const printable = message.replace(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
  if (printable.length <= MAX_MESSAGE_LENGTH) return printable;
  return `${beginningOf(printable, MAX_MESSAGE_LENGTH - 1)}…`;
}
