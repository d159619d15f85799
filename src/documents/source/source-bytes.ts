// Opens and reads files the walk has seen, and nothing else: no link is followed, no pipe waited for,
// no byte outside the corpus read. Every failure is a skipped document. Opening, and reading what has to
// be in memory whole, is synchronous: for many small files that is thirty times faster than the thread pool.

import { closeSync, constants, fstatSync, openSync, read, readSync, realpathSync } from 'node:fs';
import { promisify } from 'node:util';
import { describeError, errnoOf } from '../../errors.js';
import type { SkippedDocument } from '../document.js';
import type { SourceFile } from '../record.js';
import { skippedAt, tooLargeMessage } from './skipped.js';

const readAsync = promisify(read);

/** An open file and its size at that moment: a reader goes no further, even if the file grows. */
export interface OpenSource {
  readonly kind: 'opened';
  readonly descriptor: number;
  readonly bytes: number;
}

export interface SkippedSource {
  readonly kind: 'skipped';
  readonly skipped: SkippedDocument;
}

export interface SourceBytes {
  readonly kind: 'bytes';
  readonly bytes: Buffer;
}

/** Opens a source file for reading. The caller closes the descriptor with `closeSource`. */
export function openSource(file: SourceFile): OpenSource | SkippedSource {
  let descriptor: number | undefined;
  try {
    // Non-blocking, or a pipe put in the file's place since the walk would stop the run for ever.
    const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
    descriptor = openSync(file.absolutePath, flags);
    const status = fstatSync(descriptor);
    if (!status.isFile()) return refuse(file, descriptor, 'not_a_file', 'is no longer a regular file');
    // The walk handed out a path without links; if it has one now, a folder was replaced in the meantime.
    if (realpathSync.native(file.absolutePath) !== file.absolutePath) {
      return refuse(
        file,
        descriptor,
        'symlink',
        'is now reached through a symbolic link, which is not followed',
      );
    }
    return { kind: 'opened', descriptor, bytes: status.size };
  } catch (error) {
    if (descriptor !== undefined) closeSync(descriptor);
    return { kind: 'skipped', skipped: unreadableSource(file, null, error) };
  }
}

export function closeSource(source: OpenSource): void {
  closeSync(source.descriptor);
}

/** Reads a whole file of at most `maxBytes`; a larger one is `too_large`. */
export function readSource(file: SourceFile, maxBytes: number): SourceBytes | SkippedSource {
  const source = openSource(file);
  if (source.kind === 'skipped') return source;
  try {
    if (source.bytes > maxBytes) {
      const message = tooLargeMessage('the file', source.bytes, maxBytes);
      return { kind: 'skipped', skipped: skippedAt({ path: file.path, line: null }, 'too_large', message) };
    }
    const buffer = Buffer.allocUnsafeSlow(source.bytes);
    let filled = 0;
    while (filled < buffer.length) {
      const bytesRead = readSync(source.descriptor, buffer, filled, buffer.length - filled, filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return { kind: 'bytes', bytes: buffer.subarray(0, filled) };
  } catch (error) {
    return { kind: 'skipped', skipped: unreadableSource(file, null, error) };
  } finally {
    closeSource(source);
  }
}

/** Fills `buffer` from `start` on with the bytes at `position` of the file; answers how many there were. */
export async function readChunk(
  source: OpenSource,
  buffer: Buffer,
  start: number,
  position: number,
): Promise<number> {
  let filled = start;
  while (filled < buffer.length) {
    const at = position + filled - start;
    const wanted = Math.min(buffer.length - filled, source.bytes - at);
    if (wanted <= 0) break;
    const { bytesRead } = await readAsync(source.descriptor, buffer, filled, wanted, at);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled - start;
}

/** The skipped document for a file that could not be read, from the error that said so. */
export function unreadableSource(file: SourceFile, line: number | null, error: unknown): SkippedDocument {
  const place = { path: file.path, line };
  switch (errnoOf(error)) {
    case 'ELOOP':
      return skippedAt(place, 'symlink', 'is a symbolic link, which is not followed');
    case 'ENOENT':
    case 'ENOTDIR':
      return skippedAt(place, 'unreadable', 'vanished before it was read');
    case 'ENXIO':
      return skippedAt(place, 'not_a_file', 'is no longer a regular file');
    case 'EACCES':
    case 'EPERM':
      return skippedAt(place, 'unreadable', 'may not be read: give this user the right to read it');
    case undefined:
    default:
      return skippedAt(place, 'unreadable', `cannot be read: ${describeError(error)}`);
  }
}

function refuse(
  file: SourceFile,
  descriptor: number,
  reason: 'not_a_file' | 'symlink',
  message: string,
): SkippedSource {
  closeSync(descriptor);
  return { kind: 'skipped', skipped: skippedAt({ path: file.path, line: null }, reason, message) };
}
