import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSynonyms } from '../../../../src/library/read-synonyms.js';
import type { SearchResult } from '../../../../src/search/engine.js';
import { parseSynonyms } from '../../../../src/search/plan/widen/synonyms.js';
import { Searcher } from '../../../../src/search/searcher.js';
import { runs } from '../../../runs.js';
import { idsOf, makeDocument, makeGeneration, makeRequest } from '../../memory-generation.js';

const documents = [
  makeDocument({ id: 'name', text: 'The Islamic State lost the town.' }),
  makeDocument({ id: 'short', text: 'ISIS lost the village after a long day of fighting in the rain.' }),
  makeDocument({ id: 'apart', text: 'The state school teaches Islamic art.' }),
  makeDocument({ id: 'sofa', text: 'A new sofa.' }),
  makeDocument({ id: 'couch', text: 'A new couch.' }),
];

function searcherWith(synonyms: string): Searcher {
  return new Searcher(makeGeneration([documents]), {
    timeoutMs: Number.POSITIVE_INFINITY,
    synonyms: parseSynonyms(synonyms, 'synonyms.txt'),
  });
}

function find(searcher: Searcher, query: string): string[] {
  return idsOf(searcher.search(makeRequest(query, { fuzzy: 'off' })).hits);
}

describe('synonyms', () => {
  const searcher = searcherWith('# groups\nISIS, ISIL, Daesh => Islamic State\nsofa, couch\n');

  it('find what an arrow points to, as a phrase, and not the other way round', () => {
    expect(find(searcher, 'daesh')).toEqual(['name']);
    expect(find(searcher, 'isis')).toEqual(['short', 'name']);
    expect(find(searcher, '"islamic state"')).toEqual(['name']);
  });

  it('find each other where a comma joins them', () => {
    expect(find(searcher, 'sofa')).toEqual(['sofa', 'couch']);
    expect(find(searcher, 'couch')).toEqual(['couch', 'sofa']);
  });

  it('are found in whatever form they are typed, an entry that is written so before others', () => {
    expect(find(searcher, 'sofas')).toEqual(['sofa', 'couch']);
    expect(find(searcher, 'Couches')).toEqual(['couch', 'sofa']);
    const both = searcherWith('sofas => village\nsofa => town');
    expect(find(both, 'sofas')).toEqual(['sofa', 'short']);
    expect(find(both, 'sofa')).toEqual(['sofa', 'name']);
    expect(find(searcherWith('Islamic States, Daesh, ISIS'), 'islamic state')).toEqual([
      'name',
      'apart',
      'short',
    ]);
  });

  it('stand for several words typed in a row', () => {
    const both = searcherWith('Islamic State, Daesh, ISIS');
    expect(find(both, 'islamic state')).toEqual(['name', 'apart', 'short']);
  });

  it('are passed over for what is quoted, starred or left out', () => {
    expect(find(searcher, '"sofa"')).toEqual(['sofa']);
    expect(find(searcher, 'sof*')).toEqual(['sofa']);
    expect(find(searcher, 'new -sofa')).toEqual(['couch']);
  });

  it('hold beside AND, OR and fields', () => {
    expect(find(searcher, 'sofa AND new')).toEqual(['sofa', 'couch']);
    expect(find(searcher, 'text:sofa')).toEqual(['sofa', 'couch']);
  });

  it('leave names of facets as they are, whatever else of the query is corrected', () => {
    const inSections = ['sofa', 'couch'].map((section) =>
      makeDocument({ id: section, section, text: 'harbour' }),
    );
    const either = new Searcher(makeGeneration([inSections]), {
      timeoutMs: Number.POSITIVE_INFINITY,
      synonyms: parseSynonyms('sofa, couch', 'synonyms.txt'),
    });
    expect(idsOf(either.search(makeRequest('section:sofa harbuor')).hits)).toEqual(['sofa']);
  });

  it('come before corrections of the word they stand for', () => {
    const words = ['coach', 'sofa'].map((text) => makeDocument({ id: text, text }));
    const either = new Searcher(makeGeneration([words]), {
      timeoutMs: Number.POSITIVE_INFINITY,
      synonyms: parseSynonyms('sofa, couch', 'synonyms.txt'),
    });
    expect(idsOf(either.search(makeRequest('couch')).hits)).toEqual(['sofa', 'coach']);
  });

  it('find each other where spellings of a name sound apart', () => {
    const searcher = new Searcher(makeGeneration([[makeDocument({ id: 'name', text: 'Daesh withdrew.' })]]), {
      timeoutMs: Number.POSITIVE_INFINITY,
      synonyms: parseSynonyms('ISIS, Daesh', 'synonyms.txt'),
    });
    expect(find(searcher, 'ISIS')).toEqual(['name']);
  });

  it('leave other words of the query to be corrected as they are without synonyms', () => {
    const vocabulary = ['sofa', 'couch', 'islamic', 'state', 'inquiry', 'harbour'];
    const typed = fc.constantFrom('sofa', 'islamic state', 'state', 'inqury', 'harbuor', 'harbour', '-couch');
    let corrected = 0;
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 5 }), {
          minLength: 1,
          maxLength: 30,
        }),
        fc.array(typed, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('auto', 'all', 'any'),
        (texts, clauses, match) => {
          // Each word is in the index, so that only misspelled ones are corrected at first.
          const filed = [...texts, vocabulary].map((words, id) =>
            makeDocument({ id: `d${id}`, text: words.join(' ') }),
          );
          const search = (synonyms: string): SearchResult =>
            new Searcher(makeGeneration([filed.slice(0, 9), filed.slice(9)]), {
              timeoutMs: Number.POSITIVE_INFINITY,
              synonyms: parseSynonyms(synonyms, 'synonyms.txt'),
            }).search(makeRequest(clauses.join(' '), { match, limit: 50, explain: true }));
          const asTyped = ({ hits }: SearchResult): unknown[] =>
            hits
              .filter(({ explanation }) => !explanation!.description.startsWith('lowered'))
              .map(({ id, score }) => [id, score]);
          const [without, beside] = [search(''), search('sofa, couch\nislamic state => couch')];
          expect(asTyped(beside)).toEqual(asTyped(without));
          const scores = beside.hits.map(({ score }) => score);
          expect(scores).toEqual([...scores].sort((a, b) => b - a));
          const found = new Set(beside.hits.map(({ id }) => id));
          expect(without.hits.filter(({ id }) => !found.has(id))).toEqual([]);
          if (clauses.includes('sofa') && /inqury|harbuor/.test(clauses.join(' ')))
            corrected += without.totalHits;
        },
      ),
      { ...runs(50), examples: [[[['sofa', 'harbour']], ['sofa', 'harbuor'], 'any']] },
    );
    expect(corrected).toBeGreaterThan(0);
  });

  it('are named in the explanation and marked in the text', () => {
    const [hit] = searcher.search(makeRequest('daesh', { explain: true })).hits;
    expect(JSON.stringify(hit?.explanation)).toContain('matched as synonym');
    expect(hit?.snippets[0]?.html).toContain('<mark>Islamic</mark> <mark>State</mark>');
  });

  it.each([
    ['a, b\nc', 'synonyms.txt:2: has one entry only'],
    ['a, , b', 'synonyms.txt:1: has an empty entry'],
    ['a => b => c', 'synonyms.txt:1: has more than one =>'],
    ['a, !', 'synonyms.txt:1: "!" holds no word'],
  ])('are refused where a line makes no sense: %j', (text, message) => {
    expect(() => parseSynonyms(text, 'synonyms.txt')).toThrow(message);
  });

  it('are refused where the file cannot be read', () => {
    expect(() => readSynonyms('/nowhere/synonyms.txt')).toThrow(/cannot be read/);
  });
});
