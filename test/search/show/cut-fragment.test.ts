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
