// The comparison of two recordings: it has to find whatever changed, and nothing but what the table names may differ.

import { describe, expect, it } from 'vitest';
import { compareAnswers, type Renamed } from './compare-answers.mjs';

const answer = {
  totalHits: 2,
  hits: [
    {
      id: 'a',
      score: 6.716412345678901,
      title: 'Places of note',
      explanation: { value: 6.716412345678901, description: '"place": 2 places from a place', details: [] },
    },
    { id: 'b', score: 1.5, title: 'A place', explanation: { value: 1.5, description: 'sum', details: [] } },
  ],
  facetDistribution: [['section', [['World', 2]]]],
  notes: ['OR at place 5 joins nothing.'],
};

function lineOf(changed: object, request = '/search?q=place'): string {
  return JSON.stringify({ request, status: 200, answer: { ...answer, ...changed } });
}

/** What is said of one answer that became another. */
function compareOne(now: object, renamed?: Renamed): readonly string[] {
  const { compared, different } = compareAnswers([lineOf({})], [lineOf(now)], renamed);
  expect(compared).toBe(1);
  return different.flatMap(({ differences }) => differences);
}

describe('comparing answers', () => {
  it('finds none between equal answers, in whatever order they were recorded', () => {
    const lines = [lineOf({}), lineOf({}, '/search?q=other')];
    expect(compareAnswers(lines, lines.toReversed())).toEqual({ compared: 2, different: [] });
  });

  it('finds a last digit that changed', () => {
    const [first, second] = answer.hits;
    expect(compareOne({ hits: [{ ...first, score: 6.716412345678902 }, second] })).toEqual([
      'answer.hits[0].score: 6.716412345678901 became 6.716412345678902',
    ]);
  });

  it('finds a hit that is missing, and two that changed places', () => {
    const [first, second] = answer.hits;
    expect(compareOne({ hits: [first] })).toEqual(['answer.hits: 2 became 1']);
    expect(compareOne({ hits: [second, first] })).toContain('answer.hits[0].id: "a" became "b"');
  });

  it('finds requests that were asked only once, and another status', () => {
    const other = lineOf({}, '/search?q=other');
    expect(compareAnswers([lineOf({}), other], [lineOf({})]).different).toHaveLength(1);
    expect(compareAnswers([lineOf({})], [lineOf({}), other]).different).toHaveLength(1);
    const failed = lineOf({}).replace('200', '500');
    expect(compareAnswers([lineOf({})], [failed]).different[0]?.differences).toEqual([
      'status: 200 became 500',
    ]);
  });

  it('takes a renamed key under its new name, and under its old one too as long as both say the same', () => {
    const keys = { notes: 'warnings' };
    const { notes: warnings } = answer;
    expect(compareOne({ notes: undefined, warnings }, { keys })).toEqual([]);
    expect(compareOne({ warnings }, { keys })).toEqual([]);
    expect(compareOne({ warnings })).toEqual(['answer.warnings: is new']);
    expect(compareOne({}, { keys })).toEqual(['answer.warnings: is missing']);
    expect(compareOne({ notes: [], warnings }, { keys })).toEqual(['answer.notes: 1 became 0']);
  });

  it('takes a key that was added with the value it may have, and with no other', () => {
    const added = { sections: [] };
    expect(compareOne({ sections: [] }, { added })).toEqual([]);
    expect(compareOne({ sections: [1] }, { added })).toEqual(['answer.sections: is new']);
    expect(compareOne({ sections: [] })).toEqual(['answer.sections: is new']);
  });

  it('takes renamed words in sentences of the program, never in quoted words, titles or numbers', () => {
    const words = { place: 'position', places: 'positions', 'joins nothing': 'connects nothing' };
    const [first, second] = answer.hits;
    const now = (description: string, title = 'A place'): object => ({
      notes: ['OR at position 5 connects nothing.'],
      hits: [
        { ...first, explanation: { ...first!.explanation, description } },
        { ...second, title },
      ],
    });
    expect(compareOne(now('"place": 2 positions from a position'), { words })).toEqual([]);
    expect(compareOne(now('"position": 2 positions from a position'), { words })).toHaveLength(1);
    expect(compareOne(now('"place": 3 positions from a position'), { words })).toHaveLength(1);
    expect(compareOne(now('"place": 2 positions from a position', 'A position'), { words })).toHaveLength(1);
  });
});
