// What can fail. One class, one stable code per kind of failure; whatever else is thrown is a bug.
// Floor 0: imports nothing. HTTP statuses and exit codes are derived from the code elsewhere.

/** The kinds of failures. A code is part of the interface: programs decide by it. */
export type ErrorCode =
  | 'invalid_config'
  | 'invalid_parameter'
  | 'invalid_filter'
  | 'invalid_body'
  | 'corpus_missing'
  | 'corpus_empty'
  | 'corpus_unreadable'
  | 'corpus_incomplete'
  | 'corpus_shrunk'
  | 'index_missing'
  | 'index_damaged'
  | 'index_mismatch'
  | 'index_newer'
  | 'index_unreadable'
  | 'index_locked'
  | 'document_not_found'
  | 'port_in_use'
  | 'server_unreachable'
  | 'file_unreadable'
  | 'write_failed'
  | 'package_missing'
  | 'judgments_malformed';

/** A failure a person can act on: the message names what, where and what to do. */
export class FindlingError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = 'FindlingError';
    this.code = code;
  }
}

/** The text of anything thrown, for a message to a person or a log line. */
export function describeError(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** These say something of a file itself: it is gone, is something else, or is not to be read. All others may pass. */
const LASTING_ERRNOS = new Set(['EISDIR', 'ELOOP', 'ENAMETOOLONG', 'ENOENT', 'ENOTDIR', 'ENXIO']);

/** The errno of an error of the system that says nothing of the file it is about; null for any other error. */
export function machineErrnoOf(error: unknown): string | null {
  const errno = errnoOf(error);
  return errno !== undefined && /^E[A-Z0-9]+$/.test(errno) && !LASTING_ERRNOS.has(errno) ? errno : null;
}

/** Whether an errno says that no more files can be opened, by this process or by the whole machine. */
export function isFileLimit(errno: string): boolean {
  return errno === 'EMFILE' || errno === 'ENFILE';
}

/** The errno name of a Node system error (`ENOENT`, `EACCES`, ...), or undefined. */
export function errnoOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
