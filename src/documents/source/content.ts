// The content of a file, wherever it lies: in a folder, or compressed in an archive. A reader of a format sees no difference.

import type { SourceFile } from '../record.js';
import { OutputBudget } from './containers/output-budget.js';
import type { CorpusFileSystem } from './corpus-file-system.js';
import { closeSource, openSource, readChunk, readSource } from './source-bytes.js';

/** A file that can be read. What fails is thrown as SkipError, or as the system says it. */
export interface Content {
  /** Of the corpus: names the records that are read. */
  readonly path: string;
  /** All bytes. Throws SkipError for more than `maxBytes`. */
  read(maxBytes: number): Buffer | Promise<Buffer>;
  open(): OpenContent;
  /** How much may come out of it where it is compressed. */
  outputBudget(): OutputBudget;
}

/** Content that is open until it is closed. */
export interface OpenContent {
  /**
   * The bytes from the beginning, whenever it is called, in pieces of at most `chunkBytes`. Each piece is its own memory, never
   * written again.
   */
  chunks(chunkBytes: number): AsyncGenerator<Buffer, void, undefined>;
  close(): void;
}

/** The content of a file of the file system. */
export class FileContent implements Content {
  readonly path: string;
  readonly #file: SourceFile;
  readonly #fileSystem: CorpusFileSystem;

  constructor(file: SourceFile, fileSystem: CorpusFileSystem) {
    this.path = file.path;
    this.#file = file;
    this.#fileSystem = fileSystem;
  }

  read(maxBytes: number): Buffer {
    return readSource(this.#file, maxBytes, this.#fileSystem);
  }

  outputBudget(): OutputBudget {
    return new OutputBudget(this.#file.bytes);
  }

  /** The file as the system opens it; whoever asks closes it. */
  openDescriptor(): number {
    return openSource(this.#file, this.#fileSystem).descriptor;
  }

  open(): OpenContent {
    const source = openSource(this.#file, this.#fileSystem);
    return {
      async *chunks(chunkBytes): AsyncGenerator<Buffer, void, undefined> {
        for (let position = 0; position < source.bytes;) {
          const chunk = Buffer.allocUnsafeSlow(Math.min(chunkBytes, source.bytes - position));
          const bytesRead = await readChunk(source, chunk, position);
          if (bytesRead === 0) return;
          yield chunk.subarray(0, bytesRead);
          position += bytesRead;
        }
      },
      close: () => {
        closeSource(source);
      },
    };
  }
}
