// A document as it is sent to a cluster, and back. Documents are analyzed in batches, by what builds the segments of an index on
// disk: the same words at the same positions.

import { dateToTime, endOfDate, precisionOf } from '../documents/dates/date-time.js';
import type { Document } from '../documents/document.js';
import { documentOfValues, type DocumentValues, listValues } from '../documents/document-values.js';
import { listOwnValues } from '../documents/own/own-values.js';
import { NO_SEARCHED_FIELDS, type SearchedFields } from '../documents/own/searched-fields.js';
import { PostingsBuffer } from '../index/build/postings-buffer.js';
import { signDocuments } from '../index/duplicates/minhash.js';
import { fieldOf } from '../index/format/field-position.js';
import type { IndexedDocument } from '../index/format/indexed-document.js';
import { lengthNorm } from '../index/format/length-norms.js';
import { fields } from '../index/format/schema.js';
import { signatureAt } from '../index/format/signature.js';
import type { Word } from '../text/analysis.js';
import type { Analyzers } from '../text/analyzer.js';
import { isBigram } from '../text/scripts/ideographs.js';
import { bandsOf, encodeSignature } from './duplicate-bands.js';
import { BIGRAM_RANK_UNIT, RANK_UNIT } from './mapping.js';
import { type OwnColumns, ownColumnsOf } from './own-columns.js';
import { stemTerm, TERM_SEPARATOR, termsOfWord } from './terms.js';

/** The body of a document in a cluster; what the mapping says of each is in `mapping.ts`. */
export interface ClusterSource {
  readonly id: string;
  readonly path: string;
  readonly fingerprint: string;
  readonly epoch: number;
  /** The document itself, as `listValues` has it. */
  readonly document: { readonly values: DocumentValues };
  readonly date?: number;
  readonly dateEnd?: number;
  readonly year?: string;
  readonly month?: string;
  readonly language?: string;
  readonly section?: string;
  readonly source?: string;
  readonly tags: readonly string[];
  /** By indexed field its values, each the terms of its positions with spaces between. */
  readonly words: Readonly<Record<string, readonly string[]>>;
  /** Stems with how often they occur, weighted: see `RANK_UNIT`. */
  readonly ranks: string;
  readonly own: OwnColumns;
  readonly signature: string;
  readonly bands: readonly string[];
}

/** What is made of every document alike. */
export interface SourceOptions {
  /** The run that writes them. */
  readonly epoch: number;
  /** Words of each indexed field on average, in the order of `fields`. */
  readonly averages: readonly number[];
  readonly searched?: SearchedFields;
  /** Whether the mapping has an own field of this name. */
  readonly isMapped: (name: string) => boolean;
}

/** Documents whose words are known. */
export interface AnalyzedBatch {
  readonly documents: readonly IndexedDocument[];
  readonly buffer: PostingsBuffer;
}

/** Bytes of an id that a cluster takes. */
const MAX_KEY_BYTES = 512;
const HASHED = 'sha256:';

/** The `_id` of a document: its id, or a hash of one that a cluster would not take. */
export function keyOfDocument(id: string, hash: (text: string) => string): string {
  const fits = id !== '' && Buffer.byteLength(id) <= MAX_KEY_BYTES && !id.startsWith(HASHED);
  return fits ? id : HASHED + hash(id);
}

/** Analyzes documents. @param analyzers kept from batch to batch: they know the words of those before */
export function analyzeBatch(
  documents: readonly IndexedDocument[],
  analyzers: Analyzers,
  searched: SearchedFields = NO_SEARCHED_FIELDS,
): AnalyzedBatch {
  const buffer = new PostingsBuffer(analyzers, searched);
  for (const { document } of documents) buffer.add(document);
  return { documents, buffer };
}

/** The bodies of the documents of a batch, in their order. */
export function sourcesOfBatch(
  { documents, buffer }: AnalyzedBatch,
  { epoch, averages, isMapped }: SourceOptions,
): readonly ClusterSource[] {
  const bundles = buffer.forms.map(termsOfWord);
  const stems = buffer.forms.map(({ analyzer, stem }: Word) => stemTerm(analyzer, stem));
  const units = buffer.forms.map(({ form }: Word) => (isBigram(form) ? BIGRAM_RANK_UNIT : RANK_UNIT));
  const signatures = signDocuments(buffer);
  return documents.map(({ document, path, fingerprint }, index) => {
    const lengths = buffer.lengths.slice(index * fields.length, (index + 1) * fields.length);
    const norms = lengths.map((length, field) => lengthNorm(field, length, averages[field] ?? 0));
    const signature = signatureAt(signatures, index);
    return {
      id: document.id,
      path,
      fingerprint,
      epoch,
      document: { values: listValues(document) },
      ...datesOf(document),
      ...facetsOf(document),
      words: printWords(buffer, index, bundles),
      ranks: printRanks(buffer, index, { stems, units, norms }),
      own: ownColumnsOf(listOwnValues(document.extra), isMapped),
      signature: encodeSignature(signature),
      bands: bandsOf(signature),
    };
  });
}

