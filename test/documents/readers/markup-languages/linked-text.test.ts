import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepFirst, LinkedText } from '../../../../src/documents/readers/markup-languages/linked-text.js';
import { runs } from '../../../runs.js';

/** A text whose links stand between `<` and `>`, each with its number as address; of signs in no pair there is none. */
function linked(marked: string): LinkedText {
  let text = '';
  let start = Infinity;
  const links: { start: number; end: number; href: string }[] = [];
  for (const unit of marked) {
    if (unit === '<') start = text.length;
    else if (unit !== '>') text += unit;
    else {
      if (text.length > start) links.push({ start, end: text.length, href: String(links.length) });
      start = Infinity;
    }
  }
  return new LinkedText(text, links);
}

/** The same text written with its links between `<` and `>`. */
function marked({ text, links }: LinkedText): string {
  let shown = '';
  let from = 0;
  for (const { start, end } of links) {
    shown += `${text.slice(from, start)}<${text.slice(start, end)}>`;
    from = end;
  }
  return shown + text.slice(from);
}

const STARS = /\*([^*]+)\*/g;

describe('a text with links', () => {
  it('keeps them on their text while marks around, in and across them go', () => {
    const shown = (text: string): string => marked(linked(text).replace(STARS, keepFirst));
    expect(shown('*a* <b> *c <d> e* <f>')).toBe('a <b> c <d> e <f>');
    expect(shown('<*a*> *<b>* <c *d* e>')).toBe('<a> <b> <c d e>');
    expect(shown('*a <b* c> <d *e> f*')).toBe('a <b c> <d e> f');
    expect(shown('<*>a<*> *<b*>')).toBe('a <b>');
  });

  it('drops what links there are in a part that is replaced, and keeps those around it', () => {
    const shown = (text: string): string => marked(linked(text).replace(STARS, 'new'));
    expect(shown('<a> *<b>* <c *d* e>')).toBe('<a> new <c new e>');
    expect(shown('<*a*> <b *c> d*<e>')).toBe('<new> <b >new<e>');
  });

  it('has new links in order; in another there is none', () => {
    const link = (text: string): string =>
      marked(linked(text).replace(STARS, ([, label = '']) => ({ shown: label, href: 'x' })));
    expect(link('<a> *b* <c> *d*')).toBe('<a> <b> <c> <d>');
    expect(link('<a *b* c> <*d*> *e<f>*')).toBe('<a b c> <d> <ef>');
    expect(linked('*a*').replace(STARS, () => ({ shown: 'b', href: null })).links).toEqual([]);
    expect(linked('*a*').replace(STARS, () => ({ shown: '', href: 'x' })).links).toEqual([]);
  });

  it('is joined, trimmed and divided into lines with them', () => {
    expect(marked(LinkedText.join([linked('a<b>'), 'c', linked('<d>')], '|'))).toBe('a<b>|c|<d>');
    expect(marked(linked(' < a> b < > ').trim())).toBe('<a> b');
    expect(linked('a <b\nc> d\n\n<e> <f\n\ng>').lines().map(marked)).toEqual([
      'a <b>',
      '<c> d',
      '',
      '<e> <f>',
      '',
      '<g>',
    ]);
  });

  it('reads as a plain text would, and its links lie in it one behind the other', () => {
    const piece = fc.constantFrom('*', '**', '<', '>', 'a', 'b', ' ', '\n', '\u0001', '$1');
    const replacement = fc.constantFrom('', 'x', '$1', 'longer');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), replacement, (pieces, inserted) => {
        const text = linked(pieces.join(''));
        const kept = text.replace(STARS, keepFirst);
        expect(kept.text).toBe(text.text.replace(STARS, '$1'));
        // Of the text of links marks go, and nothing else.
        const letters = (one: LinkedText): string =>
          one.links.map(({ start, end }) => one.text.slice(start, end).replaceAll('*', '')).join('');
        expect(letters(kept)).toBe(letters(text));
        const replaced = text.replace(STARS, () => inserted);
        expect(replaced.text).toBe(text.text.replace(STARS, () => inserted));
        const led = text.replace(STARS, ([, label = '']) => ({ shown: label, href: 'x' }));
        expect(led.text).toBe(kept.text);
        for (const one of [kept, replaced, led, led.trim(), ...led.lines()]) {
          let reached = 0;
          for (const { start, end } of one.links) {
            expect(start).toBeGreaterThanOrEqual(reached);
            expect(end).toBeGreaterThan(start);
            reached = end;
          }
          expect(reached).toBeLessThanOrEqual(one.text.length);
        }
      }),
      runs(200),
    );
  });
});
