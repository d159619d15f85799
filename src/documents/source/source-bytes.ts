// Opens and reads the files that the corpus walk found, and nothing else: no link is followed, no pipe is waited for, no byte
// outside the corpus is read. What cannot be read is an error, which `skippedFile` turns into a skipped document, unless it
// lies with the machine and may pass.
// Opening a file, and reading one that has to be in memory whole, is synchronous: for many small files that is thirty times
// faster than the thread pool.

import { constants } from 'node:fs';
import { describeError, errnoOf } from '../../errors.js';
import { fileLocation, type SkippedDocument } from '../document.js';
import type { SourceFile } from '../record.js';
import { type CorpusFileSystem, machineFileSystem } from './corpus-file-system.js';
import { SkipError, skippedAt, tooLargeMessage } from './skipped.js';
import { passingErrnoOf, PassingError } from './unread-path.js';

/** An open file and its size at that moment: a reader goes no further, even if the file grows. */
export interface OpenSource {
  readonly descriptor: number;
  readonly bytes: number;
  readonly fileSystem: CorpusFileSystem;
}

/** Opens a source file for reading; `closeSource` closes it. Throws SkipError, or what the system says. */
export function openSource(file: SourceFile, fileSystem: CorpusFileSystem = machineFileSystem): OpenSource {
  // Non-blocking, or a pipe put in the file's place since the walk would stop the run for ever.
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const descriptor = fileSystem.open(file.absolutePath, flags);
  try {
    const status = fileSystem.fstat(descriptor);
    if (!status.isFile()) throw new SkipError('not_a_file', 'is no longer a regular file');
    // The walk handed out a path without links; if it has one now, a folder was replaced in the meantime.
    if (fileSystem.realpath(file.absolutePath) !== file.absolutePath) {
      throw new SkipError('symlink', 'is now reached through a symbolic link, which is not followed');
    }
    return { descriptor, bytes: status.size, fileSystem };
  } catch (error) {
    fileSystem.close(descriptor);
    throw error;
  }
}

/** Gives back what `openSource` took. */
export function closeSource(source: OpenSource): void {
  source.fileSystem.close(source.descriptor);
}

/** The bytes of a whole file. Throws SkipError for one of more than `maxBytes`, else as `openSource`. */
export function readSource(
  file: SourceFile,
  maxBytes: number,
  fileSystem: CorpusFileSystem = machineFileSystem,
): Buffer {
  const source = openSource(file, fileSystem);
  try {
    if (source.bytes > maxBytes) {
      throw new SkipError('too_large', tooLargeMessage('the file', source.bytes, maxBytes));
    }
    const buffer = Buffer.allocUnsafeSlow(source.bytes);
    let filled = 0;
    while (filled < buffer.length) {
      const bytesRead = fileSystem.read(source.descriptor, buffer, filled, buffer.length - filled, filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return buffer.subarray(0, filled);
  } finally {
    closeSource(source);
  }
}

/**
 * Fills a buffer with the bytes from `position` of the file on.
 * @returns how many bytes that were: fewer than the buffer holds at the end of the file only
 */
export async function readChunk(source: OpenSource, buffer: Buffer, position: number): Promise<number> {
  let filled = 0;
  while (filled < buffer.length) {
    const wanted = Math.min(buffer.length - filled, source.bytes - position - filled);
    if (wanted <= 0) break;
    const bytesRead = await source.fileSystem.readAsync(
      source.descriptor,
      buffer,
      filled,
      wanted,
      position + filled,
    );
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled;
}

/**
 * The skipped document of a file, from the error that ended its reading.
 * @throws PassingError for an error that lies with the machine: of the file it says nothing
 */
export function skippedFile(file: Pick<SourceFile, 'path'>, error: unknown): SkippedDocument {
  const errno = passingErrnoOf(error);
  if (errno !== null) throw new PassingError(errno, error);
  const { reason, message } = error instanceof SkipError ? error : readFailure(error);
  return skippedAt(fileLocation(file.path), reason, message);
}

function readFailure(error: unknown): Pick<SkippedDocument, 'reason' | 'message'> {
  switch (errnoOf(error)) {
    case 'ELOOP':
      return { reason: 'symlink', message: 'is a symbolic link, which is not followed' };
    case 'ENOENT':
    case 'ENOTDIR':
      return { reason: 'unreadable', message: 'vanished before it was read' };
    case 'ENXIO':
      return { reason: 'not_a_file', message: 'is no longer a regular file' };
    case 'EACCES':
    case 'EPERM':
      return { reason: 'unreadable', message: 'may not be read: give this user the right to read it' };
    case undefined:
    default:
      return { reason: 'unreadable', message: `cannot be read: ${describeError(error)}` };
  }
}
