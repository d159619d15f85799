import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildSegment } from '../../../src/index/build/segment-builder.js';
import { fields } from '../../../src/index/format/schema.js';
import { Analyzers } from '../../../src/text/analyzer.js';
import { anyCodePoint } from '../../any-text.js';
import { makeDocument } from '../../make-document.js';
import { indexed, makeSegment } from '../../memory-segments.js';
import { runs } from '../../runs.js';
import { invertThroughMiniSearch } from './invert-through-minisearch.js';
import { text, word } from './random-words.js';

const analyzers = new Analyzers();

const collection = fc
  .uniqueArray(
    fc.record({
      id: fc.string({ unit: anyCodePoint, minLength: 1, maxLength: 6 }),
      title: text,
      text,
      related: fc.array(text, { maxLength: 2 }),
      other: fc.array(text, { maxLength: 2 }),
      tags: fc.array(word, { maxLength: 3 }),
    }),
    { selector: ({ id }) => id, minLength: 1, maxLength: 25 },
  )
  .map((records) => records.map((record) => makeDocument(record)));

describe('buildSegment', () => {
  it('gives the same bytes through MiniSearch as directly, and for any order of the batch', () => {
    fc.assert(
      fc.property(collection, (documents) => {
        const batch = documents.map(indexed);
        const direct = buildSegment(batch);
        const reference = buildSegment(batch, invertThroughMiniSearch);
        const reversed = buildSegment([...batch].reverse());
        for (const file of ['index.bin', 'positions.bin', 'documents.bin'] as const) {
          expect(Buffer.compare(direct[file], reference[file])).toBe(0);
          expect(Buffer.compare(direct[file], reversed[file])).toBe(0);
        }
      }),
      runs(50),
    );
  });

  it('keeps every document, and for every word its fields and positions', () => {
    fc.assert(
      fc.property(collection, (documents) => {
        const segment = makeSegment(documents);
        for (const document of documents) {
          const number = segment.ids.find(document.id);
          expect(segment.stored.document(number)).toEqual(document);
          const expected = new Map<string, number[]>();
          analyzers.named('english').analyze(document.text, ({ stem }, position) => {
            expected.set(
              stem,
              [...(expected.get(stem) ?? []), position].sort((a, b) => a - b),
            );
          });
          for (const [stem, positions] of expected) {
            const found: number[] = [];
            const termOrdinal = segment.findTerm('english', stem);
            segment.readPositions(
              termOrdinal,
              segment.findPosting(termOrdinal, number),
              (field, position) => {
                if (fields[field]?.name === 'text') found.push(position);
              },
            );
            expect(found).toEqual(positions);
          }
        }
      }),
      runs(20),
    );
  });
});