/** The document that a cluster has, from its `_source`; null where that is none of ours. */
export function documentOfSource(source: unknown): Document | null {
  const { document } = source as Partial<ClusterSource>;
  return document === undefined ? null : documentOfValues(document.values);
}

function datesOf({ date }: Document): Pick<ClusterSource, 'date' | 'dateEnd' | 'year' | 'month'> {
  const time = dateToTime(date);
  if (Number.isNaN(time)) return {};
  // `2015-12-31T00:00:00.000Z`; years before year 0 are longer.
  const printed = new Date(time).toISOString();
  const month = precisionOf(time) === 'year' ? {} : { month: printed.slice(0, -17) };
  return { date: time, dateEnd: endOfDate(time), year: printed.slice(0, -20), ...month };
}

function facetsOf({
  language,
  section,
  source,
  tags,
}: Document): Pick<ClusterSource, 'language' | 'section' | 'source' | 'tags'> {
  return {
    ...(language === null ? {} : { language }),
    ...(section === null ? {} : { section }),
    ...(source === null ? {} : { source }),
    tags: [...new Set(tags)],
  };
}

/** By field the terms of its positions. Where positions are left free, between two values, another text begins. */
function printWords(
  { starts, ends, formOf, fieldPositionOf }: PostingsBuffer,
  document: number,
  bundles: readonly string[],
): Readonly<Record<string, readonly string[]>> {
  const start = starts[document] ?? 0;
  // Words that stand for several may come behind the last of these.
  const places = fieldPositionOf.subarray(start, ends[document]);
  const order = isAscending(places) ? null : sortedOrder(places);
  const words: Record<string, string[]> = {};
  let previous = -2;
  let text = '';
  let values: string[] | null = null;
  for (let index = 0; index < places.length; index += 1) {
    const token = start + (order === null ? index : (order[index] ?? 0));
    const place = fieldPositionOf[token] ?? 0;
    const bundle = bundles[formOf[token] ?? 0] ?? '';
    if (place === previous) text += TERM_SEPARATOR + bundle;
    else if (place === previous + 1) text += ` ${bundle}`;
    else {
      if (values !== null) values.push(text);
      const { name } = fields[fieldOf(place)] ?? { name: '' };
      values = words[name] ??= [];
      text = bundle;
    }
    previous = place;
  }
  if (values !== null) values.push(text);
  return words;
}

function isAscending(places: Uint32Array): boolean {
  for (let index = 1; index < places.length; index += 1)
    if ((places[index] ?? 0) < (places[index - 1] ?? 0)) return false;
  return true;
}

function sortedOrder(places: Uint32Array): Uint32Array {
  const order = Uint32Array.from(places.keys());
  return order.sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0) || a - b);
}

/** What is known of the forms of a batch, and of the fields of one of its documents. */
interface RankedForms {
  /** By form, the term of its stem. */
  readonly stems: readonly string[];
  /** By form, what an occurrence counts. */
  readonly units: readonly number[];
  /** By field, its weight at its length. */
  readonly norms: readonly number[];
}

/** Each stem with its weighted frequency: what our own ranking makes of it (BM25F), in whole numbers. */
function printRanks(
  { starts, ends, formOf, fieldPositionOf }: PostingsBuffer,
  document: number,
  { stems, units, norms }: RankedForms,
): string {
  const weights = new Map<string, number>();
  for (let token = starts[document] ?? 0; token < (ends[document] ?? 0); token += 1) {
    const form = formOf[token] ?? 0;
    const stem = stems[form] ?? '';
    const norm = norms[fieldOf(fieldPositionOf[token] ?? 0)] ?? 0;
    weights.set(stem, (weights.get(stem) ?? 0) + norm * (units[form] ?? 0));
  }
  const parts: string[] = [];
  for (const [stem, weight] of weights)
    parts.push(`${stem}${TERM_SEPARATOR}${Math.max(1, Math.round(weight))}`);
  return parts.join(' ');
}

/** How many words of a field lie on average in documents that have it: what `averages` begins with. */
export function averageLengths(batches: readonly AnalyzedBatch[]): readonly number[] {
  return fields.map((_, field) => {
    let words = 0;
    let having = 0;
    for (const { buffer } of batches) {
      for (let at = field; at < buffer.lengths.length; at += fields.length) {
        words += buffer.lengths[at] ?? 0;
        if ((buffer.lengths[at] ?? 0) > 0) having += 1;
      }
    }
    return having === 0 ? 0 : words / having;
  });
}
