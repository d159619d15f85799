// How much may come out of compressed data. Text seldom shrinks to less than a fiftieth; what grows far more was made to exhaust
// whoever unpacks it.

import { describeError, errnoOf } from '../../../errors.js';
import { SkipError } from '../skipped.js';

/** Bytes that come out for each byte of the file. */
const MAX_RATIO = 200;
/** So much may come out of any file, however small. */
const MIN_OUTPUT_BYTES = 64 * 1024 * 1024;

/** The bytes that may still come out of a compressed file: shared by all there is in it, at whatever depth. */
export class OutputBudget {
  #left: number;

  /** @param compressedBytes the size of the file on disk */
  constructor(compressedBytes: number) {
    this.#left = Math.max(MIN_OUTPUT_BYTES, compressedBytes * MAX_RATIO);
  }

  /** Whether nothing more may come out. */
  get isSpent(): boolean {
    return this.#left < 0;
  }

  /** Counts bytes that came out. Throws SkipError (`too_costly`) when they are too many. */
  take(bytes: number): void {
    this.#left -= bytes;
    if (this.#left >= 0) return;
    throw new SkipError(
      'too_costly',
      `grows to more than ${MAX_RATIO} times its size when it is unpacked, as no text does: unpack it yourself if you trust it`,
    );
  }
}

/** What became of unpacking: data that is damaged is a fact about the file, a failing disk or full memory is not. */
export function unpackingError(error: unknown): unknown {
  if (error instanceof SkipError || !(error instanceof Error)) return error;
  const code = errnoOf(error);
  const isDamage = code === undefined || (code.startsWith('Z_') && code !== 'Z_MEM_ERROR');
  if (!isDamage) return error;
  return new SkipError('malformed', `is damaged: ${describeError(error)}`, { cause: error });
}
