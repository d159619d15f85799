// Answers connections that never give a request: bytes that are not HTTP, headers without end, clients that are too slow.
// They get one answer, an error object as of any route, and the connection is closed.

import type { Server, ServerResponse } from 'node:http';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { errnoOf } from '../../errors.js';
import { describeCode } from './error-answer.js';
import { type AnyErrorCode, errorRowOf } from './error-codes.js';
import { createSecurityHeaders } from './security-headers.js';

/** What was answered without a request that a route could have answered. */
export interface Refusal {
  /** Left out where none was read. */
  readonly method?: string;
  readonly code: AnyErrorCode;
  readonly status: number;
}

/** Told of every refusal; returns the id that its answer carries, by which it is found in the log. */
export type RefusalObserver = (refusal: Refusal) => string;

/** Answers connections with an error, whatever they ask, and closes them. */
export class ConnectionRefuser {
  readonly #observe: RefusalObserver;

  constructor(observe: RefusalObserver) {
    this.#observe = observe;
  }

  /**
   * Installs the listeners for what never becomes a request of a route: `clientError` and CONNECT. `open` are the responses not
   * finished yet.
   */
  answerBroken(server: Server, open: ReadonlySet<ServerResponse>): void {
    server.on('clientError', (error, socket) => {
      if (errnoOf(error) === 'ECONNRESET' || !socket.writable || isAnswering(socket, open)) {
        socket.destroy();
        return;
      }
      this.refuse(socket, codeOf(error));
    });
    server.on('connect', ({ method = '' }, socket) => {
      socket.on('error', () => socket.destroy());
      this.refuse(socket, 'method_not_allowed', { method, allow: 'GET, HEAD, POST, OPTIONS' });
    });
  }

  /** Answers one connection. */
  refuse(
    socket: Duplex,
    code: AnyErrorCode,
    { method, allow }: { method?: string; allow?: string } = {},
  ): void {
    const { status, headers, body } = errorOf(code);
    const requestId = this.#observe({ ...(method === undefined ? {} : { method }), code, status });
    const more = allow === undefined ? {} : { Allow: allow };
    const lines = { ...headers, ...more, 'X-Request-Id': requestId, Connection: 'close' };
    const head = [
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
      ...Object.entries(lines).map(([name, value]) => `${name}: ${value}`),
    ];
    socket.on('error', () => socket.destroy());
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
  }
}

/** Made when they are needed first. */
let security: Readonly<Record<string, string>> | null = null;

/** Whether an answer has begun on this connection, so that a second one would corrupt it. */
function isAnswering(socket: Duplex, open: ReadonlySet<ServerResponse>): boolean {
  for (const response of open) {
    if (response.socket === socket && response.headersSent) return true;
  }
  return false;
}

function codeOf(error: Error): AnyErrorCode {
  switch (errnoOf(error) ?? '') {
    case 'HPE_HEADER_OVERFLOW':
      return 'request_header_too_large';
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return 'request_timeout';
    default:
      return 'bad_request';
  }
}

/** What an answer of any route would have, made without one. */
function errorOf(code: AnyErrorCode) {
  const { status, meaning, retryAfter } = errorRowOf(code);
  const body = JSON.stringify(describeCode(code, meaning));
  security ??= createSecurityHeaders();
  const headers = {
    ...security,
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(body)),
    ...(retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) }),
  };
  return { status, headers, body };
}
