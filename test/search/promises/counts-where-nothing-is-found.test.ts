import { describe, expect, it } from 'vitest';
import { ask, makeDocument } from '../memory-generation.js';

const documents = [
  makeDocument({ id: 'a', text: 'The ferry leaves at noon.' }),
  makeDocument({ id: 'b', text: 'A ferry and a storm.' }),
];
const counts = (query: string, given: Parameters<typeof ask>[2] = {}): readonly string[] =>
  ask(documents, query, { fuzzy: 'off', ...given }).warnings;

describe('a query that finds nothing', () => {
  it('says in how many documents each of its words is', () => {
    expect(counts('+ferry +qwxz')).toEqual([
      'Nothing was found with all that was asked. Each word by itself is found: "ferry" in 2 documents, "qwxz" in none.',
    ]);
    expect(counts('"storm ferry" -noon')[0]).toContain('"storm" in 1 document, "ferry" in 2 documents.');
    expect(counts('noon storm', { match: 'all' })[0]).toContain(
      '"noon" in 1 document, "storm" in 1 document',
    );
  });

  it('says so of a word alone where a filter or a field leaves it out', () => {
    expect(counts('ferry', { filter: 'section = Nowhere' })[0]).toContain('"ferry" in 2 documents');
    expect(counts('title:storm')[0]).toContain('"storm" in 1 document');
  });

  it('says nothing of a word alone that no document has', () => {
    expect(counts('qwxz')).toEqual([]);
  });
});

describe('a query that finds something', () => {
  it('counts no words', () => {
    expect(counts('ferry qwxz')).toEqual([]);
  });
});
