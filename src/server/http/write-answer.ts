// Writes a whole answer to a response: status, headers, body. A large body is written in pieces, and only as fast as it
// is read.

import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { goneSignal } from './gone-signal.js';

/** What is written at once, in bytes: of more, how fast it is read can be seen. */
export const PIECE_BYTES = 64 * 1024;
/** How long the other side may take to read a piece, in milliseconds: it must read 4 KB a second. */
const PIECE_TIMEOUT = 16_000;

/** The headers of one answer: a later object wins over an earlier one. */
export type AnswerHeaders = Readonly<Record<string, string>>;

/** Writes status and headers; a `Vary` that was set before stays beside that of the answer. */
export function writeHeaders(response: ServerResponse, status: number, headers: AnswerHeaders): void {
  const before = response.getHeader('Vary');
  if (before === undefined) {
    response.writeHead(status, headers);
    return;
  }
  const names = [before, headers['Vary'] ?? []].flat().flatMap((line) => String(line).split(', '));
  response.writeHead(status, { ...headers, Vary: [...new Set(names)].join(', ') });
}

/**
 * Sends status, headers and body, with its length; no body for a HEAD request, which Node leaves out by itself. The
 * connection is cut when its client reads too slowly.
 * @param pieceTimeout milliseconds for 64 KB
 */
export function writeAnswer(
  response: ServerResponse,
  status: number,
  headers: AnswerHeaders,
  body: Uint8Array,
  pieceTimeout = PIECE_TIMEOUT,
): void {
  writeHeaders(response, status, { ...headers, 'Content-Length': String(body.byteLength) });
  if (body.byteLength <= PIECE_BYTES || response.req.method === 'HEAD') response.end(body);
  else void writeInPieces(response, body, pieceTimeout);
}

/**
 * Sends an answer whose body comes in pieces, each of `PIECE_BYTES` at most. The connection is cut when its client reads too
 * slowly, and where a piece cannot be had; that rejects.
 */
export async function writePieces(
  response: ServerResponse,
  status: number,
  headers: AnswerHeaders,
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  pieceTimeout = PIECE_TIMEOUT,
): Promise<void> {
  writeHeaders(response, status, headers);
  await sendPieces(response, pieces, pieceTimeout);
}

async function writeInPieces(response: ServerResponse, body: Uint8Array, timeout: number): Promise<void> {
  await sendPieces(response, piecesOf(body), timeout);
}

function* piecesOf(body: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < body.byteLength; at += PIECE_BYTES) yield body.subarray(at, at + PIECE_BYTES);
}

async function sendPieces(
  response: ServerResponse,
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  timeout: number,
): Promise<void> {
  // A connection that is gone drains no more.
  const signal = goneSignal(response);
  try {
    for await (const piece of pieces) {
      if (response.destroyed) return;
      if (response.write(piece)) continue;
      const cut = setTimeout(() => response.destroy(), timeout);
      await once(response, 'drain', { signal }).catch(() => undefined);
      clearTimeout(cut);
    }
  } catch (error) {
    response.destroy();
    throw error;
  }
  if (!response.destroyed) response.end();
}
