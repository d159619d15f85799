import { describe, expect, it } from 'vitest';
import { ask, makeDocument } from '../memory-generation.js';

const documents = [
  ...Array.from({ length: 12 }, (_, number) =>
    makeDocument({
      id: `other${number}`,
      text: `The www and https of com and org: black lives of cats, an example of a path to ${number}.`,
      url: `https://www.other.com/news/story-${number}.html`,
    }),
  ),
  makeDocument({ id: 'page', text: 'Sheep on an island.', url: 'https://www.example.org/path?x=1' }),
  makeDocument({ id: 'link', text: 'See http://example.org/path?x=1 for it.' }),
  makeDocument({ id: 'host', text: 'The name example.org is kept for documents.' }),
  makeDocument({ id: 'mail', text: 'Write to jane.doe@mail.example about it.' }),
  makeDocument({ id: 'jane', text: 'Jane Doe, Jane Doe: an example of mail by Jane.' }),
  makeDocument({ id: 'tag', text: 'They shouted #brexit in the streets of many towns that day.' }),
  makeDocument({ id: 'word', title: 'Brexit', text: 'Brexit means Brexit.' }),
  makeDocument({ id: 'name', text: 'Follow @potus today, and @BorisJohnson.' }),
  makeDocument({ id: 'camel', text: 'A wall with #BlackLivesMatter on it.' }),
  makeDocument({ id: 'potus', text: 'The potus spoke, as a potus does.' }),
];
const found = (query: string): string[] => ask(documents, query, { limit: 50 }).hits.map(({ id }) => id);

describe('an address in a query', () => {
  it.each([
    ['https://www.example.org/path?x=1', ['page', 'link', 'host']],
    ['http://example.org/path?x=1&utm_source=feed', ['page', 'link', 'host']],
    ['example.org', ['host', 'link']],
    ['www.example.org', ['host', 'link']],
    ['(https://example.org)', ['host', 'link']],
    ['https://www.other.com/news/story-7.html', ['other7']],
    ['jane.doe@mail.example', ['mail']],
    ['mailto:jane.doe@mail.example', ['mail']],
  ])('finds what has it, then what names its host, and nothing by https, www and com: %s', (query, ids) => {
    expect(found(query)).toEqual(ids);
  });

  it('ranks beside other words, of which one is enough, and finds nothing by what every address has', () => {
    expect(found('sheep https://www.example.org/path?x=1')[0]).toBe('page');
    const long =
      'Somebody says that the sheep of the island are shown there, look: https://www.nowhere.com/sheep';
    expect(found(long)[0]).toBe('page');
    expect(found('brexit https://www.nowhere.com/')).not.toContain('other1');
  });

  it('can be excluded, required and looked for in a field', () => {
    expect(found('documents island -example.org')).toEqual(['page']);
    expect(found('documents +example.org')).toEqual(['host', 'link']);
    expect(found('text:example.org')).toEqual(['host', 'link']);
  });

  it('is marked where it stands', () => {
    expect(ask(documents, 'https://example.org').hits[0]?.snippets[0]?.html).toContain(
      '<mark>example</mark>.<mark>org</mark>',
    );
  });
});

describe('a tag or a name with its sign', () => {
  it.each([
    ['#brexit', ['tag', 'word']],
    ['@potus', ['name', 'potus']],
    ['#BlackLivesMatter', ['camel']],
    ['@BorisJohnson', ['name']],
  ])('is found first as it was typed, then as the word: %s', (query, ids) => {
    expect(found(query).slice(0, ids.length)).toEqual(ids);
  });

  it('counts in a long query, too', () => {
    expect(found('so many people in so many towns said today that #brexit goes on')[0]).toBe('tag');
    expect(found('RT @potus has said today that there will be more of it https://t.co/aB3dE5')[0]).toBe(
      'name',
    );
  });

  it('is found by the word alone, which comes first there', () => {
    expect(found('brexit')).toEqual(['word', 'tag']);
    expect(found('black lives matter')[0]).toBe('camel');
  });
});
