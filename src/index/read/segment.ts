// A segment as it is read: views over its files. It never changes, so that generations can share it.

import { lowerBound } from '../../collections/lower-bound.js';
import { FindlingError } from '../../errors.js';
import { openSharedFile } from '../directory/random-access-file.js';
import type { RandomAccessFile, SharedFile } from '../directory/readable-directory.js';
import { openCollocations } from '../format/collocation-sections.js';
import { Dictionary } from '../format/dictionary.js';
import { fieldOf, positionOf } from '../format/field-position.js';
import { FrequencyDecoder } from '../format/frequency-codes.js';
import { GROUP_POSTINGS } from '../format/posting-sections.js';
import { decodeIndexFile, type SegmentSections } from '../format/segment-files.js';
import { parseTermKey, termKey } from '../format/term-key.js';
import { StoredDocumentsReader } from '../stored/stored-documents-reader.js';
import { PositionCursor } from './position-cursor.js';

/** Keys looked up in a dictionary that are remembered, since queries share most of their words. */
const MAX_REMEMBERED = 20_000;

/** The files of a segment as they are read: two in memory, one piece by piece. */
export interface OpenSegmentFiles {
  readonly index: Uint8Array;
  readonly positions: Uint8Array;
  readonly documents: RandomAccessFile;
}

/** A segment as a plain message to another thread of this process. It is valid for as long as the segment stays open. */
export interface SharedSegment {
  readonly name: string;
  readonly index: Uint8Array;
  readonly positions: Uint8Array;
  readonly documents: SharedFile;
}

/**
 * A part of the index that was written at once: documents with their terms and postings. Documents, terms and surface forms
 * are named by numbers from 0, in the order of their ids, keys and spellings.
 */
export class Segment {
  readonly name: string;
  readonly documentCount: number;
  readonly sections: SegmentSections;
  /** Sorted document ids: the index of an id is the number of its document. */
  readonly ids: Dictionary;
  /** Sorted surface forms; one stands here once for each term it belongs to. */
  readonly forms: Dictionary;
  /** Sorted keys of terms: see `termKey`. */
  readonly terms: Dictionary;
  /** Phrases worth suggesting, folded. */
  readonly collocations: Dictionary;
  readonly frequencies: FrequencyDecoder;
  readonly stored: StoredDocumentsReader;
  readonly positions: Uint8Array;
  readonly #files: OpenSegmentFiles;
  /** Whoever opened it, and those it was shared with. */
  #holders = 1;
  readonly #termOrdinals = new Map<string, number>();
  readonly #formNumbers = new Map<string, number>();
  readonly #cursors: PositionCursor[] = [];
  /** Per analyzer of the header: the ordinal of its first term. */
  readonly #analyzerStarts: readonly number[];

  /** @throws FindlingError `index_damaged` */
  constructor(name: string, files: OpenSegmentFiles) {
    const sections = decodeIndexFile(`segments/${name}/index.bin`, files.index);
    const { header } = sections;
    const whole =
      sections.termPostings.length === header.termCount + 1 &&
      sections.formTerms.length === header.formCount &&
      sections.stored.starts.length === header.documentCount + 1 &&
      sections.stored.headBytes.length === header.documentCount &&
      sections.lengths.every((lengths) => lengths.length === header.documentCount) &&
      sections.codes.length === sections.docIds.length &&
      sections.positionMasks.length === sections.docIds.length &&
      sections.groupPositions.length === Math.ceil(sections.docIds.length / GROUP_POSTINGS);
    if (!whole)
      throw new FindlingError('index_damaged', `segments/${name}/index.bin: its parts do not fit together`);
    this.name = name;
    this.documentCount = header.documentCount;
    this.sections = sections;
    this.ids = new Dictionary(header.documentCount, sections.ids);
    this.forms = new Dictionary(header.formCount, sections.forms);
    this.terms = new Dictionary(header.termCount, sections.terms);
    this.collocations = openCollocations(sections);
    this.frequencies = new FrequencyDecoder(sections);
    this.positions = files.positions;
    this.stored = new StoredDocumentsReader(
      `segments/${name}/documents.bin`,
      sections.stored,
      (offset, length) => files.documents.read(offset, length),
    );
    this.#files = files;
    this.#analyzerStarts = header.analyzers.map((analyzer) => this.terms.lowerBound(termKey(analyzer, '')));
  }

