// Fields in a language of their own, and the language of documents that declare none.

import { describe, expect, it } from 'vitest';
import type { FieldSettings } from '../../../src/field-settings.js';
import { MemoryDirectory } from '../../../src/index/directory/memory-directory.js';
import { IndexReader } from '../../../src/index/read/index-reader.js';
import { updateIndex } from '../../../src/index/update/update-index.js';
import type { UpdateSummary } from '../../../src/index/update/update-summary.js';
import type { SearchResult } from '../../../src/search/engine.js';
import { analyzeQueryText } from '../../../src/search/plan/analyze-query-text.js';
import { CandidateFinder } from '../../../src/search/plan/candidate-finder.js';
import { SearchBudget } from '../../../src/search/search-budget.js';
import { Searcher } from '../../../src/search/searcher.js';
import { CoOccurrence } from '../../../src/search/spelling/co-occurrence.js';
import { writeCorpus } from '../../documents/read-corpus.js';
import { temporaryFolder } from '../../temporary-folder.js';
import { idsOf, makeRequest } from '../memory-generation.js';

const root = temporaryFolder();

interface Indexed extends Pick<UpdateSummary, 'unusedSettings' | 'restarted'> {
  readonly searcher: Searcher;
}

async function index(
  corpus: string,
  fields: FieldSettings,
  directory = new MemoryDirectory(),
): Promise<Indexed> {
  const { unusedSettings, restarted } = await updateIndex({ corpus, directory, fields });
  const reader = new IndexReader(directory);
  await reader.refresh({ fallback: false });
  return {
    searcher: new Searcher(reader.current().generation, { timeoutMs: Infinity }),
    unusedSettings,
    restarted,
  };
}

const find = ({ searcher }: Indexed, query: string): SearchResult =>
  searcher.search(makeRequest(query, { attributesToRetrieve: ['bemerkung'], fuzzy: 'off', snippets: 2 }));

describe('a field in a language of its own', () => {
  const corpus = writeCorpus(root, {
    'a.jsonl': [
      '{"id":"1","title":"The old ferry","text":"It leaves the harbour every morning.","language":"en","bemerkung":"Die Häuser am Hafen stehen leer"}',
      '{"id":"2","title":"The new ferry","text":"It is faster than the other one.","language":"en","bemerkung":"Ein Haus wird gebaut"}',
      '{"id":"3","title":"Houses","text":"Houses and a house.","language":"en"}',
    ].join('\n'),
  });

  it('is found by its words in any of their forms, and marked there', async () => {
    const indexed = await index(corpus, { bemerkung: { as: 'text', language: 'de' } });
    const { hits } = find(indexed, 'bemerkung:Hauses');
    expect(idsOf(hits).toSorted()).toEqual(['1', '2']);
    const marked = hits.map(({ id, fieldsHtml = {} }) => [id, fieldsHtml['bemerkung']]);
    expect(Object.fromEntries(marked)).toEqual({
      1: 'Die <mark>Häuser</mark> am Hafen stehen leer',
      2: 'Ein <mark>Haus</mark> wird gebaut',
    });
    expect(hits[0]?.snippets.map(({ field, html }) => [field, html.includes('<mark>Haus')])).toContainEqual([
      'bemerkung',
      hits[0]?.id === '2',
    ]);
    expect(idsOf(find(indexed, 'ferries').hits)).toEqual(expect.arrayContaining(['1', '2']));
    expect(idsOf(find(indexed, 'bemerkung:"Häuser am Hafen"').hits)).toEqual(['1']);
    // One word of a field in another language than the other word.
    expect(idsOf(find(indexed, 'mornings AND Hauses').hits)).toEqual(['1']);
    expect(idsOf(find(indexed, 'bemerkung:Hauses AND faster').hits)).toEqual(['2']);
    expect(indexed.searcher.generation.schema.fields[0]?.language).toBe('de');
    expect(indexed.unusedSettings).toEqual([]);
  });

  it('is read as the document is without the setting, and everything is indexed anew where it changes', async () => {
    const directory = new MemoryDirectory();
    const plain = await index(corpus, { bemerkung: { as: 'text' } }, directory);
    expect(idsOf(find(plain, 'bemerkung:Hauses').hits)).not.toContain('1');
    const german = await index(corpus, { bemerkung: { as: 'text', language: 'de' } }, directory);
    expect(german.restarted).not.toBeNull();
    expect(idsOf(find(german, 'bemerkung:Hauses').hits)).toContain('1');
  });

  it('is said to have no effect where the field is not searched by itself', async () => {
    const { unusedSettings } = await index(corpus, { bemerkung: { as: 'keyword', language: 'de' } });
    expect(unusedSettings).toEqual([
      {
        setting: 'fields.bemerkung.language',
        problem:
          'the field "bemerkung" is not searched by itself: say "as": "text" of it, or give it a weight',
      },
    ]);
  });
});

