import { describe, expect, it } from 'vitest';
import { Searcher } from '../../src/search/searcher.js';
import { parseSynonyms } from '../../src/search/synonyms.js';
import { ask, idsOf, makeDocument, makeGeneration, makeRequest } from './memory-generation.js';

const pairs = [
  ['Jaafari', "Ja'fari"],
  ['Jaafari', 'Yaafari'],
  ['Erdogan', 'Erdoğan'],
  ['Peshmerga', 'Pashmerga'],
  ['Mosul', 'Mossul'],
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

  it('that are two errors apart find each other as synonyms', () => {
    const searcher = new Searcher(makeGeneration([[makeDocument({ id: 'name', text: 'Yaafari spoke.' })]]), {
      timeoutMs: Number.POSITIVE_INFINITY,
      synonyms: parseSynonyms("Jaafari, Ja'fari, Yaafari", 'synonyms.txt'),
    });
    expect(idsOf(searcher.search(makeRequest("Ja'fari")).hits)).toEqual(['name']);
  });
});
