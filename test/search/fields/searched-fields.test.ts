import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/documents/document.js';
import { searchedFieldsOf } from '../../../src/documents/own/searched-fields.js';
import { readingFingerprint } from '../../../src/documents/source/read-options.js';
import type { FieldSettings } from '../../../src/field-settings.js';
import type { SearchRequest, SearchResult } from '../../../src/search/engine.js';
import { SearchBudget } from '../../../src/search/search-budget.js';
import { Searcher } from '../../../src/search/searcher.js';
import { makeDocument } from '../../make-document.js';
import { makeGeneration } from '../../memory-segments.js';
import { idsOf, makeRequest } from '../memory-generation.js';

function searcherWith(documents: readonly Document[], fields: FieldSettings = {}): Searcher {
  const half = Math.ceil(documents.length / 2);
  const parts = [documents.slice(0, half), documents.slice(half)];
  return new Searcher(makeGeneration(parts, new Set(), { fields }), { timeoutMs: Infinity });
}

const long = 'The lighthouse keeper wrote down every ship that passed the island in those years';
const wines = [
  makeDocument({
    id: 'a',
    title: 'Riesling',
    text: 'A white wine.',
    extra: { 'Tasting notes': 'apricot, slate', maker: 'Apricot Farm' },
  }),
  makeDocument({
    id: 'b',
    title: 'Merlot',
    text: 'A red wine. Not of apricot.',
    extra: { tasting_notes: '<p>plum and <b>cocoa</b></p>' },
  }),
  makeDocument({
    id: 'c',
    title: 'Cider',
    text: 'No wine.',
    extra: { details: { story: [long] }, body: { x: 'x' } },
  }),
];
const asText: FieldSettings = { tastingNotes: { as: 'text', from: ['Tasting notes'] } };

function find(fields: FieldSettings, query: string, given: Partial<SearchRequest> = {}): SearchResult {
  return searcherWith(wines, fields).search(makeRequest(query, given));
}

describe('a field that is configured as text', () => {
  it('is searched, by itself where it is named, whatever its spelling in the documents', () => {
    expect(idsOf(find({}, 'slate').hits)).toEqual([]);
    expect(idsOf(find(asText, 'slate').hits)).toEqual(['a']);
    expect(idsOf(find(asText, 'tastingNotes:apricots').hits)).toEqual(['a']);
    expect(idsOf(find(asText, 'tasting_notes:(plum cocoa)').hits)).toEqual(['b']);
    expect(idsOf(find(asText, 'tastingNotes:"plum and cocoa"').hits)).toEqual(['b']);
    expect(idsOf(find(asText, 'wine -tastingNotes:cocoa').hits)).toEqual(['c', 'a']);
    expect(idsOf(find(asText, 'apricot', { fields: ['tastingNotes'] }).hits)).toEqual(['a']);
    expect(find(asText, 'tastingNotes:apricott').hits[0]?.id).toBe('a');
  });

  it('counts as much as is configured, which its explanation says', () => {
    const order = (weight: number): string[] => idsOf(find({ tastingNotes: { weight } }, 'apricot').hits);
    expect(order(0.05)).toEqual(['b', 'a']);
    expect(order(5)).toEqual(['a', 'b']);
    const { hits } = find({ tastingNotes: { weight: 3 } }, 'slate', { explain: true });
    expect(JSON.stringify(hits[0]?.explanation)).toContain('1 time in tastingNotes: weight of the field 3');
    expect(hits[0]?.explanation?.value).toBeCloseTo(hits[0]?.score ?? 0, 9);
  });

  it('is shown where words were found in it, as clean text', () => {
    const [snippet] = find(asText, 'cocoa').hits[0]?.snippets ?? [];
    expect(snippet).toMatchObject({ field: 'tastingNotes', html: 'plum and <mark>cocoa</mark>' });
  });

  it('is found in its spelling, also with letters that ASCII lacks or a name of 40 letters and more', () => {
    const longName = 'Remarks_of_the_keeper_of_the_lighthouse_at_sea';
    const extra = { Übersicht: 'ferry boat', [longName]: 'slate', Maße: { Größe: 'plum' } };
    const searcher = searcherWith([makeDocument({ id: 'a', title: 'x', extra })], {
      übersicht: { as: 'text', weight: 2 },
      [longName.toLowerCase()]: { as: 'text' },
      'maße.größe': { as: 'text' },
    });
    for (const query of ['übersicht:ferry', 'ferry', 'slate', 'plum'])
      expect(idsOf(searcher.search(makeRequest(query)).hits)).toEqual(['a']);
    const [snippet] = searcher.search(makeRequest('ferry')).hits[0]?.snippets ?? [];
    expect(snippet).toMatchObject({ field: 'übersicht', html: '<mark>ferry</mark> boat' });
  });

  it('is searched below other objects, too', () => {
    expect(idsOf(find({ 'details.story': { as: 'text' } }, 'details.story:keepers').hits)).toEqual(['c']);
  });

  it('is no longer searched as what its name says', () => {
    const document = makeDocument({
      id: 'a',
      title: 'Boat',
      extra: { summary: 'a fast ferry', abstract: 'slow' },
    });
    const fields: FieldSettings = { summary: { as: 'text', weight: 2 } };
    const ids = (query: string, given = fields): string[] =>
      idsOf(searcherWith([document], given).search(makeRequest(query, { explain: true })).hits);
    expect(ids('summary:ferry')).toEqual(['a']);
    expect(ids('summary:slow')).toEqual([]);
    expect(ids('slow')).toEqual(['a']);
    const { hits } = searcherWith([document], fields).search(makeRequest('ferry', { explain: true }));
    expect(JSON.stringify(hits[0]?.explanation).match(/time in/g)).toHaveLength(1);
  });
});

