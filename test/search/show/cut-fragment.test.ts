import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutFragment } from '../../../src/search/show/cut-fragment.js';

const sentence = 'The ferry left the harbour at six in the morning. ';

function cut(source: string, word: string): string {
  const first = source.indexOf(word);
  const { start, end } = cutFragment(source, first, first + word.length);
  return source.slice(start, end);
}

describe('a fragment', () => {
  it('is whole sentences where they are short enough', () => {
    const source = `${sentence.repeat(5)}A comet was seen. ${sentence.repeat(5)}`;
    const fragment = cut(source, 'comet');
    expect(fragment).toMatch(/^(?:The ferry|A comet)/);
    expect(fragment).toMatch(/\.$/);
    expect(fragment.length).toBeLessThanOrEqual(240);
  });

  it('is whole words where sentences are too long', () => {
    const source = `${'salt and rope and '.repeat(50)}comet ${'tide and fog and '.repeat(50)}`;
    const fragment = cut(source, 'comet');
    expect(fragment).toMatch(/^(?:salt|and|rope)\b.*\b(?:tide|and|fog)$/);
  });

  it('is cut at any character of a script without spaces, but never inside a surrogate pair', () => {
    expect(cut('漢字'.repeat(500), '字').length).toBe(240);
    const emoji = `${'😀'.repeat(300)} comet ${'😀'.repeat(300)}`;
    expect(cut(emoji, 'comet')).not.toMatch(/\p{Cs}/u);
  });

  it('begins with the text where that is near and no sentence begins later', () => {
    const source = `${'rope '.repeat(40)}comet ${'tide '.repeat(100)}`;
    expect(cut(source, 'comet')).toBe(source.slice(0, 240));
    expect(cut(`${'rope '.repeat(46)}comet ${'tide '.repeat(100)}`, 'comet')).toBe(
      `${'rope '.repeat(46)}comet tide`,
    );
  });

  it('has a third of the room before the matches where the text before them is one long sentence', () => {
    const source = `${'rope '.repeat(100)}comet ${'tide '.repeat(100)}`;
    const fragment = cut(source, 'comet');
    // Of 235 units of room 78 go before: fifteen words of five units, and the space before them.
    expect(fragment).toBe(`${'rope '.repeat(15)}comet ${'tide '.repeat(31)}`.trimEnd());
    const first = source.indexOf('comet');
    const { start, end } = cutFragment(source, first, first + 206);
    expect([start, end]).toEqual([first - 10, first + 225]);
  });

  it('is the matches alone where they are longer than a fragment', () => {
    const source = `${'rope '.repeat(100)}comet ${'tide '.repeat(100)}`;
    const first = source.indexOf('comet');
    for (const length of [240, 300, 450])
      expect(cutFragment(source, first, first + length)).toEqual({ start: first, end: first + length });
  });

  it('begins behind the last sentence before the matches, and at one that touches them', () => {
    const source = `${sentence.repeat(8)}Then a comet was seen. A comet, they said. ${sentence.repeat(8)}`;
    expect(cut(source, 'comet')).toMatch(/^Then a comet was seen\. A comet, they said\. The ferry/);
    expect(cut(source, 'A comet')).toMatch(/^A comet, they said\. The ferry/);
  });

  it('ends with a sentence that makes it half as long as it may be, else with a word', () => {
    const words = (units: number) => 'tide '.repeat(100).slice(0, units).trimEnd();
    const after = (units: number) => `The comet ${words(units)}. Then ${'fog '.repeat(100)}`;
    // The mark stands 120 units or more behind the beginning.
    expect(cut(after(115), 'comet')).toMatch(/tide\.$/);
    expect(cut(after(110), 'comet')).toMatch(/fog$/);
    expect(cut(after(224), 'comet')).toMatch(/tide\.$/);
    expect(cut(after(239), 'comet')).toMatch(/tide$/);
    expect(cut(after(224), 'comet').length).toBe(235);
    expect(cut(after(239), 'comet').length).toBe(239);
  });

  it('ends behind the matches, however late the next sentence ends', () => {
    const source = `A comet ${'tide '.repeat(60)}at last. Fog ${'and fog '.repeat(40)}`;
    const last = source.indexOf('last') + 4;
    const { start, end } = cutFragment(source, source.indexOf('comet'), last);
    expect([start, end]).toEqual([source.indexOf('comet'), last]);
  });

  it('ends with the text where that is near', () => {
    const source = `${sentence.repeat(8)}Then a comet was seen over the bay, and no more`;
    expect(cut(source, 'comet')).toBe('Then a comet was seen over the bay, and no more');
  });

  it.each([
    ['He saw it. Comets are rare', 'Comets are rare'],
    ['He saw "it." Comets are rare', 'Comets are rare'],
    ['He saw (it!)   Comets are rare', 'Comets are rare'],
    ['Where? 漢 Comets are rare', '漢 Comets are rare'],
    ['見た。Comets are rare', 'Comets are rare'],
    ['A heading\nComets are rare', 'Comets are rare'],
    ['At St. 7 Comets are rare', 'At St. 7 Comets are rare'],
    ['Of ca. two Comets are rare', 'Of ca. two Comets are rare'],
    ['On news.Comets are rare', 'On news.Comets are rare'],
  ])('of %j begins where a sentence does', (source, shown) => {
    expect(cut(source, 'Comets')).toBe(shown);
  });

  it('is cut before and behind a pair of surrogates', () => {
    const source = `${'😀'.repeat(300)}comet${'😀'.repeat(300)}`;
    expect(cut(source, 'comet')).toBe('comet');
    const han = `${'𠀀'.repeat(300)}comet${'𠀀'.repeat(300)}`;
    expect(cut(han, 'comet')).not.toMatch(/\p{Cs}/u);
  });

  it('holds the matches, lies inside the text and neither begins nor ends with a space', () => {
    const text = fc.array(fc.constantFrom('ferry', 'tide.', 'Fog!', 'x'.repeat(90), '漢', '\n', '😀', ' '), {
      maxLength: 80,
    });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lead = before.join(' ');
        const source = `${lead} comet ${after.join(' ')}`;
        const first = lead.length + 1;
        const { start, end } = cutFragment(source, first, first + 5);
        expect(start).toBeLessThanOrEqual(first);
        expect(end).toBeGreaterThanOrEqual(first + 5);
        expect(end).toBeLessThanOrEqual(source.length);
        expect(source.slice(start, end).trim()).toBe(source.slice(start, end));
      }),
    );
  });
});
