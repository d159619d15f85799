import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseSynonyms } from '../../../src/search/plan/widen/synonyms.js';
import { Searcher } from '../../../src/search/searcher.js';
import { runs } from '../../runs.js';
import { makeDocument, makeGeneration, makeRequest } from '../memory-generation.js';

const anyText = fc.array(fc.constantFrom('sofa', 'couch', 'settee', 'new', 'red'), {
  minLength: 1,
  maxLength: 12,
});

it('no hit of a synonym ranks above a hit of the word typed', () => {
  fc.assert(
    fc.property(fc.array(anyText, { minLength: 1, maxLength: 30 }), (texts) => {
      const documents = texts.map((words, index) => makeDocument({ id: `d${index}`, text: words.join(' ') }));
      const searcher = new Searcher(makeGeneration([documents]), {
        timeoutMs: Number.POSITIVE_INFINITY,
        synonyms: parseSynonyms('sofa, couch, settee', 'synonyms.txt'),
      });
      const { hits } = searcher.search(makeRequest('sofa', { limit: 100, snippets: 0 }));
      const literal = hits.map(({ id }) => texts[Number(id.slice(1))]?.includes('sofa') ?? false);
      expect(literal).toEqual([...literal].sort((a, b) => Number(b) - Number(a)));
      expect(literal.filter(Boolean)).toHaveLength(texts.filter((words) => words.includes('sofa')).length);
      expect(hits).toHaveLength(
        texts.filter((words) => words.some((word) => ['sofa', 'couch', 'settee'].includes(word))).length,
      );
      const scores = hits.map(({ score }) => score);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
    }),
    runs(60),
  );
});
