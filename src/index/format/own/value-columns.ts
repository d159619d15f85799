// The file `fields.bin` of a segment: the values of the documents' own fields, one column a field. A column holds the distinct
// values as texts and which of them each document has. It does not say what type they are, so that a type that changes costs
// no new segment: see docs/format.md. Encoding and decoding stand side by side.

import { ByteWriter } from '../../../collections/byte-writer.js';
import { MAX_VARINT_BYTES, readVarint, writeVarint } from '../../../collections/varint.js';
import { fieldTypes } from '../../field-types/field-types.js';
import { chooseComparison } from '../compare-keys.js';
import { encodeSections, type LazyBytes, type LazySection, SectionReader } from '../sections.js';

/** The numbers of values, as narrow as their highest needs. */
export type ValueNumbers = Uint8Array | Uint16Array | Uint32Array;

/** The values of one field in a segment. Documents name them by number from 1; 0 is none. */
export interface ValueColumn {
  /** Distinct, in a column of the file in order of their UTF-8 bytes. The value with number `n` stands at `n - 1`. */
  readonly values: readonly string[];
  /** Per document where its numbers begin in `numbers`; one more closes the last. Null: each document has one, at its own index. */
  readonly starts: Uint32Array | null;
  readonly numbers: ValueNumbers;
}

/** What there is to know of values, which are counted once for each document that has them. */
export interface ValueFacts {
  /** Values of all documents, without those that say that there is none. */
  readonly values: number;
  /** Of these, how many can be read as each type. */
  readonly numbers: number;
  readonly dates: number;
  readonly booleans: number;
  readonly points: number;
  /** Words of all values; those that are too long to be kept count as a hundred. */
  readonly words: number;
}

/** What is known of a column without reading it. */
export interface ColumnFacts extends ValueFacts {
  /** Documents that have a value. */
  readonly documents: number;
  /** Distinct values, of any kind. */
  readonly distinct: number;
}

/** What the header says of a column. */
interface ColumnEntry extends ColumnFacts {
  readonly name: string;
  /** Bytes of a number. */
  readonly width: 1 | 2 | 4;
  /** Whether each document has its number at its own index; otherwise each number stands beside that of its document. */
  readonly dense: boolean;
}

const LONG_WORDS = 100;
/** What is written where there is no value: it does not tell what type the others are. */
const NO_VALUE = /^(?:n[/.]?a\.?|none|null|nil|nan|unknown|undefined|tb[ad]|[-–—?.]+)$/i;
const MAX_SHARED = 255;

/** A column that is being written: per value of a document, its number as it was given, and the document. */
interface DraftColumn {
  readonly numberOf: Map<string, number>;
  readonly values: string[];
  readonly documents: number[];
  readonly numbers: number[];
}

/** Writes the columns of a segment. */
export class ValueColumnsWriter {
  readonly #columns = new Map<string, DraftColumn>();

  /** Adds a value of a document, which is named by any number. The values of one field of a document keep their order. */
  add(document: number, name: string, value: string): void {
    let column = this.#columns.get(name);
    if (column === undefined) {
      column = { numberOf: new Map(), values: [], documents: [], numbers: [] };
      this.#columns.set(name, column);
    }
    let number = column.numberOf.get(value);
    if (number === undefined) {
      number = column.values.push(value) - 1;
      column.numberOf.set(value, number);
    }
    column.documents.push(document);
    column.numbers.push(number);
  }

