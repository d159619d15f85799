// Restart points: where the reading of a text may begin. There is one every so many words; it says how many words and UTF-16
// units come before, and where the codes go on. By them a part of a text is read without what comes before it.

import type { ByteWriter } from '../../collections/byte-writer.js';
import { lowerBound } from '../../collections/lower-bound.js';
import { MAX_VARINT_BYTES, writeVarint } from '../../collections/varint.js';

/** A word of a text: how many words come before it, and where it begins, in UTF-16 units. */
export interface RestartPoint {
  readonly position: number;
  readonly offset: number;
}

/** A restart point, and where the codes go on from it, in bytes from the first code of the text. */
export interface CodedRestartPoint extends RestartPoint {
  readonly byte: number;
}

/** Appends restart points in ascending order, each as what it adds to the one before. */
export function writeRestartPoints(writer: ByteWriter, restartPoints: readonly CodedRestartPoint[]): void {
  let before: CodedRestartPoint = { position: 0, offset: 0, byte: 0 };
  for (const restart of restartPoints) {
    const bytes = writer.reserve(3 * MAX_VARINT_BYTES);
    let end = writeVarint(bytes, writer.length, restart.position - before.position);
    end = writeVarint(bytes, end, restart.offset - before.offset);
    writer.length = writeVarint(bytes, end, restart.byte - before.byte);
    before = restart;
  }
}

/** The restart points of one text, its beginning and its end included. */
export class RestartPoints {
  readonly #count: number;
  readonly #positions: Uint32Array;
  readonly #offsets: Uint32Array;
  readonly #bytes: Uint32Array;

  /**
   * @param bytes that `writeRestartPoints` wrote: of a long text many, which are read in one go
   * @param end of it only offset and byte count
   */
  constructor(bytes: Uint8Array, end: Omit<CodedRestartPoint, 'position'>) {
    const numbers = new Uint32Array(bytes.length);
    let size = 0;
    let shift = 0;
    for (const byte of bytes) {
      numbers[size] = (numbers[size] ?? 0) | ((byte & 0x7f) << shift);
      if (byte < 0x80) {
        size += 1;
        shift = 0;
      } else shift += 7;
    }
    const count = Math.floor(size / 3) + 2;
    this.#count = count;
    this.#positions = new Uint32Array(count);
    this.#offsets = new Uint32Array(count);
    this.#bytes = new Uint32Array(count);
    let [position, offset, byte] = [0, 0, 0];
    for (let index = 1; index < count - 1; index += 1) {
      position += numbers[index * 3 - 3] ?? 0;
      offset += numbers[index * 3 - 2] ?? 0;
      byte += numbers[index * 3 - 1] ?? 0;
      this.#positions[index] = position;
      this.#offsets[index] = offset;
      this.#bytes[index] = byte;
    }
    this.#positions[count - 1] = 0xffff_ffff;
    this.#offsets[count - 1] = end.offset;
    this.#bytes[count - 1] = end.byte;
  }

  /** All but the beginning and the end. */
  *inside(): Generator<CodedRestartPoint> {
    for (let index = 1; index < this.#count - 1; index += 1) yield this.#at(index);
  }

  /** The last restart point at this word or before. */
  atWord(position: number): CodedRestartPoint {
    return this.#at(lowerBound(this.#positions, position + 1, 1, this.#count - 1) - 1);
  }

  /** The last restart point at this offset or before. */
  before(offset: number): CodedRestartPoint {
    return this.#at(lowerBound(this.#offsets, offset + 1, 1, this.#count - 1) - 1);
  }

  /** The first restart point at this offset or behind. */
  behind(offset: number): CodedRestartPoint {
    return this.#at(lowerBound(this.#offsets, offset, 1, this.#count - 1));
  }

  #at(index: number): CodedRestartPoint {
    return {
      position: this.#positions[index] ?? 0,
      offset: this.#offsets[index] ?? 0,
      byte: this.#bytes[index] ?? 0,
    };
  }
}
