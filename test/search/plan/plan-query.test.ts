import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/documents/document.js';
import { parseQuery } from '../../../src/search/query/parse-query.js';
import { printQuery } from '../../../src/search/query/print-query.js';
import type { Clause, ListQuery, Query } from '../../../src/search/query/query.js';
import type { QueryField } from '../../../src/search/query/query-fields.js';
import { Searcher } from '../../../src/search/searcher.js';
import { Analyzers } from '../../../src/text/analyzer.js';
import { runs } from '../../runs.js';
import { ask, idsOf, makeDocument, makeGeneration, makeRequest } from '../memory-generation.js';
import { anyQueryText } from '../query/query-texts.js';

const analyzers = new Analyzers();

const vocabulary = ['ferry', 'ferries', 'harbour', 'harvest', 'tide', 'rope', 'паром'];
const sections = ['World', 'Middle East'];
const dates = ['2014-12-31', '2015-06-15', '2015-12-31T23:59:59Z', '2016-01-01'];
const english = analyzers.named('english');

const someText = fc.array(fc.constantFrom(...vocabulary), { maxLength: 8 }).map((words) => words.join(' '));
const someDocument = fc.record({
  title: someText,
  text: someText,
  section: fc.constantFrom(null, ...sections),
  tags: fc.subarray(['x', 'y']),
  date: fc.constantFrom(null, ...dates),
});

const wordOf = (text: string, prefix = false): Query => ({ kind: 'word', text, prefix, errors: null });
const fieldOf = (field: QueryField, query: Query): Query => ({ kind: 'field', field, query });
const leaf = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...vocabulary).map((text) => wordOf(text)) },
  fc.constantFrom('harb', 'har', 'fer', 'zz').map((text) => wordOf(text, true)),
  fc
    .record({ text: someText.filter((text) => text !== ''), slop: fc.constantFrom(0, 0, 1, 3) })
    .map(({ text, slop }): Query => ({ kind: 'phrase', text, slop })),
  fc.constantFrom(...sections, 'world', 'Sports').map((text) => fieldOf('section', wordOf(text))),
  fc.constantFrom('x', 'Y', 'z').map((text) => fieldOf('tag', wordOf(text))),
  fc
    .tuple(fc.constantFrom('before', 'after', 'date'), fc.constantFrom('2015', '2015-12', '2015-12-31'))
    .map(([field, text]) => fieldOf(field, wordOf(text))),
);
const { list: anyList } = fc.letrec<{ query: Query; inText: Query; list: ListQuery; clause: Clause }>(
  (tie) => ({
    query: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc
        .record({
          kind: fc.constantFrom('and', 'or'),
          parts: fc.array(tie('inText'), { minLength: 2, maxLength: 3 }),
        })
        .map((query): Query => query),
      tie('list'),
      fc.constantFrom(...vocabulary).map((text) => fieldOf('title', wordOf(text))),
    ),
    inText: fc.oneof(
      { depthSize: 'small' },
      tie('query'),
      tie('query').map((part): Query => ({ kind: 'not', part })),
    ),
    clause: fc.record({ occur: fc.constantFrom('should', 'should', 'must', 'not'), query: tie('query') }),
    list: fc
      .array(tie('clause'), { minLength: 1, maxLength: 3 })
      .map((clauses): ListQuery => ({ kind: 'list', clauses })),
  }),
);

const stemsOf = (text: string): string[] => english.tokens(text).map(({ stem }) => stem);

/** What the query says of one document, by reading the document: no index, no sets. */
class Reader {
  readonly #document: Document;
  readonly #match: 'auto' | 'all' | 'any';

  constructor(document: Document, match: 'auto' | 'all' | 'any') {
    this.#document = document;
    this.#match = match;
  }

  accepts(query: Query, field: QueryField | null = null): boolean {
    switch (query.kind) {
      case 'and':
        return query.parts.every((part) => this.accepts(part, field));
      case 'or':
        return query.parts.some((part) => this.accepts(part, field));
      case 'not':
        return !this.accepts(query.part, field);
      case 'field':
        return this.accepts(query.query, query.field);
      case 'list':
        return this.#acceptsList(query.clauses, field);
      case 'word':
      case 'phrase':
        return field === null || field === 'title' ? this.#reads(query, field) : this.#has(field, query.text);
    }
  }

