import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/documents/document.js';
import { listFieldTexts } from '../../../src/documents/own/field-texts.js';
import { buildSegment } from '../../../src/index/build/segment-builder.js';
import { analyzerForLanguage, fields } from '../../../src/index/format/schema.js';
import type { Segment } from '../../../src/index/read/segment.js';
import { Analyzers } from '../../../src/text/analyzer.js';
import { makeDocument } from '../../make-document.js';
import { indexed, makeSegment } from '../../memory-segments.js';
import { runs } from '../../runs.js';
import { invertThroughMiniSearch } from './invert-through-minisearch.js';

const analyzers = new Analyzers();

const VALUE_GAP = 16;
type Occurrence = readonly [key: string, document: string, field: number, position: number, term: string];

/** Every occurrence of every word, straight from the analyzer. */
function invertNaively(documents: readonly Document[]): Occurrence[] {
  return documents.flatMap((document) => {
    const name = analyzerForLanguage(document.language);
    return fields.flatMap((field, number) => {
      const found: Occurrence[] = [];
      let base = 0;
      for (const value of listFieldTexts(document, field)) {
        const used = analyzers.named(name).analyze(value, ({ form, stem }, position) => {
          found.push([`${name} ${stem}`, document.id, number, base + position, form]);
        });
        base += used + VALUE_GAP;
      }
      return found;
    });
  });
}

function readAll(segment: Segment): Occurrence[] {
  const found: Occurrence[] = [];
  for (let number = 0; number < segment.sections.header.termCount; number += 1) {
    const { analyzer, stem } = segment.describeTerm(number);
    const forms = segment.formsOfTerm(number);
    const { first, end, docIds } = segment.openPostings(number);
    for (let posting = first; posting < end; posting += 1) {
      const document = docIds[posting] ?? -1;
      expect(segment.findPosting(number, document)).toBe(posting);
      segment.readPositions(number, posting, (field, position, ordinal) => {
        const term = segment.forms.key(forms[ordinal] ?? -1);
        found.push([`${analyzer} ${stem}`, segment.ids.key(document), field, position, term]);
      });
    }
  }
  return found;
}

const inOrder = (occurrences: readonly Occurrence[]): string[] =>
  occurrences.map((one) => one.join('\t')).sort();

/** Numbers that look random and are the same every time. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

/** Documents with a few very common words, many rare ones, several languages, compounds and long texts. */
function generateDocuments(count: number): Document[] {
  const random = numbers(42);
  const next = (): number => random.next().value;
  const vocabulary = [
    'ferry',
    'ferries',
    'storm',
    'storms',
    'surge',
    'al-Jaafari',
    'COVID-19',
    '\u0451\u043b\u043a\u0430',
    'Erdo\u011fan',
    'U.N.',
    '\u6771\u4eac\u90fd',
    'running',
    'runs',
    'caf\u00e9',
    'cafe',
  ];
  const word = (): string => {
    const rank = Math.floor(next() ** 3 * 400);
    return vocabulary[rank] ?? `rare${rank}`;
  };
  const words = (length: number): string =>
    Array.from({ length: Math.floor(next() * length) }, word).join(' ');
  return Array.from({ length: count }, (_, number) =>
    makeDocument({
      id: `${Math.floor(next() * 1e9)}-${number}`,
      title: words(8),
      text: number % 50 === 0 ? 'storm '.repeat(300) + words(2000) : words(120),
      related: next() < 0.3 ? [words(6), words(6)] : [],
      tags: next() < 0.5 ? [word(), word()] : [],
      section: next() < 0.5 ? 'World news' : null,
      language: [null, 'en', 'ru', 'de'][number % 4] ?? null,
      date: number % 3 === 0 ? '2015-12-12' : null,
    }),
  );
}

