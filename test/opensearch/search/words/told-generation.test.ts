import { expect, it } from 'vitest';
import { EMPTY_SCHEMA, type OwnField } from '../../../../src/index/format/own/own-schema.js';
import { FIRST_OWN_FIELD } from '../../../../src/index/format/schema.js';
import { termKey } from '../../../../src/index/format/term-key.js';
import { makeToldGeneration } from '../../../../src/opensearch/search/words/told-generation.js';
import { analyzeQueryText } from '../../../../src/search/plan/analyze-query-text.js';
import { Analyzers } from '../../../../src/text/analyzer.js';

const notes: OwnField = {
  name: 'notes',
  type: 'text',
  facet: false,
  label: null,
  configured: true,
  columns: ['notes'],
  searchedIn: FIRST_OWN_FIELD,
  language: null,
  weight: null,
};

it('a protected word is looked for as it is written, and counted as the cluster tells', () => {
  const generation = makeToldGeneration(
    {
      generation: 1,
      documents: 9,
      averages: [],
      analyzers: ['english'],
      schema: { ...EMPTY_SCHEMA, fields: [notes], names: { notes: { protectedWords: ['Teams'] } } },
    },
    {
      terms: new Map([
        [termKey('english', 'team'), 5],
        [termKey('english', '==teams'), 2],
      ]),
      forms: new Map(),
      texts: new Map([['english', ['teams']]]),
    },
    [],
    new Analyzers(),
  );
  const stemsOf = (text: string): readonly string[] =>
    analyzeQueryText(text, generation).words.flatMap(({ stems }) => stems.map(({ stem }) => stem));
  expect(stemsOf('Teams')).toEqual(['team', '==teams']);
  expect(stemsOf('team')).toEqual(['team']);
  expect(generation.documentFrequency('english', 'team')).toBe(5);
  expect(generation.documentFrequency('english', '==teams')).toBe(2);
});
