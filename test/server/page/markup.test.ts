import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeHtml } from '../../../src/search/show/highlight.js';
import { idInPath } from '../../../src/server/answers/document-path.js';
import {
  addValue,
  parseConditions,
  printConditions,
  removeValue,
} from '../../../src/server/page/facets/filter-conditions.js';
import { html, trustMarkup } from '../../../src/server/page/html.js';
import { linkToDocument, linkToSearch, webAddressOf } from '../../../src/server/page/links.js';
import {
  createPageFormat,
  dateTimeOf,
  directionOf,
  languageTagOf,
  printDuration,
} from '../../../src/server/page/page-format.js';
import { lastPageOf, listPages } from '../../../src/server/page/paging.js';
import { anyCodePoint } from '../../any-text.js';

const anyText = fc.string({ unit: anyCodePoint, maxLength: 60 });

describe('html', () => {
  it('escapes every value that is not markup already', () => {
    expect(html`<a href="${'"><script>'}">${"a & 'b'"}</a>`.toString()).toBe(
      '<a href="&quot;&gt;&lt;script&gt;">a &amp; &#39;b&#39;</a>',
    );
  });

  it('leaves markup as it is and joins lists', () => {
    const items = ['<', trustMarkup('<b>x</b>')].map((item) => html`<li>${item}</li>`);
    expect(html`${items}`.toString()).toBe('<li>&lt;</li><li><b>x</b></li>');
  });

  it('writes nothing for null, undefined and false, and zero for zero', () => {
    expect(html`[${null}${undefined}${false}${0}${[]}]`.toString()).toBe('[0]');
  });

  it('lets no text open a tag or close an attribute', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const escaped = escapeHtml(text);
        expect(escaped).not.toMatch(/[<>"']/);
        const back = escaped
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"')
          .replaceAll('&#39;', "'")
          .replaceAll('&amp;', '&');
        expect(back).toBe(text);
      }),
    );
  });
});

describe('filter conditions', () => {
  const condition = fc.record({
    name: fc.constantFrom('section', 'source', 'language', 'tags'),
    kind: fc.constantFrom('in', 'not'),
    values: fc.array(anyText, { minLength: 1, maxLength: 3 }),
  });

  it('are read back as they were printed, whatever the values hold', () => {
    fc.assert(
      fc.property(fc.array(condition, { minLength: 1, maxLength: 4 }), (conditions) => {
        expect(parseConditions(printConditions(conditions))).toEqual(conditions);
      }),
    );
  });

  it.each([
    ['date >= 2015', [{ name: 'date', kind: 'from', values: ['2015'] }]],
    [
      'date <= "2015-03" AND section = World',
      [
        { name: 'date', kind: 'until', values: ['2015-03'] },
        { name: 'section', kind: 'in', values: ['World'] },
      ],
    ],
    ['(date = "2015" OR date = "2014-02")', [{ name: 'date', kind: 'in', values: ['2015', '2014-02'] }]],
    ['section NOT IN ["a", "b"]', [{ name: 'section', kind: 'not', values: ['a', 'b'] }]],
  ])('are read as the controls of the page need them: %s', (filter, conditions) => {
    expect(parseConditions(filter)).toEqual(conditions);
  });

  it('gain a value in the condition that there is, and lose a condition with its last value', () => {
    const one = addValue([], 'section', 'in', 'World');
    const two = addValue(one, 'section', 'in', 'Local');
    expect(printConditions(two)).toBe('section IN ["World", "Local"]');
    const [condition] = two;
    expect(printConditions(removeValue(two, condition!, 'World'))).toBe('section = "Local"');
    expect(removeValue(one, one[0]!, 'World')).toEqual([]);
  });

  it.each([
    'section >= "World"',
    'section = World Cup',
    'date IN ["2015"]',
    '(section = "a" OR section = "b")',
    'NOT section = "a"',
    'a = "b" OR c = "d"',
    '(a = "b")',
    'a = "b" AND',
    '',
    'a = "b',
    'a = "b" x',
  ])('do not claim to understand %j', (filter) => {
    expect(parseConditions(filter)).toBeNull();
  });
});

describe('linkToSearch', () => {
  const given = new Map([
    ['q', 'a b'],
    ['page', '3'],
    ['sort', 'date:asc'],
    ['prefix', 'last'],
    ['filter', ''],
  ]);

  it('carries the search on and begins at its first page', () => {
    expect(linkToSearch(given, {})).toBe('/?q=a+b&sort=date%3Aasc');
    expect(linkToSearch(given, { page: '2' })).toBe('/?q=a+b&sort=date%3Aasc&page=2');
    expect(linkToSearch(given, { q: null, sort: null })).toBe('/');
  });
});

