import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateToTime } from '../../../src/documents/dates/date-time.js';
import type { Document } from '../../../src/documents/document.js';
import { runs } from '../../runs.js';
import { anyCollection, collect } from '../match/filtered-documents.js';
import { ask, idsOf, makeDocument, makeRequest } from '../memory-generation.js';

describe('sorting by date', () => {
  it('goes both ways, those without a date last, a year and a month behind their first day, equal dates by id', () => {
    fc.assert(
      fc.property(anyCollection, fc.boolean(), fc.nat({ max: 20 }), (collection, newest, limit) => {
        const { documents, searcher } = collect(collection);
        const time = ({ date }: Document): number =>
          date === null ? Infinity : newest ? -dateToTime(date) : dateToTime(date);
        const expected = [...documents].sort((a, b) =>
          time(a) === time(b) ? (a.id < b.id ? -1 : 1) : time(a) < time(b) ? -1 : 1,
        );
        const { hits } = searcher.search(
          makeRequest('ferry', { sort: newest ? 'date:desc' : 'date:asc', limit, snippets: 0 }),
        );
        expect(idsOf(hits)).toEqual(expected.map(({ id }) => id).slice(0, limit));
      }),
      runs(50),
    );
  });

  it('gives the scores of the first stage, in the order that relevance gives', () => {
    const documents = [
      makeDocument({ id: 'a', text: 'ferry ferry ferry', date: '2015-01-01' }),
      makeDocument({ id: 'b', text: 'a ferry among many other words', date: '2016-01-01' }),
    ];
    const scores = (sort: 'relevance' | 'date:desc'): Map<string, number> =>
      new Map(ask(documents, 'ferry', { sort }).hits.map(({ id, score }) => [id, score]));
    expect(idsOf(ask(documents, 'ferry', { sort: 'date:desc' }).hits)).toEqual(['b', 'a']);
    const [byDate, byRelevance] = [scores('date:desc'), scores('relevance')];
    for (const id of ['a', 'b']) expect(byDate.get(id)).toBeLessThanOrEqual(byRelevance.get(id) ?? 0);
    expect(byDate.get('a')).toBeGreaterThan(byDate.get('b') ?? 0);
  });
});
