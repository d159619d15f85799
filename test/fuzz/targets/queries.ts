// Fuzzes what people and programs ask: the query language, filters, and whole searches with their snippets.

import { defaultRequest } from '../../../src/search/default-request.js';
import { type FuzzTarget, must } from '../fuzz-target.js';
import { anyFilter } from '../grammar.js';

const QUERY_TOKENS = [
  ...[
    '"',
    '\u201c',
    '\u201d',
    '(',
    ')',
    '-',
    '+',
    '*',
    '~',
    '~2',
    '~99',
    ':',
    '\\',
    '^',
    '[',
    ']',
    ' TO ',
    '/',
    '&&',
    '||',
    '!',
  ],
  ...[
    ' AND ',
    ' OR ',
    ' NOT ',
    'title:',
    'text:',
    'section:',
    'tag:',
    'before:',
    'after:',
    'date:',
    'lang:',
    'price:',
    'fields.year:',
  ],
  ...[
    '2015',
    '2015-12-31',
    '..',
    '>=',
    '<',
    'ferry',
    'harb',
    'C++',
    'AT&T',
    'https://example.org/a',
    '\u6771\u4eac',
    '\u043f\u0430\u0440\u043e\u043c',
  ],
];
const QUERY_SEEDS = [
  'ferry harbour',
  '"storm surge"~3 -title:ferry',
  '(ferry OR tide) AND NOT section:World',
  'harb* *our* fery~1 +lang:en',
  'date:2015..2016 before:2015-12-31 price:>=10 fields.year:(2015)',
  'The quick brown fox jumped over the lazy dog, he said \u2013 and \u201cnobody\u201d (not even the dog) noticed. It was a long text, pasted into the box from elsewhere.',
];

/** The warning of parentheses below parentheses, more than there may be. */
const DEEP = /parentheses .*deep/i;

/** The query language: what it is parsed to is printed as what is parsed to the same. */
export async function openQuery(): Promise<FuzzTarget> {
  const { parseQuery } = await import('../../../src/search/query/parse-query.js');
  const { printQuery } = await import('../../../src/search/query/print-query.js');
  const make = await openQueryGrammar();
  return {
    alphabet: 'text',
    seeds: QUERY_SEEDS,
    tokens: QUERY_TOKENS,
    make,
    run(text) {
      const { query, warnings, words } = parseQuery(text);
      must(
        warnings.every((warning) => (typeof warning === 'string' ? warning !== '' : true)) &&
          Array.isArray(words),
        'a warning says nothing',
      );
      const printed = printQuery(query);
      const { query: again, warnings: saidOfPrinted } = parseQuery(printed);
      // What AND joins is printed in parentheses: at the deepest level that is one level more than there may be.
      if (saidOfPrinted.some((warning) => DEEP.test(warning))) return;
      must(
        JSON.stringify(again) === JSON.stringify(query),
        `${JSON.stringify(printed)} is parsed as something else`,
      );
    },
  };
}

/** Filters: parsed, or refused with the code that says so; documents that meet one and those that meet its negation are all. */
export async function openFilter(): Promise<FuzzTarget> {
  const { FindlingError } = await import('../../../src/errors.js');
  const searcher = await openSearcher();
  const all = searcher.search(defaultRequest('')).totalHits;
  return {
    alphabet: 'text',
    make: anyFilter,
    seeds: [
      'section = "World" AND (date >= 2015-12-01 OR tags IN [a, b]) AND NOT source EXISTS',
      'price 10 TO 20',
      'NOT (language != en)',
      "tags = 'a' OR price > 1.5 OR fields.year = 2015",
      'section IN ["World", Sea] AND url EXISTS',
    ],
    tokens: [
      'AND',
      'OR',
      'NOT',
      'IN',
      'TO',
      'EXISTS',
      '=',
      '!=',
      '>=',
      '<=',
      '<',
      '>',
      '(',
      ')',
      '[',
      ']',
      ',',
      '"',
      "'",
      '\\',
      ' ',
      'section',
      'date',
      'tags',
      'price',
      'language',
      'fields.year',
      '2015',
      '2015-12',
      '10',
      '1e309',
    ],
    run(filter) {
      const count = (text: string): number | null => {
        try {
          return searcher.search(defaultRequest('', { filter: text })).totalHits;
        } catch (error) {
          if (error instanceof FindlingError && error.code === 'invalid_filter') return null;
          throw error;
        }
      };
      const met = count(filter);
      if (met === null) return;
      const unmet = count(`NOT (${filter})`);
      must(
        unmet === null || met + unmet === all,
        'documents meet neither a filter nor its negation, or both',
      );
    },
  };
}

