import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/documents/document.js';
import { lengthNorm } from '../../../src/index/format/length-norms.js';
import { BODY_FIELD, HEADING_FIELD, shippedParameters } from '../../../src/index/format/schema.js';
import { Searcher } from '../../../src/search/searcher.js';
import { Analyzers } from '../../../src/text/analyzer.js';
import { runs } from '../../runs.js';
import { ask, idsOf, makeDocument, makeGeneration, makeRequest } from '../memory-generation.js';

const english = new Analyzers().named('english');
const { feedback, feedbackWords, k1, rerankWindow } = shippedParameters;

const query = 'engine heat loss winter boat';
/** Documents about it in the same other words, documents that hold two words of it, and documents about something else. */
const about = ['a', 'b', 'c'].map((id) =>
  makeDocument({ id, text: `${query} gasket coolant pump ${query} gasket coolant ${id}` }),
);
const aside = ['d', 'e'].map((id) =>
  makeDocument({ id, text: `A boat in winter, ${id === 'd' ? 'theatre museum' : 'gasket coolant'} ${id}.` }),
);
const others = Array.from({ length: 60 }, (_, number) =>
  makeDocument({ id: `z${number}`, text: `theatre museum concert ${number}` }),
);
const documents = [...about, ...aside, ...others];

describe('feedback', () => {
  it('lifts a hit that shares the telling words of the best ones', () => {
    expect(idsOf(ask(documents, query, { match: 'any' }).hits)).toEqual(['a', 'b', 'c', 'e', 'd']);
    const generation = makeGeneration([documents]);
    const parameters = { ...shippedParameters, feedback: 0 };
    const without = new Searcher(generation, { timeoutMs: Infinity, parameters });
    expect(idsOf(without.search(makeRequest(query, { match: 'any' })).hits)).toEqual([
      'a',
      'b',
      'c',
      'd',
      'e',
    ]);
  });

  it('finds nothing that does not hold a word of the query', () => {
    const gasket = makeDocument({ id: 'gasket', text: 'gasket coolant pump' });
    expect(idsOf(ask([...documents, gasket], query, { match: 'any' }).hits)).not.toContain('gasket');
  });

  it('is for long queries, all fields and words, not for pairs of characters', () => {
    const fed = (text: string, given = {}): boolean =>
      ask(documents, text, { match: 'any', explain: true, ...given }).hits.some(({ explanation }) =>
        JSON.stringify(explanation).includes('the first hits have in common'),
      );
    expect(fed(query)).toBe(true);
    expect(
      fed(
        query
          .split(' ')
          .slice(1 - feedbackWords)
          .join(' '),
      ),
    ).toBe(false);
    expect(fed(query, { fields: ['text'] })).toBe(false);
    expect(fed(`${query} 東京`)).toBe(true);
    expect(ask([makeDocument({ id: 'x', text: '東京' }), ...documents], `${query} 東京`).totalHits).toBe(6);
  });

  it('is a part of the explanation, which adds up to the score', () => {
    const { hits } = ask(documents, query, { match: 'any', explain: true });
    for (const { score, explanation } of hits) {
      const sum = explanation?.details.reduce((total, { value }) => total + value, 0) ?? 0;
      expect(sum).toBeCloseTo(score, 9);
    }
    expect(JSON.stringify(hits.find(({ id }) => id === 'e')?.explanation)).toContain('"\\"gasket\\""');
    expect(JSON.stringify(hits.find(({ id }) => id === 'd')?.explanation)).not.toContain('gasket');
  });

  it('takes nothing from a document without a text, which gets what the others get on average, and says so', () => {
    const bare = makeDocument({ id: 'bare', title: 'boats in winter', text: '' });
    const { hits } = ask([...documents, bare], query, { match: 'any', explain: true });
    const own = hits.find(({ id }) => id === 'bare');
    const parts = own?.explanation?.details ?? [];
    const fed = parts.find(({ description }) => description.includes('have in common'));
    expect(fed?.details.at(-1)?.description).toBe(
      'there is no text to hold them: as much as the hits with one get on average',
    );
    const others = hits
      .filter(({ id }) => id !== 'bare')
      .map(({ explanation }) =>
        (explanation?.details ?? [])
          .filter(({ description }) => description.includes('have in common'))
          .reduce((sum, { value }) => sum + value, 0),
      );
    expect(fed?.value).toBeCloseTo(others.reduce((sum, value) => sum + value, 0) / others.length, 9);
    expect(parts.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(own?.score ?? 0, 9);
  });

  it('leaves a document first whose title is the query', () => {
    const titled = makeDocument({ id: 'titled', title: query, text: 'museum '.repeat(90) });
    expect(idsOf(ask([...documents, titled], query, { match: 'any' }).hits)[0]).toBe('titled');
  });

  const vocabulary = Array.from(
    { length: 90 },
    (_, number) => `${'bcdfghklmn'[number % 10]}o${'prtvxzlmk'[number % 9]}u`,
  );
  const words = (minLength: number, maxLength: number): fc.Arbitrary<string> =>
    fc.array(fc.constantFrom(...vocabulary), { minLength, maxLength }).map((list) => list.join(' '));

  it('adds what a scan of the documents adds, whatever the segments and pages', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ title: words(0, 3), text: words(1, 14) }), { minLength: 90, maxLength: 140 }),
        fc.uniqueArray(fc.constantFrom(...vocabulary), {
          minLength: feedbackWords,
          maxLength: feedbackWords + 2,
        }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 7, max: 30 }),
        (records, typed, parts, size) => {
          const all = records.map((record, number) => makeDocument({ id: `d${100 + number}`, ...record }));
          const split = Array.from({ length: parts }, (_, part) =>
            all.filter((_d, index) => index % parts === part),
          );
          const request = makeRequest(typed.join(' '), {
            match: 'any',
            fuzzy: 'off',
            prefix: 'off',
            snippets: 0,
          });
          const searcher = new Searcher(makeGeneration(split), { timeoutMs: Infinity });
          const found = searcher.search({ ...request, limit: 100 });
          expect(found.hits.map(({ id, score }) => [id, score.toFixed(4)])).toEqual(
            scan(all, request).map(({ id, score }) => [id, score.toFixed(4)]),
          );
          const paged: string[] = [];
          for (let offset = 0; offset < found.hits.length; offset += size)
            paged.push(...idsOf(searcher.search({ ...request, offset, limit: size }).hits));
          expect(paged).toEqual(idsOf(found.hits));
        },
      ),
      runs(4),
    );
  });
});

