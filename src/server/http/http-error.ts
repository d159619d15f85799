// A request that is answered with an error the caller can act on, where no floor below has a code for it.

import type { HttpErrorCode, ParameterErrorCode } from './error-codes.js';

/** Thrown by routes and middleware; the message is shown to the caller as it is. */
export class HttpError extends Error {
  readonly code: HttpErrorCode | ParameterErrorCode;
  /** Headers the answer must carry (`Allow`, `Retry-After`, `WWW-Authenticate`). */
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: HttpErrorCode | ParameterErrorCode,
    message: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = 'HttpError';
    this.code = code;
    this.headers = headers;
  }
}
