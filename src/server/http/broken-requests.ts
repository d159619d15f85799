// Answers connections that never give a request: bytes that are not HTTP, headers without end, clients that are too slow.
// They get one answer, an error object as of any route, and the connection is closed.

import type { Server, ServerResponse } from 'node:http';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { errnoOf } from '../../errors.js';
import { describeCode } from './error-answer.js';
import { type AnyErrorCode, errorRowOf } from './error-codes.js';

/** Installs the `clientError` listener. `open` are the responses not finished yet. */
export function answerBrokenRequests(server: Server, open: ReadonlySet<ServerResponse>): void {
  server.on('clientError', (error, socket) => {
    if (errnoOf(error) === 'ECONNRESET' || !socket.writable || isAnswering(socket, open)) {
      socket.destroy();
      return;
    }
    socket.end(printAnswer(codeOf(error)), () => socket.destroy());
  });
}

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

function printAnswer(code: AnyErrorCode): string {
  const { status, meaning } = errorRowOf(code);
  const body = JSON.stringify(describeCode(code, meaning));
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}