/** The hits without feedback, and what the formula adds to the scores of the first of them. */
function scan(
  all: readonly Document[],
  request: ReturnType<typeof makeRequest>,
): { id: string; score: number }[] {
  const parameters = { ...shippedParameters, feedback: 0 };
  const without = new Searcher(makeGeneration([all]), { timeoutMs: Infinity, parameters });
  const hits = without.search({ ...request, limit: 100 }).hits.map(({ id, score }) => ({ id, score }));
  const typed = english.tokens(request.query).map(({ stem }) => stem);
  const head = hits.slice(0, rerankWindow);
  const stems = new Map(
    all.map(({ id, title, text }) => [
      id,
      [title, text].map((part) => english.tokens(part).map(({ stem }) => stem)),
    ]),
  );
  const held = typed.filter((stem) => all.some(({ id }) => stems.get(id)?.flat().includes(stem) === true));
  if (head.length < 3 || held.length < feedbackWords) return hits;
  const averages = [HEADING_FIELD, BODY_FIELD].map((field) => {
    const lengths = [...stems.values()]
      .map((parts) => parts[field]?.length ?? 0)
      .filter((length) => length > 0);
    return lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  });
  const weightOf = (id: string, stem: string): number =>
    [HEADING_FIELD, BODY_FIELD].reduce((sum, field) => {
      const part = stems.get(id)?.[field] ?? [];
      const count = part.filter((other) => other === stem).length;
      return sum + count * Math.fround(lengthNorm(field, part.length, averages[field] ?? 0));
    }, 0);
  const first = head.slice(0, 5);
  const powers = first.map(({ score }) => (score / (first[0]?.score ?? 0)) ** 8);
  const total = powers.reduce((sum, power) => sum + power, 0);
  const terms = [...new Set(first.flatMap(({ id }) => stems.get(id)?.flat() ?? []))]
    .flatMap((stem) => {
      const documents = all.filter(({ id }) => weightOf(id, stem) > 0).length;
      if (documents < 2 || documents > all.length / 10) return [];
      const idf = Math.log(1 + (all.length - documents + 0.5) / (documents + 0.5));
      const shared = first.reduce((sum, { id }, index) => {
        // What counts less is not read.
        if ((powers[index] ?? 0) / total < 0.05) return sum;
        const weight = weightOf(id, stem);
        return sum + (((powers[index] ?? 0) / total) * weight) / (k1 + weight);
      }, 0);
      return shared === 0 ? [] : [{ stem, idf, told: idf * shared }];
    })
    .sort((a, b) => b.told - a.told || (a.stem < b.stem ? -1 : 1))
    .slice(0, 20);
  const fed = head.map(({ id, score }) => ({
    id,
    score: terms.reduce((sum, { stem, idf, told }) => {
      const weight = weightOf(id, stem);
      return sum + ((feedback * told) / (terms[0]?.told ?? 1)) * ((idf * (k1 + 1) * weight) / (k1 + weight));
    }, score),
  }));
  fed.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  return [...fed, ...hits.slice(head.length)];
}
