// A generation in the form in which MiniSearch stores its indexes (`JSON.stringify(miniSearch)`, serialization version 2),
// written from the packed segments: no text is analyzed again, and MiniSearch is not run. MiniSearch's terms are whole
// folded words, not stems. The same documents give the same bytes, whatever segments they lie in.

import type { DictionaryWalk } from '../format/dictionary-walk.js';
import { fields } from '../format/schema.js';
import { DocumentOrder } from '../read/document-order.js';
import type { Generation } from '../read/generation.js';
import type { Segment } from '../read/segment.js';
import { FormReader } from './form-reader.js';
import { JsonWriter } from './json-writer.js';
import { WordPostings } from './word-postings.js';

/** The options the index is loaded with. They stand in it, too, under `options`, which MiniSearch passes over. */
export const MINISEARCH_OPTIONS = {
  fields: fields.map(({ name }) => name),
  storeFields: ['title', 'url', 'date'],
};

const WIDTH = fields.length;
/** Bytes of a piece, about. */
const PIECE_BYTES = 1 << 18;
const COMMA = 0x2c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;

type Pieces<Result = void> = Generator<Uint8Array<ArrayBuffer>, Result>;

/**
 * The documents of a generation that are not deleted, as UTF-8 bytes, piece by piece: a large index does not fit in one string.
 * MiniSearch counts documents from 0; here they are counted in the order of their ids.
 */
export function* encodeMiniSearch(generation: Generation): Pieces {
  const order = DocumentOrder.of(generation);
  const json = new JsonWriter();
  json.append('{"index":[');
  const lengths = yield* encodeWords(generation, order, json);
  const head = JSON.stringify({
    documentCount: order.length,
    nextId: order.length,
    dirtCount: 0,
    serializationVersion: 2,
    fieldIds: Object.fromEntries(fields.map(({ name }, field) => [name, field])),
    averageFieldLength: averageLengths(lengths),
    options: MINISEARCH_OPTIONS,
  });
  json.append(`],${head.slice(1, -1)}`);
  yield* encodeDocuments(generation, order, lengths, json);
  json.append('}\n');
  yield json.take();
}

/** Writes the words in order; returns how many different words each field of each document has, by slot. */
function* encodeWords(generation: Generation, order: DocumentOrder, json: JsonWriter): Pieces<Uint32Array> {
  const postings = new WordPostings(order.length);
  const word = new Word();
  let readers = openReaders(generation, order).filter(({ isOpen }) => isOpen);
  let isFirst = true;
  while (readers.length > 0) {
    word.copyFirst(readers);
    let forms = 0;
    for (const reader of readers) {
      // A word is a form of each term it is reduced to.
      while (reader.isOpen && reader.walk.compareTo(word) === 0) {
        reader.addTo(postings);
        reader.next();
        forms += 1;
      }
    }
    if (readers.some(({ isOpen }) => !isOpen)) readers = readers.filter(({ isOpen }) => isOpen);
    // What only deleted documents say is no word any more.
    if (postings.count === 0) continue;
    if (forms > 1) postings.sort();
    if (!isFirst) json.appendByte(COMMA);
    isFirst = false;
    json.appendByte(OPEN_LIST);
    json.appendString(word.key, word.length);
    json.appendByte(COMMA);
    appendPostings(postings, json);
    json.appendByte(CLOSE_LIST);
    postings.clear();
    if (json.length >= PIECE_BYTES) yield json.take();
  }
  return postings.lengths;
}

function openReaders({ segments }: Generation, order: DocumentOrder): FormReader[] {
  const numbers = segments.map(({ segment }) => new Int32Array(segment.documentCount).fill(-1));
  for (let number = 0; number < order.length; number += 1) {
    const { segment, document } = order.addressAt(number);
    const ofSegment = numbers[segment];
    if (ofSegment !== undefined) ofSegment[document] = number;
  }
  return segments.map(({ segment }, number) => new FormReader(segment, numbers[number] ?? new Int32Array(0)));
}

/** A copy of a word, which stays as it is when the readers go on. */
class Word {
  key = new Uint8Array(64);
  length = 0;

  /** Takes the first of the words that the readers stand at. */
  copyFirst(readers: readonly FormReader[]): void {
    let first: DictionaryWalk | undefined;
    for (const { walk } of readers) if (first === undefined || walk.compareTo(first) < 0) first = walk;
    if (first === undefined) return;
    const { key, length } = first;
    if (length > this.key.length) this.key = new Uint8Array(length * 2);
    for (let at = 0; at < length; at += 1) this.key[at] = key[at] ?? 0;
    this.length = length;
  }
}

/** Writes by field, by document: how often the word stands there. */
function appendPostings(postings: WordPostings, json: JsonWriter): void {
  const { documents, count, frequencies, inField } = postings;
  let separator = OPEN;
  for (let field = 0; field < WIDTH; field += 1) {
    if (inField[field] === 0) continue;
    json.appendByte(separator);
    json.appendKey(field);
    let inner = OPEN;
    for (let at = 0; at < count; at += 1) {
      const document = documents[at] ?? 0;
      const frequency = frequencies[document * WIDTH + field] ?? 0;
      if (frequency === 0) continue;
      json.appendByte(inner);
      json.appendKey(document);
      json.appendNumber(frequency);
      inner = COMMA;
    }
    json.appendByte(CLOSE);
    separator = COMMA;
  }
  json.appendByte(CLOSE);
}

/** Average number of different words in each field, summed up as MiniSearch does: document by document. */
function averageLengths(lengths: Uint32Array): number[] {
  const averages = fields.map(() => 0);
  lengths.forEach((length, slot) => {
    const field = slot % WIDTH;
    const before = Math.floor(slot / WIDTH);
    averages[field] = ((averages[field] ?? 0) * before + length) / (before + 1);
  });
  return averages;
}

/** Writes the members that have an entry for each document. */
function* encodeDocuments(
  { segments }: Generation,
  order: DocumentOrder,
  lengths: Uint32Array,
  json: JsonWriter,
): Pieces {
  const members: Readonly<Record<string, (segment: Segment, document: number, number: number) => unknown>> = {
    documentIds: ({ ids }, document) => ids.key(document),
    fieldLength: (_segment, _document, number) => [...lengths.subarray(number * WIDTH, (number + 1) * WIDTH)],
    storedFields: ({ stored }, document) => {
      const { title, url, date } = stored.head(document);
      return { title, url, date };
    },
  };
  for (const [name, valueOf] of Object.entries(members)) {
    json.append(`,"${name}":{`);
    for (let number = 0; number < order.length; number += 1) {
      const address = order.addressAt(number);
      const snapshot = segments[address.segment];
      if (snapshot === undefined) continue;
      if (number > 0) json.appendByte(COMMA);
      json.appendKey(number);
      json.append(JSON.stringify(valueOf(snapshot.segment, address.document, number)));
      if (json.length >= PIECE_BYTES) yield json.take();
    }
    json.appendByte(CLOSE);
  }
}