describe('words of a document in two languages', () => {
  const files = writeCorpus(root, {
    'a.jsonl': [
      // "Test" is the same word in both, "winter" and "house" stand beside it in the text or in the field alone.
      '{"id":"1","title":"One","text":"A test of the winter tyres.","language":"en","bemerkung":"Der Test im Winter, ein Test"}',
      '{"id":"2","title":"Two","text":"A test. The rest of this text is about other things, far from a winter.","language":"en","bemerkung":"Nichts"}',
      '{"id":"3","title":"Three","text":"Nothing to see.","language":"en","bemerkung":"Ein Test, und lange danach und nach vielem anderen kommt der Winter"}',
      '{"id":"4","title":"Four","text":"Nothing to see.","language":"en","bemerkung":"Im Winter ein Test"}',
    ].join('\n'),
  });

  it('count where they stand near one another in the field as they do in the text, and every score is explained', async () => {
    const { searcher } = await index(files, { bemerkung: { as: 'text', language: 'de', weight: 1 } });
    const { hits } = searcher.search(makeRequest('test winter', { fuzzy: 'off', explain: true }));
    expect(idsOf(hits).toSorted()).toEqual(['1', '2', '3', '4']);
    expect(hits[0]?.id).toBe('1');
    const near = (id: string): boolean =>
      JSON.stringify(hits.find((hit) => hit.id === id)?.explanation).includes('words from another word');
    expect([near('1'), near('3'), near('4')]).toEqual([true, false, true]);
    const place = (id: string): number => hits.findIndex((hit) => hit.id === id);
    expect(place('4')).toBeLessThan(place('3'));
    // Also those in the field of the document whose text has both.
    const occurrences = JSON.stringify(hits[0]?.explanation).match(/bemerkung/g) ?? [];
    expect(occurrences.length).toBeGreaterThan(0);
    for (const { score, explanation } of hits) expect(explanation?.value).toBeCloseTo(score, 6);
  });

  it('are counted once a document where spellings and completions are weighed', async () => {
    const { searcher } = await index(files, { bemerkung: { as: 'text', language: 'de' } });
    const { generation } = searcher;
    const budget = new SearchBudget(Number.POSITIVE_INFINITY);
    const [test, winter] = analyzeQueryText('test winter', generation).words;
    if (test === undefined || winter === undefined) throw new TypeError('no words');
    const finder = new CandidateFinder(generation, budget);
    expect(new CoOccurrence(finder, []).count([test])).toBe(4);
    expect(new CoOccurrence(finder, [winter]).count([test])).toBe(4);
  });
});

