// A generation in memory that stands for an index in a cluster: of its documents only those at hand, of its words only those that
// a query asks for, and of these the frequencies that the cluster told. The planner, the second step of ranking and the snippets
// of `src/search` work on it as on any other.

import type { Document } from '../../../documents/document.js';
import { type FieldWords, protectedWordsOf } from '../../../documents/own/field-words.js';
import { foldFieldName } from '../../../documents/own/own-values.js';
import type { SearchedFields } from '../../../documents/own/searched-fields.js';
import { buildSegment } from '../../../index/build/segment-builder.js';
import type { Schema } from '../../../index/format/own/own-schema.js';
import { FIRST_OWN_FIELD, TEXTS_FIELD } from '../../../index/format/schema.js';
import type { LazyBytes } from '../../../index/format/sections.js';
import { countsOf, Generation } from '../../../index/read/generation.js';
import { NearDuplicates } from '../../../index/read/near-duplicates.js';
import { Segment } from '../../../index/read/segment.js';
import { SegmentSnapshot } from '../../../index/read/segment-snapshot.js';
import { lendAnalyzers } from '../../../search/plan/analyzers-of.js';
import type { Analyzers } from '../../../text/analyzer.js';
import { languageAnalyses } from '../../../text/languages.js';
import { readAddress } from '../../../text/web-address.js';

/** What the cluster tells of its index. */
export interface ToldIndex {
  readonly generation: number;
  readonly documents: number;
  readonly averages: readonly number[];
  readonly analyzers: readonly string[];
  readonly schema: Schema;
}

/** Words whose frequencies the cluster told. */
export interface ToldWords {
  /** By `termKey`, in how many documents a term occurs; 0 for none. */
  readonly terms: ReadonlyMap<string, number>;
  /** By surface form, in how many documents it occurs. */
  readonly forms: ReadonlyMap<string, number>;
  /** By name of an analyzer, texts that hold the words that documents of it have. */
  readonly texts: ReadonlyMap<string, readonly string[]>;
}

/** A document of the index whose text is the words told of an analyzer: it is never found. */
const NOBODY = {
  url: null,
  date: null,
  source: null,
  section: null,
  tags: [],
  related: [],
  other: [],
  extra: {},
  sections: [],
  annotations: [],
} as const;

/**
 * The generation. Its first segment holds the documents at hand, in the order of their ids, if there are any; its last one only
 * words.
 * @param counted by `termKey`, in how many documents of the index other terms of the documents at hand are; null where that is not known
 */
export function makeToldGeneration(
  index: ToldIndex,
  words: ToldWords,
  documents: readonly Document[],
  analyzers: Analyzers,
  counted: ReadonlyMap<string, number> | null = null,
): Generation {
  const searched = searchedFieldsOfSchema(index.schema);
  const open = (name: string, held: readonly Document[]): Segment => {
    const indexed = held.map((document) => ({ document, path: '', fingerprint: '' }));
    return openSegment(name, buildSegment(indexed, undefined, analyzers, searched));
  };
  // Protected words are words only of fields that protect them.
  const withProtected = index.schema.fields.flatMap(({ name, columns }) =>
    protectedWordsOf(index.schema.names, name).size === 0 ? [] : columns.slice(0, 1),
  );
  const told = index.analyzers.map((analyzer, number): Document => {
    const language = languageAnalyses[analyzer]?.languages[0] ?? 'und';
    const text = (words.texts.get(analyzer) ?? []).join('\n\n');
    const extra = Object.fromEntries(withProtected.map((column) => [column, text]));
    return { ...NOBODY, extra, id: `words-${String(number)}`, title: '', text, language };
  });
  const addresses = index.analyzers.flatMap((analyzer) =>
    (words.texts.get(analyzer) ?? []).flatMap((url, number): Document[] => {
      if (readAddress(url) === null) return [];
      const language = languageAnalyses[analyzer]?.languages[0] ?? 'und';
      return [{ ...NOBODY, id: `address-${analyzer}-${String(number)}`, title: '', text: '', language, url }];
    }),
  );
  const snapshots = [
    ...(documents.length === 0 ? [] : [new HitsSnapshot(open('hits', documents), words.terms, counted)]),
    new WordsSnapshot(open('words', [...told, ...addresses]), words, index.documents),
  ];
  const duplicates = NearDuplicates.of(null, countsOf(snapshots));
  const generation = new Generation(index.generation, snapshots, duplicates, index.schema, {
    averageLengths: index.averages,
    analyzers: index.analyzers,
  });
  lendAnalyzers(generation, analyzers);
  return generation;
}