describe('linkToDocument', () => {
  it('leads to the id and nowhere else, for any id', () => {
    const id = fc.oneof(
      anyText,
      fc
        .array(fc.constantFrom('..', '.', '/', 'a', '%', '?', '#', '\\', ' '), { minLength: 1 })
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(
        id.filter((text) => text !== ''),
        (text) => {
          const url = new URL(linkToDocument(text, new Map()), 'http://127.0.0.1');
          expect(url.pathname.startsWith('/documents/')).toBe(true);
          expect(idInPath(url.pathname)).toBe(text.replaceAll(/\p{Surrogate}/gu, '\u{fffd}'));
          expect(url.search + url.hash).toBe('');
        },
      ),
    );
  });
});

describe('webAddressOf', () => {
  it.each([
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    ' https://x.example',
    'data:text/html,x',
    '//x.example',
    '/x',
    'ftp://x',
    'https://',
    'http://[',
    'vbscript:x',
    'java\nscript:x',
    '',
  ])('gives nothing for %j', (url) => {
    expect(webAddressOf(url)).toBeNull();
  });

  it.each(['http://news.example/a?b=c#d', 'HTTPS://news.example/'])('takes %s', (url) => {
    expect(webAddressOf(url)?.hostname).toBe('news.example');
  });
});

describe('the format of pages', () => {
  const format = createPageFormat();

  it.each([
    ['2015-12-12', '12 December 2015'],
    ['2015-12-12T08:30:00Z', '12 December 2015'],
    ['2015-12', 'December 2015'],
    ['2015', '2015'],
    ['2015-99-99', '2015-99-99'],
    ['last Tuesday', 'last Tuesday'],
  ])('prints the date %s as %s', (date, printed) => {
    expect(format.printDate(date)).toBe(printed);
  });

  it.each([
    ['de', 'German'],
    ['zh', 'Chinese'],
    ['not a tag', 'not a tag'],
    ['"><script>', '"><script>'],
  ])('prints the language %s as %s', (tag, printed) => {
    expect(format.printLanguage(tag)).toBe(printed);
  });

  it.each([
    [0.04, '0.0 ms'],
    [0.4, '0.4 ms'],
    [9.94, '9.9 ms'],
    [120.4, '120 ms'],
    [1300, '1.3 s'],
  ])('prints %d ms as %s', (milliseconds, printed) => {
    expect(printDuration(milliseconds)).toBe(printed);
  });

  it('gives attributes only what may stand in them', () => {
    expect([languageTagOf('en'), languageTagOf('x" onload="'), languageTagOf(null)]).toEqual([
      'en',
      null,
      null,
    ]);
    expect([dateTimeOf('2015-12-12'), dateTimeOf('soon')]).toEqual(['2015-12-12', null]);
  });

  it.each([
    ['Ferry', 'ltr'],
    ['12 — הגן', 'rtl'],
    ['السوق market', 'rtl'],
    ['market السوق', 'ltr'],
    ['新大桥', 'ltr'],
    ['', 'ltr'],
    ['1234 !?', 'ltr'],
  ])('lets %j run %s', (text, direction) => {
    expect(directionOf(text)).toBe(direction);
  });
});

describe('the pages listed', () => {
  it.each([
    [1, 1, [1]],
    [1, 3, [1, 2, 3]],
    [1, 9, [1, 2, 3, null, 9]],
    [5, 9, [1, 2, 3, 4, 5, 6, 7, 8, 9]],
    [6, 99, [1, null, 4, 5, 6, 7, 8, null, 99]],
    [99, 99, [1, null, 97, 98, 99]],
  ])('on page %i of %i are %j', (page, last, pages) => {
    expect(listPages(page, last)).toEqual(pages);
  });

  it('always hold the first, the last and this one, rising, and never more than nine', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 1000 }), (a, b) => {
        const page = Math.min(a, b);
        const last = Math.max(a, b);
        const pages = listPages(page, last);
        const numbers = pages.filter((number) => number !== null);
        expect(numbers).toEqual([...new Set(numbers)].sort((x, y) => x - y));
        expect(numbers).toEqual(expect.arrayContaining([1, page, last]));
        expect(pages.length).toBeLessThanOrEqual(9);
      }),
    );
  });

  it('end where searching ends', () => {
    expect(lastPageOf(25, 10)).toBe(3);
    expect(lastPageOf(1_000_000, 10)).toBe(1000);
    expect(lastPageOf(1_000_000, 30)).toBe(333);
    expect(lastPageOf(0, 10)).toBe(0);
  });
});