describe('the words of a field', () => {
  const corpus = writeCorpus(root, {
    'a.jsonl': [
      '{"id":"1","title":"One","text":"a note","bemerkung":"Acme GmbH verkauft Laptops"}',
      '{"id":"2","title":"Two","text":"GmbH","bemerkung":"Ein Notebook, ein tragbarer Rechner"}',
      '{"id":"3","title":"Three","text":"laptop","bemerkung":"Laptop"}',
    ].join('\n'),
  });

  it('are not searched where they are stop words of it, and found by what stands for them there', async () => {
    const indexed = await index(corpus, {
      bemerkung: {
        as: 'text',
        stopWords: ['GMBH', 'ein'],
        synonyms: [
          ['laptop', 'Notebook'],
          ['tragbarer Rechner', 'Läppi'],
        ],
      },
    });
    const ids = (query: string): readonly string[] => idsOf(find(indexed, query).hits).toSorted();
    expect(ids('bemerkung:gmbh')).toEqual([]);
    expect(ids('gmbh')).toEqual(['2']);
    expect(ids('bemerkung:acme')).toEqual(['1']);
    // In the plural, too.
    expect(ids('bemerkung:notebook')).toEqual(['1', '2', '3']);
    expect(ids('bemerkung:laptop')).toEqual(expect.arrayContaining(['2', '3']));
    expect(ids('notebook')).toEqual(['1', '2', '3']);
    expect(ids('bemerkung:läppi')).toEqual(['2']);
    expect(indexed.unusedSettings).toEqual([]);
  });

  it('are found by what stands for them in whatever form either is, and protected ones as written', async () => {
    const files = writeCorpus(root, {
      'a.jsonl': [
        '{"id":"1","title":"One","text":"first","language":"en","bemerkung":"Two automobiles were sold"}',
        '{"id":"2","title":"Two","text":"second","language":"en","bemerkung":"She bought running shoes"}',
        '{"id":"3","title":"Three","text":"third","language":"en","bemerkung":"Our Windows are open"}',
      ].join('\n'),
    });
    const synonyms = [
      ['car', 'automobile'],
      ['running shoe', 'sneaker'],
      ['window', 'pane'],
    ];
    const fields = { bemerkung: { as: 'text', synonyms, protectedWords: ['Windows'] } } as const;
    const indexed = await index(files, fields);
    const ids = (query: string): readonly string[] => idsOf(find(indexed, query).hits);
    expect(ids('bemerkung:cars')).toEqual(['1']);
    expect(ids('bemerkung:car')).toEqual(['1']);
    expect(ids('sneakers')).toEqual(['2']);
    expect(ids('bemerkung:shoes')).toEqual(['2']);
    // A protected word is no form of another.
    expect(ids('bemerkung:panes')).toEqual([]);
  });

  it('are found and marked only as they are written where they are protected, and in other fields as ever', async () => {
    const files = writeCorpus(root, {
      'a.jsonl': [
        '{"id":"1","title":"One","text":"a team of two","language":"en","bemerkung":"Slow TEAMS meet, as teams do","notes":"no more"}',
        '{"id":"2","title":"Two","text":"another","language":"en","bemerkung":"A team meets","notes":"in Teams"}',
        '{"id":"3","title":"Drei","text":"die Straßen","language":"de","bemerkung":"Straßen und Häuser","notes":"Straßen"}',
      ].join('\n'),
    });
    const fields = { bemerkung: { as: 'text' }, notes: { as: 'text' } } as const;
    const directory = new MemoryDirectory();
    const plain = await index(files, fields, directory);
    expect(idsOf(find(plain, 'bemerkung:team').hits).toSorted()).toEqual(['1', '2']);
    const indexed = await index(
      files,
      { ...fields, bemerkung: { as: 'text', protectedWords: ['Teams', 'Straßen', 'meet'] } },
      directory,
    );
    expect(indexed.restarted).not.toBeNull();
    expect(indexed.unusedSettings).toEqual([]);
    const ids = (query: string): readonly string[] => idsOf(find(indexed, query).hits).toSorted();
    expect(ids('bemerkung:team')).toEqual(['2']);
    // What is asked is read in both ways: the word is also a form of what is not protected.
    expect(ids('bemerkung:Teams')).toEqual(['1', '2']);
    expect(ids('bemerkung:"slow teams meet"')).toEqual(['1']);
    expect(ids('bemerkung:"slow team"')).toEqual([]);
    expect(ids('bemerkung:meeting')).toEqual(['2']);
    expect(ids('notes:team')).toEqual(['2']);
    expect(ids('team')).toEqual(['1', '2']);
    expect([ids('bemerkung:straßen'), ids('bemerkung:strasse'), ids('notes:strasse')]).toEqual([
      ['3'],
      [],
      ['3'],
    ]);
    const marked = (query: string): unknown =>
      find(indexed, query).hits.find(({ id }) => id === '1')?.fieldsHtml?.['bemerkung'];
    expect(marked('teams')).toBe('Slow <mark>TEAMS</mark> meet, as <mark>teams</mark> do');
    expect(marked('"slow teams"')).toBe('<mark>Slow</mark> <mark>TEAMS</mark> meet, as teams do');
    expect(marked('team slows')).toBe('<mark>Slow</mark> TEAMS meet, as teams do');
  });

  it('are said to have no effect where the field is not searched by itself', async () => {
    const { unusedSettings } = await index(corpus, {
      bemerkung: { as: 'keyword', stopWords: ['gmbh'], protectedWords: ['teams'], synonyms: [['a', 'b']] },
    });
    expect(unusedSettings.map(({ setting }) => setting)).toEqual([
      'fields.bemerkung.stopWords',
      'fields.bemerkung.protectedWords',
      'fields.bemerkung.synonyms',
    ]);
  });
});

it('the language that is set of the text is that of documents that declare none', async () => {
  const corpus = writeCorpus(root, {
    'a.jsonl': [
      '{"id":"1","title":"Häuser","body":"Häuser, Villen"}',
      '{"id":"2","title":"House","body":"A house","language":"en"}',
    ].join('\n'),
  });
  const { searcher, unusedSettings } = await index(corpus, { body: { as: 'text', language: 'de' } });
  const { hits } = searcher.search(makeRequest('', {}));
  expect(Object.fromEntries(hits.map(({ id, language }) => [id, language]))).toEqual({ 1: 'de', 2: 'en' });
  expect(idsOf(searcher.search(makeRequest('title:Haus', { fuzzy: 'off' })).hits)).toContain('1');
  expect(unusedSettings).toEqual([]);
});
