// What of the corpus could not be looked at. Nothing is known of it, so that what the index has of it must not be removed.

import { describeError, machineErrnoOf } from '../../errors.js';

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
  const errno = machineErrnoOf(error);
  return errno === 'EACCES' || errno === 'EPERM' ? null : errno;
}

/** True if a path is that of a file or folder, or lies below it. */
export function isAtOrBelow(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}
