import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowedErrors, CandidateFinder } from '../../../src/search/plan/candidate-finder.js';
import { SearchBudget } from '../../../src/search/search-budget.js';
import { Searcher } from '../../../src/search/searcher.js';
import { ask, idsOf, makeDocument, makeGeneration, makeRequest, searcherOf } from '../memory-generation.js';

const running = [
  makeDocument({ id: 'a', text: 'She was running along the quay.' }),
  makeDocument({ id: 'b', text: 'He runs to the lighthouse.' }),
  makeDocument({ id: 'c', text: 'A walk in the park.' }),
];

/** The only word of the only document that a query for `typed` marks, or null when nothing is found. */
function found(written: string, typed: string): string | null {
  const { hits } = ask([makeDocument({ id: 'a', text: written })], typed);
  const [snippet] = hits[0]?.snippets ?? [];
  const [range] = snippet?.ranges ?? [];
  return snippet === undefined || range === undefined
    ? null
    : snippet.text.slice(range.start, range.start + range.length);
}

describe('part of a word', () => {
  it('finds the words it begins, and the word itself finds its other forms', () => {
    for (const query of ['runn', 'running', 'runs']) {
      expect(idsOf(ask(running, query).hits).sort()).toEqual(['a', 'b']);
    }
  });

  it('is completed in the last word only', () => {
    expect(ask(running, 'quay lighth', { match: 'any', fuzzy: 'off' }).totalHits).toBe(2);
    expect(idsOf(ask(running, 'lighth quay', { match: 'any', fuzzy: 'off' }).hits)).toEqual(['a']);
  });

  it('is completed anywhere where an asterisk says so', () => {
    expect(idsOf(ask(running, 'lighth* quay', { match: 'any', fuzzy: 'off' }).hits).sort()).toEqual([
      'a',
      'b',
    ]);
  });

  it('stays itself with completions off', () => {
    expect(ask(running, 'lighth', { prefix: 'off', fuzzy: 'off' }).totalHits).toBe(0);
  });

  it('lists completions of a known word after it, while it is being typed', () => {
    const documents = [
      makeDocument({ id: 'a', title: 'portrait portrait portrait', text: 'portrait' }),
      makeDocument({ id: 'b', text: 'A long text in which a port is named among many other things at sea.' }),
    ];
    const { hits } = ask(documents, 'port', { prefix: 'last', fuzzy: 'off' });
    expect(idsOf(hits)).toEqual(['b', 'a']);
    expect(hits[0]!.score).toBeGreaterThan(hits[1]!.score);
  });
});

