// Makes bodies of documents, some at a time: they are analyzed together. A new index has no average lengths yet, by which `ranks` is
// made: the first documents are held until there are enough to take them from.

import type { SearchedFields } from '../../documents/own/searched-fields.js';
import type { IndexedDocument } from '../../index/format/indexed-document.js';
import { fields } from '../../index/format/schema.js';
import { Analyzers } from '../../text/analyzer.js';
import {
  analyzeBatch,
  type AnalyzedBatch,
  averageLengths,
  type ClusterSource,
  sourcesOfBatch,
} from '../cluster-document.js';

/** UTF-16 units, and documents, of a batch. */
const MAX_UNITS = 256 << 10;
const MAX_DOCUMENTS = 200;
/** UTF-16 units, and documents, that the averages of a first build are taken from. */
const SAMPLE_UNITS = 16 << 20;
const SAMPLE_DOCUMENTS = 5000;

/** What documents are encoded by. */
export interface EncoderOptions {
  readonly epoch: number;
  readonly searched: SearchedFields;
  /** Empty where they are to be taken from the documents. */
  readonly averages: readonly number[];
  /** Names of own fields that the mapping has. */
  readonly mapped: readonly string[];
  /** How many names the mapping may have. */
  readonly maxMapped: number;
  /** The names of the own fields of a document. */
  readonly namesOf: (document: IndexedDocument) => readonly string[];
}

/** Encodes the documents of one run. */
export class DocumentEncoder {
  readonly #options: EncoderOptions;
  readonly #analyzers = new Analyzers();
  readonly #mapped: Set<string>;
  #newNames: string[] = [];
  #averages: readonly number[];
  #documents: IndexedDocument[] = [];
  #units = 0;
  /** Batches that wait for the averages. */
  #held: AnalyzedBatch[] = [];
  #heldUnits = 0;
  #heldDocuments = 0;
  readonly #names = new Set<string>();
  /** By field: words, and documents that have any. */
  readonly #words = new Float64Array(fields.length);
  readonly #having = new Float64Array(fields.length);

  constructor(options: EncoderOptions) {
    this.#options = options;
    this.#averages = options.averages;
    this.#mapped = new Set(options.mapped);
  }

  /** The averages that are used; empty while they are not known. */
  get averages(): readonly number[] {
    return this.#averages;
  }

  /** The names of own fields that the mapping has, or is to have. */
  get mapped(): readonly string[] {
    return [...this.#mapped];
  }

  /** The analyzers that documents were analyzed by. */
  get analyzers(): ReadonlySet<string> {
    return this.#names;
  }

  /** Whether it is time to call `encode`. */
  get isFull(): boolean {
    return this.#units >= MAX_UNITS || this.#documents.length >= MAX_DOCUMENTS;
  }

  readonly isMapped = (name: string): boolean => this.#mapped.has(name);

  add(document: IndexedDocument): void {
    this.#documents.push(document);
    this.#units += document.document.text.length + document.document.title.length;
    for (const name of this.#options.namesOf(document)) {
      if (this.#mapped.has(name) || this.#mapped.size >= this.#options.maxMapped) continue;
      this.#mapped.add(name);
      this.#newNames.push(name);
    }
  }

  /** The bodies of documents that were added; some or all of them may be held. @param isLast whether none is to be held */
  encode(isLast: boolean): readonly ClusterSource[] {
    if (this.#documents.length > 0) this.#analyze();
    const isSample = this.#averages.length === 0;
    const isEnough = this.#heldUnits >= SAMPLE_UNITS || this.#heldDocuments >= SAMPLE_DOCUMENTS;
    if (isSample && !isEnough && !isLast) return [];
    if (isSample) this.#averages = averageLengths(this.#held);
    const { epoch } = this.#options;
    const options = { epoch, averages: this.#averages, isMapped: this.isMapped };
    const sources = this.#held.flatMap((batch) => sourcesOfBatch(batch, options));
    this.#held = [];
    this.#heldUnits = 0;
    this.#heldDocuments = 0;
    return sources;
  }

  /** Names that the mapping has to be given before the bodies are sent. */
  takeNewNames(): readonly string[] {
    const names = this.#newNames;
    this.#newNames = [];
    return names;
  }

  /** Average lengths over all documents that were encoded. */
  measured(): readonly number[] {
    return Array.from(this.#words, (words, field) => {
      const having = this.#having[field] ?? 0;
      return having === 0 ? 0 : words / having;
    });
  }

  #analyze(): void {
    const batch = analyzeBatch(this.#documents, this.#analyzers, this.#options.searched);
    batch.buffer.lengths.forEach((length, at) => {
      const field = at % fields.length;
      if (length === 0) return;
      this.#words[field] = (this.#words[field] ?? 0) + length;
      this.#having[field] = (this.#having[field] ?? 0) + 1;
    });
    for (const { analyzer } of batch.buffer.forms) this.#names.add(analyzer);
    this.#held.push(batch);
    this.#heldUnits += this.#units;
    this.#heldDocuments += this.#documents.length;
    this.#documents = [];
    this.#units = 0;
  }
}
