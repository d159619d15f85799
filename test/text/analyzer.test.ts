import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PLAIN } from '../../src/text/analysis.js';
import { analyzerNames, Analyzers } from '../../src/text/analyzer.js';
import { foldWord, lowerWord } from '../../src/text/fold.js';
import { lettersOfForm } from '../../src/text/inner-form.js';
import { languageAnalyses } from '../../src/text/languages.js';
import { anyCodePoint } from '../any-text.js';
import { runs } from '../runs.js';

const analyzers = new Analyzers();

const english = analyzers.named('english');
const terms = (text: string): string[] => english.tokens(text).map(({ form }) => lettersOfForm(form));

describe('what a text is read as', () => {
  it.each([
    ['RFC793x', 'rfc793x'],
    ['MP3', 'mp3'],
    ['255Ail', '255ail'],
    ['\uff11\uff10ail', '10ail'],
    ['U.S.', 'us'],
    ['FoxTrot', 'foxtrot'],
    ['\u00c9COLE', '\u00e9cole'],
    ['\u00c9cole', 'ecole'],
    ['assa1', 'a\u00dfa1'],
    ['a\u00dfa1', 'assa1'],
  ])('does not depend on what was read before: %s before %s', (before, text) => {
    for (const name of analyzerNames()) {
      const used = new Analyzers().named(name);
      used.tokens(before);
      expect(used.tokens(text), name).toEqual(new Analyzers().named(name).tokens(text));
    }
  });

  it('does not depend on it, whatever that was', () => {
    const word = fc.string({
      unit: fc.constantFrom(
        'a',
        'B',
        'c',
        'X',
        '1',
        '9',
        '\u00e9',
        '\u00c9',
        '.',
        "'",
        '-',
        '\uff11',
        '\u00df',
      ),
      minLength: 1,
      maxLength: 8,
    });
    const used = ['english', 'french', 'turkish'].map((name) => new Analyzers(2000).named(name));
    fc.assert(
      fc.property(word, (text) => {
        for (const analyzer of used)
          for (const spelled of [text, text.toLowerCase(), text.toUpperCase()])
            expect(analyzer.tokens(spelled)).toEqual(new Analyzers(10).named(analyzer.name).tokens(spelled));
      }),
      runs(60),
    );
  });
});

describe('a word of small letters', () => {
  it('has the form and stem that folding and stemming give it, in any language', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...Array.from('aeiousnrtlgymdz')),
      minLength: 1,
      maxLength: 12,
    });
    const word = fc.tuple(letters, fc.constantFrom('', 's', 'es', 'ing', 'ed', 'ise', 'our', 'men', 'ation'));
    for (const [name, { createStem, elision }] of Object.entries(languageAnalyses)) {
      if (elision !== null) continue;
      const stem = createStem?.() ?? null;
      const analyzer = new Analyzers().named(name);
      fc.assert(
        fc.property(word, fc.boolean(), ([beginning, ending], isCapital) => {
          const form = beginning + ending;
          const written = isCapital ? form.charAt(0).toUpperCase() + form.slice(1) : form;
          const isStemmed = stem !== null && form.length >= 3 && form.length <= 30;
          const expected = (isStemmed ? foldWord(stem(form)) : '') || form;
          const [token] = analyzer.tokens(written);
          expect(token).toEqual({ form, stem: expected, position: 0, start: 0, end: written.length });
        }),
        runs(60),
      );
    }
  });
});

