import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/documents/document.js';
import { analyzerForLanguage } from '../../../src/index/format/schema.js';
import type { StoredDocuments, StoredSections } from '../../../src/index/format/stored-sections.js';
import { StoredDocumentsReader } from '../../../src/index/stored/stored-documents-reader.js';
import { StoredDocumentsWriter } from '../../../src/index/stored/stored-documents-writer.js';
import { Analyzers } from '../../../src/text/analyzer.js';
import { anyCodePoint } from '../../any-text.js';
import { makeDocument } from '../../make-document.js';
import { runs } from '../../runs.js';

const analyzers = new Analyzers();

const text = fc.string({ unit: 'grapheme' });
const maybe = fc.option(text, { nil: null });
/** What a body is made of: ordinary words, and whatever makes it hard to cut. */
const part = fc.oneof(
  { arbitrary: fc.constantFrom('ferry', 'storm surge', 'the', 'Jaafari', 'don\u2019t', '1,000'), weight: 4 },
  fc.constantFrom(' ', '  ', ', ', '. ', '\n\n', '-', '\u00a0', '\u0000', '\u0007', '\ud83d\ude00'),
  fc.constantFrom(
    'al-Jaafari',
    'U.S.A.',
    '\u6e2f\u53e3\u98a8\u66b4',
    '\u0e40\u0e23\u0e37\u0e2d',
    'e\u0301t\u00e9',
  ),
  fc.nat(200).map((length) => 'x'.repeat(length)),
  fc.string({ unit: anyCodePoint, maxLength: 4 }),
);
const body = fc.oneof(
  text,
  fc
    .tuple(fc.array(part, { maxLength: 500 }), fc.constantFrom(' ', ''))
    .map(([parts, gap]) => parts.join(gap)),
);
const sections = fc
  .array(fc.record({ heading: text, level: fc.nat(6), anchor: maybe, start: fc.nat(100_000) }), {
    maxLength: 3,
  })
  .map((unordered) => unordered.sort((a, b) => a.start - b.start));
const annotations = fc
  .array(
    fc.record({
      kind: fc.constantFrom('bullets', 'numbers', 'code', 'link'),
      start: fc.nat(100_000),
      length: fc.nat(1000),
      value: text,
    }),
    { maxLength: 3 },
  )
  .map((unordered) => unordered.sort((a, b) => a.start - b.start));
const document: fc.Arbitrary<Document> = fc.record({
  id: text,
  title: text,
  text: body,
  related: fc.array(text, { maxLength: 3 }),
  other: fc.array(text, { maxLength: 2 }),
  sections,
  annotations,
  url: maybe,
  date: maybe,
  language: fc.constantFrom(null, 'en', 'fr', 'ja', 'xx'),
  section: maybe,
  source: maybe,
  tags: fc.array(text, { maxLength: 3 }),
  // -0 is 0 in JSON, as it is in the records documents come from.
  extra: fc.dictionary(
    text.filter((name) => name !== '__proto__'),
    fc.jsonValue({ stringUnit: 'grapheme' }).map((value): unknown => JSON.parse(JSON.stringify(value))),
  ),
});

function store(documents: readonly Document[]): StoredDocuments {
  const writer = new StoredDocumentsWriter();
  for (const added of documents) {
    const analyzer = analyzers.named(analyzerForLanguage(added.language));
    analyzer.analyzeColumns(added.text, (tokens) => {
      writer.add(added, tokens, analyzer);
    });
  }
  return writer.finish(documents.map((_, number) => number));
}

/** A reader, and how many bytes it has read of the file. */
function open({ file, sections }: StoredDocuments): {
  readonly reader: StoredDocumentsReader;
  readonly bytesRead: () => number;
} {
  let bytes = 0;
  const reader = new StoredDocumentsReader('documents.bin', sections, (offset, length) => {
    bytes += length;
    expect(offset + length).toBeLessThanOrEqual(file.length);
    return file.subarray(offset, offset + length);
  });
  return { reader, bytesRead: () => bytes };
}

function readerOf(documents: readonly Document[]): StoredDocumentsReader {
  return open(store(documents)).reader;
}

/** A text of so many different words. */
function wordsOf(count: number): string {
  return Array.from({ length: count }, (_, number) => `word${number % 1000}`).join(' ');
}

