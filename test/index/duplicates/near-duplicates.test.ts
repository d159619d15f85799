import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/documents/document.js';
import type { Generation } from '../../../src/index/read/generation.js';
import {
  edits,
  makeStory,
  makeVocabulary,
  seededFractions,
  splitSentences,
  type Story,
} from '../../bench/inputs/copies.mjs';
import { makeDocument } from '../../make-document.js';
import { makeGeneration } from '../../memory-segments.js';
import { runs } from '../../runs.js';

/** The groups as lists of ids. */
function groupsOf(generation: Generation): string[][] {
  const groups: string[][] = [];
  /** By document how many documents the group has that it was seen in: a large one is spelled out once. */
  const seen = new Map<string, number>();
  generation.segments.forEach(({ segment }, number) => {
    for (let document = 0; document < segment.documentCount; document += 1) {
      const members = generation.duplicates.membersWith({ segment: number, document });
      if (members.length === 0 || seen.get(`${number}/${document}`) === members.length) continue;
      for (const place of members) seen.set(`${place.segment}/${place.document}`, members.length);
      const ids = members.map(
        (place) => generation.segments[place.segment]?.segment.ids.key(place.document) ?? '',
      );
      groups.push(ids.sort((a, b) => (a < b ? -1 : 1)));
    }
  });
  return groups.sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
}

const random = seededFractions(20_260);
const vocabulary = makeVocabulary(random, 6000);
const stories = Array.from({ length: 60 }, () =>
  makeStory(random, vocabulary, 120 + Math.floor(random() * 300)),
);

describe('near-duplicates', () => {
  it('are the same text under another id, and nothing else that is in the index', () => {
    const documents = stories.map((story, number) => makeDocument({ id: `s${number}`, ...story }));
    const copy = makeDocument({ id: 'again', ...stories[7]! });
    expect(groupsOf(makeGeneration([[...documents, copy]]))).toEqual([['again', 's7']]);
  });

  it.each(Object.entries(edits).filter(([name]) => name !== 'cut after a third'))(
    'are found through: %s',
    (_name, edit) => {
      const originals = stories.map((story, number) => makeDocument({ id: `a${number}`, ...story }));
      const copies = stories.map((story, number) =>
        makeDocument({ id: `b${number}`, ...edit(story, random, stories) }),
      );
      const groups = groupsOf(makeGeneration([originals, copies]));
      const right = groups.filter(([a, b]) => a?.slice(1) === b?.slice(1));
      expect(groups.filter((group) => group.length !== 2 || !right.includes(group))).toEqual([]);
      expect(right.length).toBeGreaterThanOrEqual(stories.length * 0.85);
    },
  );

  it('do not chain: every member is like the first of its group', () => {
    const [story] = stories;
    const sentences = splitSentences(stories.map(({ text }) => text).join(' ')).slice(0, 90);
    // A window of 30 sentences that moves on by five: neighbours are alike, the ends have nothing in common.
    const documents = Array.from({ length: 13 }, (_, step) =>
      makeDocument({
        id: `w${String(step).padStart(2, '0')}`,
        title: story!.title,
        text: sentences.slice(step * 5, step * 5 + 30).join(' '),
      }),
    );
    const groups = groupsOf(makeGeneration([documents]));
    expect(groups.length).toBeGreaterThan(2);
    for (const group of groups) expect(group.length).toBeLessThanOrEqual(4);
  });

  it('lose the documents that are deleted', () => {
    const documents = ['a', 'b', 'c'].map((id) => makeDocument({ id, ...stories[0]! }));
    expect(groupsOf(makeGeneration([documents], new Set(['a'])))).toEqual([['b', 'c']]);
    expect(groupsOf(makeGeneration([documents], new Set(['a', 'c'])))).toEqual([]);
  });

  it('are no documents of up to three words, and short ones only when they say the same', () => {
    const short = (id: string, title: string, text = ''): Document => makeDocument({ id, title, text });
    const documents = [
      short('1', ''),
      short('2', ''),
      short('3', 'Briefs'),
      short('4', 'Briefs'),
      short('5', 'Bank raises rate'),
      short('6', 'Bank lowers rate'),
      short('7', 'Shares fall 3 pct', 'Blah blah.'),
      short('8', 'Shares fall 4 pct', 'Blah blah.'),
      short('9', 'Bank raises rate again'),
      short('a', 'Bank raises rate again'),
    ];
    expect(groupsOf(makeGeneration([documents]))).toEqual([['9', 'a']]);
  });

  it('are told apart by what little short documents say, however many there are', () => {
    const titles = Array.from({ length: 3000 }, (_, number) => {
      const words = [number % 50, Math.floor(number / 50), number, number + 1].map((at) => vocabulary[at]);
      return words.slice(0, 1 + (number % 4)).join(' ');
    });
    const documents = titles.map((title, id) => makeDocument({ id: `d${id}`, title }));
    const same = (ids: readonly string[]): boolean =>
      new Set(ids.map((id) => titles[Number(id.slice(1))])).size === 1;
    const groups = groupsOf(makeGeneration([documents]));
    expect(groups.filter((ids) => !same(ids))).toEqual([]);
  });

  it('are one group where thousands of documents are the same, and none where all are empty', () => {
    const many = (text: string): Document[] =>
      Array.from({ length: 3000 }, (_, id) => makeDocument({ id: String(id).padStart(4, '0'), text }));
    const [group, ...others] = groupsOf(makeGeneration([many(stories[0]!.text.slice(0, 200))]));
    expect(others).toEqual([]);
    expect(group).toEqual(many('').map(({ id }) => id));
    expect(groupsOf(makeGeneration([many('')]))).toEqual([]);
  });

  it('are the same however the documents lie in segments', () => {
    const pool = stories.slice(0, 12).flatMap((story, number) =>
      Object.values(edits).map((edit, kind) =>
        makeDocument({
          id: `${(kind * 7 + number) % 23}-${number}-${kind}`,
          ...edit(story, random, stories),
        }),
      ),
    );
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 4 }), { minLength: pool.length, maxLength: pool.length }),
        (parts) => {
          const cut = [0, 1, 2, 3, 4]
            .map((part) => pool.filter((_, at) => parts[at] === part))
            .filter(({ length }) => length > 0);
          expect(groupsOf(makeGeneration(cut))).toEqual(groupsOf(makeGeneration([pool])));
        },
      ),
      runs(3),
    );
  });
});

const bbc = fileURLToPath(new URL('../../../../shared/data/news/bbc.jsonl', import.meta.url));

describe.skipIf(!existsSync(bbc))('copies of real stories (skipped where ../shared/data is absent)', () => {
  it('are found for the most part, and follow-ups are told apart', () => {
    const chance = seededFractions(1);
    const real = readFileSync(bbc, 'utf8')
      .split('\n')
      .slice(0, 300)
      .map((line) => JSON.parse(line) as Story);
    const originals = real.map(({ title, text }, number) => makeDocument({ id: `a${number}`, title, text }));
    const edit = edits['headline, dateline, 5 % and the end']!;
    const copies = real.map((story, number) =>
      makeDocument({ id: `b${number}`, ...edit(story, chance, real) }),
    );
    const groups = groupsOf(makeGeneration([originals, copies]));
    const found = groups.filter((group) =>
      group.some((id) => id.startsWith('b') && group.includes(`a${id.slice(1)}`)),
    );
    expect(found.length / real.length).toBeGreaterThan(0.93);
    expect(groups.length - found.length).toBeLessThanOrEqual(2);
  });
});
