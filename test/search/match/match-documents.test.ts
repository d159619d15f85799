import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Searcher } from '../../../src/search/searcher.js';
import { Analyzers } from '../../../src/text/analyzer.js';
import { runs } from '../../runs.js';
import { ask, idsOf, makeDocument, makeGeneration, makeRequest } from '../memory-generation.js';

const analyzers = new Analyzers();

const vocabulary = ['ferry', 'ferries', 'harbour', 'tide', 'rope', 'the', 'of', 'паром'];
const english = analyzers.named('english');

const anyText = fc.array(fc.constantFrom(...vocabulary), { maxLength: 12 }).map((words) => words.join(' '));
const anyDocument = fc.record({ title: anyText, text: anyText, segment: fc.nat({ max: 2 }) });
type Given = typeof anyDocument extends fc.Arbitrary<infer Value> ? Value : never;

const anyTerm = fc.record({
  sign: fc.constantFrom('', '', '+', '-'),
  words: fc.array(fc.constantFrom('ferry', 'ferries', 'harbour', 'tide', 'rope', 'паром'), {
    minLength: 1,
    maxLength: 3,
  }),
});
type Term = typeof anyTerm extends fc.Arbitrary<infer Value> ? Value : never;

function stemsOf(text: string): string[] {
  return english.tokens(text).map(({ stem }) => stem);
}

/** A term of one word occurs anywhere in a field, a longer one as neighbours in one field. */
function holds({ title, text }: Given, { words }: Term): boolean {
  const wanted = stemsOf(words.join(' ')).join(' ');
  return [title, text].some((field) => ` ${stemsOf(field).join(' ')} `.includes(` ${wanted} `));
}

function print({ sign, words }: Term): string {
  return words.length === 1 ? `${sign}${words.join(' ')}` : `${sign}"${words.join(' ')}"`;
}

function isFound(document: Given, terms: readonly Term[], match: 'auto' | 'all' | 'any'): boolean {
  const required = ({ sign, words }: Term): boolean =>
    sign === '+' || match === 'all' || (match === 'auto' && words.length > 1);
  const positive = terms.filter(({ sign }) => sign !== '-');
  const must = positive.filter(required);
  if (terms.some((term) => term.sign === '-' && holds(document, term))) return false;
  if (must.length > 0) return must.every((term) => holds(document, term));
  return positive.length === 0 || positive.some((term) => holds(document, term));
}

describe('which documents are found', () => {
  it('is what a scan for words, phrases, +must and -without finds, under match all, any and auto', () => {
    fc.assert(
      fc.property(
        fc.array(anyDocument, { minLength: 1, maxLength: 30 }),
        fc.array(anyTerm, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('auto' as const, 'all' as const, 'any' as const),
        (collection, terms, match) => {
          // In pasted text phrases need not be found.
          fc.pre(terms.reduce((sum, { words }) => sum + words.length, 0) <= 8);
          const parts = [0, 1, 2].map((part) =>
            collection.flatMap(({ title, text, segment }, index) =>
              segment === part ? [makeDocument({ id: `d${index}`, title, text })] : [],
            ),
          );
          const searcher = new Searcher(makeGeneration(parts), { timeoutMs: Number.POSITIVE_INFINITY });
          const request = makeRequest(terms.map(print).join(' '), {
            match,
            fuzzy: 'off',
            prefix: 'off',
            snippets: 0,
            limit: 100,
          });
          const { hits, totalHits } = searcher.search(request);
          const expected = collection.flatMap((document, index) =>
            isFound(document, terms, match) ? [`d${index}`] : [],
          );
          expect(idsOf(hits).sort()).toEqual(expected.sort());
          expect(totalHits).toBe(expected.length);
        },
      ),
      runs(100),
    );
  });

  const orchards = [
    makeDocument({ id: 'a', text: 'An apple market opened in New York.' }),
    makeDocument({ id: 'b', text: 'The Mets of New York ate an apple.' }),
    makeDocument({ id: 'c', text: 'York has a new apple orchard.' }),
    makeDocument({ id: 'd', text: 'Pears only.', tags: ['new york'] }),
  ];

  it('takes a phrase anywhere in a query together with words and exclusions', () => {
    expect(idsOf(ask(orchards, 'apple "new york" -mets').hits)).toEqual(['a', 'd']);
    expect(idsOf(ask(orchards, '"new york" apple -mets', { match: 'all' }).hits)).toEqual(['a']);
    expect(idsOf(ask(orchards, '-mets +apple “new york”').hits)).toEqual(['a']);
    expect(idsOf(ask(orchards, '-"new york"').hits).sort()).toEqual(['c']);
  });

  it('lets no phrase run from one tag or field into the next', () => {
    const documents = [makeDocument({ id: 'a', title: 'salt', text: 'water', tags: ['old', 'harbour'] })];
    expect(ask(documents, '"salt water"', { fuzzy: 'off' }).totalHits).toBe(0);
    expect(ask(documents, '"old harbour"', { fuzzy: 'off' }).totalHits).toBe(0);
  });

  it('finds by stop words when a query holds nothing else', () => {
    const documents = [
      makeDocument({ id: 'a', text: 'to be or not to be' }),
      makeDocument({ id: 'b', text: 'ferry' }),
    ];
    expect(idsOf(ask(documents, 'to be or not to be').hits)).toEqual(['a']);
    expect(idsOf(ask(documents, 'the').hits)).toEqual([]);
  });

  it('asks no document for the stop words beside other words', () => {
    const documents = [makeDocument({ id: 'a', text: 'ferry harbour' })];
    expect(idsOf(ask(documents, 'the ferry of the harbour', { match: 'all' }).hits)).toEqual(['a']);
  });

  it('keeps to the fields it is told to search', () => {
    const documents = [
      makeDocument({ id: 'a', title: 'ferry', text: 'tide' }),
      makeDocument({ id: 'b', title: 'tide', text: 'ferry' }),
    ];
    expect(idsOf(ask(documents, 'ferry', { fields: ['title'] }).hits)).toEqual(['a']);
    expect(idsOf(ask(documents, 'ferry', { fields: ['text'] }).hits)).toEqual(['b']);
    expect(() => ask(documents, 'ferry', { fields: ['body'] })).toThrow(/"body" is not a field/);
  });

  it('lists every document, the newest first and those without a date last, for an empty query', () => {
    const documents = [
      makeDocument({ id: 'a', date: null }),
      makeDocument({ id: 'b', date: '2015-12-12', text: 'ferry' }),
      makeDocument({ id: 'c', date: '2016-01-01T08:30:00Z' }),
    ];
    for (const query of ['', '   ', '\u3000\n']) {
      const { hits, totalHits } = ask(documents, query);
      expect(idsOf(hits)).toEqual(['c', 'b', 'a']);
      expect(totalHits).toBe(3);
    }
  });

  it('is not looked for once the budget is spent', () => {
    const generation = makeGeneration([[makeDocument({ id: 'a', text: 'ferry to the harbour' })]]);
    const searcher = new Searcher(generation, { timeoutMs: -1 });
    for (const query of ['"the harbour"', 'ferry', '-storm']) expect(searcher.countAll(query)).toBe(0);
  });
});
