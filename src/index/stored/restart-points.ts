// Places of a text where reading it may begin: every so many words, how many words and UTF-16 units come before, and where the
// codes go on. By them a part of a text is read without what comes before it.

import { lowerBound } from '../../collections/lower-bound.js';
import { type ByteWriter, MAX_VARINT_BYTES, writeVarint } from '../format/varint.js';

/** A word of a text: how many words come before it, and where it begins, in UTF-16 units. */
export interface TextPlace {
  readonly position: number;
  readonly offset: number;
}

/** A place, and where the codes go on from it, in bytes from the first code of the text. */
export interface CodedPlace extends TextPlace {
  readonly byte: number;
}

/** Appends places in ascending order, each as what it adds to the one before. */
export function writePlaces(writer: ByteWriter, places: readonly CodedPlace[]): void {
  let before: CodedPlace = { position: 0, offset: 0, byte: 0 };
  for (const place of places) {
    const bytes = writer.reserve(3 * MAX_VARINT_BYTES);
    let end = writeVarint(bytes, writer.length, place.position - before.position);
    end = writeVarint(bytes, end, place.offset - before.offset);
    writer.length = writeVarint(bytes, end, place.byte - before.byte);
    before = place;
  }
}

/** The places of one text, its beginning and its end included. */
export class TextPlaces {
  readonly #count: number;
  readonly #positions: Uint32Array;
  readonly #offsets: Uint32Array;
  readonly #bytes: Uint32Array;

  /**
   * @param bytes that `writePlaces` wrote: of a long text many, which are read in one go
   * @param end of it only offset and byte count
   */
  constructor(bytes: Uint8Array, end: Omit<CodedPlace, 'position'>) {
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
    for (let place = 1; place < count - 1; place += 1) {
      position += numbers[place * 3 - 3] ?? 0;
      offset += numbers[place * 3 - 2] ?? 0;
      byte += numbers[place * 3 - 1] ?? 0;
      this.#positions[place] = position;
      this.#offsets[place] = offset;
      this.#bytes[place] = byte;
    }
    this.#positions[count - 1] = 0xffff_ffff;
    this.#offsets[count - 1] = end.offset;
    this.#bytes[count - 1] = end.byte;
  }

  /** All but the beginning and the end. */
  *inside(): Generator<CodedPlace> {
    for (let place = 1; place < this.#count - 1; place += 1) yield this.#at(place);
  }

  /** The last place at this word or before. */
  atWord(position: number): CodedPlace {
    return this.#at(lowerBound(this.#positions, position + 1, 1, this.#count - 1) - 1);
  }

  /** The last place at this offset or before. */
  before(offset: number): CodedPlace {
    return this.#at(lowerBound(this.#offsets, offset + 1, 1, this.#count - 1) - 1);
  }

  /** The first place at this offset or behind. */
  behind(offset: number): CodedPlace {
    return this.#at(lowerBound(this.#offsets, offset, 1, this.#count - 1));
  }

  #at(place: number): CodedPlace {
    return {
      position: this.#positions[place] ?? 0,
      offset: this.#offsets[place] ?? 0,
      byte: this.#bytes[place] ?? 0,
    };
  }
}
