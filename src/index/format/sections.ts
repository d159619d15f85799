// The container of `index.bin`: a header, a table of sections, the sections themselves.
// Little-endian, sections aligned to 8 bytes, so that typed arrays view them without copying. See docs/format.md.

import { FindlingError } from '../../errors.js';

/** Raised whenever a file of an index is written in another way; docs/format.md has the history. */
export const FORMAT_VERSION = 7;

const MAGIC = 0x4c444e46; // "FNDL"
const HEADER_BYTES = 16;
const ENTRY_BYTES = 16;

type SectionData = Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array;

/** Packs the sections into one file. They have no names: they are read in the order in which they are given here. */
export function encodeSections(sections: readonly SectionData[]): Uint8Array<ArrayBuffer> {
  const offsets: number[] = [];
  let size = HEADER_BYTES + ENTRY_BYTES * sections.length;
  for (const section of sections) {
    size = Math.ceil(size / 8) * 8;
    offsets.push(size);
    size += section.byteLength;
  }
  const file = new Uint8Array(size);
  const view = new DataView(file.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, FORMAT_VERSION, true);
  view.setUint32(8, sections.length, true);
  sections.forEach((section, index) => {
    const offset = offsets[index] ?? 0;
    view.setFloat64(HEADER_BYTES + ENTRY_BYTES * index, offset, true);
    view.setFloat64(HEADER_BYTES + ENTRY_BYTES * index + 8, section.byteLength, true);
    file.set(new Uint8Array(section.buffer, section.byteOffset, section.byteLength), offset);
  });
  return file;
}

/** Reads the sections of one file in order as typed views. Throws FindlingError `index_damaged` where the file does not hold them. */
export class SectionReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #name: string;
  readonly #count: number;
  #next = 0;

  constructor(name: string, bytes: Uint8Array) {
    this.#name = name;
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (bytes.byteLength < HEADER_BYTES || this.#view.getUint32(0, true) !== MAGIC) {
      throw this.#damaged('it does not begin like a file of a segment');
    }
    const version = this.#view.getUint32(4, true);
    if (version !== FORMAT_VERSION)
      throw this.#damaged(`its format version is ${version}, not ${FORMAT_VERSION}`);
    this.#count = this.#view.getUint32(8, true);
    if (HEADER_BYTES + ENTRY_BYTES * this.#count > bytes.byteLength) throw this.#damaged('it is too short');
  }

  uint8(): Uint8Array {
    const { offset, length } = this.#section(1);
    return new Uint8Array(this.#bytes.buffer, offset, length);
  }

  uint16(): Uint16Array {
    const { offset, length } = this.#section(2);
    return new Uint16Array(this.#bytes.buffer, offset, length);
  }

  uint32(): Uint32Array {
    const { offset, length } = this.#section(4);
    return new Uint32Array(this.#bytes.buffer, offset, length);
  }

  float32(): Float32Array {
    const { offset, length } = this.#section(4);
    return new Float32Array(this.#bytes.buffer, offset, length);
  }

  float64(): Float64Array {
    const { offset, length } = this.#section(8);
    return new Float64Array(this.#bytes.buffer, offset, length);
  }

  #section(width: number): { offset: number; length: number } {
    const entry = HEADER_BYTES + ENTRY_BYTES * this.#next;
    this.#next += 1;
    if (this.#next > this.#count) throw this.#damaged('a section is missing');
    const offset = this.#view.getFloat64(entry, true);
    const length = this.#view.getFloat64(entry + 8, true);
    const isAligned = offset >= 0 && offset % 8 === 0;
    const fits = isAligned && length >= 0 && offset + length <= this.#bytes.byteLength;
    if (!fits || length % width !== 0) throw this.#damaged(`section ${this.#next} lies outside it`);
    return { offset: this.#bytes.byteOffset + offset, length: length / width };
  }

  #damaged(why: string): FindlingError {
    return new FindlingError('index_damaged', `${this.#name}: ${why}`);
  }
}
