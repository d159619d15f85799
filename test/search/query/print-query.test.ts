import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../src/search/query/parse-query.js';
import { printQuery } from '../../../src/search/query/print-query.js';
import { runs } from '../../runs.js';
import { anyQueryText } from './query-texts.js';

const marks = [
  ...[
    'a',
    'b',
    'NOT',
    'AND',
    'OR',
    'date:',
    'before:',
    'title:',
    'section:',
    'lang:',
    'tag:',
    '2015',
    '-12',
    'AT&T',
    '😀',
  ],
  ...['~', '~2', '2', '"', '“', '”', '(', ')', ' ', '\u3000', '-', '+', '*', '\\', ':'],
];

describe('a printed query', () => {
  it('reads as the tree it was printed from, however its marks are put together', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...marks), { maxLength: 8 }), (pieces) => {
        const { query } = parseQuery(pieces.join(''));
        expect(parseQuery(printQuery(query)).query).toEqual(query);
      }),
      runs(1500),
    );
  });

  it('reads as the tree it was printed from, whatever was typed', () => {
    fc.assert(
      fc.property(anyQueryText, (text) => {
        const { query } = parseQuery(text);
        const printed = printQuery(query);
        const again = parseQuery(printed);
        expect(again.query).toEqual(query);
        expect(printQuery(again.query)).toBe(printed);
      }),
      runs(1500),
    );
  });

  it.each<[string, string]>([
    ['  a   b ', 'a b'],
    ['a AND (b OR c) d', 'a AND (b OR c) d'],
    ['((a OR b)) c', 'a OR b c'],
    ['NOT a', '-a'],
    ['date:-0043 a', 'date:-0043 a'],
    ['a AND -b', 'a AND NOT b'],
    ['Tags:x', 'tag:x'],
    ['"open', '"open"'],
    ['(a', 'a'],
    ['a AND', 'a \\AND'],
    [':)', ':\\)'],
    ['before:dawn', 'before\\:dawn'],
    ['\\-a C++ 12:30', '\\-a C++ 12:30'],
    ['harbor~9', 'harbor~2'],
    ['lang:(x~)', 'lang:(x~)'],
    ['tag:(abc*)', 'tag:(abc*)'],
  ])('%s is printed as %s', (typed, printed) => {
    expect(printQuery(parseQuery(typed).query)).toBe(printed);
  });
});
