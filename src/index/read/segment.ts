// An immutable segment as it is read: views over its files. Safe to share between generations.

import { FindlingError } from '../../errors.js';
import type { RandomAccessFile } from '../directory/directory.js';
import { Dictionary } from '../format/dictionary.js';
import { FrequencyDecoder } from '../format/frequency-codes.js';
import { openPhrases } from '../collocations/find-collocations.js';
import { fieldOfPlace, PositionCursor, positionOfPlace } from './position-cursor.js';
import { GROUP_POSTINGS } from '../build/postings-writer.js';
import { decodeIndexFile, type SegmentSections } from '../format/segment-files.js';
import { StoredDocumentsReader } from '../format/stored-documents.js';
import { classKey } from '../build/group-terms.js';

/** Keys looked up in a dictionary that are remembered, since queries share most of their words. */
const MAX_REMEMBERED = 20_000;

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
  readonly #classNumbers = new Map<string, number>();
  readonly #formNumbers = new Map<string, number>();
  readonly #cursors: PositionCursor[] = [];
  /** Per analyzer of the header: the number of its first class. */
  readonly #analyzerStarts: readonly number[];

  /** @throws FindlingError `index_damaged` */
  constructor(
    name: string,
    index: Uint8Array<ArrayBuffer>,
    positions: Uint8Array,
    storedFile: RandomAccessFile,
  ) {
    const sections = decodeIndexFile(`segments/${name}/index.bin`, index);
    const { header } = sections;
    const whole =
      sections.classPostings.length === header.classes + 1 &&
      sections.formClasses.length === header.forms &&
      sections.lengths.every((lengths) => lengths.length === header.documents) &&
      sections.codes.length === sections.documents.length &&
      sections.positionMasks.length === sections.documents.length &&
      sections.groupPositions.length === Math.ceil(sections.documents.length / GROUP_POSTINGS);
    if (!whole)
      throw new FindlingError('index_damaged', `segments/${name}/index.bin: its parts do not fit together`);
    this.name = name;
    this.documents = header.documents;
    this.sections = sections;
    this.ids = new Dictionary(header.documents, sections.ids);
    this.forms = new Dictionary(header.forms, sections.forms);
    this.classes = new Dictionary(header.classes, sections.classes);
    this.phrases = openPhrases(sections);
    this.frequencies = new FrequencyDecoder(sections);
    this.positions = positions;
    this.stored = new StoredDocumentsReader(sections.stored, (offset, length) =>
      storedFile.read(offset, length),
    );
    this.#storedFile = storedFile;
    this.#analyzerStarts = header.analyzers.map((analyzer) =>
      this.classes.lowerBound(classKey(analyzer, '')),
    );
  }

  /** The number of a class, or -1. */
  findClass(analyzer: string, stem: string): number {
    return this.findClassKey(classKey(analyzer, stem));
  }

  /** The number of a class by its key, made once for all segments, or -1. */
  findClassKey(key: string): number {
    return findRemembered(this.classes, this.#classNumbers, key);
  }

  /** Numbers of the forms with this term, ascending: one for each class it belongs to. */
  findForms(term: string): number[] {
    const first = findRemembered(this.forms, this.#formNumbers, term);
    if (first < 0) return [];
    const found = [first];
    for (let form = first + 1; form < this.forms.size && this.forms.key(form) === term; form += 1)
      found.push(form);
    return found;
  }

  /** The analyzer a class comes from, by its place in the header: classes are sorted by analyzer. */
  analyzerOf(classNumber: number): number {
    let analyzer = this.#analyzerStarts.length - 1;
    while (analyzer > 0 && classNumber < (this.#analyzerStarts[analyzer] ?? 0)) analyzer -= 1;
    return analyzer;
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

  /** One of the cursors of this segment, by number: whoever asks for it again may read something else with it. */
  positionCursor(number: number): PositionCursor {
    return (this.#cursors[number] ??= new PositionCursor(this));
  }

  /**
   * Visits where a class occurs in one document, field by field; no other reading may begin meanwhile.
   * @param posting a posting of this class
   */
  readPositions(
    classNumber: number,
    posting: number,
    visit: (field: number, position: number, ordinal: number) => void,
  ): void {
    const cursor = this.positionCursor(0);
    const count = cursor.read(classNumber, posting);
    for (let at = 0; at < count; at += 1) {
      const place = cursor.places[at] ?? 0;
      visit(fieldOfPlace(place), positionOfPlace(place), cursor.ordinals[at] ?? 0);
    }
  }

  close(): void {
    this.#storedFile.close();
  }
}

function findRemembered(dictionary: Dictionary, known: Map<string, number>, key: string): number {
  let number = known.get(key);
  if (number === undefined) {
    number = dictionary.find(key);
    if (known.size >= MAX_REMEMBERED) known.clear();
    known.set(key, number);
  }
  return number;
}