describe('the English analyzer', () => {
  it.each([
    ['al-Jaafari', ['al', 'jaafari', 'aljaafari']],
    ["don't", ['dont']],
    ['don\u2019t', ['dont']],
    ["Turkey's", ['turkey']],
    ['U.N. envoy', ['un', 'envoy']],
    ['the U.S.', ['the', 'us']],
    ['COVID-19', ['covid', '19', 'covid19']],
    ['3.14 and 1,000 and 2,5', ['3.14', 'and', '1,000', 'and', '2', '5']],
    ["Ja'fari", ['jafari']],
    ['Erdo\u011fan', ['erdogan']],
    ['\u0130stanbul', ['istanbul']],
    ['Stra\u00dfe', ['strasse']],
    ['co\u00adoperation', ['cooperation']],
    ['\uff21\uff22\uff23', ['abc']],
    ['\u0451\u043b\u043a\u0430 \u0439\u043e\u0434', ['\u0435\u043b\u043a\u0430', '\u0439\u043e\u0434']],
    ['\u4e2d\u56fd\u4eba', ['\u4e2d\u56fd', '\u56fd\u4eba']],
    ['great\u{1f44d}', ['great', '\u{1f44d}']],
    ['\uff76\uff9e\uff7d', ['\u30ac\u30b9']],
    ['www.example.org', ['www', 'example', 'org']],
    ['', []],
    ['\u2026 -- !', []],
  ])('reads %j as %j', (text, expected) => {
    expect(terms(text)).toEqual(expected);
  });

  it('reduces the forms of a word to one stem', () => {
    const stems = new Set(english.tokens('run runs running').map(({ stem }) => stem));
    expect(stems.size).toBe(1);
  });

  it('finds Hangul alike whether composed or not', () => {
    expect(terms('\ud55c\uad6d'.normalize('NFD'))).toEqual(terms('\ud55c\uad6d'));
  });

  it('gives offsets of what was written, whatever case folding does to its length', () => {
    for (const word of [
      '\u0130stanbul',
      'Stra\u00dfe',
      '\ufb01re',
      'e\u0301tude',
      '\ud835\udc00\ud835\udc01',
    ]) {
      const text = `say ${word} twice`;
      const token = english.tokens(text)[1];
      expect(text.slice(token?.start, token?.end)).toBe(word);
    }
  });

  it('cuts a word of a million letters into pieces without hanging', () => {
    expect(terms('x'.repeat(1_000_000)).every((term) => term.length <= 64)).toBe(true);
  });

  it('keeps offsets in order and within any text, and never cuts a surrogate pair', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCodePoint, maxLength: 60 }), (text) => {
        let position = 0;
        let start = 0;
        for (const token of english.tokens(text)) {
          expect(token.start).toBeGreaterThanOrEqual(0);
          expect(token.end).toBeGreaterThan(token.start);
          expect(token.end).toBeLessThanOrEqual(text.length);
          expect(token.position).toBeGreaterThanOrEqual(position - 1);
          expect(
            /^[\udc00-\udfff]/.test(text.slice(token.start)) &&
              /[\ud800-\udbff]$/.test(text.slice(0, token.start)),
          ).toBe(false);
          expect(token.start).toBeGreaterThanOrEqual(Math.min(start, token.start));
          position = Math.max(position, token.position);
          start = token.start;
        }
      }),
      runs(300),
    );
  });

  it('folds a folded word to itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCodePoint, maxLength: 20 }), (word) => {
        const folded = foldWord(lowerWord(word));
        expect(foldWord(folded)).toBe(folded);
      }),
    );
  });

  it('gives all terms of a text of more words than it keeps, whatever is analyzed in between', () => {
    const standard = new Analyzers(1000).named('standard');
    const words = Array.from({ length: 5000 }, (_, number) => `w${number}`);
    const found: string[] = [];
    standard.analyze(words.join(' '), ({ form }, _position, _start, _end, role) => {
      if (role !== PLAIN) return;
      if (found.length % 1500 === 0) standard.analyze(`other${found.length}`, () => undefined);
      found.push(form);
    });
    expect(found).toEqual(words);
    standard.analyze('one more', () => undefined);
    expect(standard.firstNumber).toBeGreaterThan(0);
  });

  it('joins no more groups of digits than make up a number', () => {
    const groups = Array.from({ length: 400 }, (_, number) => String(100 + number));
    const longest = Math.max(...terms(groups.join(' ')).map((term) => term.length));
    expect(longest).toBe(3 * 12);
  });

  it('reads on when whoever reads the tokens of another text gives up', () => {
    const giveUp = (): never => {
      throw new RangeError('given up');
    };
    expect(() => english.analyze('the ferry', giveUp)).toThrow('given up');
    expect(terms('the ferry')).toEqual(['the', 'ferry']);
  });

  it('reports a number in groups where it begins, whatever is dropped of it', () => {
    const tatweel = '\u0640';
    const reported: unknown[][] = [];
    analyzers.named('english').analyze(`x al-${tatweel}-123`, (token, ...place) => {
      reported.push([token.form, ...place]);
    });
    expect(reported.map(([, position]) => position)).toEqual([0, 1, 2, 1, 1]);
  });

  it('reports at some positions what it reports at all of them', () => {
    const parts = fc.constantFrom(
      ...[
        'al',
        'Jaafari',
        "l'",
        "'s",
        'ferries',
        'caf\u00e9',
        '\u0640',
        '\u0301',
        '\u0651',
        '\u00ad',
        '\u05b0',
        'U.N.',
        '1,000',
        'XMLHttp',
        'C++',
        '$5',
        '12',
        '123',
        '/',
      ],
      ...[
        '-',
        '-',
        '\u2019',
        ' ',
        ' ',
        '. ',
        '\u4e2d\u56fd\u4eba',
        '\u{1f44d}',
        '\ud800',
        'x'.repeat(70),
        '\u0149',
        '\u037a',
      ],
    );
    const texts = fc.oneof(
      fc.array(parts, { maxLength: 30 }).map((list) => list.join('')),
      fc.string({ unit: anyCodePoint, maxLength: 60 }),
    );
    fc.assert(
      fc.property(
        texts,
        fc.constantFrom('english', 'french', 'turkish', 'standard'),
        fc.infiniteStream(fc.boolean()),
        (text, name, picks) => {
          const analyzer = analyzers.named(name);
          type Reported = readonly unknown[];
          const all: Reported[] = [];
          const length = analyzer.analyze(text, (...token) => all.push(token));
          const positions = Array.from({ length }, (_, position) => position).filter(
            () => picks.next().value,
          );
          const some: Reported[] = [];
          analyzer.analyzeAt(text, positions, (...token) => some.push(token));
          const inOrder = (tokens: Reported[]): string[] =>
            tokens.map((token) => JSON.stringify(token)).sort();
          expect(inOrder(some)).toEqual(
            inOrder(all.filter(([, position]) => positions.includes(Number(position)))),
          );
        },
      ),
      runs(1000),
    );
  });

  it('knows no analyzer by a name of the prototype', () => {
    expect(() => analyzers.named('constructor')).toThrow(RangeError);
  });
});
