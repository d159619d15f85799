import { describe, expect, it } from 'vitest';
import { ask, makeDocument } from '../memory-generation.js';

/** Documents with these texts, one each. */
const collection = (...texts: readonly string[]): ReturnType<typeof makeDocument>[] =>
  texts.map((text, number) => makeDocument({ id: `d${number}`, text }));

const town = collection(
  'The harbour master met the ferry crews.',
  'Storm over the town: the harbour closed.',
  'A newspaper wrote of the government.',
  'The maid said that the government had said nothing.',
  'They said so.',
);

describe('a query that is clearly misspelt', () => {
  it.each([
    ['harbur', 'harbour', ['d0', 'd1']],
    ['harbuor', 'harbour', ['d0', 'd1']],
    ['harrbour', 'harbour', ['d0', 'd1']],
    ['goverment', 'government', ['d2', 'd3']],
    ['governmemt', 'government', ['d2', 'd3']],
    ['newspeper', 'newspaper', ['d2']],
    ['Harbuor master', 'Harbour master', ['d0']],
    ['goverment newspapre', 'government newspaper', ['d2']],
  ])('is searched as corrected: %s', (typed, meant, best) => {
    const answer = ask(town, typed);
    expect(answer).toMatchObject({ query: typed, searchedFor: meant, suggestion: meant });
    expect(answer.hits.slice(0, best.length).map(({ id }) => id)).toEqual(best);
    expect(answer.hits[0]?.snippets[0]?.html).toContain('<mark>');
  });

  it('finds what the corrected one finds, on every page and under a filter', () => {
    const { totalHits, hits, searchedFor } = ask(town, 'harbuor', { limit: 1, offset: 1 });
    expect({ totalHits, searchedFor }).toEqual({ totalHits: 2, searchedFor: 'harbour' });
    expect(hits.map(({ id }) => id)).toEqual([ask(town, 'harbour', { limit: 1, offset: 1 }).hits[0]?.id]);
    expect(ask(town, 'harbuor', { filter: 'section = "none"' })).toMatchObject({ totalHits: 0 });
    expect(ask(town, 'harbuor', { filter: 'section = "none"' }).searchedFor).toBeUndefined();
  });

  it.each([
    ['in quotation marks', '"harbuor master"'],
    ['behind a plus', '+harbuor master'],
    ['behind a field', 'text:harbuor'],
    ['joined by AND', 'harbuor AND master'],
    ['beside a word that is fixed and misspelt, too', 'harbuor "govermnent"'],
    ['a beginning', 'harbuo*'],
  ])('is only offered where the word is to stand as it is: %s', (_kind, typed) => {
    expect(ask(town, typed).searchedFor).toBeUndefined();
  });

  it('is only offered where its error may be another one, or another word', () => {
    expect(ask(collection('bitter', 'better'), 'btter').searchedFor).toBeUndefined();
    // Short, with another first letter, with two errors.
    for (const typed of ['sadi', 'arbour', 'garbour', 'govermnemt', 'harbxur'])
      expect(ask(town, typed).searchedFor, typed).toBeUndefined();
  });

  it('is searched as typed where that is asked for, while somebody types, and in a long query', () => {
    expect(ask(town, 'harbuor', { fuzzy: 'off' })).toMatchObject({ totalHits: 0, suggestion: null });
    expect(ask(town, 'harbuor', { prefix: 'last' }).searchedFor).toBeUndefined();
    expect(ask(town, 'harbuor master met the ferry crews over the town').searchedFor).toBeUndefined();
  });
});

describe('a word that is there', () => {
  it('is never replaced, however rare', () => {
    const documents = collection(
      'maid in a house',
      ...Array.from({ length: 300 }, () => 'they said paid main'),
    );
    const answer = ask(documents, 'maid');
    expect(answer.searchedFor).toBeUndefined();
    expect(answer.hits[0]?.id).toBe('d0');
    expect(ask(documents, 'maid hous')).toMatchObject({ totalHits: 1 });
  });

  it('is not replaced where it begins another, or has a synonym or parts that are found', () => {
    expect(ask(town, 'harbo').searchedFor).toBeUndefined();
    expect(ask(town, 'news paper').searchedFor).toBeUndefined();
  });
});
