import { describe, expect, it } from 'vitest';
import { Generation } from '../../../src/index/read/generation.js';
import { beginSearch, giveUpSearch } from '../../../src/index/read/shared-groups.js';
import { DuplicateGroups } from '../../../src/search/rank/duplicate-groups.js';
import { makeDocument, makeGeneration } from '../memory-generation.js';

const text =
  'The ferry sank in the storm off the harbour, and forty people were saved by the crew of a trawler.';
const documents = ['a', 'b', 'c'].map((id) =>
  makeDocument({ id, title: id === 'c' ? 'Comet' : 'Ferry', text }),
);

/** The same generation as two threads have it. */
function openTwice(): readonly [Generation, Generation] {
  const first = makeGeneration([documents]);
  return [first, new Generation(first.number, first.segments, first.groups)];
}

describe('the groups of a generation that threads share', () => {
  it('are found by one of them, and the others have them', async () => {
    const [first, second] = openTwice();
    const [own, others] = [new DuplicateGroups(first), new DuplicateGroups(second)];
    await Promise.all([own.prepare(), others.prepare()]);
    expect([...(own.found.groupOf[0] ?? [])]).toEqual([1, 1, 1]);
    expect(others.found.groupOf[0]).toBe(first.groups.groupOf[0]);
    expect(others.found.groupOf).toEqual(own.found.groupOf);
    expect(others.found.groups).toBe(1);
  });

  it('are found by another where the first gives up', async () => {
    const [first, second] = openTwice();
    expect(beginSearch(first.groups)).toBe(true);
    expect(beginSearch(second.groups)).toBe(false);
    const waiting = new DuplicateGroups(second).prepare();
    giveUpSearch(first.groups);
    await waiting;
    expect(new DuplicateGroups(first).found.groupOf[0]).toBe(first.groups.groupOf[0]);
  });

  it('are found by another where the first was ended', async () => {
    const [first, second] = openTwice();
    expect(beginSearch(first.groups)).toBe(true);
    await new DuplicateGroups(second).prepare();
    expect(new DuplicateGroups(first).found.groupOf[0]).toBe(first.groups.groupOf[0]);
  });

  it('are found at once by whoever cannot wait', () => {
    const [first, second] = openTwice();
    expect(beginSearch(first.groups)).toBe(true);
    expect(new DuplicateGroups(second).found.groups).toBe(1);
  });
});
