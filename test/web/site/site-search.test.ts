import fc from 'fast-check';
import MiniSearch, { type AsPlainObject, type CombinationOperator } from 'minisearch';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/documents/document.js';
import { fields } from '../../../src/index/format/schema.js';
import { encodeSiteIndex } from '../../../src/index/minisearch/encode-site-index.js';
import { encodeMiniSearch, MINISEARCH_OPTIONS } from '../../../src/index/minisearch/minisearch-json.js';
import { wordsOf } from '../../../src/web/site/read-words.js';
import { SiteFiles } from '../../../src/web/site/site-files.js';
import { SiteSearch } from '../../../src/web/site/site-search.js';
import { makeDocument } from '../../make-document.js';
import { makeGeneration } from '../../memory-segments.js';
import { runs } from '../../runs.js';
import { openSiteSearch, tiny } from './open-site-search.js';

/** A search over the files of documents; `asked` gets the names of those that are loaded. */
function openSearch(documents: readonly Document[], units = tiny, asked: string[] = []): SiteSearch {
  return openSiteSearch(makeGeneration([documents]), units, asked);
}

/** What MiniSearch finds in the whole index: ids, those with all words first, then the best, equally good ones in their order. */
function searchWhole(
  documents: readonly Document[],
  words: readonly string[],
  last: string | undefined,
): string[] {
  const json = JSON.parse(
    Buffer.concat([...encodeMiniSearch(makeGeneration([documents]))]).toString('utf8'),
  ) as AsPlainObject;
  const whole = MiniSearch.loadJS(json, MINISEARCH_OPTIONS);
  const order = [...documents].map(({ id }) => id).sort();
  const find = (combineWith: CombinationOperator): string[] =>
    whole
      .search(words.join(' '), {
        tokenize: () => [...words],
        processTerm: (word) => word,
        boost: Object.fromEntries(fields.map(({ name, weight }) => [name, weight])),
        prefix: (word) => word === last && word.length > 1,
        combineWith,
      })
      .map(({ id, score }) => ({ id: String(id), score: Number(score.toPrecision(10)) }))
      .sort((a, b) => b.score - a.score || order.indexOf(a.id) - order.indexOf(b.id))
      .map(({ id }) => id);
  const all = find('AND');
  return [...all, ...find('OR').filter((id) => !all.includes(id))];
}

const word = fc.constantFrom(
  'ferry',
  'ferries',
  'fern',
  'fe',
  'harbour',
  'haven',
  'quay',
  'zoo',
  'été',
  '海鮮',
);
const text = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));
const collection = fc.array(fc.record({ title: text, text }), { minLength: 1, maxLength: 12 });

