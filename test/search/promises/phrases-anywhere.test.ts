import { describe, expect, it } from 'vitest';
import { ask, idsOf, makeDocument } from '../memory-generation.js';

describe('a phrase may stand anywhere in a query, beside words and exclusions', () => {
  const documents = [
    makeDocument({ id: 'apple-and-phrase', text: 'An apple market opened in New York.' }),
    makeDocument({ id: 'excluded', text: 'The Mets of New York ate an apple.' }),
    makeDocument({ id: 'words-apart', text: 'York has a new apple orchard.' }),
    makeDocument({ id: 'phrase-alone', text: 'A bridge in New York.' }),
  ];

  it.each([
    'apple "new york" -mets',
    '"new york" apple -mets',
    '-mets "New York" apple',
    '-mets “new york” apple',
  ])('%s finds the phrase without what is excluded, the one with the word first', (query) => {
    const { hits, warnings } = ask(documents, query);
    expect(idsOf(hits)).toEqual(['apple-and-phrase', 'phrase-alone']);
    expect(warnings).toEqual([]);
  });

  it('combines with AND, OR, NOT, groups and fields', () => {
    const ids = (query: string): string[] => idsOf(ask(documents, query).hits).sort();
    expect(ids('apple AND "new york" AND NOT mets')).toEqual(['apple-and-phrase']);
    expect(ids('"apple orchard" OR "bridge in"')).toEqual(['phrase-alone', 'words-apart']);
    expect(ids('+apple -"new york"')).toEqual(['words-apart']);
    expect(ids('text:"new york" AND (mets OR bridge)')).toEqual(['excluded', 'phrase-alone']);
    expect(ids('"york new"~4')).toHaveLength(4);
  });
});