describe('a misspelled word', () => {
  it('may have one error from four letters and two from nine, none in fewer or with digits', () => {
    expect(['cat', 'cats', 'harbours', 'harbouring', '𝒜𝒜𝒜', 'b747', '123456789'].map(allowedErrors)).toEqual([
      0, 1, 1, 2, 0, 0, 0,
    ]);
  });

  it('is found with a letter left out, added or wrong, or with two exchanged', () => {
    for (const typed of ['harbur', 'harrbour', 'harbqur', 'harbuor']) {
      expect(found('The harbour froze.', typed)).toBe('harbour');
    }
  });

  it('is not found with two errors in eight letters, and is in nine', () => {
    expect(found('The hardware froze.', 'hqrdwqre')).toBeNull();
    expect(found('The lanterns froze.', 'lqntqrns')).toBeNull();
    expect(found('The lighthouse froze.', 'lighthoqsq')).toBe('lighthouse');
    expect(found('The lighthouse froze.', 'lqghthqqse')).toBeNull();
  });

  it('is not found in three letters', () => {
    expect(found('The quay froze.', 'qay')).toBeNull();
    expect(found('The cat froze.', 'cau')).toBeNull();
  });

  it('is taken to have another first letter only when no word with the same one fits', () => {
    const both = makeGeneration([
      [makeDocument({ id: 'a', text: 'water' }), makeDocument({ id: 'b', text: 'hater hater cater' })],
    ]);
    expect(
      new CandidateFinder(both, new SearchBudget(Infinity)).correct('watet').map(({ form }) => form),
    ).toEqual(['water']);
    const other = makeGeneration([[makeDocument({ id: 'b', text: 'cater' })]]);
    expect(
      new CandidateFinder(other, new SearchBudget(Infinity)).correct('water').map(({ form }) => form),
    ).toEqual(['cater']);
  });

  it('is replaced by what has the fewest errors, then by what is most frequent', () => {
    const generation = makeGeneration([
      [
        makeDocument({ id: 'a', text: 'lighthouse lightbouse' }),
        makeDocument({ id: 'b', text: 'lighthouze' }),
      ],
      [makeDocument({ id: 'c', text: 'lighthouze' })],
    ]);
    expect(
      new CandidateFinder(generation, new SearchBudget(Infinity))
        .correct('lighthouqe')
        .map(({ form, errors }) => [form, errors]),
    ).toEqual([
      ['lighthouze', 1],
      ['lighthouse', 1],
    ]);
  });

  it('is replaced by a word with two errors only when none has one', () => {
    const generation = makeGeneration([[makeDocument({ id: 'a', text: 'lightbouse' })]]);
    const correct = (word: string) =>
      new CandidateFinder(generation, new SearchBudget(Infinity)).correct(word);
    expect(correct('lighthouqe').map(({ form, errors }) => [form, errors])).toEqual([['lightbouse', 2]]);
    expect(correct('righthouqe')).toEqual([]);
  });

  it('that documents hold is not taken for a word in a large part of them, nor for a stop word', () => {
    const documents = Array.from({ length: 12 }, (_, index) =>
      makeDocument({
        id: `d${index}`,
        text: index === 0 ? 'The maid read mail.' : `Nobody read mail, ${index}.`,
      }),
    );
    expect(idsOf(ask(documents, 'maid').hits)).toEqual(['d0']);
    expect(ask(documents, 'maid~').totalHits).toBe(12);
    const rare = [...documents, makeDocument({ id: 'main', text: 'A main road.' })];
    expect(idsOf(ask(rare, 'maid').hits)).toEqual(['d0', 'main']);
    const form = [
      makeDocument({ id: 'form', text: 'A form.' }),
      makeDocument({ id: 'from', text: 'Away from home.' }),
      ...documents,
    ];
    expect(idsOf(ask(form, 'form').hits)).toEqual(['form']);
  });

  it('that documents hold is taken for a word in at most a tenth of many documents', () => {
    const collection = (mail: number) =>
      Array.from({ length: 100 }, (_, index) =>
        makeDocument({
          id: `d${index}`,
          text: index === 0 ? 'A maid.' : index <= mail ? 'The mail.' : 'Tide.',
        }),
      );
    expect(ask(collection(10), 'maid').totalHits).toBe(11);
    expect(ask(collection(11), 'maid').totalHits).toBe(1);
  });

  it('is not corrected when told so', () => {
    const documents = [makeDocument({ id: 'a', text: 'harbour' })];
    expect(ask(documents, 'harbuor', { fuzzy: 'off' })).toMatchObject({ totalHits: 0, suggestion: null });
  });
});

const vocabulary = ['harbour', 'harbur', 'arbour', 'ferry', 'berry', 'merry', 'tide', 'tidal', 'lantern'];
const anyText = (maxLength: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...vocabulary), { maxLength }).map((words) => words.join(' '));
const anyCollection = fc.array(fc.record({ title: anyText(3), text: anyText(10) }), {
  minLength: 1,
  maxLength: 12,
});

describe('hits of the words typed and hits of others', () => {
  it('puts no hit of a misspelling over a hit of the word, and scores never rise down the list', () => {
    fc.assert(
      fc.property(
        anyCollection,
        fc.constantFrom(...vocabulary),
        fc.constantFrom('auto' as const, 'last' as const),
        (collection, word, prefix) => {
          const documents = collection.map((given, index) => makeDocument({ id: `d${index}`, ...given }));
          const { hits } = searcherOf(documents).search(makeRequest(word, { limit: 100, prefix }));
          hits.reduce((before, { score }) => {
            expect(score).toBeLessThanOrEqual(before);
            return score;
          }, Number.POSITIVE_INFINITY);
          const stem = (text: string): string => text.replace(/y$/, 'i');
          const isExact = hits.map(({ id }) => {
            const { title, text } = documents.find((document) => document.id === id)!;
            return `${title} ${text}`.split(' ').some((written) => stem(written) === stem(word));
          });
          expect(isExact).toEqual([...isExact].sort((a, b) => Number(b) - Number(a)));
        },
      ),
    );
  });

  it('puts the document with exactly the title asked for first', () => {
    const documents = [
      makeDocument({ id: 'a', title: 'Storm closes harbour', text: 'A storm came.' }),
      makeDocument({ id: 'b', title: 'Harbour storms', text: 'The harbour closed when the storm did not.' }),
      makeDocument({ id: 'c', title: 'Budget passed', text: 'Storm closes harbour, said the paper.' }),
      makeDocument({ id: 'd', title: 'Council of the harbour', text: 'No quorum.' }),
    ];
    for (const { id, title } of documents) expect(ask(documents, title).hits[0]?.id).toBe(id);
  });

  it('are none for a word nobody wrote', () => {
    expect(ask(running, 'zzqx')).toMatchObject({ totalHits: 0, hits: [], suggestion: null });
  });
});

