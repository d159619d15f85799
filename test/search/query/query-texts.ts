// Texts for property tests of the query language: pieces of its grammar in any order, and any text at all.

import fc from 'fast-check';
import { anyCodePoint } from '../../any-text.js';

const pieces = [
  ...['"', '“', '(', ')', '-', '+', '*', '~', '~5', ':', '\\', ' ', '  ', '&', '. '],
  ...[' AND ', ' OR ', ' NOT ', 'AND', 'OR', 'NOT', 'and'],
  ...['title:', 'text:', 'section:', 'TAG:', 'before:', 'date:', 'lang:', 're:'],
  ...[
    '2015',
    '2015-12-31',
    'ferry',
    'harb',
    'a',
    'the',
    'C++',
    'AT&T',
    'x-y',
    '5',
    '\u{1f600}',
    '東京',
    'паром',
  ],
];

/** A query as somebody, or something, might type it. */
export const anyQueryText = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 24 }).map((all) => all.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: anyCodePoint, maxLength: 40 }) },
);
