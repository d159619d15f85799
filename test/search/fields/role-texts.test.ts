import { describe, expect, it } from 'vitest';
import { makeDocument } from '../../make-document.js';
import { ask, idsOf } from '../memory-generation.js';

const documents = [
  makeDocument({
    id: 'paper',
    title: 'Tides',
    text: 'Water rises and falls.',
    extra: { authors: [{ name: 'Ada Reed' }, { given: 'Sam', family: 'Lee' }], topics: 'sea,moon-phases' },
  }),
  makeDocument({
    id: 'post',
    title: 'Harbours',
    text: 'Ships lie there.',
    extra: { byline: 'Zoë Quist', excerpt: '<p>Where <b>trawlers</b> rest</p>', aliases: ['Ports'] },
  }),
  makeDocument({ id: 'other', title: 'Reeds', text: 'Plants by the water, where trawlers never come.' }),
];

describe('fields with a role', () => {
  it.each([
    ['sam lee', 'paper'],
    ['quist', 'post'],
    ['moon-phases', 'paper'],
    ['ports', 'post'],
    ['trawlers rest', 'post'],
  ])('are searched out of the box: %s', (query, id) => {
    expect(idsOf(ask(documents, query).hits)[0]).toBe(id);
  });

  it('say why a document was found', () => {
    const [hit] = ask(documents, 'trawlers rest').hits;
    expect(hit?.snippets[0]).toMatchObject({
      field: 'summary',
      html: 'Where <mark>trawlers</mark> <mark>rest</mark>',
    });
    expect(ask(documents, 'quist').hits[0]?.snippets[0]).toMatchObject({
      field: 'author',
      text: 'Zoë Quist',
    });
  });

  it('can be searched alone', () => {
    expect(idsOf(ask(documents, 'trawlers', { fields: ['summary'] }).hits)).toEqual(['post']);
    expect(idsOf(ask(documents, 'reed', { fields: ['author'] }).hits)).toEqual(['paper']);
  });

  it('count less than a title', () => {
    expect(idsOf(ask(documents, 'reed').hits)).toEqual(['other', 'paper']);
  });
});
