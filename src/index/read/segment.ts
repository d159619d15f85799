// A segment as it is read: views over its files. It never changes, so that generations can share it.

import { lazyProperties } from '../../collections/lazy-properties.js';
import { lowerBound } from '../../collections/lower-bound.js';
import { openCollocations } from '../format/collocation-sections.js';
import { Dictionary } from '../format/dictionary.js';
import { fieldOf, positionOf } from '../format/field-position.js';
import { FrequencyDecoder } from '../format/frequency-codes.js';
import { ValueColumns } from '../format/own/value-columns.js';
import type { LazyBytes } from '../format/sections.js';
import { decodeIndexFile, type OpenSections } from '../format/segment-files.js';
import { parseTermKey, termKey } from '../format/term-key.js';
import { StoredDocumentsReader } from '../stored/stored-documents-reader.js';
import { PositionCursor } from './position-cursor.js';

/** What was looked up in a dictionary is remembered of so many keys, since queries share most of their words. */
const MAX_REMEMBERED = 20_000;
const NO_FORMS: readonly number[] = [];

/** What a term is. */
export interface TermName {
  readonly analyzer: string;
  readonly stem: string;
}

/** What a segment is read from: three files in memory, one piece by piece. */
export interface SegmentSource {
  readonly index: LazyBytes;
  readonly positions: LazyBytes;
  /** The file `fields.bin`. */
  readonly values: LazyBytes;
  /** Reads bytes of `documents.bin`. Throws FindlingError `index_damaged`. */
  readonly readDocuments: (offset: number, length: number) => Uint8Array;
}

/** The postings of a term: those of the segment from `first` to `end` (exclusive). */
export interface PostingRange {
  readonly first: number;
  readonly end: number;
  /** By posting of the segment: the document. Only those of the range can be relied on. */
  readonly docIds: Uint16Array;
}

/**
 * A part of the index that was written at once: documents with their terms and postings. Documents, terms and surface forms
 * are named by numbers from 0, in the order of their ids, keys and spellings.
 */
export class Segment {
  readonly name: string;
  readonly documentCount: number;
  readonly sections: OpenSections;
  readonly stored: StoredDocumentsReader;
  /** The file `positions.bin`. */
  readonly positions: LazyBytes;
  readonly #values: () => ValueColumns;
  readonly #opened: OpenedParts;
  readonly #termOrdinals = new Map<string, number>();
  readonly #formOrdinals = new Map<string, readonly number[]>();
  readonly #cursors: PositionCursor[] = [];

  /** @throws FindlingError `index_damaged` */
  constructor(name: string, { index, positions, values, readDocuments }: SegmentSource) {
    const sections = decodeIndexFile(`segments/${name}/index.bin`, index);
    this.name = name;
    this.documentCount = sections.header.documentCount;
    this.sections = sections;
    this.positions = positions;
    this.stored = new StoredDocumentsReader(`segments/${name}/documents.bin`, sections.stored, readDocuments);
    let columns: ValueColumns | null = null;
    this.#values = (): ValueColumns =>
      (columns ??= new ValueColumns(`segments/${name}/fields.bin`, values, this.documentCount));
    this.#opened = openParts(sections);
  }

  /** The values of the own fields of its documents. */
  get values(): ValueColumns {
    return this.#values();
  }

  /** Sorted document ids: the index of an id is the number of its document. */
  get ids(): Dictionary {
    return this.#opened.ids;
  }

  /** The path below the corpus of the file that a document was read from. */
  pathOf(document: number): string {
    const { header, columns } = this.sections;
    return header.columns.paths[columns.paths[document] ?? 0] ?? '';
  }

  /** Sorted surface forms; one stands here once for each term it belongs to. */
  get forms(): Dictionary {
    return this.#opened.forms;
  }

  /** Sorted keys of terms: see `termKey`. */
  get terms(): Dictionary {
    return this.#opened.terms;
  }

  /** Phrases worth suggesting, folded. */
  get collocations(): Dictionary {
    return this.#opened.collocations;
  }

  /** Frequencies of postings that were opened. */
  get frequencies(): FrequencyDecoder {
    return this.#opened.frequencies;
  }

  /** Postings of all terms together. */
  get postingCount(): number {
    return this.sections.perPosting.docIds.length;
  }

