// How a failure ends the program.

import type { ErrorCode } from '../errors.js';

/** The exit codes; EXIT_MEANINGS says what each means. */
export const EXIT_DONE = 0;
export const EXIT_FAILED = 1;
export const EXIT_USAGE = 2;
export const EXIT_NO_INDEX = 3;
export const EXIT_LOCKED = 4;
export const EXIT_INCOMPLETE = 5;

/** What each exit code says, for people. */
export const EXIT_MEANINGS: Readonly<Record<number, string>> = {
  [EXIT_DONE]: 'done',
  [EXIT_FAILED]: 'failed',
  [EXIT_USAGE]: 'wrong usage or settings',
  [EXIT_NO_INDEX]: 'no index, a damaged one, or one of another version',
  [EXIT_LOCKED]: 'another writer holds the index',
  [EXIT_INCOMPLETE]: 'the corpus is not all there: no document of it was removed',
};

const codes: Partial<Record<ErrorCode, number>> = {
  invalid_config: EXIT_USAGE,
  invalid_parameter: EXIT_USAGE,
  invalid_filter: EXIT_USAGE,
  index_missing: EXIT_NO_INDEX,
  index_damaged: EXIT_NO_INDEX,
  index_mismatch: EXIT_NO_INDEX,
  index_newer: EXIT_NO_INDEX,
  index_locked: EXIT_LOCKED,
  corpus_incomplete: EXIT_INCOMPLETE,
  corpus_shrunk: EXIT_INCOMPLETE,
};

/** The exit code of an error. */
export function exitCodeOf(code: ErrorCode): number {
  return codes[code] ?? EXIT_FAILED;
}
