import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../src/search/query/parse-query.js';
import type { Clause, Query } from '../../../src/search/query/query.js';

const word = (text: string): Query => ({ kind: 'word', text, prefix: false, errors: null });
const phrase = (text: string, slop = 0): Query => ({ kind: 'phrase', text, slop });
const and = (...parts: Query[]): Query => ({ kind: 'and', parts });
const or = (...parts: Query[]): Query => ({ kind: 'or', parts });
const not = (part: Query): Query => ({ kind: 'not', part });
const should = (query: Query): Clause => ({ occur: 'should', query });
const without = (query: Query): Clause => ({ occur: 'not', query });
const must = (query: Query): Clause => ({ occur: 'must', query });
const field = (name: 'title' | 'section' | 'tag' | 'lang' | 'before' | 'date', query: Query): Query => ({
  kind: 'field',
  field: name,
  query,
});
const list = (...clauses: Clause[]): Query => ({ kind: 'list', clauses });

describe('a query as typed', () => {
  it.each<[string, Clause[]]>([
    ['', []],
    ['  \t\n ', []],
    ['island ferry', [should(word('island')), should(word('ferry'))]],
    ['"island ferry"', [should(phrase('island ferry'))]],
    ['“island ferry”', [should(phrase('island ferry'))]],
    ['"near these"~5', [should(phrase('near these', 5))]],
    ['ferry -storm', [should(word('ferry')), without(word('storm'))]],
    ['-"salt water"', [without(phrase('salt water'))]],
    ['ferry +timetable', [should(word('ferry')), must(word('timetable'))]],
    ['harb*', [should({ kind: 'word', text: 'harb', prefix: true, errors: null })]],
    ['harbor~', [should({ kind: 'word', text: 'harbor', prefix: false, errors: 'usual' })]],
    ['harbor~1', [should({ kind: 'word', text: 'harbor', prefix: false, errors: 1 })]],
    ['harbor~0', [should({ kind: 'word', text: 'harbor', prefix: false, errors: 0 })]],
    ['a AND b', [should(and(word('a'), word('b')))]],
    ['a OR b', [should(or(word('a'), word('b')))]],
    ['a and b', [should(word('a')), should(word('and')), should(word('b'))]],
    ['a OR b AND c', [should(or(word('a'), and(word('b'), word('c'))))]],
    ['a OR b c', [should(or(word('a'), word('b'))), should(word('c'))]],
    ['(a OR b) AND c', [should(and(or(word('a'), word('b')), word('c')))]],
    ['a OR (b c)', [should(or(word('a'), list(should(word('b')), should(word('c')))))]],
    ['a NOT b', [should(word('a')), without(word('b'))]],
    ['a AND NOT b', [should(and(word('a'), not(word('b'))))]],
    ['a AND -b', [should(and(word('a'), not(word('b'))))]],
    ['NOT -a', [without(word('a'))]],
    ['olympics -2016', [should(word('olympics')), without(word('2016'))]],
    ['"M*A*S*H"', [should(phrase('M*A*S*H'))]],
    ['"salt wat\\*"', [should(phrase('salt wat*'))]],
    ['-(a b)', [without(list(should(word('a')), should(word('b'))))]],
    ['(a b)', [should(word('a')), should(word('b'))]],
    ['((a))', [should(word('a'))]],
    ['title:ferry', [should(field('title', word('ferry')))]],
    ['Title:"island ferry"', [should(field('title', phrase('island ferry')))]],
    ['title:(a OR b)', [should(field('title', or(word('a'), word('b'))))]],
    ['-section:World', [without(field('section', word('World')))]],
    ['section:"Middle East"', [should(field('section', phrase('Middle East')))]],
    ['tags:x language:de', [should(field('tag', word('x'))), should(field('lang', word('de')))]],
    ['before:2015-12-31', [should(field('before', word('2015-12-31')))]],
    ['date:2015-12', [should(field('date', word('2015-12')))]],
    ['\\"a', [should(word('"a'))]],
    ['\\-a \\OR title\\:b c\\*', ['-a', 'OR', 'title:b', 'c*'].map((text) => should(word(text)))],
    ['new\\ york', [should(word('new york'))]],
    ['C:\\data', [should(word('C:\\data'))]],
    ['"a \\"b\\" c"', [should(phrase('a "b" c'))]],
    ['constructor', [should(word('constructor'))]],
    ['__proto__', [should(word('__proto__'))]],
  ])('%s is read without a warning', (text, clauses) => {
    expect(parseQuery(text)).toMatchObject({ query: { kind: 'list', clauses }, warnings: [] });
  });

  it.each<[string, string[]]>([
    ['re: hello', ['re:', 'hello']],
    ['https://example.org/a?b=c', ['https://example.org/a?b=c']],
    ['at 12:30', ['at', '12:30']],
    ['C++ AT&T', ['C++', 'AT&T']],
    ['-- - + ++x', ['--', '-', '+', '++x']],
    ['f(x) and(g(y', ['f(x)', 'and(g(y']],
    ['\u{1f600} x', ['\u{1f600}', 'x']],
    ['~ * ~5', ['~', '*', '~5']],
    ['12km^2 km^2 x^2', ['12km^2', 'km^2', 'x^2']],
    ['re:hello mailto:a@b.org urn:isbn:0', ['re:hello', 'mailto:a@b.org', 'urn:isbn:0']],
    ['localhost:8080 std::vector EU:ssa nice:D', ['localhost:8080', 'std::vector', 'EU:ssa', 'nice:D']],
    ['aa:bb:cc:dd:ee:ff C:data user:me@host', ['aa:bb:cc:dd:ee:ff', 'C:data', 'user:me@host']],
    ['author\\:smith', ['author:smith']],
  ])('%s is nothing but words', (text, words) => {
    const { query, warnings } = parseQuery(text);
    expect(query.clauses).toEqual(words.map((each) => should(word(each))));
    expect(warnings).toEqual([]);
  });

  it.each<[string, RegExp, Clause[]]>([
    ['"unclosed words', /quotation mark at character 1 is not closed/, [should(phrase('unclosed words'))]],
    ['a AND', /AND at character 3 joins nothing/, [should(word('a')), should(word('AND'))]],
    ['OR', /OR at character 1/, [should(word('OR'))]],
    ['NOT', /NOT at character 1/, [should(word('NOT'))]],
    ['a AND OR b', /AND at character 3/, [should(word('a')), should(or(word('AND'), word('b')))]],
    ['(((', /parenthesis at character 1 is not closed/, [should(word('('))]],
    ['(a OR b', /not closed/, [should(or(word('a'), word('b')))]],
    ['a) b', /parenthesis at character 2 was not opened/, [should(word('a)')), should(word('b'))]],
    [':)', /was not opened/, [should(word(':)'))]],
    ['title: x', /directly behind "title:"/, [should(word('title:')), should(word('x'))]],
    ['before:dawn', /"before:" needs a date/, [should(word('before:dawn'))]],
    ['a*', /"a\*" is too short/, [should(word('a*'))]],
    ['+a OR b', /plus sign beside AND or OR/, [should(or(word('a'), word('b')))]],
    ['section:Far*', /the "\*" of "Far\*" is a part of it/, [should(field('section', word('Far*')))]],
    ['tag:"salt wat*"', /"tag:" counts as it stands/, [should(field('tag', phrase('salt wat*')))]],
    ['"salt wat*"', /star in quotation marks/, [should(phrase('salt wat*'))]],
    ['ferry^2', /"\^2" was taken as text/, [should(word('ferry^2'))]],
    ['"salt sea"^2.5', /"\^2.5" was taken as text/, [should(phrase('salt sea')), should(word('^2.5'))]],
    ['author:smith', /no field "author"/, [should(word('author:smith'))]],
    ['author:"j smith"', /no field "author"/, [should(word('author:')), should(phrase('j smith'))]],
    ['published_at:2015', /no field "published_at"/, [should(word('published_at:2015'))]],
    ['price:[10', /no field "price"/, [should(word('price:[10'))]],
    ['ferry*^2', /"\^2" was taken as text/, [should(word('ferry*^2'))]],
    ['ferry~0.8', /write "ferry~"/, [should(word('ferry~0.8'))]],
    ['/ferr.*/', /Regular expressions are not read/, [should(word('/ferr.*/'))]],
    [
      'a && b',
      /"&&" is no operator here .* write AND/,
      [should(word('a')), should(word('&&')), should(word('b'))],
    ],
    [
      'a NEAR/3 b',
      /"NEAR\/3" is no operator/,
      [should(word('a')), should(word('NEAR/3')), should(word('b'))],
    ],
    ['!ferry', /Write "-ferry" to leave it out/, [should(word('!ferry'))]],
    ['-5\u00b0C', /"\\-5\u00b0C" for the number/, [without(word('5\u00b0C'))]],
    ['-5', /"\\-5" for the number/, [without(word('5'))]],
    ['f?rry', /question mark stands for no letter/, [should(word('f?rry'))]],
    [
      'harbor~7',
      /at most 2 typing errors/,
      [should({ kind: 'word', text: 'harbor', prefix: false, errors: 2 })],
    ],
  ])('%s is answered with a warning', (text, warning, clauses) => {
    const { query, warnings } = parseQuery(text);
    expect(query.clauses).toEqual(clauses);
    expect(warnings.join('\n')).toMatch(warning);
  });

  it('understands 32 levels of parentheses and takes what is deeper as text', () => {
    const nested = (depth: number): string => `${'(a '.repeat(depth)}b${')'.repeat(depth)}`;
    expect(parseQuery(nested(32)).warnings).toEqual([]);
    expect(parseQuery(nested(33)).warnings.join()).toMatch(/more than 32 deep/);
    expect(parseQuery('('.repeat(4000)).warnings.length).toBeLessThanOrEqual(5);
    expect(parseQuery('NOT '.repeat(1000)).query.clauses.length).toBe(1000);
  });

  it('says where each word stands in the text, so that it can be replaced there', () => {
    const text = 'ferri* -storm "salt wat\\-er" title:(x~1 OR y) section:World NOT (a)';
    const { words } = parseQuery(text);
    expect(words.map(({ start, end }) => text.slice(start, end))).toEqual([
      'ferri',
      'storm',
      'salt',
      'wat\\-er',
      'x',
      'y',
      'a',
    ]);
    expect(words.map((each) => each.text)).toEqual(['ferri', 'storm', 'salt', 'wat-er', 'x', 'y', 'a']);
    expect(words.filter(({ excluded }) => excluded).map((each) => each.text)).toEqual(['storm', 'a']);
    expect(words.filter(({ inPhrase }) => inPhrase).map((each) => each.text)).toEqual(['salt', 'wat-er']);
    expect(words.filter(({ open }) => open).map((each) => each.text)).toEqual(['ferri', 'x']);
  });
});
