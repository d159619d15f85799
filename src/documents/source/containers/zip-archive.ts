// A zip archive as a list of files. Nothing is written anywhere: names that lead out of the archive can do no harm, but are
// not read, for what they mean is not clear.

import { isUtf8 } from 'node:buffer';
import { closeSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import {
  type Entry,
  fromBufferPromise,
  fromFdPromise,
  getFileNameLowLevel,
  validateFileName,
  type ZipFile,
} from 'yauzl';
import { SkipError, tooLargeMessage } from '../skipped.js';
import { collectChunks } from './collect-chunks.js';
import { type OutputBudget, unpackingError } from './output-budget.js';

const OPTIONS = { lazyEntries: true, autoClose: false, decodeStrings: false } as const;
const IS_SYMBOLIC_LINK = 0o120000;
const FILE_TYPE_MASK = 0o170000;
const DEFLATED = 8;
const CHUNK_BYTES = 64 * 1024;

/** An archive that is open until it is closed. */
export class ZipArchive {
  readonly #zip: ZipFile;
  readonly #budget: OutputBudget;

  private constructor(zip: ZipFile, budget: OutputBudget) {
    this.#zip = zip;
    this.#budget = budget;
    // What fails later fails where it is read.
    zip.on('error', () => undefined);
  }

  /** Opens an archive by its file, which is closed with it, or where this fails. Throws SkipError for what is no archive. */
  static async ofDescriptor(descriptor: number, budget: OutputBudget): Promise<ZipArchive> {
    try {
      return await ZipArchive.#open(() => fromFdPromise(descriptor, { ...OPTIONS }), budget);
    } catch (error) {
      closeSync(descriptor);
      throw error;
    }
  }

  /** Opens an archive that is in memory. */
  static async ofBytes(bytes: Uint8Array, budget: OutputBudget): Promise<ZipArchive> {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return ZipArchive.#open(() => fromBufferPromise(buffer, { ...OPTIONS }), budget);
  }

  static async #open(open: () => Promise<ZipFile>, budget: OutputBudget): Promise<ZipArchive> {
    try {
      return new ZipArchive(await open(), budget);
    } catch (error) {
      throw unpackingError(error);
    }
  }

  /** How many files and folders the archive says it has. */
  get entryCount(): number {
    return this.#zip.entryCount;
  }

  /** Whether more came out of it than may. */
  get isSpent(): boolean {
    return this.#budget.isSpent;
  }

  /** The files of the archive in the order of its directory; to be called once. Throws SkipError for a broken directory. */
  async *members(): AsyncGenerator<ZipMember, void, undefined> {
    try {
      for await (const entry of this.#zip.eachEntry()) {
        const name = nameOf(entry);
        if (!name.endsWith('/')) yield new ZipMember(this.#zip, entry, name, this.#budget);
      }
    } catch (error) {
      throw unpackingError(error);
    }
  }

  close(): void {
    this.#zip.close();
  }
}

/** A file in an archive. */
export class ZipMember {
  /** `/` between its parts, NFC. */
  readonly name: string;
  readonly #zip: ZipFile;
  readonly #entry: Entry;
  /** That of its archive. */
  readonly budget: OutputBudget;
  /** Bytes that the budget knows of: whoever reads the member twice unpacks it twice, but it counts once. */
  #counted = 0;

  constructor(zip: ZipFile, entry: Entry, name: string, budget: OutputBudget) {
    this.name = name;
    this.#zip = zip;
    this.#entry = entry;
    this.budget = budget;
  }

  /** Its size when it is unpacked, as the archive says. */
  get bytes(): number {
    return this.#entry.uncompressedSize;
  }

  /** Throws SkipError for what cannot, or should not, be read, without reading it. */
  checkReadable(): void {
    const entry = this.#entry;
    const invalid = validateFileName(this.name);
    if (invalid !== null)
      throw new SkipError('unreadable', `its name is not that of a file in a folder (${invalid})`);
    if (((entry.externalFileAttributes >>> 16) & FILE_TYPE_MASK) === IS_SYMBOLIC_LINK) {
      throw new SkipError('symlink', 'is a symbolic link, which is not followed');
    }
    if (entry.isEncrypted())
      throw new SkipError('encrypted', 'is encrypted: put it there without a password');
    if (entry.compressionMethod !== 0 && entry.compressionMethod !== DEFLATED) {
      throw new SkipError(
        'unsupported',
        `is compressed in a way that is not read (method ${entry.compressionMethod}): save the archive as a plain zip`,
      );
    }
  }

  /** All bytes. Throws SkipError for more than `maxBytes`, and as `checkReadable`. */
  async read(maxBytes: number): Promise<Buffer> {
    if (this.bytes > maxBytes) {
      throw new SkipError('too_large', tooLargeMessage('the unpacked file', this.bytes, maxBytes));
    }
    return collectChunks(this.chunks(CHUNK_BYTES), maxBytes);
  }

  /** The bytes from the beginning, whenever it is called. Throws SkipError as `checkReadable`, and for damaged data. */
  async *chunks(chunkBytes: number): AsyncGenerator<Buffer, void, undefined> {
    this.checkReadable();
    let stream: Readable | null = null;
    let unpacked = 0;
    let checksum = 0;
    try {
      stream = await this.#zip.openReadStreamPromise(this.#entry);
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        unpacked += chunk.length;
        if (unpacked > this.#counted) {
          this.budget.take(unpacked - this.#counted);
          this.#counted = unpacked;
        }
        checksum = crc32(chunk, checksum);
        for (let at = 0; at < chunk.length; at += chunkBytes) yield chunk.subarray(at, at + chunkBytes);
      }
      if (checksum !== this.#entry.crc32)
        throw new SkipError('malformed', 'is damaged: its checksum is wrong');
    } catch (error) {
      throw unpackingError(error);
    } finally {
      stream?.destroy();
    }
  }
}

/** Some programs write names in UTF-8 and do not say so; none writes others that happen to be valid UTF-8. */
function nameOf(entry: Entry): string {
  const raw = entry.fileNameRaw;
  const name = isUtf8(raw)
    ? raw.toString('utf8').replaceAll('\\', '/')
    : getFileNameLowLevel(entry.generalPurposeBitFlag, raw, entry.extraFields, false);
  return name.normalize('NFC');
}
