// A source file as a stream: of bytes, of UTF-8 bytes, of text. Holds one chunk at a time.

import { isUtf8 } from 'node:buffer';
import { chooseEncoding, sniffEncoding, type SniffedEncoding } from './encoding.js';
import type { ReadBudget } from './read-options.js';
import { type OpenSource, readChunk } from './source-bytes.js';
import { PieceDecoder } from './text-decoder.js';

/** Pieces of a file in order; each is its own memory, never written again. */
export type ByteStream = AsyncIterable<Buffer>;

/** The encoding of a whole file, or what it is when it is no text. */
export type DetectedEncoding =
  | { readonly kind: 'text'; readonly encoding: string; readonly markBytes: number }
  | { readonly kind: 'binary'; readonly what: string };

const SNIFF_BYTES = 64 * 1024;

/** How an open file has to be read, by its first bytes. */
export async function sniffSource(source: OpenSource): Promise<SniffedEncoding> {
  const head = Buffer.allocUnsafeSlow(Math.min(SNIFF_BYTES, source.bytes));
  return sniffEncoding(head.subarray(0, await readChunk(source, head, 0, 0)));
}

/** The encoding of an open file, which it reads up to the first bytes that are not UTF-8: mostly to its end. */
export async function detectSourceEncoding(
  source: OpenSource,
  budget: ReadBudget,
): Promise<DetectedEncoding> {
  const sniffed = await sniffSource(source);
  if (sniffed.kind === 'binary') return sniffed;
  if (sniffed.kind === 'unicode')
    return { kind: 'text', encoding: sniffed.encoding, markBytes: sniffed.markBytes };
  let carried: Buffer = Buffer.alloc(0);
  for await (const chunk of streamBytes(source, 0, budget)) {
    const bytes = carried.length === 0 ? chunk : Buffer.concat([carried, chunk]);
    const end = endOfWholeCharacters(bytes);
    if (!isUtf8(bytes.subarray(0, end)))
      return { kind: 'text', encoding: chooseEncoding(bytes), markBytes: 0 };
    carried = bytes.subarray(end);
  }
  return { kind: 'text', encoding: carried.length === 0 ? 'utf-8' : chooseEncoding(carried), markBytes: 0 };
}

/** The bytes of an open file from `start` on, up to the size it had when it was opened. */
export async function* streamBytes(
  source: OpenSource,
  start: number,
  budget: ReadBudget,
): AsyncGenerator<Buffer> {
  for (let position = start; position < source.bytes;) {
    const chunk = Buffer.allocUnsafeSlow(Math.min(budget.chunkBytes, source.bytes - position));
    const bytesRead = await readChunk(source, chunk, 0, position);
    if (bytesRead === 0) return;
    yield chunk.subarray(0, bytesRead);
    position += bytesRead;
  }
}

/** The text of bytes in an encoding. */
export async function* decodeBytes(chunks: ByteStream, encoding: string): AsyncGenerator<string> {
  const decoder = new PieceDecoder(encoding);
  for await (const chunk of chunks) yield decoder.decode(chunk);
  yield decoder.decode();
}

/** The same text as UTF-8. */
export async function* transcodeBytes(chunks: ByteStream, encoding: string): AsyncGenerator<Buffer> {
  for await (const text of decodeBytes(chunks, encoding)) yield Buffer.from(text, 'utf8');
}

/** Where to cut bytes so that no UTF-8 character is cut: before a lead byte among the last three. */
function endOfWholeCharacters(bytes: Buffer): number {
  for (let i = bytes.length - 1; i >= Math.max(0, bytes.length - 3); i--) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return i + length > bytes.length ? i : bytes.length;
    }
  }
  return bytes.length;
}
