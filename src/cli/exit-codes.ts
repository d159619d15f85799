// How a failure ends the program.

import type { ErrorCode } from '../errors.js';

export const EXIT_DONE = 0;
export const EXIT_FAILED = 1;
export const EXIT_USAGE = 2;

const codes: Partial<Record<ErrorCode, number>> = {
  wrong_usage: EXIT_USAGE,
  invalid_config: EXIT_USAGE,
  invalid_parameter: EXIT_USAGE,
  invalid_filter: EXIT_USAGE,
  index_missing: 3,
  index_damaged: 3,
  index_mismatch: 3,
  index_locked: 4,
};

/** The exit code of an error. */
export function exitCodeOf(code: ErrorCode): number {
  return codes[code] ?? EXIT_FAILED;
}
