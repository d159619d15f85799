// What documents say in tests of segments, at random: words with several forms, compounds, accents, other scripts.

import fc from 'fast-check';

export const word = fc.constantFrom(
  'ferry',
  'ferries',
  'Ferried',
  'storm',
  'surge',
  'al-Jaafari',
  'Jaafari',
  'the',
  'runs',
  'running',
  '\u0451\u043b\u043a\u0430',
  '19',
  '\u6e2f\u53e3',
);

export const text = fc.array(word, { maxLength: 30 }).map((words) => words.join(' '));