  #acceptsList(clauses: readonly Clause[], field: QueryField | null): boolean {
    const isFilter = ({ kind, ...query }: Query): boolean =>
      kind === 'field' && 'field' in query && query.field !== 'title';
    const isAsked = ({ occur, query }: Clause): boolean =>
      occur === 'must' ||
      this.#match === 'all' ||
      (this.#match === 'auto' && ['phrase', 'field', 'and'].includes(query.kind));
    const excluded = clauses.filter(({ occur }) => occur === 'not');
    const rest = clauses.filter(({ occur }) => occur !== 'not');
    const filters = rest.filter(({ query }) => isFilter(query));
    const text = rest.filter(({ query }) => !isFilter(query));
    const asked = text.filter(isAsked);
    const accepts = ({ query }: Clause): boolean => this.accepts(query, field);
    return (
      !excluded.some(accepts) &&
      filters.every(accepts) &&
      (asked.length > 0 ? asked.every(accepts) : text.length === 0 || text.some(accepts))
    );
  }

  #reads(query: Query & { readonly kind: 'word' | 'phrase' }, field: 'title' | null): boolean {
    const { title, text, tags, section } = this.#document;
    const texts = field === 'title' ? [title] : [title, text, ...tags, section ?? ''];
    if (query.kind === 'word' && query.prefix) {
      return texts.some((each) => english.tokens(each).some(({ form }) => form.startsWith(query.text)));
    }
    const wanted = stemsOf(query.text);
    const slop = query.kind === 'phrase' ? query.slop : 0;
    return texts.some((each) => spans(wanted, stemsOf(each), slop));
  }

  #has(field: QueryField, value: string): boolean {
    const { section, tags, date } = this.#document;
    if (field === 'section') return section?.toLowerCase() === value.toLowerCase();
    if (field === 'tag') return tags.some((tag) => tag.toLowerCase() === value.toLowerCase());
    if (date === null) return false;
    const beginning = date.slice(0, value.length);
    return field === 'date'
      ? beginning === value
      : field === 'before'
        ? beginning < value
        : beginning > value;
  }
}

/** True if the words can be laid on the text so that their shifts differ by at most `slop`: every choice is tried. */
function spans(wanted: readonly string[], text: readonly string[], slop: number): boolean {
  const choose = (at: number, min: number, max: number): boolean => {
    if (max - min > slop) return false;
    if (at === wanted.length) return true;
    return text.some((stem, position) => {
      const shift = position - at;
      return stem === wanted[at] && choose(at + 1, Math.min(min, shift), Math.max(max, shift));
    });
  };
  return choose(0, Infinity, -Infinity);
}

