import { describe, expect, it } from 'vitest';
import { parseSynonyms } from '../../../src/search/plan/synonyms.js';
import { Searcher } from '../../../src/search/searcher.js';
import { ask, idsOf, makeDocument, makeGeneration, makeRequest } from '../memory-generation.js';

const pairs = [
  ['Jaafari', "Ja'fari"],
  ['Jaafari', 'Yaafari'],
  ['Erdogan', 'Erdoğan'],
  ['Peshmerga', 'Pashmerga'],
  ['Mosul', 'Mossul'],
  ["Ja'fari", 'Yaafari'],
  ['Gaddafi', 'Qaddafi'],
  ['Gaddafi', 'Kadhafi'],
  ['Qaddafi', 'Kadhafi'],
  ['Khamenei', 'Khameney'],
];

describe('the spellings of a name', () => {
  it.each(
    pairs.flatMap(([a, b]) => [
      [a, b],
      [b, a],
    ]),
  )('%s finds %s', (typed, written) => {
    const documents = [
      makeDocument({ id: 'name', text: `A talk with ${written} was held on Tuesday.` }),
      makeDocument({ id: 'other', text: 'The ferry left the harbour.' }),
    ];
    expect(idsOf(ask(documents, typed ?? '').hits)).toEqual(['name']);
  });

  it('find each other below the spelling typed, where few documents have that', () => {
    const documents = [
      makeDocument({ id: 'typed', text: 'Gaddafi spoke.' }),
      makeDocument({ id: 'other', text: 'Kadhafi spoke, said Kadhafi.' }),
    ];
    expect(idsOf(ask(documents, 'Gaddafi').hits)).toEqual(['typed', 'other']);
  });

  it('do not join words that only look alike', () => {
    const documents = [makeDocument({ id: 'other', text: 'A gate, a ladder, and a cadet.' })];
    expect(idsOf(ask(documents, 'Gaddafi').hits)).toEqual([]);
  });

  it('that sound apart find each other as synonyms', () => {
    const searcher = new Searcher(makeGeneration([[makeDocument({ id: 'name', text: 'Daesh withdrew.' })]]), {
      timeoutMs: Number.POSITIVE_INFINITY,
      synonyms: parseSynonyms('ISIS, Daesh', 'synonyms.txt'),
    });
    expect(idsOf(searcher.search(makeRequest('ISIS')).hits)).toEqual(['name']);
  });
});
