import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/documents/document.js';
import {
  decodeDocument,
  EncodedDocuments,
  StoredDocumentsReader,
  StoredDocumentsWriter,
} from '../../../src/index/format/stored-documents.js';
import { documentOf } from '../../documents-of.js';

const text = fc.string({ unit: 'grapheme' });
const maybe = fc.option(text, { nil: null });
const document: fc.Arbitrary<Document> = fc.record({
  id: text,
  title: text,
  text: fc.oneof(
    text,
    fc.nat(20_000).map((length) => 'storm surge '.repeat(length / 12)),
  ),
  related: fc.array(text, { maxLength: 3 }),
  url: maybe,
  date: maybe,
  language: maybe,
  section: maybe,
  source: maybe,
  tags: fc.array(text, { maxLength: 3 }),
  // -0 is 0 in JSON, as it is in the records documents come from.
  extra: fc.dictionary(
    text.filter((name) => name !== '__proto__'),
    fc.jsonValue({ noUnicodeString: false }).map((value): unknown => JSON.parse(JSON.stringify(value))),
  ),
});

function encode(documents: readonly Document[]): Uint8Array[] {
  const encoded = new EncodedDocuments();
  for (const one of documents) encoded.add(one);
  return documents.map((_, number) => encoded.bytes(number));
}

function store(documents: readonly Document[]): { reader: StoredDocumentsReader; reads: () => number } {
  const writer = new StoredDocumentsWriter();
  for (const bytes of encode(documents)) writer.add(bytes);
  const { file, sections } = writer.finish();
  let reads = 0;
  const reader = new StoredDocumentsReader(sections, (offset, length) => {
    reads += 1;
    expect(offset + length).toBeLessThanOrEqual(file.length);
    return file.subarray(offset, offset + length);
  });
  return { reader, reads: () => reads };
}

describe('stored documents', () => {
  it('come back as they were, in any order, whatever their size', () => {
    fc.assert(
      fc.property(
        fc.array(document, { minLength: 1, maxLength: 12 }),
        fc.infiniteStream(fc.nat()),
        (documents, order) => {
          const { reader } = store(documents);
          for (let asked = 0; asked < documents.length * 2; asked += 1) {
            const number = Number(order.next().value) % documents.length;
            expect(reader.document(number)).toEqual(documents[number]);
          }
        },
      ),
    );
  });

  it('give their heads, the lengths of their texts and any part of them', () => {
    fc.assert(
      fc.property(document, fc.nat(), fc.nat(), (stored, a, b) => {
        const { reader } = store([documentOf({ id: 'before' }), stored]);
        const { text: whole, ...head } = stored;
        const [from, to] = [a, b].map((at) => at % (whole.length + 1)).toSorted((x, y) => x - y);
        expect(reader.head(1)).toEqual(head);
        expect(reader.textLength(1)).toBe(whole.length);
        expect(reader.text(1, from ?? 0, to ?? 0)).toBe(whole.slice(from, to));
      }),
    );
  });

  it('keep a document byte for byte', () => {
    fc.assert(
      fc.property(fc.array(document, { maxLength: 5 }), (documents) => {
        expect(encode(documents).map(decodeDocument)).toEqual(documents);
      }),
    );
  });

  it('are read a block at a time: neighbours cost one read', () => {
    const { reader, reads } = store(
      Array.from({ length: 20 }, (_, number) => documentOf({ id: String(number) })),
    );
    for (let number = 0; number < 20; number += 1) expect(reader.document(number).id).toBe(String(number));
    expect(reads()).toBe(1);
  });

  it('larger than a piece of memory are encoded whole, and those after them, too', () => {
    const documents = ['a', 'é'.repeat(600_000), 'b', '\u4e2d'.repeat(2_000_000), 'c'].map((text, number) =>
      documentOf({ id: String(number), text }),
    );
    expect(encode(documents).map(decodeDocument)).toEqual(documents);
  });

  it('larger than a block have one of their own', () => {
    const large = documentOf({ id: 'large', text: 'x'.repeat(100_000) });
    const { reader } = store([documentOf({ id: 'a' }), large, documentOf({ id: 'z' })]);
    expect([0, 1, 2].map((number) => reader.document(number).id)).toEqual(['a', 'large', 'z']);
    expect(reader.document(1)).toEqual(large);
  });

  it('keep a field named __proto__ as a field', () => {
    const extra = JSON.parse('{"__proto__": {"admin": true}, "a": 1}') as Record<string, unknown>;
    const [kept] = encode([documentOf({ id: 'a', extra })]).map((bytes) => decodeDocument(bytes).extra);
    expect(Object.keys(kept ?? {})).toEqual(['__proto__', 'a']);
    expect('admin' in (kept ?? {})).toBe(false);
  });
});
