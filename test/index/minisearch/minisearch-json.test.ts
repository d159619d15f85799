import fc from 'fast-check';
import MiniSearch, { type AsPlainObject, type SearchOptions } from 'minisearch';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/documents/document.js';
import { encodeMiniSearch, MINISEARCH_OPTIONS } from '../../../src/index/minisearch/minisearch-json.js';
import type { Generation } from '../../../src/index/read/generation.js';
import { anyCodePoint } from '../../any-text.js';
import { makeDocument } from '../../make-document.js';
import { makeGeneration } from '../../memory-segments.js';
import { runs } from '../../runs.js';
import { text, word } from '../build/random-words.js';
import { buildMiniSearch, describeMiniSearch } from './minisearch-oracle.js';

function encode(generation: Generation): string {
  return Buffer.concat([...encodeMiniSearch(generation)]).toString('utf8');
}

function encodeDocuments(...documents: readonly Document[]): string {
  return encode(makeGeneration([documents]));
}

const record = fc.record({
  id: fc.string({ unit: anyCodePoint, minLength: 1, maxLength: 6 }),
  title: text,
  text,
  url: fc.constantFrom(null, 'https://example.org/a?b="c"'),
  date: fc.constantFrom(null, '2015-12-05T00:00:00.000Z'),
  related: fc.array(text, { maxLength: 2 }),
  other: fc.array(text, { maxLength: 2 }),
  tags: fc.array(word, { maxLength: 3 }),
  language: fc.constantFrom(null, 'en', 'fr', 'de', 'ja'),
  section: fc.constantFrom(null, 'World', 'Sport'),
});
const collection = fc.uniqueArray(fc.record({ record, part: fc.nat({ max: 3 }), isDeleted: fc.boolean() }), {
  selector: (entry) => entry.record.id,
  minLength: 1,
  maxLength: 30,
});

describe('encodeMiniSearch', () => {
  it('writes what MiniSearch makes of the live documents, however they lie in segments', () => {
    fc.assert(
      fc.property(collection, (entries) => {
        const parts = [0, 1, 2, 3]
          .map((part) => entries.filter((entry) => entry.part === part))
          .filter((members) => members.length > 0)
          .map((members) => members.map((member) => makeDocument(member.record)));
        const deleted = new Set(entries.filter((entry) => entry.isDeleted).map((entry) => entry.record.id));
        const left = parts.flat().filter(({ id }) => !deleted.has(id));
        fc.pre(left.length > 0);
        const json = encode(makeGeneration(parts, deleted));
        const { options, ...written } = describeMiniSearch(JSON.parse(json) as AsPlainObject);
        expect(options).toEqual(MINISEARCH_OPTIONS);
        expect(written).toEqual(describeMiniSearch(buildMiniSearch(left).toJSON()));
        expect(json).toBe(encode(makeGeneration([left])));
      }),
      runs(50),
    );
  });

  it('is loaded by MiniSearch, which then answers as its own index does', () => {
    const documents = Array.from({ length: 200 }, (_, number) =>
      makeDocument({
        id: `d${number}`,
        title: `Ferry ${number % 13 === 0 ? 'inquiry' : 'timetable'} ${number}`,
        text: `The ferries run to pier ${number % 7}, ferried by storm ${'surge '.repeat(number % 5)}.`,
        url: `https://example.org/${number}`,
        tags: [`pier${number % 7}`],
      }),
    );
    const loaded = MiniSearch.loadJSON(encodeDocuments(...documents), MINISEARCH_OPTIONS);
    const own = buildMiniSearch(documents);
    for (const query of ['ferry inquiry', 'surge pier3', 'ferries', 'storm', 'nothing']) {
      const terms = query.split(' ');
      const options = { tokenize: () => terms, processTerm: (term: string) => term };
      const kinds: SearchOptions[] = [{}, { prefix: true }, { fuzzy: 0.2 }, { combineWith: 'AND' }];
      for (const kind of kinds) {
        const answers = (index: MiniSearch): unknown =>
          index
            .search(query, { ...options, ...kind })
            .map(({ id, score, title, url }) => ({
              id: String(id),
              score: score.toFixed(9),
              from: [title, url].join(),
            }))
            .sort((a, b) => (a.id < b.id ? -1 : 1));
        expect(answers(loaded)).toEqual(answers(own as MiniSearch));
      }
    }
  });

  it('counts each form of a stem by itself, and a form of two stems once', () => {
    const json = encodeDocuments(
      makeDocument({ id: 'a', title: 'Ferry', text: 'ferries ferry ferries', language: 'en' }),
      makeDocument({ id: 'b', text: 'ferries', language: 'fr' }),
    );
    const { terms } = describeMiniSearch(JSON.parse(json) as AsPlainObject) as unknown as { terms: object };
    expect(terms).toEqual({
      ferries: { 1: { 0: 2, 1: 1 } },
      ferry: { 0: { 0: 1 }, 1: { 0: 1 } },
    });
  });

  it('escapes whatever an id, a title or an address may hold', () => {
    const document = makeDocument({
      id: '"\\\u0000',
      title: '__proto__ constructor \u2028 😀',
      text: "l'h\u00f4tel",
      url: 'a"b',
    });
    const loaded = MiniSearch.loadJSON(encodeDocuments(document), MINISEARCH_OPTIONS);
    const [hit] = loaded.search('constructor');
    expect(hit).toMatchObject({ id: document.id, title: document.title, url: document.url, date: null });
  });

  it('comes in pieces, so that no string has to hold all of it', () => {
    const words = (number: number): string =>
      Array.from({ length: 400 }, (_, at) => `w${number}x${at}`).join(' ');
    const documents = Array.from({ length: 60 }, (_, number) =>
      makeDocument({ id: `d${number}`, text: words(number) }),
    );
    const pieces = [...encodeMiniSearch(makeGeneration([documents]))];
    expect(pieces.length).toBeGreaterThan(1);
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(300_000);
  });
});
