import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../src/search/query/parse-query.js';
import { printQuery } from '../../../src/search/query/print-query.js';
import type { Clause, Query, WordQuery } from '../../../src/search/query/query.js';
import { runs } from '../../runs.js';
import { anyQueryText } from './query-texts.js';

const word = (text: string): WordQuery => ({ kind: 'word', text, prefix: false, errors: null });
const should = (query: Query): Clause => ({ occur: 'should', query });
const plain = (text: string): Clause[] => text.split(' ').map((each) => should(word(each)));
const quoted = (text: string): Clause[] =>
  text.split(' ').map((each) => should({ ...word(each), isQuoted: true }));

const soft = [expect.stringMatching(/^In a query of more than 8 words/)];
const eight = 'one two three four five six seven eight';

describe('a query of more than eight words', () => {
  it.each<[string, Clause[]]>([
    [
      'Mayor says "we will not rest" before the ferry sails',
      [...plain('Mayor says'), ...quoted('we will not rest'), ...plain('before the ferry sails')],
    ],
    [`„the ferry“ ${eight}`, [...quoted('the ferry'), ...plain(eight)]],
    [`${eight} -nine`, plain(`${eight} nine`)],
    [`${eight} -"nine ten"`, [...plain(eight), ...quoted('nine ten')]],
    [`${eight} -(nine ten)`, [...plain(eight), should({ kind: 'list', clauses: plain('nine ten') })]],
    [
      `${eight} "nine ten" AND eleven`,
      [
        ...plain(eight),
        should({
          kind: 'and',
          parts: [{ ...word('nine'), isQuoted: true }, { ...word('ten'), isQuoted: true }, word('eleven')],
        }),
      ],
    ],
  ])('%s takes quotation marks and dashes as punctuation, and says so', (text, clauses) => {
    const { query, warnings, words } = parseQuery(text);
    expect(query.clauses).toEqual(clauses);
    expect(warnings).toEqual(soft);
    expect(words.every(({ excluded, inPhrase }) => !excluded && !inPhrase)).toBe(true);
  });

  it('takes stars inside and before words as text, and says so', () => {
    const { query, warnings } = parseQuery(`${eight} f*rry *erry`);
    expect(query.clauses).toEqual(plain(`${eight} f*rry *erry`));
    expect(warnings).toEqual(['In a query of more than 8 words a star inside or before a word is text.']);
  });

  it('is not told of signs of other query languages', () => {
    expect(parseQuery(`${eight} Update:police ferry^2 what?why *I*`).warnings).toEqual([]);
  });

  it('is told by its characters where a script has no spaces', () => {
    expect(parseQuery('市長は「海」の“渡し船は休まない”と述べ、島へ向かった').warnings).toEqual(soft);
    expect(parseQuery('市長は“渡し船”と').warnings).toEqual([]);
  });

  it('counts nothing behind a mark that is not closed for more, and does not complain of it', () => {
    const { query, warnings } = parseQuery('a screen of 5" is too small for all of this');
    expect(JSON.stringify(query)).not.toMatch(/isQuoted|phrase/);
    expect(warnings).toEqual(soft);
  });

  it.each<[string, Clause]>([
    ['+"nine ten"', { occur: 'must', query: { kind: 'phrase', text: 'nine ten', slop: 0 } }],
    ['NOT nine', { occur: 'not', query: word('nine') }],
    ['NOT "nine ten"', { occur: 'not', query: { kind: 'phrase', text: 'nine ten', slop: 0 } }],
    ['+nine', { occur: 'must', query: word('nine') }],
    ['nine AND ten', should({ kind: 'and', parts: [word('nine'), word('ten')] })],
    ['nine OR ten', should({ kind: 'or', parts: [word('nine'), word('ten')] })],
    [
      'section:"Far East"',
      should({ kind: 'field', field: 'section', query: { kind: 'phrase', text: 'Far East', slop: 0 } }),
    ],
    ['-section:World', { occur: 'not', query: { kind: 'field', field: 'section', query: word('World') } }],
    [
      'title:"nine ten"',
      should({ kind: 'field', field: 'title', query: { kind: 'phrase', text: 'nine ten', slop: 0 } }),
    ],
  ])('keeps what %s means', (text, clause) => {
    const { query, warnings } = parseQuery(`${eight} more ${text}`);
    expect(query.clauses).toEqual([...plain(`${eight} more`), clause]);
    expect(warnings).toEqual([]);
  });

  it.each([
    `"${eight} nine"`,
    `"${eight} nine" -ten +eleven`,
    `"${eight} nine" section:World`,
    `(${eight.replaceAll(' ', ' OR ')}) AND "nine ten" -eleven`,
    'one two three four five six "seven" -eight',
    '... one two three four five -- six "seven" -eight !',
  ])('%s keeps its operators: it is short, or nothing but quotations and operators', (text) => {
    const { query, warnings } = parseQuery(text);
    expect(JSON.stringify(query)).toContain('phrase');
    expect(JSON.stringify(query)).not.toContain('isQuoted');
    expect(warnings).toEqual([]);
  });

  it('is printed so that it is read as the same again', () => {
    fc.assert(
      fc.property(fc.array(anyQueryText, { minLength: 3, maxLength: 5 }), (texts) => {
        const { query } = parseQuery(texts.join(' '));
        expect(parseQuery(printQuery(query)).query).toEqual(query);
      }),
      runs(500),
    );
  });
});
