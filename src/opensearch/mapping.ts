// The settings and mappings of an index in a cluster. Only what a stock OpenSearch has is used: no plugin, no script. The cluster
// splits what it is given into terms and analyzes nothing: see docs/adr/0031-words-are-analyzed-before-the-cluster.md.

import { VALUE_GAP } from '../index/format/field-position.js';
import { fields, shippedParameters } from '../index/format/schema.js';
import { OWN_FIELD_MAPPINGS, ownFieldName } from './own-columns.js';
import { TERM_SEPARATOR } from './terms.js';

/** Raised whenever the mapping or what documents give for it changes: indexes of another one are then built anew. */
export const MAPPING_VERSION = 2;

/** What one weighted occurrence of a word counts in `ranks`, where frequencies are whole numbers. */
export const RANK_UNIT = 32;

/**
 * `RANK_UNIT` for a pair of ideographs, which has a k1 of its own, as no field can have: f / (k1 of the field + f) is then
 * w / (k1 of the pair + w).
 */
export const BIGRAM_RANK_UNIT = (RANK_UNIT * shippedParameters.k1) / shippedParameters.bigramK1;

/** Bands of a document's signature that are indexed: see `bandsOf`. */
export const MAPPED_BANDS = 16;

/** Names of own fields that can be filtered and counted: of more a cluster would have too large a mapping. */
export const MAX_MAPPED_FIELDS = 500;
/** Fields of the mapping: those of documents, and for each own field one per type. */
const TOTAL_FIELDS = 5000;
/** Characters of what stands at one position of a text. */
const MAX_BUNDLE = 1_000_000;

/** Shards and copies of an index. */
export interface IndexLayout {
  readonly shards: number;
  /** Copies of each shard; null for one where there is a second node. */
  readonly replicas: number | null;
}

/** Longer values are kept and not indexed: Lucene refuses a document with one of more than 32,766 bytes. */
const keyword = { type: 'keyword', ignore_above: 8000 } as const;
const long = { type: 'long' } as const;

/** The settings of a new index. Documents are seen once a run asks for it, not from time to time. */
export function indexSettings({ shards, replicas }: IndexLayout): Readonly<Record<string, unknown>> {
  const copies = replicas === null ? { auto_expand_replicas: '0-1' } : { number_of_replicas: replicas };
  return {
    number_of_shards: shards,
    ...copies,
    refresh_interval: '-1',
    codec: 'best_compression',
    mapping: { total_fields: { limit: TOTAL_FIELDS } },
    analysis: {
      tokenizer: { bundles: { type: 'whitespace', max_token_length: MAX_BUNDLE } },
      filter: {
        terms: { type: 'pattern_capture', preserve_original: false, patterns: [`([^${TERM_SEPARATOR}]+)`] },
        frequency: { type: 'delimited_term_freq', delimiter: TERM_SEPARATOR },
      },
      analyzer: {
        words: { type: 'custom', tokenizer: 'bundles', filter: ['terms'] },
        ranks: { type: 'custom', tokenizer: 'bundles', filter: ['frequency'] },
        // A query is a finished term.
        term: { type: 'custom', tokenizer: 'keyword' },
      },
    },
    similarity: {
      // The length of fields is in the frequencies already.
      ranks: { type: 'BM25', k1: shippedParameters.k1 * RANK_UNIT, b: 0 },
      ...Object.fromEntries(
        fields.map(({ name, b }) => [name, { type: 'BM25', k1: shippedParameters.k1, b }] as const),
      ),
    },
  };
}

/** The mappings of a new index. @param meta what is to be known of it: see `cluster-meta.ts` */
export function indexMappings(meta: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const words = Object.fromEntries(
    fields.map(({ name }) => [
      name,
      {
        type: 'text',
        analyzer: 'words',
        search_analyzer: 'term',
        position_increment_gap: VALUE_GAP,
        similarity: name,
      },
    ]),
  );
  const own = Object.fromEntries(Object.keys(OWN_FIELD_MAPPINGS).map((type) => [type, { type: 'object' }]));
  return {
    dynamic: false,
    _meta: meta,
    // What is made of the document need not be stored beside it: it can be made again.
    _source: { includes: ['id', 'path', 'fingerprint', 'epoch', 'signature', 'document'] },
    properties: {
      id: keyword,
      path: keyword,
      fingerprint: { ...keyword, index: false },
      /** The run that wrote the document: see `cluster-lock.ts`. */
      epoch: long,
      document: { type: 'object', enabled: false },
      date: long,
      dateEnd: long,
      year: keyword,
      month: keyword,
      language: keyword,
      section: keyword,
      source: keyword,
      tags: keyword,
      words: { properties: words },
      ranks: {
        type: 'text',
        analyzer: 'ranks',
        search_analyzer: 'term',
        index_options: 'freqs',
        norms: false,
        similarity: 'ranks',
      },
      own: { properties: own },
      signature: { ...keyword, index: false, doc_values: false },
      bands: { ...keyword, doc_values: false },
    },
  };
}

/** What is added to the mapping for own fields of these names. */
export function ownFieldMappings(names: readonly string[]): Readonly<Record<string, unknown>> {
  const own = Object.entries(OWN_FIELD_MAPPINGS).map(([type, mapping]) => [
    type,
    { properties: Object.fromEntries(names.map((name) => [ownFieldName(name), mapping])) },
  ]);
  return { properties: { own: { properties: Object.fromEntries(own) as unknown } } };
}