  /** The ordinal of a term, or -1. */
  findTerm(analyzer: string, stem: string): number {
    return this.findTermKey(termKey(analyzer, stem));
  }

  /** The ordinal of the term with this key, which is made once for all segments, or -1. */
  findTermKey(key: string): number {
    return findRemembered(this.terms, this.#termOrdinals, key);
  }

  /** Ordinals of a form, ascending: one for each term it belongs to. */
  findForms(form: string): number[] {
    const first = findRemembered(this.forms, this.#formNumbers, form);
    if (first < 0) return [];
    const found = [first];
    for (let next = first + 1; next < this.forms.size && this.forms.key(next) === form; next += 1)
      found.push(next);
    return found;
  }

  /** The analyzer a term comes from, as an index of the header's analyzers: terms are sorted by analyzer. */
  analyzerOf(termOrdinal: number): number {
    let analyzer = this.#analyzerStarts.length - 1;
    while (analyzer > 0 && termOrdinal < (this.#analyzerStarts[analyzer] ?? 0)) analyzer -= 1;
    return analyzer;
  }

  /** Analyzer and stem of a term. */
  describeTerm(termOrdinal: number): { analyzer: string; stem: string } {
    return parseTermKey(this.terms.key(termOrdinal));
  }

  /** Numbers of the forms of a term, in order of their ordinals. */
  formsOfTerm(termOrdinal: number): Uint32Array {
    const { termFormStarts, termForms } = this.sections;
    return termForms.subarray(termFormStarts[termOrdinal] ?? 0, termFormStarts[termOrdinal + 1] ?? 0);
  }

  /** The posting of a document in a term, or -1. */
  findPosting(termOrdinal: number, document: number): number {
    const { termPostings, docIds } = this.sections;
    const end = termPostings[termOrdinal + 1] ?? 0;
    const posting = lowerBound(docIds, document, termPostings[termOrdinal] ?? 0, end);
    return posting < end && docIds[posting] === document ? posting : -1;
  }

  /** A cursor over the positions of this segment. There is one for each number, and whoever asks for that number shares it. */
  positionCursor(number: number): PositionCursor {
    return (this.#cursors[number] ??= new PositionCursor(this));
  }

  /**
   * Visits where a term occurs in one document, field by field. It reads with cursor 0: nothing else may read with it meanwhile.
   * @param posting a posting of this term
   * @param visit is given the field, the position in words and the ordinal of the surface form that stands there
   */
  readPositions(
    termOrdinal: number,
    posting: number,
    visit: (field: number, position: number, ordinal: number) => void,
  ): void {
    const cursor = this.positionCursor(0);
    const count = cursor.read(termOrdinal, posting);
    for (let at = 0; at < count; at += 1) {
      const fieldPosition = cursor.fieldPositions[at] ?? 0;
      visit(fieldOf(fieldPosition), positionOf(fieldPosition), cursor.ordinals[at] ?? 0);
    }
  }

  /** The segment as a plain message to another thread of this process, which opens it with `openSharedSegment`. */
  share(): SharedSegment {
    const { index, positions, documents } = this.#files;
    return { name: this.name, index, positions, documents: documents.shared };
  }

  /** Keeps the files open for one more holder, who closes the segment, too. */
  hold(): void {
    this.#holders += 1;
  }

  /** Closes the files once every holder has closed the segment. */
  close(): void {
    this.#holders -= 1;
    if (this.#holders === 0) this.#files.documents.close();
  }
}

/** Opens a segment that another thread has open. Nothing is read or verified again, and nothing need be closed. */
export function openSharedSegment({ name, index, positions, documents }: SharedSegment): Segment {
  return new Segment(name, { index, positions, documents: openSharedFile(documents) });
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
