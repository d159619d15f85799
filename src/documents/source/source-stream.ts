// An open source file as a stream: of bytes, of UTF-8, of text. Holds one chunk at a time.

import { isUtf8 } from 'node:buffer';
import type { OpenContent } from './content.js';
import { chooseEncoding, SNIFF_BYTES, sniffEncoding, type UnicodeEncoding } from './encoding.js';
import { PieceDecoder } from './text-decoder.js';

/**
 * The bytes of a file of lines as UTF-8, without a byte order mark: UTF-16 is converted, all else stays as it is. A legacy
 * code page has the same bytes for line ends, so that each line can be decoded by itself.
 * Each chunk is its own memory, never written again. Throws SkipError for what is no text.
 */
export async function* streamUtf8(source: OpenContent, chunkBytes: number): AsyncGenerator<Buffer> {
  const unicode = await sniffSource(source);
  const chunks = streamBytes(source, unicode?.markBytes ?? 0, chunkBytes);
  if (unicode === null || unicode.encoding === 'utf-8') yield* chunks;
  else for await (const text of decodeChunks(chunks, unicode.encoding)) yield Buffer.from(text, 'utf8');
}

/**
 * The text of a file in whatever encoding, in pieces. A file without a mark is read twice: what its encoding is shows at its
 * first byte that is not UTF-8. Throws SkipError for what is no text.
 */
export async function* streamText(source: OpenContent, chunkBytes: number): AsyncGenerator<string> {
  const unicode = await sniffSource(source);
  const encoding = unicode?.encoding ?? (await detectEncoding(source, chunkBytes));
  yield* decodeChunks(streamBytes(source, unicode?.markBytes ?? 0, chunkBytes), encoding);
}

async function sniffSource(source: OpenContent): Promise<UnicodeEncoding | null> {
  for await (const head of source.chunks(SNIFF_BYTES)) return sniffEncoding(head);
  return null;
}

/** The encoding of a file without a mark, judged by the chunk in which the first byte is not UTF-8. */
async function detectEncoding(source: OpenContent, chunkBytes: number): Promise<string> {
  let carried: Buffer = Buffer.alloc(0);
  for await (const chunk of streamBytes(source, 0, chunkBytes)) {
    const bytes = carried.length === 0 ? chunk : Buffer.concat([carried, chunk]);
    const end = endOfWholeCharacters(bytes);
    if (!isUtf8(bytes.subarray(0, end))) return chooseEncoding(bytes);
    carried = bytes.subarray(end);
  }
  return carried.length === 0 ? 'utf-8' : chooseEncoding(carried);
}

/** The bytes of an open file without so many at its beginning. */
async function* streamBytes(
  source: OpenContent,
  skippedBytes: number,
  chunkBytes: number,
): AsyncGenerator<Buffer> {
  let left = skippedBytes;
  for await (const chunk of source.chunks(chunkBytes)) {
    if (chunk.length > left) yield left === 0 ? chunk : chunk.subarray(left);
    left = Math.max(0, left - chunk.length);
  }
}

async function* decodeChunks(chunks: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<string> {
  const decoder = new PieceDecoder(encoding);
  for await (const chunk of chunks) yield decoder.decode(chunk);
  yield decoder.decode();
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