describe('a long text that nothing else searches', () => {
  it('is searched with little weight, and by its name', () => {
    expect(idsOf(find({}, 'lighthouse').hits)).toEqual(['c']);
    expect(find({}, 'lighthouse').hits[0]?.snippets[0]).toMatchObject({ field: 'details.story' });
    expect(idsOf(find({}, 'details.story:lighthouses').hits)).toEqual(['c']);
    expect(idsOf(find({}, 'lighthouse', { fields: ['texts'] }).hits)).toEqual(['c']);
    expect(idsOf(find({}, 'slate').hits)).toEqual([]);
  });

  it('is found by its name also where it is short, or by a star where it is there at all', () => {
    const documents = [
      ...Array.from({ length: 9 }, (_, index) =>
        makeDocument({ id: `long${index}`, title: 'x', extra: { notes: `${long} ${index + 10}` } }),
      ),
      makeDocument({ id: 'short', title: 'x', extra: { notes: 'Beacon keeper 3' } }),
      makeDocument({ id: 'none', title: 'x' }),
    ];
    const searcher = searcherWith(documents);
    const search = (query: string): SearchResult => searcher.search(makeRequest(query, { limit: 20 }));
    expect(searcher.generation.schema.fields).toMatchObject([{ name: 'notes', type: 'text' }]);
    for (const query of ['notes:beacon', 'notes:"beacon keeper"', 'notes:(beacon 3)', 'notes:>3'])
      expect(idsOf(search(query).hits)).toEqual(['short']);
    expect(search('notes:keeper').totalHits).toBe(10);
    expect(search('notes:"keeper beacon"').totalHits).toBe(0);
    expect(search('-notes:keeper').totalHits).toBe(1);
    for (const query of ['notes:*', 'x notes:*', 'fields.notes:*']) {
      expect(search(query).totalHits).toBe(10);
      expect(search(query).warnings).toEqual([]);
    }
    expect(idsOf(search('x -notes:*').hits)).toEqual(['none']);
    const configured = searcherWith(documents, { notes: { as: 'text', weight: 2 } });
    expect(configured.search(makeRequest('notes:*')).totalHits).toBe(10);
  });

  it('is searched by the name of a summary that is longer than values are kept', () => {
    const document = makeDocument({ id: 'a', title: 'x', extra: { abstract: `${long}. `.repeat(5) } });
    expect(idsOf(searcherWith([document]).search(makeRequest('abstract:lighthouse')).hits)).toEqual(['a']);
  });
});

