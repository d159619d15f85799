import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/documents/document.js';
import { findDistinctValues, sumFieldFacts } from '../../../src/index/read/field-facts.js';
import type { SegmentSnapshot } from '../../../src/index/read/segment-snapshot.js';
import { makeDocument } from '../../make-document.js';
import { makeGeneration } from '../../memory-segments.js';
import { runs } from '../../runs.js';

const value = fc.constantFrom(
  5,
  2.5,
  '$5',
  'N/A',
  '2015-12-01',
  true,
  'no',
  'Bergen',
  'BERGEN',
  'a b c',
  null,
);
const records = fc.array(
  fc.record({
    x: fc.oneof(value, fc.array(value, { maxLength: 3 })),
    part: fc.nat(2),
    isDeleted: fc.boolean(),
  }),
  { maxLength: 12 },
);

function describeX(snapshots: readonly SegmentSnapshot[]): object {
  const { count, examples } = findDistinctValues(['x', 'X'], snapshots);
  return { ...sumFieldFacts(['x', 'X'], snapshots), count, examples };
}

describe('what is known of a field', () => {
  it('is what it would be without the deleted documents', () => {
    fc.assert(
      fc.property(records, (made) => {
        const documents = made.map(({ x }, number) =>
          makeDocument({ id: String(number), title: 'Boat', extra: number % 4 === 0 ? { X: x } : { x } }),
        );
        const parts = (isIn: (number: number) => boolean): Document[][] =>
          [0, 1, 2].map((part) => documents.filter((_, at) => made[at]!.part === part && isIn(at)));
        const gone = new Set(documents.filter((_, at) => made[at]!.isDeleted).map(({ id }) => id));
        const marked = makeGeneration(
          parts(() => true),
          gone,
        );
        const rebuilt = makeGeneration(parts((at) => !made[at]!.isDeleted));
        expect(describeX(marked.segments)).toEqual(describeX(rebuilt.segments));
      }),
      runs(40),
    );
  });
});
