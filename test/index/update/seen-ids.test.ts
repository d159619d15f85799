import { describe, expect, it } from 'vitest';
import { SeenIds } from '../../../src/index/update/seen-ids.js';

describe('ids that were met', () => {
  it('are found where each came first, in a file of many or alone in one', () => {
    const seen = new SeenIds();
    seen.add('a', { path: 'many.jsonl', line: 1 });
    seen.add('b', { path: 'many.jsonl', line: 70_000 });
    seen.add('c', { path: 'alone.txt', line: null });
    seen.add('d', { path: 'more.jsonl', line: 2 });
    expect(['a', 'b', 'c', 'd'].map((id) => seen.get(id))).toEqual([
      { path: 'many.jsonl', line: 1 },
      { path: 'many.jsonl', line: 70_000 },
      { path: 'alone.txt', line: null },
      { path: 'more.jsonl', line: 2 },
    ]);
  });

  it('are told from those that were not', () => {
    const seen = new SeenIds();
    seen.add('constructor', { path: 'a.jsonl', line: 3 });
    expect([seen.has('constructor'), seen.has('toString'), seen.has('')]).toEqual([true, false, false]);
    expect(seen.get('toString')).toBeNull();
  });
});
