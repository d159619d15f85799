// The files of a segment, opened: what is read of them is verified when it is first read.

import { FindlingError } from '../../errors.js';
import { CheckedBlocks, type SharedBlocks } from '../directory/checked-blocks.js';
import type { ReadableDirectory } from '../directory/readable-directory.js';
import { type SharedBytes, VerifiedBytes } from '../directory/verified-bytes.js';
import { type SegmentEntry, segmentPath } from '../format/manifest.js';
import { Segment } from './segment.js';

/** A segment as a plain message to another thread of this process. It is valid for as long as the segment stays open. */
export interface SharedSegment {
  readonly name: string;
  readonly index: SharedBytes;
  readonly positions: SharedBytes;
  readonly values: SharedBytes;
  readonly documents: SharedBlocks;
}

/** A segment and its files. */
export class OpenSegment {
  readonly segment: Segment;
  readonly #index: VerifiedBytes;
  readonly #positions: VerifiedBytes;
  readonly #values: VerifiedBytes;
  readonly #documents: CheckedBlocks;
  /** Whoever opened it, and those it was shared with. */
  #holders = 1;

  private constructor(
    name: string,
    index: VerifiedBytes,
    positions: VerifiedBytes,
    values: VerifiedBytes,
    documents: CheckedBlocks,
  ) {
    this.#index = index;
    this.#positions = positions;
    this.#values = values;
    this.#documents = documents;
    const readDocuments = (offset: number, length: number): Uint8Array => documents.read(offset, length);
    this.segment = new Segment(name, { index, positions, values, readDocuments });
  }

  /**
   * Opens a segment. Verified now: that its files are there, their lengths, and what of `index.bin` tells where the rest lies.
   * @throws FindlingError `index_damaged`
   */
  static open(directory: ReadableDirectory, { name, documents, files }: SegmentEntry): OpenSegment {
    const opened: { close(): void }[] = [];
    const keep = <File extends { close(): void }>(file: File): File => {
      opened.push(file);
      return file;
    };
    try {
      const open = new OpenSegment(
        name,
        keep(VerifiedBytes.open(directory, segmentPath(name, 'index.bin'), files['index.bin'])),
        keep(VerifiedBytes.open(directory, segmentPath(name, 'positions.bin'), files['positions.bin'])),
        keep(VerifiedBytes.open(directory, segmentPath(name, 'fields.bin'), files['fields.bin'])),
        keep(CheckedBlocks.open(directory, segmentPath(name, 'documents.bin'), files['documents.bin'])),
      );
      const { documentCount } = open.segment;
      if (documentCount === documents) return open;
      throw new FindlingError('index_damaged', `segments/${name} holds ${documentCount} documents`);
    } catch (error) {
      for (const file of opened) file.close();
      throw error;
    }
  }

  /** Opens a segment that another thread has open. What either has read and verified, both have. */
  static openShared({ name, index, positions, values, documents }: SharedSegment): OpenSegment {
    return new OpenSegment(
      name,
      VerifiedBytes.openShared(index),
      VerifiedBytes.openShared(positions),
      VerifiedBytes.openShared(values),
      CheckedBlocks.openShared(documents),
    );
  }

  /** The segment as a message. */
  share(): SharedSegment {
    return {
      name: this.segment.name,
      index: this.#index.shared,
      positions: this.#positions.shared,
      values: this.#values.shared,
      documents: this.#documents.shared,
    };
  }

  /** Reads and verifies what was not touched yet. Throws FindlingError `index_damaged`. */
  async loadRest(): Promise<void> {
    await Promise.all([
      this.#index.loadRest(),
      this.#positions.loadRest(),
      this.#values.loadRest(),
      this.#documents.verifyRest(),
    ]);
  }

  /** Compares all files as they are now with their checksums, and keeps nothing. Throws FindlingError `index_damaged`. */
  async compareAll(): Promise<void> {
    await Promise.all([
      this.#index.compareAll(),
      this.#positions.compareAll(),
      this.#values.compareAll(),
      this.#documents.compareAll(),
    ]);
  }

  /** Keeps the files open for one more holder, who closes the segment, too. */
  hold(): void {
    this.#holders += 1;
  }

  /** Closes the files once every holder has closed the segment. */
  close(): void {
    this.#holders -= 1;
    if (this.#holders > 0) return;
    this.#index.close();
    this.#positions.close();
    this.#values.close();
    this.#documents.close();
  }
}