  /**
   * Opens the postings of a term: their documents and their frequencies can be read from now on. There is no other way to the
   * number of a posting, so that nothing is read of postings that were not opened.
   */
  openPostings(termOrdinal: number): PostingRange {
    const { termPostings, perPosting } = this.sections;
    const first = termPostings[termOrdinal] ?? 0;
    const end = termPostings[termOrdinal + 1] ?? first;
    perPosting.codes.load(first, end);
    return { first, end, docIds: perPosting.docIds.load(first, end) };
  }

  /** How many postings a term has. */
  postingCountOf(termOrdinal: number): number {
    const { termPostings } = this.sections;
    return (termPostings[termOrdinal + 1] ?? 0) - (termPostings[termOrdinal] ?? 0);
  }

  /** The position masks of the segment's postings, of which those of a term are loaded: see `PostingSections`. */
  openPositionMasks(termOrdinal: number): Uint16Array {
    const { termPostings, perPosting } = this.sections;
    return perPosting.positionMasks.load(termPostings[termOrdinal] ?? 0, termPostings[termOrdinal + 1] ?? 0);
  }

  /** The ordinal of a term, or -1. */
  findTerm(analyzer: string, stem: string): number {
    return this.findTermKey(termKey(analyzer, stem));
  }

  /** The ordinal of the term with this key, which is made once for all segments, or -1. */
  findTermKey(key: string): number {
    return recall(this.#termOrdinals, key, () => this.terms.find(key));
  }

  /** Ordinals of a form, ascending: one for each term it belongs to. */
  findForms(form: string): readonly number[] {
    return recall(this.#formOrdinals, form, () => this.#lookUpForms(form));
  }

  #lookUpForms(form: string): readonly number[] {
    const first = this.forms.find(form);
    if (first < 0) return NO_FORMS;
    const found = [first];
    for (let next = first + 1; next < this.forms.size && this.forms.key(next) === form; next += 1)
      found.push(next);
    return found;
  }

  /** The analyzer a term comes from, as an index of the header's analyzers: terms are sorted by analyzer. */
  analyzerOf(termOrdinal: number): number {
    const { analyzerStarts } = this.#opened;
    let analyzer = analyzerStarts.length - 1;
    while (analyzer > 0 && termOrdinal < (analyzerStarts[analyzer] ?? 0)) analyzer -= 1;
    return analyzer;
  }

  /** Analyzer and stem of a term. */
  describeTerm(termOrdinal: number): TermName {
    return parseTermKey(this.terms.key(termOrdinal));
  }

  /** Numbers of the forms of a term, in order of their ordinals. */
  formsOfTerm(termOrdinal: number): Uint32Array {
    const { termFormStarts, termForms } = this.sections;
    return termForms.subarray(termFormStarts[termOrdinal] ?? 0, termFormStarts[termOrdinal + 1] ?? 0);
  }

  /** The posting of a document in a term, or -1. */
  findPosting(termOrdinal: number, document: number): number {
    const { first, end, docIds } = this.openPostings(termOrdinal);
    const posting = lowerBound(docIds, document, first, end);
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
}

/** Parts of a segment that are opened when they are first asked for. */
interface OpenedParts {
  readonly ids: Dictionary;
  readonly forms: Dictionary;
  readonly terms: Dictionary;
  readonly collocations: Dictionary;
  readonly frequencies: FrequencyDecoder;
  /** Per analyzer of the header: the ordinal of its first term. */
  readonly analyzerStarts: readonly number[];
}

function openParts(sections: OpenSections): OpenedParts {
  const { header } = sections;
  const parts: OpenedParts = lazyProperties<OpenedParts>({
    ids: () => new Dictionary(header.documentCount, sections.ids),
    forms: () => new Dictionary(header.formCount, sections.forms),
    terms: () => new Dictionary(header.termCount, sections.terms),
    collocations: () => openCollocations(sections),
    frequencies: () => new FrequencyDecoder(sections.perPosting.codes.view, sections),
    analyzerStarts: () => header.analyzers.map((analyzer) => parts.terms.lowerBound(termKey(analyzer, ''))),
  });
  return parts;
}

function recall<Value>(known: Map<string, Value>, key: string, find: () => Value): Value {
  let value = known.get(key);
  if (value === undefined) {
    value = find();
    if (known.size >= MAX_REMEMBERED) known.clear();
    known.set(key, value);
  }
  return value;
}
