// A generation as the files that a browser searches without a server. The postings are those of MiniSearch's index, cut between
// words, so that whoever loads the words of a query computes the scores of the whole index.

import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { FindlingError } from '../../errors.js';
import type { Analyzer } from '../../text/analysis.js';
import { Analyzers } from '../../text/analyzer.js';
import { languageAnalyses } from '../../text/languages.js';
import { searchedStopWords, stopWordsOf } from '../../text/stop-words.js';
import { fields } from '../format/schema.js';
import { DocumentOrder } from '../read/document-order.js';
import type { Generation } from '../read/generation.js';
import type { Segment } from '../read/segment.js';
import { listColumns } from './encode-columns.js';
import { listPositions } from './encode-positions.js';
import { encodeMiniSearch } from './minisearch-json.js';
import {
  MAX_SITE_DOCUMENTS,
  SITE_HEAD,
  SITE_VERSION,
  type SiteDocument,
  type SiteHead,
  type SitePosting,
} from './site-format.js';

/** UTF-16 units of a file before compression, about: what one request brings. */
const FILE_UNITS = { postings: 60_000, positions: 120_000, texts: 12_000 };
/** Lengths of no more documents stand in the file that names the others: one request less before the first result. */
const MAX_LENGTHS_IN_HEAD = 500;
/** UTF-16 units of a text that excerpts are cut from. */
const MAX_TEXT = 20_000;
/** Other forms of a word that are searched with it. */
const MAX_RELATED = 24;

/** The address that a document is given, or null. */
export type UrlOf = (document: { readonly id: string; readonly url: string | null }) => string | null;

/** A file by its name. */
export interface SiteFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The index that MiniSearch would load, as far as it is read here. */
interface WholeIndex {
  readonly index: readonly [string, Readonly<Record<string, Readonly<Record<string, number>>>>][];
  readonly averageFieldLength: readonly number[];
  readonly fieldLength: Readonly<Record<string, readonly number[]>>;
}

/**
 * Makes the files; the one that names the others comes last.
 * @param units of a file of postings, one of positions and one of documents
 * @throws FindlingError `invalid_parameter` where there are too many documents
 */
export function* encodeSiteIndex(
  generation: Generation,
  urlOf: UrlOf,
  units = FILE_UNITS,
): Generator<SiteFile> {
  if (generation.documentCount > MAX_SITE_DOCUMENTS) {
    throw new FindlingError(
      'invalid_parameter',
      `The index has ${generation.documentCount} documents; a site without a server takes up to ${MAX_SITE_DOCUMENTS}. Use findling serve instead.`,
    );
  }
  const whole = readWhole(generation);
  const words = whole.index.map(([word]) => word).sort();
  const byWord = new Map(whole.index);
  const analyzer = new Analyzers().named(mainAnalyzerOf(generation));
  const relatedTo = groupByStem(words, analyzer);
  const wordFile = encode('w', words.join('\n'));
  yield wordFile;
  const lengths = Array.from(
    { length: generation.documentCount },
    (_, number) => whole.fieldLength[number] ?? [],
  );
  const lengthFile =
    lengths.length > MAX_LENGTHS_IN_HEAD ? encode('l', JSON.stringify(lengths.flat())) : null;
  if (lengthFile !== null) yield lengthFile;
  const postings: [string, string][] = [];
  yield* cutInto<SitePosting>(
    words.map((word) => {
      const related = relatedTo.get(word)?.filter((other) => other !== word) ?? [];
      const byField = toDeltas(byWord.get(word) ?? {});
      return related.length === 0 ? [word, byField] : [word, byField, related.slice(0, MAX_RELATED)];
    }),
    units.postings,
    'p',
    ([word], file) => postings.push([word, file]),
  );
  const positions: [string, string][] = [];
  yield* cutInto(listPositions(generation, words), units.positions, 'q', ([word], file) =>
    positions.push([word, file]),
  );
  const columns: Record<string, string> = {};
  for (const [name, column] of listColumns(generation)) {
    const file = encode('c', JSON.stringify(column));
    columns[name] = file.name;
    yield file;
  }
  const texts: [number, string][] = [];
  yield* cutInto(listDocuments(generation, urlOf), units.texts, 'd', (_, file, number) =>
    texts.push([number, file]),
  );
  const head: SiteHead = {
    version: SITE_VERSION,
    generation: generation.number,
    documents: generation.documentCount,
    fields: fields.map(({ name }) => name),
    boosts: fields.map(({ weight }) => weight),
    averageLengths: whole.averageFieldLength,
    lengths: lengthFile?.name ?? lengths.flat(),
    words: wordFile.name,
    postings,
    positions,
    texts,
    columns,
    own: generation.schema.fields,
    analyzer: analyzer.name,
    stopWords: findStopWords(words, analyzer),
  };
  yield { name: SITE_HEAD, bytes: compress(JSON.stringify(head)) };
}