describe('stored documents', () => {
  it('come back as they were, in any order', () => {
    fc.assert(
      fc.property(
        fc.array(document, { minLength: 1, maxLength: 8 }),
        fc.infiniteStream(fc.nat()),
        (documents, order) => {
          const reader = readerOf(documents);
          for (let asked = 0; asked < documents.length * 2; asked += 1) {
            const number = Number(order.next().value) % documents.length;
            expect(reader.document(number)).toEqual(documents[number]);
          }
        },
      ),
      runs(40),
    );
  });

  it('give their heads, the lengths of their texts and any part of them', () => {
    fc.assert(
      fc.property(
        fc.array(document, { minLength: 1, maxLength: 3 }),
        fc.nat(),
        fc.nat(),
        (documents, a, b) => {
          const reader = readerOf(documents);
          documents.forEach(({ text: whole, ...head }, number) => {
            const [from = 0, to = 0] = [a, b].map((at) => at % (whole.length + 1)).toSorted((x, y) => x - y);
            expect(reader.head(number)).toEqual(head);
            expect(reader.textLength(number)).toBe(whole.length);
            expect(reader.text(number, from, to)).toBe(whole.slice(from, to));
            expect(reader.text(number, from, Infinity)).toBe(whole.slice(from));
          });
        },
      ),
      runs(100),
    );
  });

  it('give restart points from which analyzing gives the tokens of the whole text', () => {
    fc.assert(
      fc.property(document, fc.nat(), (stored, asked) => {
        const analyzer = analyzers.named(analyzerForLanguage(stored.language));
        const tokens = analyzer.tokens(stored.text);
        const wanted = asked % ((tokens.at(-1)?.position ?? 0) + 1);
        const { position, offset } = readerOf([stored]).offsetNear(0, wanted);
        expect(position).toBeLessThanOrEqual(wanted);
        const behind = analyzer.tokens(stored.text.slice(offset)).map((token) => ({
          ...token,
          position: token.position + position,
          start: token.start + offset,
          end: token.end + offset,
        }));
        expect(behind).toEqual(tokens.filter((token) => token.start >= offset));
      }),
      runs(100),
    );
  });

  it('of ordinary words have a restart point at every 64th of them', () => {
    const reader = readerOf([makeDocument({ id: 'a', text: wordsOf(1000) })]);
    for (let position = 0; position < 1000; position += 1) {
      const restart = reader.offsetNear(0, position);
      expect(restart.position).toBe(position - (position % 64));
      expect(reader.text(0, restart.offset, Infinity)).toMatch(new RegExp(`^word${restart.position}\\b`));
    }
  });

  it('without spaces between words have restart points, too', () => {
    const reader = readerOf([
      makeDocument({ id: 'a', language: 'zh', text: '\u6e2f\u53e3\u98a8'.repeat(1000) }),
    ]);
    expect(reader.offsetNear(0, 2000)).toEqual({ position: 1984, offset: 1984 });
  });

  it('give their heads without reading their texts, and a part of a long text without the rest', () => {
    const { reader, bytesRead } = open(store([makeDocument({ id: 'a', text: wordsOf(100_000) })]));
    reader.head(0);
    expect(bytesRead()).toBeLessThan(300);
    const { offset } = reader.offsetNear(0, 70_000);
    const opened = bytesRead();
    expect(opened).toBeLessThan(20_000);
    expect(reader.text(0, offset, offset + 12)).toMatch(/^word\d+ word/);
    expect(bytesRead() - opened).toBeLessThan(300);
  });

  it('with long texts are told where these begin once for several questions, but for no more than four', () => {
    const { reader, bytesRead } = open(
      store(
        Array.from({ length: 5 }, (_, number) => makeDocument({ id: `${number}`, text: wordsOf(70_000) })),
      ),
    );
    const readFor = (document: number): number => {
      const before = bytesRead();
      reader.offsetNear(document, 60_000);
      return bytesRead() - before;
    };
    expect([0, 1, 2, 3].map(readFor).every((bytes) => bytes > 4096)).toBe(true);
    expect([0, 1, 2, 3].map(readFor)).toEqual([0, 0, 0, 0]);
    expect(readFor(4)).toBeGreaterThan(4096);
    expect([1, 0].map((document) => readFor(document) > 0)).toEqual([false, true]);
  });

  it('of any size come back, and those after them, too', () => {
    const documents = [
      'a',
      '\u00e9'.repeat(600_000),
      'b',
      '\u4e2d'.repeat(300_000),
      wordsOf(200_000),
      '',
    ].map((whole, number) => makeDocument({ id: String(number), text: whole }));
    const reader = readerOf(documents);
    documents.forEach((stored, number) => {
      expect(reader.document(number)).toEqual(stored);
    });
  });

  it('of very many pieces come back', () => {
    const many = Array.from({ length: 30_000 }, (_, number) => number.toString(36));
    const stored = makeDocument({ id: 'a', text: [...many, ...many.toReversed()].join(' ') });
    expect(readerOf([stored]).document(0)).toEqual(stored);
  });

  it('keep a field named __proto__ as a field', () => {
    const extra = JSON.parse('{"__proto__": {"admin": true}, "a": 1}') as Record<string, unknown>;
    const kept = readerOf([makeDocument({ id: 'a', extra })]).document(0).extra;
    expect(Object.keys(kept)).toEqual(['__proto__', 'a']);
    expect('admin' in kept).toBe(false);
  });
});