  /** The file. @param order the documents in the order of the segment, each as it was named */
  finish(order: readonly number[]): Uint8Array<ArrayBuffer> {
    const places = new Map(order.map((document, place) => [document, place]));
    const compareNames = chooseComparison([...this.#columns.keys()]);
    const names = [...this.#columns.keys()].sort(compareNames);
    const entries: ColumnEntry[] = [];
    const sections: (Uint8Array | Uint16Array | Uint32Array)[] = [];
    for (const name of names) {
      const column = this.#columns.get(name);
      if (column === undefined) continue;
      const { entry, values, numbers, documents } = encodeColumn(name, column, places);
      entries.push(entry);
      sections.push(values, numbers, documents);
    }
    return encodeSections([Buffer.from(JSON.stringify(entries)), ...sections]);
  }
}

function encodeColumn(
  name: string,
  column: DraftColumn,
  places: ReadonlyMap<number, number>,
): { entry: ColumnEntry; values: Uint8Array; numbers: ValueNumbers; documents: Uint16Array } {
  const compare = chooseComparison(column.values);
  const sorted = column.values
    .map((value, draft) => ({ value, draft }))
    .sort((a, b) => compare(a.value, b.value));
  const numberOfDraft = new Uint32Array(sorted.length);
  sorted.forEach(({ draft }, index) => {
    numberOfDraft[draft] = index + 1;
  });
  const placeOf = Float64Array.from(column.documents, (document) => places.get(document) ?? 0);
  const rows = Uint32Array.from(placeOf.keys());
  rows.sort((a, b) => (placeOf[a] ?? 0) - (placeOf[b] ?? 0) || a - b);
  const width = sorted.length < 256 ? 1 : sorted.length < 65_536 ? 2 : 4;
  const having = countDistinct(rows, placeOf);
  const dense = having === rows.length && places.size * width <= having * (width + 2);
  const numbers = makeNumbers(width, dense ? places.size : rows.length);
  rows.forEach((row, index) => {
    numbers[dense ? (placeOf[row] ?? 0) : index] = numberOfDraft[column.numbers[row] ?? 0] ?? 0;
  });
  const frequencies = new Uint32Array(sorted.length);
  for (const draft of column.numbers) {
    const index = (numberOfDraft[draft] ?? 1) - 1;
    frequencies[index] = (frequencies[index] ?? 0) + 1;
  }
  const values = sorted.map(({ value }) => value);
  return {
    entry: {
      name,
      width,
      dense,
      ...describeValues(values, frequencies),
      documents: having,
      distinct: values.length,
    },
    values: encodeValues(values),
    numbers,
    documents: dense ? new Uint16Array(0) : Uint16Array.from(rows, (row) => placeOf[row] ?? 0),
  };
}

function countDistinct(rows: Uint32Array, placeOf: Float64Array): number {
  let count = 0;
  let last = -1;
  for (const row of rows) {
    const place = placeOf[row] ?? 0;
    if (place !== last) count += 1;
    last = place;
  }
  return count;
}

function makeNumbers(width: number, length: number): ValueNumbers {
  if (width === 1) return new Uint8Array(length);
  return width === 2 ? new Uint16Array(length) : new Uint32Array(length);
}

/** What there is to know of values. @param frequencies of each, in how many documents it is; values of none do not count */
export function describeValues(values: readonly string[], frequencies: Uint32Array): ValueFacts {
  const facts = { values: 0, numbers: 0, dates: 0, booleans: 0, points: 0, words: 0 };
  values.forEach((value, index) => {
    const frequency = frequencies[index] ?? 0;
    if (frequency === 0 || NO_VALUE.test(value)) return;
    facts.values += frequency;
    facts.words += frequency * (value === '' ? LONG_WORDS : value.split(' ').length);
    if (fieldTypes.number.read(value) !== null) facts.numbers += frequency;
    else if (fieldTypes.boolean.read(value) !== null) facts.booleans += frequency;
    else if (fieldTypes.geo.read(value) !== null) facts.points += frequency;
    else if (/\d/.test(value) && fieldTypes.date.read(value) !== null) facts.dates += frequency;
  });
  return facts;
}

/** Each value: bytes in common with the one before, up to 255, then its other bytes, their number before them. */
function encodeValues(values: readonly string[]): Uint8Array {
  const writer = new ByteWriter();
  let before: Uint8Array = new Uint8Array(0);
  for (const value of values) {
    const bytes = Buffer.from(value);
    let shared = 0;
    const most = Math.min(bytes.length, before.length, MAX_SHARED);
    while (shared < most && bytes[shared] === before[shared]) shared += 1;
    const room = writer.reserve(1 + MAX_VARINT_BYTES + bytes.length);
    room[writer.length] = shared;
    const at = writeVarint(room, writer.length + 1, bytes.length - shared);
    room.set(bytes.subarray(shared), at);
    writer.length = at + bytes.length - shared;
    before = bytes;
  }
  return writer.bytes();
}

function decodeValues(bytes: Uint8Array, count: number): readonly string[] {
  const values: string[] = [];
  let value = Buffer.alloc(1024);
  const from = { bytes, at: 0 };
  while (values.length < count) {
    const shared = bytes[from.at] ?? 0;
    from.at += 1;
    const length = readVarint(from);
    if (shared + length > value.length) value = Buffer.concat([value, Buffer.alloc(length + value.length)]);
    value.set(bytes.subarray(from.at, from.at + length), shared);
    values.push(value.toString('utf8', 0, shared + length));
    from.at += length;
  }
  return values;
}

/** A column as it lies in the file. */
interface StoredColumn {
  readonly entry: ColumnEntry;
  readonly values: LazySection<Uint8Array>;
  readonly numbers: LazySection<ValueNumbers>;
  readonly documents: LazySection<Uint16Array>;
}

/** The columns of a segment as they are read: each is loaded and verified when it is first asked for. */
export class ValueColumns {
  readonly #documentCount: number;
  readonly #stored: ReadonlyMap<string, StoredColumn>;
  readonly #columns = new Map<string, ValueColumn>();

  /** @param name of the file, for messages. @throws FindlingError `index_damaged` */
  constructor(name: string, source: LazyBytes, documentCount: number) {
    const read = new SectionReader(name, source);
    const entries = JSON.parse(Buffer.from(read.uint8().whole()).toString('utf8')) as ColumnEntry[];
    this.#documentCount = documentCount;
    this.#stored = new Map(
      entries.map((entry) => [
        entry.name,
        { entry, values: read.uint8(), numbers: readNumbers(read, entry.width), documents: read.uint16() },
      ]),
    );
  }

  /** Names of the fields, sorted. */
  get names(): readonly string[] {
    return [...this.#stored.keys()];
  }

  /** What is known of a column; undefined where the segment has none of that name. */
  facts(name: string): ColumnFacts | undefined {
    return this.#stored.get(name)?.entry;
  }

  /** The column of a field; undefined where no document of the segment has it. Always the same object. */
  column(name: string): ValueColumn | undefined {
    const stored = this.#stored.get(name);
    if (stored === undefined) return undefined;
    let column = this.#columns.get(name);
    if (column === undefined) {
      column = decodeColumn(stored, this.#documentCount);
      this.#columns.set(name, column);
    }
    return column;
  }
}

function readNumbers(read: SectionReader, width: number): LazySection<ValueNumbers> {
  if (width === 1) return read.uint8();
  return width === 2 ? read.uint16() : read.uint32();
}

function decodeColumn(
  { entry, values, numbers, documents }: StoredColumn,
  documentCount: number,
): ValueColumn {
  const decoded = decodeValues(values.whole(), entry.distinct);
  if (entry.dense) return { values: decoded, starts: null, numbers: numbers.whole() };
  const starts = new Uint32Array(documentCount + 1);
  for (const document of documents.whole()) starts[document + 1] = (starts[document + 1] ?? 0) + 1;
  for (let document = 0; document < documentCount; document += 1)
    starts[document + 1] = (starts[document + 1] ?? 0) + (starts[document] ?? 0);
  return { values: decoded, starts, numbers: numbers.whole() };
}

/** Where the numbers of a document begin in its column; they end where those of the next begin. */
export function firstNumber({ starts }: Pick<ValueColumn, 'starts'>, document: number): number {
  return starts === null ? document : (starts[document] ?? 0);
}

/** Visits the numbers of the values of a document. */
export function forEachNumber(
  { starts, numbers }: Pick<ValueColumn, 'starts' | 'numbers'>,
  document: number,
  visit: (number: number) => void,
): void {
  const end = firstNumber({ starts }, document + 1);
  for (let at = firstNumber({ starts }, document); at < end; at += 1) {
    const number = numbers[at] ?? 0;
    if (number > 0) visit(number);
  }
}

/** The values of one document. */
export function valuesOfDocument(column: ValueColumn, document: number): readonly string[] {
  const values: string[] = [];
  forEachNumber(column, document, (number) => values.push(column.values[number - 1] ?? ''));
  return values;
}
