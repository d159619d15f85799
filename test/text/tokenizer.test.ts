import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PLAIN } from '../../src/text/analysis.js';
import { Analyzers } from '../../src/text/analyzer.js';
import { createKnownKinds } from '../../src/text/characters.js';
import { TextUnits } from '../../src/text/columns/text-units.js';
import { hashOf } from '../../src/text/columns/word-hash.js';
import { WordSpans } from '../../src/text/columns/word-spans.js';
import { MAX_WORD_LENGTH, tokenizeWords } from '../../src/text/tokenizer.js';
import { anyCodePoint } from '../any-text.js';
import { runs } from '../runs.js';

const analyzers = new Analyzers();
const knownKinds = createKnownKinds();

const kinds = ['word', 'acronym', 'number', 'bigram'];

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly kind: string;
  readonly hyphenated: boolean;
}

function wordsOf(text: string): Word[] {
  const words = new WordSpans();
  const units = new TextUnits().load(text);
  tokenizeWords(units, text.length, words, knownKinds);
  const all = Array.from({ length: words.count }, (_, word) => {
    const start = words.starts[word] ?? 0;
    const end = words.ends[word] ?? 0;
    const kind = kinds[words.kinds[word] ?? -1] ?? '';
    return { text: text.slice(start, end), start, end, kind, hyphenated: words.hyphenated[word] === 1 };
  });
  // Wherever the hash was taken, it is that of the units.
  const otherwise = all.filter(({ start, end }, word) => words.hashes[word] !== hashOf(units, start, end));
  expect(otherwise).toEqual([]);
  return all;
}

const written = (text: string): string[] => wordsOf(text).map((word) => word.text);
const isInsidePair = (text: string, at: number): boolean =>
  /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at));