/** Whole searches over a few documents: how a query is asked is in the first characters. */
export async function openSearch(): Promise<FuzzTarget> {
  const searcher = await openSearcher();
  const makeQuery = await openQueryGrammar();
  const matches = ['auto', 'all', 'any'] as const;
  const prefixes = ['auto', 'last', 'off'] as const;
  const sorts = ['relevance', 'recency', 'date:desc', 'price:asc'] as const;
  return {
    alphabet: 'text',
    seeds: QUERY_SEEDS.flatMap((query, at) => [`${at}${query}`, `\u0151${query}`]),
    make: (random) => `${String.fromCharCode(Math.floor(random() * 0x200))}${makeQuery(random)}`,
    tokens: QUERY_TOKENS,
    maxLength: 400,
    run(input) {
      const options = input.charCodeAt(0) || 0;
      const query = input.slice(1);
      const request = defaultRequest(query, {
        match: matches[options % 3] ?? 'auto',
        prefix: prefixes[(options >> 2) % 3] ?? 'auto',
        sort: sorts[(options >> 4) % 4] ?? 'relevance',
        explain: (options & 0x40) !== 0,
        facets: (options & 0x80) === 0 ? [] : ['section', 'price', 'year'],
        collapse: (options & 0x100) !== 0,
        snippets: 2,
        limit: 5,
      });
      const { hits, totalHits, warnings } = searcher.search(request);
      must(hits.length === Math.min(5, totalHits) || request.collapse === true, 'hits are missing');
      must(new Set(hits.map(({ id }) => id)).size === hits.length, 'a document is found twice');
      must(
        warnings.every((warning) => warning.trim() !== ''),
        'a warning says nothing',
      );
      for (const hit of hits) must(Number.isFinite(hit.score), 'a score is no number');
    },
  };
}

/** Snippets and titles: their HTML is the text, escaped, with marks; the text is one of the document. */
export async function openSnippets(): Promise<FuzzTarget> {
  const { Searcher } = await import('../../../src/search/searcher.js');
  const { makeDocument, makeGeneration } = await import('../../search/memory-generation.js');
  const { expectMarked } = await import('../../search/show/marked-text.js');
  return {
    alphabet: 'text',
    // A line of what is searched for, one of the title, and the text.
    seeds: [
      'ferry harbour\nThe ferry & the <b>harbour</b>\nA ferry left the harbour at "noon". It\u2019s said that <script>alert(1)</script> the harbour was closed.',
      '\u6771\u4eac\n\u6771\u4eac\u90fd\n\u6771\u4eac\u90fd\u306e\u5929\u6c17\u306f\u6674\u308c\u3002\u6771\u4eac\u3067\u3059\u3002',
      `surge\nStorm\n${'A storm surge came over the harbour wall. '.repeat(20)}`,
      '"e mail"~2 C++\nCaf\u00e9 e\u0301\nSend an e-mail, in C++, to caf\u00e9 <mark>e\u0301</mark> &amp; I\u0307stanbul.',
    ],
    tokens: [
      '<mark>',
      '</mark>',
      '<script>',
      '&amp;',
      '&',
      '"',
      "'",
      '. ',
      '\n\n',
      '\u2026',
      'ferry',
      'harbour',
      '\u0130',
      '\ufb01',
      'e\u0301',
      '\ud83d\udc69\u200d\ud83d\ude80',
      ' '.repeat(40),
      'x'.repeat(100),
    ],
    maxLength: 2000,
    run(input) {
      const [query = '', title = '', ...lines] = input.split('\n');
      // As the cleaning leaves it.
      const text = lines.join('\n').replaceAll(/\p{Cs}/gu, '\ufffd');
      const document = makeDocument({ id: 'a', title: title.replaceAll(/\p{Cs}/gu, '\ufffd'), text });
      const searcher = new Searcher(makeGeneration([[document]]), { timeoutMs: Number.POSITIVE_INFINITY });
      const { hits } = searcher.search(defaultRequest(query.slice(0, 200), { snippets: 3, match: 'any' }));
      for (const { titleHtml, snippets } of hits) {
        must(!/[<>"']/.test(titleHtml.replaceAll(/<\/?mark>/g, '')), 'a title is not escaped');
        for (const { field, text: shown, html, ranges } of snippets) {
          expectMarked(shown, html, ranges);
          const bare = shown.replace(/^\u2026 /, '').replace(/ \u2026$/, '');
          const source = (field === 'title' ? document.title : text).replaceAll(/[^\S ]/g, ' ');
          must(field !== 'text' || source.includes(bare), 'a snippet is no part of the text');
        }
      }
    },
  };
}

/** Queries as people could type them, of all that the language has. */
async function openQueryGrammar(): Promise<(random: () => number) => string> {
  const { anyQuery, printQuery } = await import('../../property/oracles/random-query.js');
  return (random) => printQuery(anyQuery(random));
}

async function openSearcher() {
  const { Searcher } = await import('../../../src/search/searcher.js');
  const { makeDocument, makeGeneration } = await import('../../search/memory-generation.js');
  const words = 'ferry harbour storm surge tide crews fox dog noticed text C++ AT&T e-mail'.split(' ');
  const documents = Array.from({ length: 24 }, (_, n) =>
    makeDocument({
      id: `d${n}`,
      title: `The ${words[n % words.length] ?? ''} of ${words[(n * 5) % words.length] ?? ''}`,
      text: Array.from({ length: 20 + n }, (_word, at) => words[(at * (n + 3)) % words.length] ?? '').join(
        ' ',
      ),
      date: n % 3 === 0 ? null : `201${n % 8}-0${1 + (n % 9)}-11`,
      section: n % 4 === 0 ? null : (['World', 'Sea', 'Weather'][n % 3] ?? null),
      source: n % 5 === 0 ? 'wire' : null,
      language: n % 2 === 0 ? 'en' : null,
      tags: n % 3 === 0 ? ['a', 'b'] : [],
      extra: n % 2 === 0 ? { price: n * 1.5, year: 2000 + n } : {},
    }),
  );
  return new Searcher(makeGeneration([documents.slice(0, 12), documents.slice(12)]), {
    timeoutMs: Number.POSITIVE_INFINITY,
  });
}
