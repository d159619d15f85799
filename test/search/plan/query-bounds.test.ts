import { describe, expect, it } from 'vitest';
import type { SearchRequest, SearchResult } from '../../../src/search/engine.js';
import { QueryBounds } from '../../../src/search/plan/query-bounds.js';
import { ask, idsOf, makeDocument } from '../memory-generation.js';

/** A word of letters alone for each number below 17,576. */
const wordOf = (number: number): string =>
  `w${[0, 26, 676].map((step) => String.fromCharCode(97 + (Math.floor(number / Math.max(1, step)) % 26))).join('')}`;
const words = (count: number, from = 0): string[] =>
  Array.from({ length: count }, (_, at) => wordOf(from + at));

const everyWord = [...new Set(words(700))];
const documents = [
  makeDocument({ id: 'first', text: everyWord.slice(0, 20).join(' ') }),
  makeDocument({ id: 'last', text: everyWord.slice(-20).join(' ') }),
];
const search = (query: string, given: Partial<SearchRequest> = {}): SearchResult =>
  ask(documents, query, { fuzzy: 'off', ...given });

describe('a query that asks for more than one search may', () => {
  it('is taken whole up to 256 different words, however often each stands there', () => {
    const within = [...everyWord.slice(0, 255), everyWord.at(-1)!];
    const answer = search([...within, ...within].join(' '));
    expect(answer).not.toHaveProperty('ignoredTerms');
    expect(answer.warnings).toEqual([]);
    expect(idsOf(answer.hits).sort()).toEqual(['first', 'last']);
  });

  it('counts a word that is repeated without end no more than the words before it leave room for', () => {
    const once = search('waaa');
    const often = search('waaa '.repeat(800));
    expect(often).not.toHaveProperty('ignoredTerms');
    expect(idsOf(often.hits)).toEqual(idsOf(once.hits));
    expect(search(`${'waaa '.repeat(512)}waab`).ignoredTerms).toEqual(['waab']);
    expect(often.hits[0]?.score).toBe(search('waaa '.repeat(512)).hits[0]?.score);
  });

  it('passes over the words beyond, and names them as they were typed', () => {
    const typed = everyWord.slice(0, 256).join(' ');
    const answer = search(`${typed} Wzza ${everyWord.at(-1)!} ${everyWord[0]!}`);
    expect(answer.ignoredTerms).toEqual(['Wzza', everyWord.at(-1)]);
    expect(answer.warnings).toEqual([
      `This query asks for more than one search may. Not looked for: "Wzza" and "${everyWord.at(-1)!}".`,
    ]);
    expect(idsOf(answer.hits)).toEqual(['first']);
    expect(answer).not.toHaveProperty('partial');
  });

  it('passes over what is beyond behind operators, too', () => {
    const typed = everyWord.slice(0, 256).join(' OR ');
    const { totalHits, ignoredTerms } = search(`(${typed}) AND zulu -${everyWord[0]!} -yankee`);
    expect(ignoredTerms).toEqual(['zulu', 'yankee']);
    expect(totalHits).toBe(0);
    expect(search(`(${typed}) AND zulu -yankee`).totalHits).toBe(1);
  });

  it('looks for the first 64 words of a phrase', () => {
    const repeated = makeDocument({ id: 'long', text: `${'sea '.repeat(70)}fog` });
    const answer = ask([repeated], `"${'sea '.repeat(64)}fog tide"`);
    expect(answer.ignoredTerms).toEqual(['fog', 'tide']);
    expect(answer.totalHits).toBe(1);
    expect(ask([repeated], `"${'sea '.repeat(63)}fog"`).ignoredTerms).toBeUndefined();
  });

  it('cuts a text without spaces, too', () => {
    const text = Array.from({ length: 400 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join('');
    const { ignoredTerms = [], totalHits } = ask([makeDocument({ id: 'a', text, language: 'zh' })], text);
    expect(ignoredTerms).toHaveLength(399 - 256);
    expect(totalHits).toBe(1);
  });

  it('looks for 4 words with a star', () => {
    const typed = everyWord.slice(0, 5).map((word) => `${word}*`);
    expect(search(`-${typed.join(' ')}`).ignoredTerms).toEqual([typed.at(-1)]);
    expect(search(typed.slice(1).join(' '))).not.toHaveProperty('ignoredTerms');
  });

  it('lets a word with a star stand for its most frequent words, of which three or more share 1,000', () => {
    const many = [...new Set(words(17_576))].filter((word) => word.startsWith('wa'));
    const frequent = makeDocument({ id: 'frequent', text: many.slice(600).join(' ') });
    const rare = many.slice(0, 600).map((text) => makeDocument({ id: text, text }));
    const all = [frequent, { ...frequent, id: 'again' }, ...rare];
    expect(ask(all, 'wa*').totalHits).toBe(602);
    expect(ask(all, 'wa* zz*').totalHits).toBe(602);
    expect(ask(all, 'wa*').warnings).toEqual([]);
    // Of 76 frequent words and 600 rare ones 333 count, and other words with their stems.
    const { totalHits, warnings } = ask(all, 'wa* zz* yy*');
    expect(warnings).toEqual([expect.stringMatching(/most frequent of them only: "wa\*"\.$/)]);
    expect(ask(all, 'waaa -wa* -zz* -yy*').warnings).toContain(warnings[0]);
    expect(totalHits).toBeGreaterThanOrEqual(333 - 76 + 2);
    expect(totalHits).toBeLessThan(333);
  });

  it('looks for 16 words with a tilde', () => {
    const typed = everyWord.slice(0, 17).map((word) => `${word}~`);
    expect(search(typed.join(' ')).ignoredTerms).toEqual([typed.at(-1)]);
    expect(search(typed.slice(1).join(' '))).not.toHaveProperty('ignoredTerms');
  });

  it('corrects the first 32 words that need it', () => {
    const meant = Array.from({ length: 40 }, (_, at) => `harbour${wordOf(at)}`);
    const apart = meant.map((text, at) => makeDocument({ id: String(at).padStart(2, '0'), text }));
    const typed = meant.map((word) => word.replace('harbour', 'harbouur'));
    const { totalHits, ignoredTerms, warnings } = ask(apart, typed.join(' '), { match: 'any' });
    expect(warnings).toEqual([
      expect.stringContaining(
        `Not looked for so: "${typed[32]!}", "${typed[33]!}", "${typed[34]!}" and 5 more.`,
      ),
    ]);
    expect(ignoredTerms).toBeUndefined();
    expect(totalHits).toBeGreaterThanOrEqual(32);
    expect(totalHits).toBeLessThan(40);
  });
});

describe('what one plan takes in', () => {
  const taken = (count: number, admits: (bounds: QueryBounds, at: number) => boolean): number => {
    const bounds = new QueryBounds(0);
    return Array.from({ length: count }, (_, at) => admits(bounds, at)).filter(Boolean).length;
  };

  it('are 64 synonyms', () => {
    expect(taken(100, (bounds) => bounds.admitsSynonym())).toBe(64);
    expect(taken(64, (bounds) => bounds.admitsSynonym())).toBe(64);
  });

  it('are 32 words that are corrected, each as often as it stands there', () => {
    expect(taken(100, (bounds, at) => bounds.admitsCorrection(wordOf(at)))).toBe(32);
    expect(taken(100, (bounds, at) => bounds.admitsCorrection(wordOf(at % 32)))).toBe(100);
  });

  it('is not counted twice: a word that stands there again takes no place of another', () => {
    expect(taken(512, (bounds, at) => bounds.admitsWord(wordOf(at % 256)))).toBe(512);
    expect(taken(600, (bounds, at) => bounds.admitsWord(wordOf(at % 256)))).toBe(512);
    expect(taken(300, (bounds, at) => bounds.admitsWord(wordOf(at)))).toBe(256);
  });
});
