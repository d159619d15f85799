// All bytes of something that comes in pieces.

import { SkipError, tooLargeMessage } from '../skipped.js';

/** The pieces as one. Throws SkipError (`too_large`) as soon as there are more than `maxBytes`. */
export async function collectChunks(chunks: AsyncIterable<Buffer>, maxBytes: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > maxBytes)
      throw new SkipError('too_large', tooLargeMessage('the unpacked file', length, maxBytes));
    pieces.push(chunk);
  }
  return Buffer.concat(pieces, length);
}
