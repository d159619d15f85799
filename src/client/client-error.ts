// What a request of the client can fail with, a class for each kind. A request that its caller gave up is rejected with the reason
// of the signal instead, as fetch does.

import type { ErrorBody } from './types.js';

/** Any failure of a request. */
export class ClientError extends Error {
  override readonly name: string = 'ClientError';
}

/** The server said no. `code` is one of those that its page `/help/errors` explains. */
export class ApiError extends ClientError {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: string;
  readonly type: ErrorBody['type'];
  /** The address of the explanation of the code. */
  readonly link: string;
  /** Seconds after which the server may be asked again; null where it did not say. */
  readonly retryAfter: number | null;

  constructor(status: number, { message, code, type, link }: ErrorBody, retryAfter: number | null) {
    super(message);
    this.status = status;
    this.code = code;
    this.type = type;
    this.link = link;
    this.retryAfter = retryAfter;
  }
}

/** No answer came: there is no network or no server, the browser may not read its answers, or it took too long. See `cause`. */
export class ConnectionError extends ClientError {
  override readonly name = 'ConnectionError';
}

/** What answered is no Findling server: a page of a proxy, perhaps. */
export class AnswerError extends ClientError {
  override readonly name = 'AnswerError';
  readonly status: number;

  constructor(message: string, status: number, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}