describe('did you mean', () => {
  const harbour = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) =>
    makeDocument({ id, text: 'the harbour master' }),
  );

  it('offers the word that was meant for one nobody wrote', () => {
    expect(ask(harbour, 'harbuor master').suggestion).toBe('harbour master');
    expect(ask(harbour, '+harbuor "masetr" -ferry').suggestion).toBe('+harbour "master" -ferry');
  });

  it('offers nothing for words that are found', () => {
    expect(ask(harbour, 'harbour').suggestion).toBeNull();
    expect(ask(harbour, 'the master').suggestion).toBeNull();
  });

  it('offers only what is found', () => {
    fc.assert(
      fc.property(
        anyCollection,
        fc.array(fc.constantFrom(...vocabulary, 'harbuor', 'feryr', 'zzqx', 'lamtern'), {
          minLength: 1,
          maxLength: 3,
        }),
        fc.constantFrom('auto' as const, 'all' as const),
        (collection, words, match) => {
          const documents = collection.map((given, index) => makeDocument({ id: `d${index}`, ...given }));
          const searcher = searcherOf(documents);
          const { suggestion } = searcher.search(makeRequest(words.join(' '), { match }));
          if (suggestion === null) return;
          const { totalHits } = searcher.search(makeRequest(suggestion, { match, fuzzy: 'off' }));
          expect(totalHits).toBeGreaterThan(0);
        },
      ),
    );
  });

  it('offers no query that still finds nothing', () => {
    const documents = [
      makeDocument({ id: 'a', text: 'harbour' }),
      makeDocument({ id: 'b', text: 'lantern' }),
    ];
    expect(ask(documents, '+harbuor +zzqxv', { match: 'all' }).suggestion).toBeNull();
  });

  it('offers no word of deleted documents only', () => {
    const deleted = makeGeneration(
      [[makeDocument({ id: 'a', text: 'harbour' }), makeDocument({ id: 'b', text: 'lantern' })]],
      new Set(['a']),
    );
    expect(
      new Searcher(deleted, { timeoutMs: Number.POSITIVE_INFINITY }).search(makeRequest('harbuor'))
        .suggestion,
    ).toBeNull();
  });
});

/** Spellings of one name in Latin letters, as languages and newspapers transcribe it. */
const transcriptions = [
  ['Jaafari', "Ja'fari"],
  ['Jaafari', 'Yaafari'],
  ['Erdogan', 'Erdoğan'],
  ['Peshmerga', 'Pashmerga'],
  ['Mosul', 'Mossul'],
  ["Ja'fari", 'Yaafari'],
  ['Gaddafi', 'Qaddafi'],
  ['Gaddafi', 'Kadhafi'],
  ['Qaddafi', 'Kadhafi'],
  ['Khamenei', 'Khameney'],
];

describe('the spellings of a name', () => {
  it.each(
    transcriptions.flatMap(([a, b]) => [
      [a, b],
      [b, a],
    ]),
  )('%s finds %s', (typed, written) => {
    const documents = [
      makeDocument({ id: 'name', text: `A talk with ${written} was held on Tuesday.` }),
      makeDocument({ id: 'other', text: 'The ferry left the harbour.' }),
    ];
    expect(idsOf(ask(documents, typed ?? '').hits)).toEqual(['name']);
  });

  it('find each other below the spelling typed, where few documents have that', () => {
    const documents = [
      makeDocument({ id: 'typed', text: 'Gaddafi spoke.' }),
      makeDocument({ id: 'other', text: 'Kadhafi spoke, said Kadhafi.' }),
    ];
    expect(idsOf(ask(documents, 'Gaddafi').hits)).toEqual(['typed', 'other']);
  });

  it('do not join words that only look alike', () => {
    const documents = [makeDocument({ id: 'other', text: 'A gate, a ladder, and a cadet.' })];
    expect(idsOf(ask(documents, 'Gaddafi').hits)).toEqual([]);
  });
});