describe('a search over an exported index', () => {
  it('finds what MiniSearch finds in the whole index, in the same order', async () => {
    await fc.assert(
      fc.asyncProperty(
        collection,
        fc.array(word, { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        async (entries, query, isTyping) => {
          // Words of some languages have no stems, which MiniSearch knows nothing of.
          const documents = entries.map((entry, number) =>
            makeDocument({ ...entry, id: `d${String(number).padStart(2, '0')}`, language: 'ja' }),
          );
          const typed = query.flatMap((part) => wordsOf(part).map(({ word: form }) => form));
          const words = [...new Set(typed)];
          const known = new Set(
            documents.flatMap((one) => wordsOf(`${one.title} ${one.text}`).map(({ word: form }) => form)),
          );
          const last = isTyping ? typed.at(-1) : undefined;
          const isKnown = (form: string): boolean =>
            known.has(form) || (form === last && [...known].some((other) => other.startsWith(form)));
          fc.pre(words.every(isKnown));
          const found = await openSearch(documents).search(query.join(' '), {
            limit: 100,
            ...(isTyping ? { prefix: 'last' } : {}),
          });
          expect(found.hits.map(({ id }) => id)).toEqual(searchWhole(documents, words, last));
          expect(found.totalHits).toBe(found.hits.length);
        },
      ),
      runs(40),
    );
  });

  const documents = [
    makeDocument({
      id: 'a',
      title: 'The ferry',
      text: 'A ferry sails at six.\n\nThe captain said <nothing> & waited.',
      language: 'en',
      url: '/a',
    }),
    makeDocument({
      id: 'b',
      title: 'Two ferries',
      text: 'Ferries sail from the harbour every hour.',
      language: 'en',
    }),
    makeDocument({
      id: 'c',
      title: 'The harbour',
      text: 'Nothing but quays and cranes stands in the harbour.',
      language: 'en',
    }),
  ];

  it('finds other forms of a word, behind the one that was typed', async () => {
    const { hits } = await openSearch(documents).search('ferries');
    expect(hits.map(({ id }) => id)).toEqual(['b', 'a']);
    expect(hits[1]?.titleHtml).toBe('The <mark>ferry</mark>');
  });

  it('cuts escaped excerpts from the stored text around the words', async () => {
    const { hits } = await openSearch(documents).search('captain waited');
    expect(hits[0]?.snippets[0]?.html).toContain(
      'The <mark>captain</mark> said &lt;nothing&gt; &amp; <mark>waited</mark>.',
    );
    const [snippet] = hits[0]?.snippets ?? [];
    for (const { start, length } of snippet?.ranges ?? [])
      expect(['captain', 'waited']).toContain(snippet?.text.slice(start, start + length));
  });

  it('searches a misspelt word as the one that was meant, and says so', async () => {
    expect(await openSearch(documents).search('harbuor cranes')).toMatchObject({
      searchedFor: 'harbour cranes',
      hits: [{ id: 'c' }, { id: 'b' }],
    });
    expect(await openSearch(documents).search('xylophone')).toMatchObject({ totalHits: 0, suggestion: null });
  });

  it('leaves out documents with a word behind a minus', async () => {
    const { hits } = await openSearch(documents).search('harbour -cranes');
    expect(hits.map(({ id }) => id)).toEqual(['b']);
  });

  it('completes the last word, those in most documents first', async () => {
    const { suggestions } = await openSearch(documents).suggest('the har');
    expect(suggestions).toEqual([{ text: 'the harbour', html: 'the har<mark>bour</mark>' }]);
    expect((await openSearch(documents).suggest('')).suggestions).toEqual([]);
  });

  it('pages through hits without gaps', async () => {
    const search = openSearch(documents);
    const all = await search.search('the', { limit: 10 });
    const pages = await Promise.all([0, 1, 2].map((offset) => search.search('the', { limit: 1, offset })));
    expect(pages.flatMap(({ hits }) => hits.map(({ id }) => id))).toEqual(all.hits.map(({ id }) => id));
  });

  it('loads only the files that a query needs, and each once', async () => {
    const asked: string[] = [];
    const search = openSearch(documents, tiny, asked);
    await search.search('cranes');
    const first = [...asked];
    const all = [...encodeSiteIndex(makeGeneration([documents]), ({ url }) => url, tiny)].map(
      ({ name }) => name,
    );
    expect(first.length).toBeLessThan(all.length / 2);
    await search.search('cranes');
    expect(asked).toEqual(first);
  });

  it('asks for the lengths of texts by themselves where there are many, and ranks by them either way', async () => {
    const many = Array.from({ length: 501 }, (_, number) =>
      makeDocument({ id: `d${number}`, title: 'Ferry', text: `Ferry ${'quay '.repeat(number % 7)}` }),
    );
    const rank = async (count: number): Promise<{ hits: readonly string[]; asked: readonly string[] }> => {
      const asked: string[] = [];
      const { hits } = await openSearch(many.slice(0, count), undefined, asked).search('ferry', { limit: 3 });
      return { hits: hits.map(({ id }) => id), asked: asked.filter((name) => name.startsWith('l-')) };
    };
    const [few, all] = [await rank(500), await rank(501)];
    expect(few.asked).toEqual([]);
    expect(all.asked).toHaveLength(1);
    expect(all.hits).toEqual(few.hits);
  });

  it('finds nothing for a query without words', async () => {
    expect(await openSearch(documents).search('?!')).toMatchObject({ totalHits: 0, hits: [] });
  });

  it('says when a file is gone, and asks for it again the next time', async () => {
    const broken = new SiteSearch(
      new SiteFiles('https://site.example/index/', () =>
        Promise.resolve(new Response(null, { status: 404 })),
      ),
      () => Promise.resolve(null),
    );
    await expect(broken.search('ferry')).rejects.toThrow('index.bin cannot be loaded: 404');
  });
});