describe('copied stored documents', () => {
  it('have the bytes of those that were cut anew, in any order', () => {
    fc.assert(
      fc.property(fc.array(document, { minLength: 1, maxLength: 4 }), (documents) => {
        const source = store(documents);
        const writer = new StoredDocumentsWriter();
        const copy = writer.copier(open(source).reader, source.sections);
        const order = documents.map((_, number) => number).toReversed();
        order.forEach(copy);
        const { file, sections } = writer.finish(order);
        expect(Buffer.compare(file, source.file)).toBe(0);
        expect(sections).toEqual(source.sections);
      }),
      runs(40),
    );
  });

  it('are read many at a time', () => {
    const source = store(
      Array.from({ length: 300 }, (_, number) => makeDocument({ id: `${number}`, text: wordsOf(number) })),
    );
    let reads = 0;
    const reader = new StoredDocumentsReader('documents.bin', source.sections, (offset, length) => {
      reads += 1;
      return source.file.subarray(offset, offset + length);
    });
    const copy = new StoredDocumentsWriter().copier(reader, source.sections);
    for (let number = 0; number < 300; number += 1) copy(number);
    expect(reads).toBe(1);
  });
});

describe('damaged stored documents', () => {
  const documents = [
    makeDocument({ id: 'a', text: wordsOf(500) }),
    makeDocument({ id: 'b', text: wordsOf(90) }),
  ];
  const { file, sections } = store(documents);

  function readAll(damaged: Partial<StoredSections>, bytes: Uint8Array<ArrayBuffer> = file): void {
    const { reader } = open({ file: bytes, sections: { ...sections, ...damaged } });
    for (const number of [0, 1]) {
      expect(reader.document(number)).toEqual(documents[number]);
      expect(reader.text(number, 400, 500)).toBe(documents[number]?.text.slice(400, 500));
    }
  }

  it.each([
    ['whose heads are shorter', { headBytes: sections.headBytes.map((bytes) => bytes - 1) }],
    ['whose heads are longer', { headBytes: sections.headBytes.map((bytes) => bytes + 1) }],
    ['that begin later', { starts: sections.starts.map((start, number) => start + (number === 1 ? 1 : 0)) }],
    ['that begin sooner', { starts: sections.starts.map((start, number) => start - (number === 1 ? 1 : 0)) }],
    ['without pieces', { pieceStarts: sections.pieceStarts.subarray(0, 1) }],
    ['with fewer pieces', { pieceStarts: sections.pieceStarts.subarray(0, 50) }],
  ] as const)('%s are refused by name', (_, damaged) => {
    expect(() => {
      readAll(damaged);
    }).toThrow(/^documents\.bin: document [01] cannot be read$/);
  });

  it('whose lengths are wrong are refused', () => {
    const wrong = file.slice();
    const body = (sections.starts[1] ?? 0) + (sections.headBytes[1] ?? 0);
    wrong[body] = (wrong[body] ?? 0) ^ 1;
    expect(() => {
      readAll({}, wrong);
    }).toThrow(expect.objectContaining({ code: 'index_damaged' }));
  });
});