/** The own fields that documents were indexed by. */
export function searchedFieldsOfSchema({ fields, hidden, names }: Schema): SearchedFields {
  const own = fields
    .flatMap(({ name, searchedIn, columns, language }) =>
      searchedIn !== null && searchedIn >= FIRST_OWN_FIELD ? [{ name, searchedIn, columns, language }] : [],
    )
    .sort((a, b) => a.searchedIn - b.searchedIn);
  const texts = fields.filter(({ searchedIn }) => searchedIn === TEXTS_FIELD);
  return {
    own: own.map(({ columns }) => columns.map(foldFieldName)),
    languages: own.map(({ language }) => language),
    // Stop words and synonyms of a field have done their work when the cluster was given the document.
    words: own.map(({ name }): FieldWords => {
      return { stopWords: [], protectedWords: [...protectedWordsOf(names, name)], synonyms: [] };
    }),
    texts: texts.flatMap(({ columns }) => columns.map(foldFieldName)),
    hidden,
  };
}

/** The documents at hand. What the cluster told of all documents is not counted once more. */
class HitsSnapshot extends SegmentSnapshot {
  readonly #told: ReadonlyMap<string, number>;
  readonly #counted: ReadonlyMap<string, number> | null;

  constructor(
    segment: Segment,
    told: ReadonlyMap<string, number>,
    counted: ReadonlyMap<string, number> | null,
  ) {
    super(segment, new Uint16Array(0));
    this.#told = told;
    this.#counted = counted;
  }

  override get documentCount(): number {
    return 0;
  }

  override documentFrequency(termOrdinal: number): number {
    const key = this.segment.terms.key(termOrdinal);
    if (this.#told.has(key)) return 0;
    // What was not asked for is in no other of them, and tells nothing.
    return this.#counted === null ? super.documentFrequency(termOrdinal) : (this.#counted.get(key) ?? 1);
  }
}

/** The words told. Its documents are deleted, so that nothing finds them. */
class WordsSnapshot extends SegmentSnapshot {
  readonly #told: ReadonlyMap<string, number>;
  readonly #documents: number;

  constructor(segment: Segment, { terms, forms }: ToldWords, documents: number) {
    super(
      segment,
      Uint16Array.from({ length: segment.documentCount }, (_, document) => document),
    );
    this.#told = terms;
    this.#documents = documents;
    const { formDocuments } = segment.sections;
    for (let form = 0; form < formDocuments.length; form += 1)
      formDocuments[form] = forms.get(segment.forms.key(form)) ?? 0;
  }

  override get documentCount(): number {
    return this.#documents;
  }

  override documentFrequency(termOrdinal: number): number {
    return this.#told.get(this.segment.terms.key(termOrdinal)) ?? 0;
  }

  /** That documents repeat a word is not known of a cluster: all are taken to do so twice, as is usual. */
  override occurrences(termOrdinal: number): number {
    return 2 * this.documentFrequency(termOrdinal);
  }
}

function openSegment(name: string, bytes: ReturnType<typeof buildSegment>): Segment {
  return new Segment(name, {
    index: loaded(bytes['index.bin']),
    positions: loaded(bytes['positions.bin']),
    values: loaded(bytes['fields.bin']),
    readDocuments: (offset, length) => bytes['documents.bin'].subarray(offset, offset + length),
  });
}

function loaded(bytes: Uint8Array): LazyBytes {
  return { bytes, load: () => undefined };
}
