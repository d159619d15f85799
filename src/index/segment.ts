// An immutable segment as it is read: views over its files. Safe to share between generations.

import { FindlingError } from '../errors.js';
import type { RandomAccessFile } from './directory.js';
import { Dictionary } from './dictionary.js';
import { FrequencyDecoder } from './frequency-codes.js';
import { openPhrases } from './phrases.js';
import { BLOCK_POSTINGS, ordinalBits } from './posting-lists-writer.js';
import { fields } from './schema.js';
import { decodeIndexFile, type SegmentSections } from './segment-files.js';
import { StoredDocumentsReader } from './stored-documents.js';
import { classKey } from './stem-classes.js';

export class Segment {
  readonly name: string;
  readonly documents: number;
  readonly sections: SegmentSections;
  /** Sorted document ids: an id's place is the number of its document. */
  readonly ids: Dictionary;
  readonly forms: Dictionary;
  readonly classes: Dictionary;
  /** Phrases worth suggesting, folded. */
  readonly phrases: Dictionary;
  readonly frequencies: FrequencyDecoder;
  readonly stored: StoredDocumentsReader;
  readonly positions: Uint8Array;
  readonly #storedFile: RandomAccessFile;

  /** @throws FindlingError `index_damaged` */
  constructor(name: string, index: Uint8Array<ArrayBuffer>, positions: Uint8Array, storedFile: RandomAccessFile) {
    const sections = decodeIndexFile(`segments/${name}/index.bin`, index);
    const { header } = sections;
    const whole =
      sections.classPostings.length === header.classes + 1 &&
      sections.formClasses.length === header.forms &&
      sections.lengths.every((lengths) => lengths.length === header.documents) &&
      sections.codes.length === sections.documents.length;
    if (!whole) throw new FindlingError('index_damaged', `segments/${name}/index.bin: its parts do not fit together`);
    this.name = name;
    this.documents = header.documents;
    this.sections = sections;
    this.ids = new Dictionary(header.documents, sections.ids);
    this.forms = new Dictionary(header.forms, sections.forms);
    this.classes = new Dictionary(header.classes, sections.classes);
    this.phrases = openPhrases(sections);
    this.frequencies = new FrequencyDecoder(sections);
    this.positions = positions;
    this.stored = new StoredDocumentsReader(sections.stored, (offset, length) => storedFile.read(offset, length));
    this.#storedFile = storedFile;
  }

  /** The number of a class, or -1. */
  findClass(analyzer: string, stem: string): number {
    return this.classes.find(classKey(analyzer, stem));
  }

  /** Analyzer and stem of a class. */
  describeClass(classNumber: number): { analyzer: string; stem: string } {
    const key = this.classes.key(classNumber);
    const border = key.indexOf('\u0000');
    return { analyzer: key.slice(0, border), stem: key.slice(border + 1) };
  }

  /** Numbers of the forms of a class, in order of their ordinals. */
  formsOfClass(classNumber: number): Uint32Array {
    const { classFormStarts, classForms } = this.sections;
    return classForms.subarray(classFormStarts[classNumber] ?? 0, classFormStarts[classNumber + 1] ?? 0);
  }

  /** The posting of a document in a class, or -1. */
  findPosting(classNumber: number, document: number): number {
    const { classPostings, documents } = this.sections;
    let low = classPostings[classNumber] ?? 0;
    const end = classPostings[classNumber + 1] ?? 0;
    let high = end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((documents[middle] ?? 0) < document) low = middle + 1;
      else high = middle;
    }
    return low < end && documents[low] === document ? low : -1;
  }

  /**
   * Reads where a class occurs in one document: calls `visit` with field, position and the ordinal of the form.
   * @param posting a posting of this class
   */
  readPositions(
    classNumber: number,
    posting: number,
    visit: (field: number, position: number, ordinal: number) => void,
  ): void {
    const { classPostings, classBlocks, classFormStarts, blockPositions } = this.sections;
    const bytes = this.positions;
    const first = classPostings[classNumber] ?? 0;
    const block = Math.floor((posting - first) / BLOCK_POSTINGS);
    let at = blockPositions[(classBlocks[classNumber] ?? 0) + block] ?? 0;
    let skip = 0;
    for (let other = first + block * BLOCK_POSTINGS; other < posting; other += 1) skip += this.frequencies.total(other);
    while (skip > 0) {
      if ((bytes[at] ?? 0) < 0x80) skip -= 1;
      at += 1;
    }
    const bits = ordinalBits((classFormStarts[classNumber + 1] ?? 0) - (classFormStarts[classNumber] ?? 0));
    const mask = (1 << bits) - 1;
    for (let field = 0; field < fields.length; field += 1) {
      let position = 0;
      for (let rest = this.frequencies.frequency(posting, field); rest > 0; rest -= 1) {
        let value = 0;
        let shift = 0;
        let byte = bytes[at] ?? 0;
        while (byte >= 0x80) {
          value |= (byte & 0x7f) << shift;
          shift += 7;
          at += 1;
          byte = bytes[at] ?? 0;
        }
        value = (value | (byte << shift)) >>> 0;
        at += 1;
        position += value >>> bits;
        visit(field, position, value & mask);
      }
    }
  }

  close(): void {
    this.#storedFile.close();
  }
}