describe('tokenizeWords', () => {
  it.each([
    ['two words', ['two', 'words']],
    ['al-Jaafari', ['al', 'Jaafari']],
    ["don't 'quoted'", ["don't", 'quoted']],
    ['don\u2019t \u2018quoted\u2019', ['don\u2019t', 'quoted']],
    ['the dogs\u2019 tails', ['the', 'dogs', 'tails']],
    ['U.N. envoy', ['U.N.', 'envoy']],
    ['the U.S.-led force', ['the', 'U.S.', 'led', 'force']],
    ['end of day. Next', ['end', 'of', 'day', 'Next']],
    ['J. Smith', ['J', 'Smith']],
    ['3.14 1,000 1,000,000.5 1,00 2015.', ['3.14', '1,000', '1,000,000.5', '1', '00', '2015']],
    ['COVID-19 4x4 B2B', ['COVID', '19', '4x4', 'B2B']],
    ['a_b@example.org', ['a', 'b', 'example', 'org']],
    ['co\u00adoperate', ['co\u00adoperate']],
    ['e\u0301tude', ['e\u0301tude']],
    ['\u0301alone', ['alone']],
    ['\u6771\u4eac\u90fd', ['\u6771\u4eac', '\u4eac\u90fd']],
    ['\u4eac', ['\u4eac']],
    ['\u5317\u4eac2008', ['\u5317\u4eac', '2008']],
    ['\ud840\udc00\ud840\udc01\u4eac', ['\ud840\udc00\ud840\udc01', '\ud840\udc01\u4eac']],
    ['\ud835\udc07\ud835\udc08', ['\ud835\udc07\ud835\udc08']],
    ['lone \ud83d half \udc4d', ['lone', 'half']],
    ['', []],
    [' \n\t\u00a0\u2026!?', []],
  ])('finds in %j the words %j', (text, expected) => {
    expect(written(text)).toEqual(expected);
  });

  it('marks a word as hyphenated only after a single hyphen', () => {
    const hyphenated = (text: string): boolean[] => wordsOf(text).map((word) => word.hyphenated);
    expect(hyphenated('al-Jaafari')).toEqual([false, true]);
    expect(hyphenated('al\u2011Jaafari')).toEqual([false, true]);
    expect(hyphenated('al--Jaafari')).toEqual([false, false]);
    expect(hyphenated('al - Jaafari')).toEqual([false, false]);
    expect(hyphenated('-Jaafari')).toEqual([false]);
  });

  it('tells words, numbers, acronyms and bigrams apart', () => {
    expect(wordsOf('ferry 1,000 U.N. \u6771\u4eac').map(({ kind }) => kind)).toEqual([
      'word',
      'number',
      'acronym',
      'bigram',
    ]);
  });

  it('takes in a million letters without a break piece by piece, losing none', () => {
    const text = 'x'.repeat(1 << 20);
    const words = wordsOf(text);
    expect(words).toHaveLength((1 << 20) / MAX_WORD_LENGTH);
    expect(words.map((word) => word.text).join('')).toBe(text);
  });

  it('takes in a list of two hundred thousand numbers, and takes no list for a number', () => {
    const words = wordsOf('12,'.repeat(200_000));
    expect(words).toHaveLength(200_000);
    expect(wordsOf('12,34,567')).toHaveLength(1);
  });

  it('takes in a letter with five thousand marks', () => {
    const text = `a${'\u0301'.repeat(5000)} after`;
    const words = wordsOf(text);
    expect(words[0]?.start).toBe(0);
    expect(words.at(-1)?.text).toBe('after');
    expect(
      analyzers
        .named('standard')
        .tokens(text)
        .map(({ form }) => form),
    ).toEqual(['a', 'after']);
  });

  it('cuts a long word between characters, never within one', () => {
    const text = `a${'\ud835\udc00'.repeat(100)}`;
    const words = wordsOf(text);
    expect(words.length).toBeGreaterThan(1);
    expect(words.map((word) => word.text).join('')).toBe(text);
    for (const { start, end } of words) {
      expect(isInsidePair(text, start)).toBe(false);
      expect(isInsidePair(text, end)).toBe(false);
      expect(end - start).toBeLessThanOrEqual(MAX_WORD_LENGTH);
    }
  });

  it('keeps words in order, inside the text and whole, whatever the text', () => {
    const unit = fc.oneof(
      fc.string({ unit: anyCodePoint, maxLength: 3 }),
      fc.constantFrom(
        'a',
        'B',
        '1',
        '.',
        ',',
        "'",
        '-',
        '\u0301',
        '\u6771',
        '\ud55c',
        '\u1100',
        '\u1161',
        '\ud835\udc00',
        '\ud83d',
        '\udc4d',
        '\u200d',
        ' ',
      ),
      fc.constantFrom('\ud835\udc00'.repeat(70), 'x'.repeat(63)),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 30 }), (units) => {
        const text = units.join('');
        let start = -1;
        for (const word of wordsOf(text)) {
          expect(word.start).toBeGreaterThan(start);
          expect(word.end).toBeGreaterThan(word.start);
          expect(word.end).toBeLessThanOrEqual(text.length);
          expect(isInsidePair(text, word.start)).toBe(false);
          expect(isInsidePair(text, word.end)).toBe(false);
          start = word.start;
        }
      }),
      runs(300),
    );
  });
});

describe('the standard analyzer', () => {
  it('gives positions that never fall for running words, and the same tokens every time', () => {
    const standard = analyzers.named('standard');
    fc.assert(
      fc.property(fc.string({ unit: anyCodePoint, maxLength: 60 }), (text) => {
        let last = -1;
        const used = standard.analyze(text, (_word, position, _start, _end, role) => {
          if (role === PLAIN) expect(position).toBe(last + 1);
          else expect(position).toBeLessThanOrEqual(last);
          if (role === PLAIN) last = position;
        });
        expect(used).toBe(last + 1);
        expect(standard.tokens(text)).toEqual(standard.tokens(text));
      }),
      runs(200),
    );
  });

  it('spells a word alike wherever it stands', () => {
    const standard = analyzers.named('standard');
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(
            'a',
            '\u00c9',
            '\u0130',
            '\u00df',
            '\u0451',
            '\u0439',
            '\u0301',
            '\uff21',
            '\u0643',
          ),
          minLength: 1,
          maxLength: 8,
        }),
        (word) => {
          const alone = standard.tokens(`a${word}`).map(({ form }) => form);
          const amid = standard.tokens(`before a${word} after`).map(({ form }) => form);
          expect(amid).toEqual(['before', ...alone, 'after']);
        },
      ),
    );
  });
});
