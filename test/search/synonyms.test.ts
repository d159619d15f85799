import { describe, expect, it } from 'vitest';
import { Searcher } from '../../src/search/searcher.js';
import { readSynonyms } from '../../src/cli/read-synonyms.js';
import { parseSynonyms } from '../../src/search/synonyms.js';
import { idsOf, makeDocument, makeGeneration, makeRequest } from './memory-generation.js';

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