describe('a planned query', () => {
  it('finds what reading every document finds, with AND, OR, NOT, lists, fields and filters in any nesting', () => {
    fc.assert(
      fc.property(
        fc.array(someDocument, { minLength: 1, maxLength: 12 }),
        anyList,
        fc.constantFrom('auto' as const, 'all' as const, 'any' as const),
        (given, drawn, match) => {
          const documents = given.map((each, index) => makeDocument({ id: `d${index}`, ...each }));
          const text = printQuery(drawn);
          const { query, warnings } = parseQuery(text);
          const searcher = new Searcher(
            makeGeneration([0, 1].map((part) => documents.filter((_, index) => index % 2 === part))),
            { timeoutMs: Number.POSITIVE_INFINITY },
          );
          const request = { match, fuzzy: 'off', prefix: 'off', snippets: 0, limit: 100 } as const;
          const { hits, totalHits, ignoredTerms } = searcher.search(makeRequest(text, request));
          // Beyond its bounds a query is not looked for as it is written.
          fc.pre(ignoredTerms === undefined);
          const expected = documents.filter((document) => new Reader(document, match).accepts(query));
          expect(idsOf(hits).sort()).toEqual(expected.map(({ id }) => id).sort());
          expect(totalHits).toBe(expected.length);
          expect(warnings.filter((warning) => !/^(?:A plus sign|In a query of more)/.test(warning))).toEqual(
            [],
          );
        },
      ),
      runs(125),
    );
  });

  it('answers every text, with hits that are distinct and as many as it counts', () => {
    const searcher = new Searcher(
      makeGeneration([
        [
          makeDocument({ id: 'a', title: 'The ferry', text: 'harbour 2015 AND more', section: 'World' }),
          makeDocument({ id: 'b', text: 'or not C++ x-y', date: '2015-12-31', tags: ['a'] }),
        ],
      ]),
      { timeoutMs: Number.POSITIVE_INFINITY },
    );
    fc.assert(
      fc.property(anyQueryText, fc.constantFrom('auto', 'last', 'off'), (text, prefix) => {
        const { hits, totalHits, warnings } = searcher.search(makeRequest(text, { prefix }));
        expect(new Set(idsOf(hits)).size).toBe(totalHits);
        expect(warnings.length).toBeLessThanOrEqual(6);
      }),
      runs(400),
    );
  });

  const documents = [
    makeDocument({
      id: 'a',
      title: 'Ferry',
      text: 'The tide and the rope.',
      section: 'World',
      date: '2015-12-31',
    }),
    makeDocument({
      id: 'b',
      title: 'Tide',
      text: 'A ferry.',
      section: 'Arts',
      tags: ['sea'],
      date: '2016-01-01',
    }),
    makeDocument({ id: 'c', title: 'Rope', text: 'No boat at all.', source: 'Gazette', language: 'de' }),
  ];

  it.each<[string, string[]]>([
    ['title:ferry', ['a']],
    ['text:ferry', ['b']],
    ['title:"the ferry" OR title:tide', ['b']],
    ['ferry section:world', ['a']],
    ['ferry -section:world', ['b']],
    ['rope OR section:Arts', ['a', 'b', 'c']],
    ['source:gazette', ['c']],
    ['tag:sea', ['b']],
    ['lang:de', ['c']],
    ['before:2016', ['a']],
    ['after:2015-12-31', ['b']],
    ['date:2015-12', ['a']],
    ['ferry NOT (before:2016 OR section:World)', ['b']],
    ['ferry -the', ['b']],
    ['ferry +the', ['a']],
    ['the AND ferry', ['a', 'b']],
    ['section:(Arts OR World) tide', ['a', 'b']],
  ])('%s finds %j', (query, ids) => {
    expect(idsOf(ask(documents, query, { fuzzy: 'off' }).hits).sort()).toEqual(ids);
  });

  it('ranks what no word of the query stands in last, and loses none of it', () => {
    const { hits, totalHits } = ask(documents, 'tide OR section:World OR lang:de');
    expect(idsOf(hits)).toEqual(['b', 'a', 'c']);
    expect(totalHits).toBe(3);
    expect(hits.at(-1)?.score).toBe(0);
  });

  it.each(['""', '…', '(((', '- -', '-…', '!?', '" "'])('finds nothing for %s, and says why', (query) => {
    const { totalHits, warnings } = ask(documents, query);
    expect(totalHits).toBe(0);
    expect(warnings.join(' ')).toMatch(/no word to look for/);
  });

  it('corrects a word where a tilde asks for it, even one that is found as written', () => {
    const harbours = [makeDocument({ id: 'a', text: 'harbur' }), makeDocument({ id: 'b', text: 'harbour' })];
    expect(idsOf(ask(harbours, 'harbur', { fuzzy: 'off' }).hits)).toEqual(['a']);
    expect(idsOf(ask(harbours, 'harbur~', { fuzzy: 'off' }).hits)).toEqual(['a', 'b']);
    expect(idsOf(ask(harbours, 'herbour~1', { fuzzy: 'off' }).hits)).toEqual(['b']);
    expect(idsOf(ask(harbours, 'herbour~0').hits)).toEqual([]);
  });

  it('stands for hundreds of words where a star asks for them', () => {
    const many = Array.from({ length: 300 }, (_, index) =>
      makeDocument({ id: `d${index}`, text: `harb${index}x` }),
    );
    expect(ask(many, 'harb*', { fuzzy: 'off' }).totalHits).toBe(300);
  });

  it('leaves out what is excluded as written, and never what it resembles', () => {
    const harbours = [
      makeDocument({ id: 'a', text: 'ferry harbar' }),
      makeDocument({ id: 'b', text: 'ferry harbour' }),
    ];
    expect(idsOf(ask(harbours, 'ferry -harbur').hits)).toEqual(['a', 'b']);
    expect(idsOf(ask(harbours, 'ferry -harbou*').hits)).toEqual(['a']);
  });
});
