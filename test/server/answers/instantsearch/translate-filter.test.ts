import { describe, expect, it } from 'vitest';
import { parseFilter } from '../../../../src/search/query/filter/parse-filter.js';
import {
  type GivenFilter,
  translateFilter,
} from '../../../../src/server/answers/instantsearch/translate-filter.js';

describe('a filter of Meilisearch', () => {
  it.each<readonly [GivenFilter, string | null]>([
    ['section = World', 'section = World'],
    ['"section"="World"', 'section="World"'],
    ["'section' = 'World'", "section = 'World'"],
    [['"section"="World"', '"tags"="sea"'], '(section="World") AND (tags="sea")'],
    [
      [['"section"="World"', '"section"="Local"'], '"tags"="sea"'],
      '(((section="World") OR (section="Local"))) AND (tags="sea")',
    ],
    [[['"section"="World"']], 'section="World"'],
    ['"tags" IN ["a", "b"] AND NOT "section" = "x = y"', 'tags IN ["a", "b"] AND NOT section = "x = y"'],
    ['"date" >= 2015 AND "date" < 2016-02', 'date >= 2015 AND date < 2016-02'],
    ['section = "tags = a" OR "tags" NOT IN [b]', 'section = "tags = a" OR tags NOT IN [b]'],
    ['section = "a" OR " = " = "b"', 'section = "a" OR " = " = "b"'],
    ['source IS NOT EMPTY AND tags IS NULL', 'source EXISTS AND tags NOT EXISTS'],
    ['section = "source IS NULL"', 'section = "source IS NULL"'],
    ['"a\\"b" = 1', '"a\\"b" = 1'],
    [[], null],
    ['', ''],
    [['', []], null],
  ])('%j is %j here', (given, expected) => {
    const translated = translateFilter(given);
    expect(translated === null || translated === '' ? null : translated).toBe(
      expected === '' ? null : expected,
    );
  });

  it.each<GivenFilter>([
    [[['"section"="World"', '"section"="Local"'], '"tags"="sea"']].flat(1) as GivenFilter,
    ['section = World OR tags = a', 'source = b'],
  ])('means the same when it is read: %j', (given) => {
    expect(() => parseFilter(translateFilter(given) ?? '')).not.toThrow();
  });

  it('joins what it was given with its own meaning: OR in one part does not reach another', () => {
    const filter = parseFilter(translateFilter(['section = a OR section = b', 'tags = c']) ?? '');
    expect(filter).toMatchObject({ kind: 'and', parts: [{ kind: 'or' }, { kind: 'in' }] });
  });

  it('is refused where its conditions are longer together than a filter may be, however they are listed', () => {
    const long = '"\\\''.repeat(2000);
    const short = '"\\\''.repeat(1000);
    for (const given of [
      long,
      Array(43).fill(long),
      [Array(43).fill(long)],
      [short, [short]],
    ] as GivenFilter[])
      expect(() => translateFilter(given)).toThrow(
        expect.objectContaining({ code: 'invalid_search_filter' }) as Error,
      );
    expect(() => translateFilter(['section = a', 'x'.repeat(3989)])).not.toThrow();
  });

  it.each([
    '"',
    "'",
    'section = "World',
    "section = 'World",
    'section = "World\\',
    '"section" = "World IS NULL',
    'tags = a"\\\'"\\\'',
    '"'.repeat(3999),
    '"\\\''.repeat(1333),
    '\'\\"'.repeat(1333),
  ])('keeps a quotation mark that is never closed, for the parser to refuse: %.40s', (given) => {
    const translated = translateFilter(given) ?? '';
    expect(translated).toBe(given.replace('"section"', 'section'));
    expect(() => parseFilter(translated)).toThrow();
  });

  it('is refused where it asks for polygons; circles and boxes stay as they are', () => {
    expect(() => translateFilter('_geoPolygon([1, 2], [3, 4], [5, 6])')).toThrow(
      /_geoPolygon is not supported/,
    );
    expect(translateFilter('_geoRadius(1, 2, 3)')).toBe('_geoRadius(1, 2, 3)');
    expect(translateFilter('section = "_geoRadius"')).toBe('section = "_geoRadius"');
  });
});
