// What of the corpus could not be looked at. Nothing is known of it, so that what the index has of it must not be removed.

import { describeError, errnoOf } from '../../errors.js';

/** A file or folder of the corpus of which nothing is known, because the system failed. */
export interface UnreadPath {
  /** Relative to the corpus, `/` between parts, NFC; `''` for the corpus itself. */
  readonly path: string;
  readonly kind: 'file' | 'folder';
  /** What the system says: `EIO`, `EMFILE`, ... */
  readonly errno: string;
  /** One sentence without its subject. */
  readonly message: string;
}

/** These say something of the file itself: it is gone, is something else, or is not to be read. All others may pass. */
const LASTING = new Set(['EACCES', 'EISDIR', 'ELOOP', 'ENAMETOOLONG', 'ENOENT', 'ENOTDIR', 'ENXIO', 'EPERM']);

/** Thrown where a file cannot be read for a reason that lies with the machine, and may be gone the next time. */
export class PassingError extends Error {
  override readonly name = 'PassingError';
  readonly errno: string;

  constructor(errno: string, cause: unknown) {
    super(`cannot be read now: ${describeError(cause)}`, { cause });
    this.errno = errno;
  }
}

/** The errno of an error that lies with the machine (a disk, too many open files, no memory), or null for any other. */
export function passingErrnoOf(error: unknown): string | null {
  const errno = errnoOf(error);
  return errno !== undefined && /^E[A-Z0-9]+$/.test(errno) && !LASTING.has(errno) ? errno : null;
}

/** True if a path is that of a file or folder, or lies below it. */
export function isAtOrBelow(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}
