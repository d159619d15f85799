import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildSegment } from '../../../src/index/build/segment-builder.js';
import { segmentFiles } from '../../../src/index/format/segment-files.js';
import { mergeSegments } from '../../../src/index/merge/merge-segments.js';
import { anyCodePoint } from '../../any-text.js';
import { makeDocument } from '../../make-document.js';
import { indexed, makeSegment } from '../../memory-segments.js';
import { runs } from '../../runs.js';
import { text, word } from '../build/random-words.js';

/** Longer than what lies between two places of a stored text. */
const longText = fc.array(word, { minLength: 60, maxLength: 200 }).map((words) => words.join(' '));
const record = fc.record({
  id: fc.string({ unit: anyCodePoint, minLength: 1, maxLength: 6 }),
  title: text,
  text: fc.oneof(text, longText),
  related: fc.array(text, { maxLength: 2 }),
  other: fc.array(text, { maxLength: 2 }),
  tags: fc.array(word, { maxLength: 3 }),
  date: fc.constantFrom(null, '2015-12-05T00:00:00.000Z', '2019-01-01T00:00:00.000Z'),
  language: fc.constantFrom(null, 'en', 'ja'),
  section: fc.constantFrom(null, 'World', 'Sport'),
  extra: fc.record(
    {
      price: fc.oneof(fc.integer(), fc.constant('N/A')),
      author: fc.array(fc.constantFrom('Ada Reed', 'Zoë', '\u{1d306}', 'x'.repeat(300)), { maxLength: 3 }),
      maker: fc.record({ city: word }, { requiredKeys: [] }),
    },
    { requiredKeys: [] },
  ),
});
const collection = fc.uniqueArray(fc.record({ record, part: fc.nat({ max: 3 }), isDeleted: fc.boolean() }), {
  selector: (entry) => entry.record.id,
  minLength: 1,
  maxLength: 30,
});

describe('mergeSegments', () => {
  it('gives the bytes of a segment built from the documents that are left', () => {
    fc.assert(
      fc.property(collection, (entries) => {
        const left = entries.filter(({ isDeleted }) => !isDeleted);
        fc.pre(left.length > 0);
        const parts = [0, 1, 2, 3].map((part) => entries.filter((entry) => entry.part === part));
        const sources = parts
          .filter((members) => members.length > 0)
          .map((members) => {
            const segment = makeSegment(members.map((member) => makeDocument(member.record)));
            const gone = members.filter(({ isDeleted }) => isDeleted);
            return { segment, deleted: new Set(gone.map((member) => segment.ids.find(member.record.id))) };
          });
        const merged = mergeSegments(sources);
        const rebuilt = buildSegment(left.map((entry) => indexed(makeDocument(entry.record))));
        for (const file of segmentFiles) expect(Buffer.compare(merged[file], rebuilt[file])).toBe(0);
      }),
      runs(60),
    );
  });

  it('merges what has been merged before to the same bytes again', () => {
    const documents = Array.from({ length: 300 }, (_, number) =>
      makeDocument({
        id: `d${number}`,
        title: `Ferry ${number}`,
        text: `The ferry number ${number} runs to pier ${number % 7}.`,
      }),
    );
    const segment = makeSegment(documents);
    const merged = mergeSegments([{ segment, deleted: new Set() }]);
    const built = buildSegment(documents.map(indexed));
    for (const file of segmentFiles) expect(Buffer.compare(merged[file], built[file])).toBe(0);
  });
});
