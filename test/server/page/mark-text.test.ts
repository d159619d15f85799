// Matches and links in a text that is marked piece by piece.

import { describe, expect, it } from 'vitest';
import type { Range } from '../../../src/search/engine.js';
import { matchId, type TextLink, TextMarker } from '../../../src/server/page/document/mark-text.js';

/** A range or a link over the first place of `words` in a text. */
function over(text: string, words: string): Range {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`${words} is not in the text`);
  return { start, length: words.length };
}

const linked = (text: string, words: string, href: string): TextLink => ({ ...over(text, words), href });

/** Marks in a short form: `[1:ferry]`, links as `<href|text>` or, where they leave the site, `<<href|text>>`. */
function shorten(markup: readonly unknown[]): string {
  return markup
    .map(String)
    .join('')
    .replaceAll(
      /<mark id="([^"]+)" data-match="(\d+)" tabindex="-1"\s*>([^<]*)<\/mark\s*>/g,
      (_all, id: string, number: string, words: string) =>
        `[${id === `match-${number}` ? '' : `${id}=`}${number}:${words}]`,
    )
    .replaceAll(
      /<a\s+href="([^"]+)"\s*(rel="noreferrer nofollow")?\s*>(.*?)<\/a\s*>/gs,
      (_all, href: string, rel: string | undefined, words: string) =>
        rel === undefined ? `<${href}|${words}>` : `<<${href}|${words}>>`,
    );
}

function mark(
  text: string,
  ranges: readonly Range[],
  links: readonly TextLink[] = [],
  cuts: readonly number[] = [],
  passage: number | null = null,
): string {
  const marker = new TextMarker({ ranges, passage }, links);
  const borders = [0, ...cuts, text.length];
  return borders
    .slice(0, -1)
    .map((start, at) => shorten(marker.mark(text.slice(start, borders[at + 1]), start)))
    .join('¦');
}

const TEXT = 'The ferry left Dover at six & the ferry came <late>.';

describe('matches in a text', () => {
  it('are marked and numbered, and the text around them is escaped', () => {
    const ranges = [over(TEXT, 'ferry'), over(TEXT, 'six & the'), over(TEXT, '<late>')];
    expect(mark(TEXT, ranges)).toBe(
      'The [1:ferry] left Dover at [2:six &amp; the] ferry came [3:&lt;late&gt;].',
    );
    expect(mark(TEXT, [])).toBe('The ferry left Dover at six &amp; the ferry came &lt;late&gt;.');
  });

  it('may stand at the beginning, at the end and beside one another', () => {
    const text = 'abc';
    const ranges = [0, 1, 2].map((start) => ({ start, length: 1 }));
    expect(mark(text, ranges)).toBe('[1:a][2:b][3:c]');
  });

  it('keep their numbers over the pieces of a text', () => {
    const ranges = [over(TEXT, 'ferry'), over(TEXT, 'Dover'), over(TEXT, 'came')];
    expect(mark(TEXT, ranges, [], [TEXT.indexOf('left'), TEXT.indexOf(' six')])).toBe(
      'The [1:ferry] ¦left [2:Dover] at¦ six &amp; the ferry [3:came] &lt;late&gt;.',
    );
  });

  it('end with a piece, and what was passed is not marked any more', () => {
    const ranges = [over(TEXT, 'ferry left'), over(TEXT, 'Dover')];
    expect(mark(TEXT, ranges, [], [TEXT.indexOf(' left')])).toBe(
      'The [1:ferry]¦ left [2:Dover] at six &amp; the ferry came &lt;late&gt;.',
    );
    const marker = new TextMarker({ ranges, passage: null });
    const from = TEXT.indexOf('Dover');
    expect(shorten(marker.mark(TEXT.slice(from), from))).toBe(
      '[2:Dover] at six &amp; the ferry came &lt;late&gt;.',
    );
    const inside = new TextMarker({ ranges, passage: null });
    const within = TEXT.indexOf('rry left');
    expect(shorten(inside.mark(TEXT.slice(within), within))).toMatch(/^\[1:rry left\] \[2:Dover\]/);
  });

  it('at which a piece ends belong to the next one', () => {
    const at = TEXT.indexOf('Dover');
    expect(mark(TEXT, [over(TEXT, 'Dover')], [], [at])).toMatch(/^The ferry left ¦\[1:Dover\]/);
    expect(mark(TEXT, [over(TEXT, 'left ')], [], [at])).toMatch(/^The ferry \[1:left \]¦Dover/);
  });

  it('may be the one at which the page opens', () => {
    const ranges = [over(TEXT, 'ferry'), over(TEXT, 'Dover')];
    expect(mark(TEXT, ranges, [], [], 1)).toContain('[1:ferry] left [passage=2:Dover]');
    expect(mark(TEXT, ranges, [], [], 0)).toContain('[passage=1:ferry] left [2:Dover]');
    expect(matchId(4, 4)).toBe('passage');
    expect(matchId(4, 3)).toBe('match-5');
    expect(matchId(0, null)).toBe('match-1');
  });
});