describe('a very long text beside short bodies', () => {
  const search = (word: string): SearchResult => {
    const notes = `${word} ${'a sail or a mast '.repeat(5000)}`;
    const documents = Array.from({ length: 20 }, (_, index) =>
      makeDocument({ id: `d${index}`, title: 'x', text: `The ferry number ${index}`, extra: { notes } }),
    );
    const searcher = new Searcher(makeGeneration([documents]), {
      timeoutMs: 20,
      // The clock stands still: what is shown depends on the work alone, not on how busy the machine is.
      startBudget: () => new SearchBudget(20, () => 0),
    });
    return searcher.search(makeRequest('ferry', { limit: 20 }));
  };
  const snippetsOf = ({ hits }: SearchResult): string[] =>
    hits.map(({ snippets }) => snippets[0]?.html.replace(/\d+$/, 'N') ?? 'none');
  const bodies = Array.from({ length: 20 }, () => 'The <mark>ferry</mark> number N');

  it('takes no work to show where no word was found in it', () => {
    const result = search('boat');
    expect(snippetsOf(result)).toEqual(bodies);
    expect(result.partial).toBeUndefined();
  });

  it('leaves the bodies of all hits to be shown where there is too much of it', () => {
    expect(snippetsOf(search('ferry'))).toEqual(bodies);
  });
});

describe('a field that nobody is to ask for', () => {
  const secret = makeDocument({
    id: 'a',
    title: 'Public',
    text: 'hello',
    extra: {
      'Internal note': long,
      summary: 'a merger in spring',
      topics: ['takeover'],
      author: { name: 'Ada Reed', label: 'Press office' },
    },
  });
  const hidden: FieldSettings = {
    internal_note: false,
    summary: false,
    topics: false,
    'author.name': false,
  };
  const search = (query: string, fields: FieldSettings): SearchResult =>
    searcherWith([secret], fields).search(makeRequest(query));

  it('is not searched, whatever its name and however long its text', () => {
    for (const query of ['lighthouse', 'merger', 'takeover', 'reed']) {
      expect(idsOf(search(query, {}).hits)).toEqual(['a']);
      expect(idsOf(search(query, hidden).hits)).toEqual([]);
    }
    expect(idsOf(search('press', hidden).hits)).toEqual(['a']);
  });

  it('is not shown where the document is found by another', () => {
    const shown = (fields: FieldSettings): string =>
      JSON.stringify(search('public lighthouse merger reed', fields).hits[0]?.snippets);
    expect(shown({})).toMatch(/lighthouse|merger|Reed/);
    expect(shown(hidden)).not.toMatch(/lighthouse|merger|Reed/);
  });

  it('has the documents read again, as any other change of what is searched does', () => {
    const fingerprint = (fields: FieldSettings): string => readingFingerprint({}, searchedFieldsOf(fields));
    expect(fingerprint({ note: false })).not.toBe(fingerprint({}));
    expect(fingerprint({ note: false })).not.toBe(fingerprint({ memo: false }));
  });
});

describe('a weight', () => {
  it('of a field that is searched by its name is the weight of all that are searched so', () => {
    const documents = [
      makeDocument({ id: 'a', text: 'reed reed', language: 'en' }),
      makeDocument({ id: 'b', text: 'grass', language: 'en', extra: { author: 'Ada Reed' } }),
    ];
    const order = (fields: FieldSettings): string[] =>
      idsOf(searcherWith(documents, fields).search(makeRequest('reed')).hits);
    expect(order({})).toEqual(['a', 'b']);
    expect(order({ author: { as: 'keyword', weight: 5 } })).toEqual(['b', 'a']);
  });

  it('of a keyword has it searched, and compared as a whole by its name', () => {
    const fields: FieldSettings = { maker: { as: 'keyword', weight: 1 } };
    expect(idsOf(find(fields, 'farm').hits)).toEqual(['a']);
    expect(idsOf(find(fields, 'maker:apricot').hits)).toEqual(['a']);
    expect(find(fields, '', { facets: ['maker'] }).facetDistribution['maker']).toEqual({ 'Apricot Farm': 1 });
  });
});
