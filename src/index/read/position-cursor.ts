// Reads where terms occur, posting after posting. The positions between two postings of one group are passed over only once.

import { grow } from '../../collections/grow.js';
import { packFieldPosition } from '../format/field-position.js';
import { FIRST_TABLE_CODE, type FrequencyDecoder } from '../format/frequency-codes.js';
import { GROUP_POSTINGS, ordinalBits } from '../format/posting-sections.js';
import { BODY_FIELD, fields } from '../format/schema.js';
import type { LazyBytes } from '../format/sections.js';
import type { OpenSections } from '../format/segment-files.js';

/** What a cursor reads of a segment. */
export interface PositionSource {
  readonly sections: Pick<OpenSections, 'termFormStarts' | 'perPosting'>;
  readonly frequencies: FrequencyDecoder;
  /** The file `positions.bin`. */
  readonly positions: LazyBytes;
}

/** Reads the positions of one posting at a time. */
export class PositionCursor {
  /** The field positions of the posting read last, ascending: see `packFieldPosition`. */
  fieldPositions = new Int32Array(32);
  /** The ordinal of the surface form at each of these field positions. */
  ordinals = new Uint8Array(32);
  /** How many bytes of other postings were passed over to come to the posting read last. */
  passedOver = 0;
  readonly #segment: PositionSource;
  /** The posting whose positions begin at byte `#at`, or -1. */
  #next = -1;
  #at = 0;
  /** The group whose positions are loaded. */
  #group = -1;
  #groupAt = 0;
  /** The term read last, and the low bits of its values that hold the ordinal. */
  #term = -1;
  #bits = 0;
  #count = 0;

  constructor(segment: PositionSource) {
    this.#segment = segment;
  }

  /**
   * Reads a posting of a term. Fastest when postings are read in order.
   * @returns how many occurrences it has: so many elements of `fieldPositions` and `ordinals` count
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
    if (code < FIRST_TABLE_CODE) this.#readField(BODY_FIELD, code);
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
    const positions = this.#segment.positions.bytes;
    const bits = this.#bits;
    const mask = (1 << bits) - 1;
    const end = this.#count + frequency;
    if (end > this.fieldPositions.length) {
      this.fieldPositions = grow(this.fieldPositions, 2 * end);
      this.ordinals = grow(this.ordinals, 2 * end);
    }
    const { fieldPositions, ordinals } = this;
    let at = this.#at;
    let fieldPosition = packFieldPosition(field, 0);
    for (let index = this.#count; index < end; index += 1) {
      let byte = positions[at++] ?? 0;
      let value = byte & 0x7f;
      for (let shift = 7; byte >= 0x80; shift += 7) {
        byte = positions[at++] ?? 0;
        value |= (byte & 0x7f) << shift;
      }
      fieldPosition += value >>> bits;
      fieldPositions[index] = fieldPosition;
      ordinals[index] = value & mask;
    }
    this.#at = at;
    this.#count = end;
  }

  /** Goes to the first position of a posting: from where it is, or from the beginning of the posting's group. */
  #goTo(posting: number): void {
    const { frequencies } = this.#segment;
    const positions = this.#segment.positions.bytes;
    const group = Math.floor(posting / GROUP_POSTINGS);
    const groupStart = group * GROUP_POSTINGS;
    const start = group === this.#group ? this.#groupAt : this.#loadGroup(group);
    if (this.#next < groupStart || this.#next > posting) {
      this.#next = groupStart;
      this.#at = start;
    }
    let skip = 0;
    for (let other = this.#next; other < posting; other += 1) skip += frequencies.total(other);
    let at = this.#at;
    while (skip > 0) {
      if ((positions[at] ?? 0) < 0x80) skip -= 1;
      at += 1;
    }
    this.passedOver = at - this.#at;
    this.#at = at;
  }

  /** Loads what is read of a group: its positions, and the frequencies of its postings, by which others are passed over. */
  #loadGroup(group: number): number {
    const { positions, sections } = this.#segment;
    const { codes, groupPositions } = sections.perPosting;
    const starts = groupPositions.load(group, group + 2);
    codes.load(group * GROUP_POSTINGS, (group + 1) * GROUP_POSTINGS);
    this.#groupAt = starts[group] ?? 0;
    positions.load(this.#groupAt, starts[group + 1] ?? positions.bytes.length);
    this.#group = group;
    return this.#groupAt;
  }
}
