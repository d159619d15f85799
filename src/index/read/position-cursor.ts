// Reads where terms occur, posting after posting. What lies between two postings of one group is passed over once.

import { FIRST_TABLE_CODE, type FrequencyDecoder } from '../format/frequency-codes.js';
import { GROUP_POSTINGS, ordinalBits } from '../build/postings-writer.js';
import { fields, TEXT_FIELD } from '../format/schema.js';
import type { SegmentSections } from '../format/segment-files.js';

/** Places of one field lie this far from those of the next: no place of a phrase can be in two. */
export const FIELD_SHIFT = 1 << 25;

/** The field of a place. */
export function fieldOf(place: number): number {
  return place >>> 25;
}

/** The position of a place in its field, in words. */
export function positionOf(place: number): number {
  return place & (FIELD_SHIFT - 1);
}

/** What is read of a segment. */
export interface PositionSource {
  readonly sections: Pick<SegmentSections, 'termFormStarts' | 'groupPositions'>;
  readonly frequencies: FrequencyDecoder;
  readonly positions: Uint8Array;
}

export class PositionCursor {
  /** Where the posting read last occurs, ascending: field times `FIELD_SHIFT`, plus the position in words. */
  fieldPositions = new Int32Array(32);
  /** The ordinal of the form at each of these places. */
  ordinals = new Uint8Array(32);
  readonly #segment: PositionSource;
  /** The posting whose positions begin at byte `#at`, or -1. */
  #next = -1;
  #at = 0;
  /** The class read last, and the low bits of its values that hold the ordinal. */
  #term = -1;
  #bits = 0;
  #count = 0;

  constructor(segment: PositionSource) {
    this.#segment = segment;
  }

  /**
   * Reads a posting of a term. Fastest when postings are asked in order.
   * @returns how many places it has
   */
  read(termOrdinal: number, posting: number): number {
    const { frequencies, sections } = this.#segment;
    if (termOrdinal !== this.#term) {
      const { termFormStarts } = sections;
      this.#term = termOrdinal;
      this.#bits = ordinalBits((termFormStarts[termOrdinal + 1] ?? 0) - (termFormStarts[termOrdinal] ?? 0));
    }
    this.#goTo(posting);
    this.#count = 0;
    const code = frequencies.codes[posting] ?? 0;
    if (code < FIRST_TABLE_CODE) this.#readField(TEXT_FIELD, code);
    else {
      for (let field = 0; field < fields.length; field += 1) {
        const frequency = frequencies.frequency(posting, field);
        if (frequency > 0) this.#readField(field, frequency);
      }
    }
    this.#next = posting + 1;
    return this.#count;
  }

  #readField(field: number, frequency: number): void {
    const { positions } = this.#segment;
    const bits = this.#bits;
    const mask = (1 << bits) - 1;
    const end = this.#count + frequency;
    if (end > this.fieldPositions.length) this.#grow(2 * end);
    const { fieldPositions, ordinals } = this;
    let at = this.#at;
    let place = field * FIELD_SHIFT;
    for (let slot = this.#count; slot < end; slot += 1) {
      let byte = positions[at++] ?? 0;
      let value = byte & 0x7f;
      for (let shift = 7; byte >= 0x80; shift += 7) {
        byte = positions[at++] ?? 0;
        value |= (byte & 0x7f) << shift;
      }
      place += value >>> bits;
      fieldPositions[slot] = place;
      ordinals[slot] = value & mask;
    }
    this.#at = at;
    this.#count = end;
  }

  #goTo(posting: number): void {
    const { frequencies, positions, sections } = this.#segment;
    const group = Math.floor(posting / GROUP_POSTINGS);
    const groupStart = group * GROUP_POSTINGS;
    if (this.#next < groupStart || this.#next > posting) {
      this.#next = groupStart;
      this.#at = sections.groupPositions[group] ?? 0;
    }
    let skip = 0;
    for (let other = this.#next; other < posting; other += 1) skip += frequencies.total(other);
    let at = this.#at;
    while (skip > 0) {
      if ((positions[at] ?? 0) < 0x80) skip -= 1;
      at += 1;
    }
    this.#at = at;
  }

  #grow(room: number): void {
    const places = new Int32Array(room);
    places.set(this.fieldPositions);
    this.fieldPositions = places;
    const ordinals = new Uint8Array(room);
    ordinals.set(this.ordinals);
    this.ordinals = ordinals;
  }
}
