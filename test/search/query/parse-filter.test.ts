import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FindlingError } from '../../../src/errors.js';
import type { Filter } from '../../../src/search/query/filter/filter.js';
import { parseFilter } from '../../../src/search/query/filter/parse-filter.js';
import { anyCodePoint } from '../../any-text.js';

describe('a filter as written', () => {
  const section = (...values: string[]): Filter => ({ kind: 'in', facet: 'section', values });
  const days = (from: string | null, to: string | null): Filter => ({
    kind: 'date',
    from: from === null ? -Infinity : Date.parse(from),
    to: to === null ? Infinity : Date.parse(to),
  });

  it.each<[string, Filter]>([
    ['section = World', section('World')],
    ['section=World', section('World')],
    ['section = "World"', section('World')],
    ["section = 'Arts \\' Crafts'", section("Arts ' Crafts")],
    ['section = "a \\"b\\" \\\\ c"', section('a "b" \\ c')],
    ['section = Middle East', section('Middle East')],
    ['section != World', { kind: 'not', part: section('World') }],
    ['section IN [World, "Far East", Arts]', section('World', 'Far East', 'Arts')],
    ['section in []', section()],
    ['section NOT IN [World]', { kind: 'not', part: section('World') }],
    ['section EXISTS', { kind: 'exists', facet: 'section' }],
    ['section NOT EXISTS', { kind: 'not', part: { kind: 'exists', facet: 'section' } }],
    ['tag = a', { kind: 'in', facet: 'tags', values: ['a'] }],
    ['lang = de', { kind: 'in', facet: 'language', values: ['de'] }],
    ['date EXISTS', { kind: 'exists', facet: 'date' }],
    ['date NOT EXISTS', { kind: 'not', part: { kind: 'exists', facet: 'date' } }],
    ['date = 2015', days('2015-01-01', '2016-01-01')],
    ['date = 2015-12', days('2015-12-01', '2016-01-01')],
    ['date = 2016-02-29', days('2016-02-29', '2016-03-01')],
    ['date != 2015-12-31', { kind: 'not', part: days('2015-12-31', '2016-01-01') }],
    ['date = 0079', days('0079-01-01', '0080-01-01')],
    ['date = 79', days('0079-01-01', '0080-01-01')],
    ['date = 0079-08-24', days('0079-08-24', '0079-08-25')],
    ['date = -0043', days('-000043-01-01', '-000042-01-01')],
    ['date = -000043-03', days('-000043-03-01', '-000043-04-01')],
    ['date < "44 BC"', days(null, '-000043-01-01')],
    ['date >= "1 BC"', days('0000-01-01', null)],
    ['date < 2015-12', days(null, '2015-12-01')],
    ['date <= 2015-12', days(null, '2016-01-01')],
    ['date > 2015-12', days('2016-01-01', null)],
    ['date >= "2015-12"', days('2015-12-01', null)],
    ['date >= 2015-12-31T08:30:00Z', days('2015-12-31T08:30:00Z', null)],
    [
      'section = A OR section = B AND NOT section = C',
      {
        kind: 'or',
        parts: [section('A'), { kind: 'and', parts: [section('B'), { kind: 'not', part: section('C') }] }],
      },
    ],
    [
      '(section = A or section = B) and section = C',
      { kind: 'and', parts: [{ kind: 'or', parts: [section('A'), section('B')] }, section('C')] },
    ],
  ])('%s is read', (text, filter) => {
    expect(parseFilter(text)).toEqual(filter);
  });

  it.each<[string, number, RegExp]>([
    ['', 1, /the filter ends/],
    ['section', 8, /=, !=, IN or EXISTS/],
    ['section =', 10, /a value/],
    ['section = =', 11, /a value/],
    ['colour = red', 1, /"colour"/],
    ['__proto__ = red', 1, /"__proto__"/],
    ['section = "A" tags = b', 15, /AND, OR or the end/],
    ['(section = A', 13, /closing parenthesis/],
    ['section = A)', 12, /AND, OR or the end/],
    ['section IN World', 12, /square brackets/],
    ['section IN [A B', 16, /comma or a closing bracket/],
    ['section IN ["A" "B"]', 17, /comma/],
    ['section = A AND', 16, /a field/],
    ['date = yesterday', 8, /a date/],
    ['date = 2015-13', 8, /a date/],
    ['date = 2015-02-29', 8, /a date/],
    ['date = 2015-00-10', 8, /a date/],
    ['date IN [2015]', 6, /EXISTS/],
    ['date NOT IN [2015]', 10, /"IN" where EXISTS/],
    ['section = "open', 11, /no meaning/],
    ['! section = A', 1, /no meaning/],
  ])('%s is an error at character %d', (text, at, problem) => {
    try {
      parseFilter(text);
    } catch (error) {
      expect(error).toBeInstanceOf(FindlingError);
      expect((error as FindlingError).code).toBe('invalid_filter');
      expect((error as FindlingError).message).toContain(`at character ${at} `);
      expect((error as FindlingError).message).toMatch(problem);
      return;
    }
    expect.unreachable(`"${text}" was read`);
  });

  it('is read or refused with invalid_filter, whatever it holds and however deep', () => {
    const signs = [
      '(',
      ')',
      '[',
      ']',
      'NOT',
      'AND',
      'OR',
      'IN',
      '=',
      '!=',
      '<',
      ',',
      '"',
      'date',
      'tags',
      '2015',
      'x',
    ];
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: anyCodePoint, maxLength: 60 }),
          fc.array(fc.constantFrom(...signs), { maxLength: 20 }).map((parts) => parts.join(' ')),
        ),
        (text) => {
          try {
            parseFilter(text);
          } catch (error) {
            expect(error).toMatchObject({ code: 'invalid_filter' });
          }
        },
      ),
    );
    for (const deep of ['('.repeat(1900), 'NOT '.repeat(900), 'x'.repeat(5000)]) {
      expect(() => parseFilter(deep)).toThrow(FindlingError);
    }
  });
});
