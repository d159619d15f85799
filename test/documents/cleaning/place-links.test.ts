import { describe, expect, it } from 'vitest';
import { cleanLine } from '../../../src/documents/cleaning/characters.js';
import { placeLinks, type RawLink } from '../../../src/documents/cleaning/place-links.js';

/** The links between `<` and `>` of a text without these: address (their number) and what stands there once the line is clean. */
function place(marked: string): readonly string[] {
  let raw = '';
  let start = 0;
  const links: RawLink[] = [];
  for (const unit of marked) {
    if (unit === '<') start = raw.length;
    else if (unit === '>') links.push({ start, end: raw.length, href: String(links.length) });
    else raw += unit;
  }
  const clean = cleanLine(raw);
  return placeLinks(raw, clean, links).map(
    ({ start: at, length, href }) => `${href} ${clean.slice(at, at + length)}`,
  );
}

describe('the links of a line', () => {
  it('stand on their text, whatever is cleaned before, in and behind them', () => {
    expect(place('  <one>  <two>')).toEqual(['0 one', '1 two']);
    expect(place('\u00a0a  e\u0301 < b\u00ad \t c >,<d><d>  d  < d>')).toEqual([
      '0 b c',
      '1 d',
      '2 d',
      '3 d',
    ]);
    expect(place('x\u200b<\u200b\ufb01n >  \u2028 <e\u0301>\u0301 <f>')).toEqual([
      '0 \ufb01n',
      '1 \u00e9',
      '2 f',
    ]);
  });

  it('are none where they show nothing, or are composed with what stands around them', () => {
    expect(place('a < >b<>c<\u00ad>d')).toEqual([]);
    expect(place('a<e>\u0301 <b>')).toEqual(['1 b']);
  });

  it('are the first hundred, and such as show nothing do not count', () => {
    expect(place('<x> '.repeat(150))).toHaveLength(100);
    expect(place(`${'< >y'.repeat(16_000)}<x>`)).toEqual(['16000 x']);
  });

  it('are found at the end of a very long line', () => {
    const links = '<z> y '.repeat(100);
    const placed = place(`${'word '.repeat(200_000)}${links}`);
    expect(placed).toEqual(Array.from({ length: 100 }, (_, at) => `${at} z`));
  });
});
