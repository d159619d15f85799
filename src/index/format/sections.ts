// The container of `index.bin`: a header, a table of sections, the sections themselves.
// Little-endian, sections aligned to 8 bytes, so that typed arrays view them without copying. See docs/format.md. The bytes come
// into memory piece by piece: a section says which piece it needs.

import { FindlingError } from '../../errors.js';

/** Raised whenever a file of an index is written in another way; docs/format.md has the history. */
export const FORMAT_VERSION = 12;

const MAGIC = 0x4c444e46; // "FNDL"
const HEADER_BYTES = 16;
const ENTRY_BYTES = 16;

/** The bytes of a file. What has not been loaded must not be read: it is there, but means nothing. */
export interface LazyBytes {
  /** As long as the file. */
  readonly bytes: Uint8Array;
  /** Sees to it that the bytes `from` to `to` (exclusive) are those of the file. Throws FindlingError `index_damaged`. */
  load(from: number, to: number): void;
}

/** The typed arrays that a section can be. */
export type SectionView = Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array;

/** A section of a file as a typed array, which is loaded as a whole or in part. */
export class LazySection<View extends SectionView> {
  readonly #source: LazyBytes;
  readonly #view: View;
  /** Where the section begins among the bytes of the file. */
  readonly #start: number;

  /** @param view of the bytes of `source` */
  constructor(source: LazyBytes, view: View) {
    this.#source = source;
    this.#view = view;
    this.#start = view.byteOffset - source.bytes.byteOffset;
  }

  /** The section as it is now: only of what was loaded it says anything. */
  get view(): View {
    return this.#view;
  }

  /** Elements of the section. */
  get length(): number {
    return this.#view.length;
  }

  /** The section, of which the elements `from` to `to` (exclusive) are loaded, and of the others whatever was asked for before. */
  load(from: number, to: number): View {
    const view = this.#view;
    const width = view.BYTES_PER_ELEMENT;
    this.#source.load(this.#start + from * width, this.#start + Math.min(to, view.length) * width);
    return view;
  }

  /** The section, all of it loaded. */
  whole(): View {
    return this.load(0, this.length);
  }
}

/** Packs the sections into one file. They have no names: they are read in the order in which they are given here. */
export function encodeSections(sections: readonly SectionView[]): Uint8Array<ArrayBuffer> {
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

/** Reads the sections of one file in order. Throws FindlingError `index_damaged` where the file does not hold them. */
export class SectionReader {
  readonly #source: LazyBytes;
  readonly #view: DataView;
  readonly #name: string;
  readonly #count: number;
  #next = 0;

  constructor(name: string, source: LazyBytes) {
    const { bytes } = source;
    this.#name = name;
    this.#source = source;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (bytes.byteLength >= HEADER_BYTES) source.load(0, HEADER_BYTES);
    if (bytes.byteLength < HEADER_BYTES || this.#view.getUint32(0, true) !== MAGIC) {
      throw this.#damaged('it does not begin like a file of a segment');
    }
    const version = this.#view.getUint32(4, true);
    if (version !== FORMAT_VERSION)
      throw this.#damaged(`its format version is ${version}, not ${FORMAT_VERSION}`);
    this.#count = this.#view.getUint32(8, true);
    const tableEnd = HEADER_BYTES + ENTRY_BYTES * this.#count;
    if (tableEnd > bytes.byteLength) throw this.#damaged('it is too short');
    source.load(0, tableEnd);
  }

  uint8(): LazySection<Uint8Array> {
    return this.#section(Uint8Array);
  }

  uint16(): LazySection<Uint16Array> {
    return this.#section(Uint16Array);
  }

  uint32(): LazySection<Uint32Array> {
    return this.#section(Uint32Array);
  }

  float32(): LazySection<Float32Array> {
    return this.#section(Float32Array);
  }

  float64(): LazySection<Float64Array> {
    return this.#section(Float64Array);
  }

  #section<View extends SectionView>(kind: ViewOf<View>): LazySection<View> {
    const entry = HEADER_BYTES + ENTRY_BYTES * this.#next;
    this.#next += 1;
    if (this.#next > this.#count) throw this.#damaged('a section is missing');
    const { bytes } = this.#source;
    const offset = this.#view.getFloat64(entry, true);
    const length = this.#view.getFloat64(entry + 8, true);
    const isAligned = offset >= 0 && offset % 8 === 0;
    const fits = isAligned && length >= 0 && offset + length <= bytes.byteLength;
    const width = kind.BYTES_PER_ELEMENT;
    if (!fits || length % width !== 0) throw this.#damaged(`section ${this.#next} lies outside it`);
    return new LazySection(this.#source, new kind(bytes.buffer, bytes.byteOffset + offset, length / width));
  }

  #damaged(why: string): FindlingError {
    return new FindlingError('index_damaged', `${this.#name}: ${why}`);
  }
}

/** The constructor of a typed array. */
interface ViewOf<View> {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBufferLike, offset: number, length: number): View;
}
