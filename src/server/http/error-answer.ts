// Turns anything thrown into what the caller is told: a status, headers and an error object.
// Known failures keep their message; of anything else the caller learns no more than a request id.

import { FindlingError } from '../../errors.js';
import { type AnyErrorCode, errorRowOf, type ErrorType } from './error-codes.js';
import { HttpError } from './http-error.js';

/** The error object of every answer that is an error. `link` is the row of the page that explains the code. */
export interface ErrorBody {
  readonly message: string;
  readonly code: AnyErrorCode;
  readonly type: ErrorType;
  readonly link: string;
}

/** An answer to a request that failed. */
export interface ErrorAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: ErrorBody;
}

/** The error object for a code and a message. */
export function describeCode(code: AnyErrorCode, message: string): ErrorBody {
  return { message, code, type: errorRowOf(code).type, link: `/help/errors#${code}` };
}

/** What to answer for a thrown value. Never throws; a stack never leaves it. */
export function answerError(error: unknown, requestId: string): ErrorAnswer {
  const known = recogniseError(error);
  if (known === null) {
    return internalAnswer(requestId);
  }
  const { status, meaning, retryAfter } = errorRowOf(known.code);
  if (status === 500) return internalAnswer(requestId);
  const headers =
    retryAfter === undefined ? known.headers : { 'Retry-After': String(retryAfter), ...known.headers };
  return {
    status,
    headers,
    body: describeCode(known.code, status === 503 && !known.public ? meaning : known.message),
  };
}

interface KnownError {
  readonly code: AnyErrorCode;
  readonly message: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Whether the message may be shown even when the failure is the server's own. */
  readonly public: boolean;
}

function recogniseError(error: unknown): KnownError | null {
  if (error instanceof HttpError) {
    return { code: error.code, message: error.message, headers: error.headers, public: true };
  }
  if (error instanceof FindlingError) {
    return { code: error.code, message: error.message, headers: {}, public: false };
  }
  return recogniseFrameworkError(error);
}

/** The failures of Express, its router and its body reader that are the caller's fault; null for all others. */
function recogniseFrameworkError(error: unknown): KnownError | null {
  const say = (code: AnyErrorCode, message: string): KnownError => ({
    code,
    message,
    headers: {},
    public: true,
  });
  if (error instanceof URIError) return say('bad_encoding', 'The path is not percent-encoded UTF-8.');
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return null;
  if ('type' in error && error.type === 'entity.parse.failed') {
    return say('invalid_body', 'The body is not valid JSON.');
  }
  switch (error.status) {
    case 413:
      return say('payload_too_large', 'The body is larger than this route takes.');
    case 415:
      return say(
        'invalid_content_type',
        'The body cannot be read: send it as plain application/json in UTF-8.',
      );
    default:
      return error.status >= 400 && error.status < 500
        ? say('bad_request', 'The request cannot be read.')
        : null;
  }
}

function internalAnswer(requestId: string): ErrorAnswer {
  const message = `Something failed on the server. Its log says what, under request id ${requestId}.`;
  return { status: 500, headers: {}, body: describeCode('internal', message) };
}
