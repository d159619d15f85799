import { describe, expect, it } from 'vitest';
import { splitLines } from '../../../src/documents/cleaning/body-lines.js';
import { readDatelineDate } from '../../../src/documents/cleaning/dateline.js';
import { readPathDate } from '../../../src/documents/dates/path-date.js';

const read = (text: string, path = 'a.txt'): string | null =>
  readDatelineDate(splitLines(text), readPathDate(path));

describe('a dateline', () => {
  it.each([
    ['PORTVALE, December 12, 2025. The ferry sailed.', '2025-12-12'],
    ['PORTVALE, 12 December 2025. The ferry sailed.', '2025-12-12'],
    ['PORTVALE, Dec 12, 2025 (KNA) - The ferry sailed.', '2025-12-12'],
    ['PORTVALE, Dec. 12, 2025 \u2014 The ferry sailed.', '2025-12-12'],
    ['NEW PORTVALE, Kestria, December 12, 2025 / KNA / The ferry sailed.', '2025-12-12'],
    ['Portvale, March 1st, 2026: the ferry sailed.', '2026-03-01'],
    [
      '\u041c\u041e\u0421\u041a\u0412\u0410, 12 \u0434\u0435\u043a\u0430\u0431\u0440\u044f 2015. \u041f\u0430\u0440\u043e\u043c.',
      '2015-12-12',
    ],
    ['By our reporter\n\nPORTVALE, December 12, 2025. The ferry sailed.', '2025-12-12'],
  ])('gives its own date: %s', (text, date) => {
    expect(read(text)).toBe(date);
  });

  it('takes the year from nowhere but itself and the path', () => {
    const story = 'PORTVALE, December 12. The ferry sailed. It last did in 2006, on March 3, 2014.';
    expect(read(story)).toBeNull();
    expect(read(story, 'archive/2015/ferry.txt')).toBe('2015-12-12');
    expect(read(story, '2015-12-ferry.txt')).toBe('2015-12-12');
    expect(read(story, 'wire/20151213_ferry.txt')).toBe('2015-12-12');
    expect(read(story, '000_60d2015439951a390.txt')).toBeNull();
  });

  it('belongs to the year before in the first months of a year', () => {
    expect(read('PORTVALE, December 31. The ferry sailed.', '2016/01/02/ferry.txt')).toBe('2015-12-31');
    expect(read('PORTVALE, January 1. The ferry sailed.', '2015/12/31/ferry.txt')).toBe('2016-01-01');
  });

  it.each([
    ['PORTVALE, February 30, 2025. The ferry sailed.'],
    ['The ferry that had sailed from the northern islands, December 12, 2025. It came back.'],
    ['On Monday, December 12, 2025 was the day of the ferry and of all who sail with it'],
    ['PORTVALE. The ferry sailed on December 12, 2025.'],
    ['PORTVALE, Frimaire 12, 2025. The ferry sailed.'],
    [''],
  ])('is not: %s', (text) => {
    expect(read(text)).toBeNull();
  });
});

describe('the date of a path', () => {
  it.each([
    ['archive/2015/ferry.txt', { year: 2015, month: null, day: null }],
    ['2015/12/ferry.txt', { year: 2015, month: 12, day: null }],
    ['2015/12/11/ferry.txt', { year: 2015, month: 12, day: 11 }],
    ['posts/2015-12-11-ferry.md', { year: 2015, month: 12, day: 11 }],
    ['news_20151211.txt', { year: 2015, month: 12, day: 11 }],
    ['2015-13-40.txt', { year: 2015, month: null, day: null }],
    ['agenda-2030.txt', null],
    ['ferry2015.txt', null],
    ['000_2015abcdef.txt', null],
    ['1066/ferry.txt', null],
    ['ferry.txt', null],
  ])('of %s', (path, date) => {
    expect(readPathDate(path)).toEqual(date);
  });
});