function readWhole(generation: Generation): WholeIndex {
  return JSON.parse(Buffer.concat([...encodeMiniSearch(generation)]).toString('utf8')) as WholeIndex;
}

/** The analyzer of most documents. */
function mainAnalyzerOf({ documentCountOf }: Generation): string {
  const [first] = [...documentCountOf].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return first?.[0] ?? 'standard';
}

/** Words that are reduced to one stem, each with all of them; words that stand alone are left out. */
function groupByStem(words: readonly string[], analyzer: Analyzer): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const word of words) {
    const tokens = analyzer.tokens(word);
    const [token] = tokens;
    if (token === undefined || tokens.length > 1 || !/^\p{L}/u.test(word)) continue;
    const group = groups.get(token.stem);
    if (group === undefined) groups.set(token.stem, [word]);
    else group.push(word);
  }
  return new Map(
    [...groups.values()]
      .filter((group) => group.length > 1)
      .flatMap((group) => group.map((word) => [word, group])),
  );
}

/** Words that the analyzer holds too common: those of the index, and those that a query may have beside them. */
function findStopWords(words: readonly string[], analyzer: Analyzer): SiteHead['stopWords'] {
  const [language = ''] = languageAnalyses[analyzer.name]?.languages ?? [];
  const listed = stopWordsOf(language).flatMap((word) => analyzer.tokens(word).map(({ form }) => form));
  const all = [...new Set([...words, ...listed])].filter((word) =>
    analyzer.isStopWord(word, analyzer.tokens(word)[0]?.stem),
  );
  return {
    always: all.filter((word) => !searchedStopWords.has(word)),
    searched: all.filter((word) => searchedStopWords.has(word)),
  };
}

function toDeltas(
  byField: Readonly<Record<string, Readonly<Record<string, number>>>>,
): Readonly<Record<string, readonly number[]>> {
  const deltas: Record<string, number[]> = {};
  for (const [field, frequencies] of Object.entries(byField)) {
    let before = 0;
    // Numbers as names of members come in ascending order.
    deltas[field] = Object.entries(frequencies).flatMap(([number, frequency]) => {
      const delta = Number(number) - before;
      before = Number(number);
      return [delta, frequency];
    });
  }
  return deltas;
}

function* listDocuments(generation: Generation, urlOf: UrlOf): Generator<SiteDocument> {
  for (const { segment, number } of walkDocuments(generation)) {
    const { id, title, url, date, language, source, section, tags } = segment.stored.head(number);
    const text = segment.stored.text(number, 0, MAX_TEXT);
    yield { id, title, url: urlOf({ id, url }), date, language, source, section, tags, text };
  }
}

/** The documents that are not deleted, in the order of their ids. */
export function* walkDocuments(
  generation: Generation,
): Generator<{ readonly segment: Segment; readonly number: number }> {
  const order = DocumentOrder.of(generation);
  for (let at = 0; at < order.length; at += 1) {
    const address = order.addressAt(at);
    const snapshot = generation.segments[address.segment];
    if (snapshot !== undefined) yield { segment: snapshot.segment, number: address.document };
  }
}

/** Cuts items into files of about so many units. @param onFile told the first item of each file and its number */
function* cutInto<Item>(
  items: Iterable<Item>,
  units: number,
  kind: string,
  onFile: (first: Item, file: string, number: number) => void,
): Generator<SiteFile> {
  let kept: Item[] = [];
  let parts: string[] = [];
  let size = 0;
  let number = 0;
  const finish = function* (): Generator<SiteFile> {
    const [first] = kept;
    if (first === undefined) return;
    const file = encode(kind, `[${parts.join(',')}]`);
    onFile(first, file.name, number - kept.length);
    yield file;
    kept = [];
    parts = [];
    size = 0;
  };
  for (const item of items) {
    const part = JSON.stringify(item);
    if (size + part.length > units) yield* finish();
    kept.push(item);
    parts.push(part);
    size += part.length;
    number += 1;
  }
  yield* finish();
}

/** A file named by its content, so that a browser may keep it for ever. */
function encode(kind: string, text: string): SiteFile {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 10);
  return { name: `${kind}-${hash}.bin`, bytes: compress(text) };
}

function compress(text: string): Uint8Array {
  return gzipSync(text, { level: 9 });
}