describe('links in a text', () => {
  it('lead within the site or away from it', () => {
    const text = 'See the map, the notes and the web.';
    const links = [
      linked(text, 'map', '/documents/map'),
      linked(text, 'notes', '#notes'),
      linked(text, 'web', 'https://web.example/?a=1&b=2'),
    ];
    expect(mark(text, [], links)).toBe(
      'See the </documents/map|map>, the <#notes|notes> and the <<https://web.example/?a=1&amp;b=2|web>>.',
    );
  });

  it('may hold matches, or begin where a match does', () => {
    const links = [linked(TEXT, 'left Dover', '/dover')];
    expect(mark(TEXT, [over(TEXT, 'ferry'), over(TEXT, 'Dover'), over(TEXT, 'six')], links)).toBe(
      'The [1:ferry] </dover|left [2:Dover]> at [3:six] &amp; the ferry came &lt;late&gt;.',
    );
    expect(mark(TEXT, [over(TEXT, 'left')], links)).toContain('The ferry </dover|[1:left] Dover> at six');
  });

  it('are left out where they are not whole within a piece, or begin before what was shown', () => {
    const links = [
      linked(TEXT, 'left Dover', '/dover'),
      linked(TEXT, 'six', '/six'),
      linked(TEXT, 'came', '/came'),
    ];
    expect(mark(TEXT, [], links, [TEXT.indexOf('Dover')])).toBe(
      'The ferry left ¦Dover at </six|six> &amp; the ferry </came|came> &lt;late&gt;.',
    );
    const overlapping = [linked(TEXT, 'left Dover', '/dover'), linked(TEXT, 'Dover at', '/at')];
    expect(mark(TEXT, [], overlapping)).toBe(
      'The ferry </dover|left Dover> at six &amp; the ferry came &lt;late&gt;.',
    );
  });

  it('may fill a piece', () => {
    const at = TEXT.indexOf('Dover');
    expect(mark(TEXT, [], [linked(TEXT, 'Dover', '/dover')], [at, at + 5])).toBe(
      'The ferry left ¦</dover|Dover>¦ at six &amp; the ferry came &lt;late&gt;.',
    );
    expect(mark('map', [], [linked('map', 'map', '/map')])).toBe('</map|map>');
  });
});

describe('web addresses in a text', () => {
  it('become links without the mark behind them', () => {
    expect(mark('See https://news.example/a?b=1&c=2, or (http://x.example/y).', [])).toBe(
      'See <<https://news.example/a?b=1&amp;c=2|https://news.example/a?b=1&amp;c=2>>, or (<<http://x.example/y|http://x.example/y>>).',
    );
    expect(mark('https://a.example! https://b.example', [])).toBe(
      '<<https://a.example/|https://a.example>>! <<https://b.example/|https://b.example>>',
    );
  });

  it('stay text where they are none', () => {
    for (const text of ['ftp://a.example', 'xhttps://a.example', 'https://', 'https://[', 'a://b'])
      expect(mark(text, [])).toBe(text);
    expect(mark('https://[x https://b.example', [])).toBe(
      'https://[x <<https://b.example/|https://b.example>>',
    );
  });

  it('stay text inside a link, and are told apart by a match', () => {
    const text = 'https://a.example/b c';
    expect(mark(text, [], [linked(text, 'https://a.example/b', '/kept')])).toBe(
      '</kept|https://a.example/b> c',
    );
    expect(mark(text, [over(text, 'c')])).toBe('<<https://a.example/b|https://a.example/b>> [1:c]');
  });
});
