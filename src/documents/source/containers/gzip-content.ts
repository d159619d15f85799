// The content of a file inside a `.gz` file.

import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Content, OpenContent } from '../content.js';
import { collectChunks } from './collect-chunks.js';
import { type OutputBudget, unpackingError } from './output-budget.js';

const MAX_CHUNK_BYTES = 256 * 1024;

/** What a `.gz` file unpacks to, as it is read. Its records are named by the path of the file itself. */
export class GzipContent implements Content {
  readonly path: string;
  readonly #packed: Content;

  constructor(packed: Content) {
    this.path = packed.path;
    this.#packed = packed;
  }

  async read(maxBytes: number): Promise<Buffer> {
    const open = this.open();
    try {
      return await collectChunks(open.chunks(MAX_CHUNK_BYTES), maxBytes);
    } finally {
      open.close();
    }
  }

  open(): OpenContent {
    const packed = this.#packed.open();
    return {
      chunks: (chunkBytes) => gunzip(packed, chunkBytes, this.outputBudget()),
      close: () => {
        packed.close();
      },
    };
  }

  outputBudget(): OutputBudget {
    return this.#packed.outputBudget();
  }
}

async function* gunzip(
  packed: OpenContent,
  chunkBytes: number,
  budget: OutputBudget,
): AsyncGenerator<Buffer, void, undefined> {
  const input = Readable.from(packed.chunks(MAX_CHUNK_BYTES));
  const output = createGunzip({ chunkSize: Math.max(64, Math.min(chunkBytes, MAX_CHUNK_BYTES)) });
  input.on('error', (error) => output.destroy(error));
  try {
    for await (const chunk of input.pipe(output) as AsyncIterable<Buffer>) {
      budget.take(chunk.length);
      yield chunk;
    }
  } catch (error) {
    throw unpackingError(error);
  } finally {
    input.destroy();
    output.destroy();
  }
}
