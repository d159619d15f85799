import { describe, expect, it } from 'vitest';
import { readPageParameters } from '../../../src/server/page/page-parameters.js';

const read = (query: string): Record<string, string> => Object.fromEntries(readPageParameters(`/?${query}`));

describe('the parameters of a page', () => {
  it.each([
    ['section=World', { filter: 'section = "World"' }],
    ['section=World&section=Local', { filter: 'section IN ["World", "Local"]' }],
    ['not-source=Wire&language=de', { filter: 'source != "Wire" AND language = "de"' }],
    ['year=1987', { filter: 'date = "1987"' }],
    ['year=1987&month=1987-03&month=1987-04', { filter: '(date = "1987-03" OR date = "1987-04")' }],
    ['from=1987-03&until=1988', { filter: 'date >= "1987-03" AND date <= "1988"' }],
    ['from=19x&until=', {}],
    ['filter=section+%3D+%22A%22&year=1987', { filter: 'section = "A" AND date = "1987"' }],
    [
      'filter=section+%3D+%22A%22+OR+tags+%3D+%22b%22&year=1987',
      { filter: '(section = "A" OR tags = "b") AND date = "1987"' },
    ],
  ])('make one filter of the controls: %s', (query, expected) => {
    expect(read(query)).toEqual(expected);
  });

  it.each([
    ['q=a&utm_source=x&fbclid=y', { q: 'a' }],
    ['q=&sort=&page=', {}],
    ['q=a&q=b', { q: 'a' }],
    ['q=caf%E9', { q: 'café' }],
    ['q=caf%c3%a9+noir', { q: 'café noir' }],
    ['q=100%', { q: '100%' }],
    ['q=é%E9', { q: 'Ã©é' }],
    ['page=2&limit=5', { page: '2' }],
    ['&&=&q=a', { q: 'a' }],
  ])('are read leniently: %s', (query, expected) => {
    expect(read(query)).toEqual(expected);
  });
});
