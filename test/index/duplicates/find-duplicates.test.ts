import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/documents/document.js';
import { findDuplicates } from '../../../src/index/duplicates/find-duplicates.js';
import type { Generation } from '../../../src/index/read/generation.js';
import { edits, makeStory, makeVocabulary, seededFractions } from '../../bench/inputs/copies.mjs';
import { makeDocument } from '../../make-document.js';
import { generationOver, makeSegment } from '../../memory-segments.js';
import { runs } from '../../runs.js';

const random = seededFractions(4711);
const vocabulary = makeVocabulary(random, 3000);
const stories = Array.from({ length: 6 }, () => makeStory(random, vocabulary, 150));
/** Versions of six stories: many are alike, some only by way of others. */
const pool: Document[] = stories.flatMap((story, number) =>
  Object.values(edits).map((edit, kind) =>
    makeDocument({ id: `${(kind * 5 + number) % 17}-${number}-${kind}`, ...edit(story, random, stories) }),
  ),
);
const apart = makeDocument({ id: 'apart', ...makeStory(random, vocabulary, 150) });
const few = makeDocument({ id: 'few', title: 'Briefs' });

/** The rows of a generation, found from those of another. All of them may be compared anew. */
function update(generation: Generation, before: Generation): Uint8Array {
  const previous = { generation: before, rows: findDuplicates(before, null) };
  return findDuplicates(generation, previous, 1).encode();
}

describe('the near-duplicates of a generation made from the one before', () => {
  it('are those of all documents compared anew, whatever was added, deleted and merged', () => {
    const perDocument = <Value>(of: fc.Arbitrary<Value>): fc.Arbitrary<Value[]> =>
      fc.array(of, { minLength: pool.length, maxLength: pool.length });
    fc.assert(
      fc.property(
        perDocument(fc.integer({ min: 0, max: 4 })),
        perDocument(fc.integer({ min: 0, max: 9 })),
        fc.boolean(),
        (segmentOf, fateOf, isMerged) => {
          const given = (segment: number): Document[] => pool.filter((_, at) => segmentOf[at] === segment);
          const dies = (document: Document): boolean => fateOf[pool.indexOf(document)] === 0;
          const wasDead = (document: Document): boolean => fateOf[pool.indexOf(document)] === 1;
          const [first, second, third] = [0, 1, 2].map((number) => makeSegment([few, ...given(number)]));
          const added = makeSegment([apart, ...given(3)]);
          const idsOf = (documents: readonly Document[]): Set<string> =>
            new Set(documents.map(({ id }) => id));
          const before = generationOver([first!, second!, third!], idsOf(pool.filter(wasDead)));
          const gone = idsOf(pool.filter((document) => dies(document) || wasDead(document)));
          const left = (number: number): Document[] => given(number).filter(({ id }) => !gone.has(id));
          // The merged segment comes last, as its name is reserved last.
          const segments = isMerged
            ? [second!, added, makeSegment([few, ...left(0), ...left(2)])]
            : [first!, second!, third!, added];
          const after = generationOver(segments, gone);
          expect(update(after, before)).toEqual(findDuplicates(after, null).encode());
        },
      ),
      runs(15),
    );
  });

  it('follow a leader that is new, and one that is gone', () => {
    const [story] = stories;
    const copies = ['b', 'c', 'd', 'e', 'f', 'g'].map((id) => makeDocument({ id, ...story! }));
    const segment = makeSegment([...copies, apart]);
    const before = generationOver([segment], new Set());
    const first = makeSegment([makeDocument({ id: 'a', ...story! })]);
    for (const [segments, deleted] of [
      [[segment, first], []],
      [[segment], ['b']],
      [
        [segment, first],
        ['b', 'c', 'd'],
      ],
      [[segment], ['c', 'apart']],
    ] as const) {
      const after = generationOver(segments, new Set(deleted));
      const rows = update(after, before);
      expect(rows).toEqual(findDuplicates(after, null).encode());
      expect(rows.length).toBeGreaterThan(0);
    }
  });

  it('are taken over as they are where only other documents change', () => {
    const segment = makeSegment([...pool, apart]);
    const before = generationOver([segment], new Set());
    const rows = findDuplicates(before, null);
    // Nothing that is read of the segment could tell how alike its documents are.
    const blind = generationOver([segment, makeSegment([few])], new Set(['apart']));
    const { signatures } = segment.sections.columns;
    const kept = Uint32Array.from(signatures);
    signatures.fill(0);
    try {
      expect(findDuplicates(blind, { generation: before, rows }, 1).encode()).toEqual(rows.encode());
    } finally {
      signatures.set(kept);
    }
  });
});