describe('a segment', () => {
  it('holds exactly the occurrences the analyzer gives, with field, position and form', () => {
    const word = fc.constantFrom(
      'ferry',
      'ferries',
      'storm',
      'al-Jaafari',
      'Jaafari',
      'the',
      'caf\u00e9s',
      'cafes',
      '\u0451\u043b\u043a\u0430',
      '\u6771\u4eac\u90fd',
      '19',
      'x'.repeat(70),
    );
    const text = fc.array(word, { maxLength: 25 }).map((all) => all.join(' '));
    const record = fc.record({
      id: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }),
      title: text,
      text,
      related: fc.array(text, { maxLength: 3 }),
      other: fc.array(text, { maxLength: 3 }),
      tags: fc.array(word, { maxLength: 3 }),
      section: fc.option(word, { nil: null }),
      language: fc.constantFrom(null, 'en', 'ru'),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(record, { selector: ({ id }) => id, minLength: 1, maxLength: 15 }),
        (records) => {
          const documents = records.map(makeDocument);
          const segment = makeSegment(documents);
          expect(inOrder(readAll(segment))).toEqual(inOrder(invertNaively(documents)));
        },
      ),
      runs(20),
    );
  });

  it('of many documents holds every occurrence, across blocks and beyond 127 in one document', () => {
    const documents = generateDocuments(300);
    const segment = makeSegment(documents);
    expect(inOrder(readAll(segment))).toEqual(inOrder(invertNaively(documents)));
    const { perPosting, termPostings } = segment.sections;
    expect(perPosting.codes.whole().some((code) => code >= 128)).toBe(true);
    expect([...termPostings].some((first, index) => first - (termPostings[index - 1] ?? 0) > 64)).toBe(true);
  });

  it('keeps of each posting a mask of its positions modulo 16', () => {
    const segment = makeSegment(generateDocuments(60));
    const masks: number[] = [];
    const expected: number[] = [];
    for (let number = 0; number < segment.sections.header.termCount; number += 1) {
      const { first, end } = segment.openPostings(number);
      const positionMasks = segment.openPositionMasks(number);
      for (let posting = first; posting < end; posting += 1) {
        const positions = new Set<number>();
        segment.readPositions(number, posting, (_field, position) => positions.add(position % 16));
        masks.push(positionMasks[posting] ?? 0);
        expected.push([...positions].reduce((mask, bit) => mask + 2 ** bit, 0));
      }
    }
    expect(masks).toEqual(expected);
  });

  it('gives the same occurrences of a posting in whatever order postings are read', () => {
    const segment = makeSegment(generateDocuments(120));
    const { termPostings } = segment.sections;
    const all = Array.from({ length: segment.sections.header.termCount }, (_, number) => number).flatMap(
      (number) => {
        const first = termPostings[number] ?? 0;
        return Array.from({ length: (termPostings[number + 1] ?? 0) - first }, (__, at) => ({
          number,
          posting: first + at,
        }));
      },
    );
    const read = ({ number, posting }: { number: number; posting: number }): string => {
      const occurrences: string[] = [];
      segment.readPositions(number, posting, (...occurrence) => occurrences.push(occurrence.join(' ')));
      return occurrences.join(',');
    };
    const inOrderRead = all.map(read);
    const random = numbers(7);
    const different: string[] = [];
    for (let turn = 0; turn < 3000; turn += 1) {
      const index = Math.floor(random.next().value * all.length);
      const near = Math.min(all.length - 1, index + Math.floor(random.next().value * 20));
      for (const one of [index, near]) {
        const again = read(all[one]!);
        if (again !== inOrderRead[one]) different.push(again);
      }
    }
    expect(different).toEqual([]);
  });

  it('finds no posting for a document a word is not in', () => {
    const segment = makeSegment([
      makeDocument({ id: 'a', text: 'ferry' }),
      makeDocument({ id: 'b', text: 'storm' }),
    ]);
    const ferry = segment.findTerm('english', 'ferri');
    expect(segment.findPosting(ferry, segment.ids.find('a'))).toBeGreaterThanOrEqual(0);
    expect(segment.findPosting(ferry, segment.ids.find('b'))).toBe(-1);
    expect(segment.findTerm('english', 'ferr')).toBe(-1);
    expect(segment.findTerm('standard', 'ferri')).toBe(-1);
  });

  it('counts in how many documents each form of a word stands', () => {
    const segment = makeSegment([
      makeDocument({ id: 'a', text: 'ferry ferry ferries' }),
      makeDocument({ id: 'b', text: 'ferry' }),
      makeDocument({ id: 'c', text: 'storm' }),
    ]);
    const count = (form: string): number => segment.sections.formDocuments[segment.forms.find(form)] ?? -1;
    expect([count('ferry'), count('ferries'), count('storm')]).toEqual([2, 1, 1]);
  });
});

describe('a segment of three hundred documents', () => {
  it('is the same byte for byte through MiniSearch, directly, again, and in another order', () => {
    const batch = generateDocuments(300).map(indexed);
    const shuffled = [...batch].sort((a, b) => a.document.text.length - b.document.text.length);
    const reference = buildSegment(batch, invertThroughMiniSearch);
    for (const other of [
      buildSegment(batch),
      buildSegment(batch, invertThroughMiniSearch),
      buildSegment(shuffled, invertThroughMiniSearch),
      buildSegment(shuffled),
    ]) {
      for (const part of ['index.bin', 'positions.bin', 'documents.bin'] as const) {
        expect(Buffer.compare(other[part], reference[part]), part).toBe(0);
      }
    }
  });
});
