// Reads where a class occurs, document after document. What lies between two postings of one group is passed over once.

import type { FrequencyDecoder } from './frequency-codes.js';
import { GROUP_POSTINGS, ordinalBits } from './posting-lists-writer.js';
import { fields } from './schema.js';
import type { SegmentSections } from './segment-files.js';

/** Receives an occurrence: its field, its position in words and the ordinal of its form. */
export type PositionSink = (field: number, position: number, ordinal: number) => void;

/** What is read of a segment. */
export interface PositionSource {
  readonly sections: Pick<SegmentSections, 'classFormStarts' | 'groupPositions'>;
  readonly frequencies: FrequencyDecoder;
  readonly positions: Uint8Array;
}

export class PositionCursor {
  readonly #segment: PositionSource;
  /** Low bits of a value that hold the ordinal. */
  readonly #bits: number;
  /** The posting whose positions begin at byte `#at`, or -1. */
  #next = -1;
  #at = 0;

  constructor(segment: PositionSource, classNumber: number) {
    const { classFormStarts } = segment.sections;
    this.#segment = segment;
    this.#bits = ordinalBits((classFormStarts[classNumber + 1] ?? 0) - (classFormStarts[classNumber] ?? 0));
  }

  /** Reads a posting of the class. Fastest when postings are asked in order. */
  read(posting: number, visit: PositionSink): void {
    this.#goTo(posting);
    const { frequencies, positions } = this.#segment;
    const bits = this.#bits;
    const mask = (1 << bits) - 1;
    let at = this.#at;
    for (let field = 0; field < fields.length; field += 1) {
      let position = 0;
      for (let rest = frequencies.frequency(posting, field); rest > 0; rest -= 1) {
        let value = 0;
        let shift = 0;
        let byte = positions[at] ?? 0;
        while (byte >= 0x80) {
          value |= (byte & 0x7f) << shift;
          shift += 7;
          at += 1;
          byte = positions[at] ?? 0;
        }
        value = (value | (byte << shift)) >>> 0;
        at += 1;
        position += value >>> bits;
        visit(field, position, value & mask);
      }
    }
    this.#at = at;
    this.#next = posting + 1;
  }

  /**
   * Writes where a posting of the class occurs, ascending: field times `stride`, plus the position. Only fields with a bit
   * in `fieldMask` count. There must be room for all its occurrences.
   * @returns how many places were written
   */
  readPlaces(posting: number, fieldMask: number, stride: number, places: Int32Array): number {
    this.#goTo(posting);
    const { frequencies, positions } = this.#segment;
    const bits = this.#bits;
    let at = this.#at;
    let count = 0;
    for (let field = 0; field < fields.length; field += 1) {
      const isAsked = ((fieldMask >>> field) & 1) === 1;
      let place = field * stride;
      for (let rest = frequencies.frequency(posting, field); rest > 0; rest -= 1) {
        let byte = positions[at++] ?? 0;
        let value = byte & 0x7f;
        for (let shift = 7; byte >= 0x80; shift += 7) {
          byte = positions[at++] ?? 0;
          value |= (byte & 0x7f) << shift;
        }
        place += value >>> bits;
        if (isAsked) places[count++] = place;
      }
    }
    this.#at = at;
    this.#next = posting + 1;
    return count;
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
}
