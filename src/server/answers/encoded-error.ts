// Failures of an answer as plain data, so that they can be sent from one thread to another.

import { type ErrorCode, FindlingError } from '../../errors.js';
import type { HttpErrorCode, ParameterErrorCode } from '../http/error-codes.js';
import { HttpError } from '../http/http-error.js';

/** Anything thrown, as plain data. `unknown` is what is no failure of ours: a bug, as a rule. */
export type EncodedError =
  | { readonly kind: 'findling'; readonly code: ErrorCode; readonly message: string; readonly stack: string }
  | {
      readonly kind: 'http';
      readonly code: HttpErrorCode | ParameterErrorCode;
      readonly message: string;
      readonly headers: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'unknown'; readonly name: string; readonly message: string; readonly stack: string };

/** What was thrown, as plain data: its code, message and headers, and the stack where the log will want it. */
export function encodeError(error: unknown): EncodedError {
  if (error instanceof HttpError) {
    const { code, message, headers } = error;
    return { kind: 'http', code, message, headers };
  }
  if (error instanceof FindlingError) {
    const { code, message, stack = '' } = error;
    return { kind: 'findling', code, message, stack };
  }
  if (!(error instanceof Error)) return { kind: 'unknown', name: 'Error', message: String(error), stack: '' };
  const { name, message, stack = '' } = error;
  return { kind: 'unknown', name, message, stack };
}

/** The error that was encoded, with the stack of where it was thrown. */
export function decodeError(encoded: EncodedError): Error {
  switch (encoded.kind) {
    case 'http':
      return new HttpError(encoded.code, encoded.message, encoded.headers);
    case 'findling':
      return withStack(new FindlingError(encoded.code, encoded.message), encoded.stack);
    case 'unknown': {
      const error = new Error(encoded.message);
      error.name = encoded.name;
      return withStack(error, encoded.stack);
    }
  }
}

function withStack(error: Error, stack: string): Error {
  if (stack !== '') error.stack = stack;
  return error;
}
