import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Range, Snippet } from '../../../src/search/engine.js';
import { escapeHtml, joinRanges, markRanges } from '../../../src/search/show/highlight.js';
import { ask, makeDocument } from '../memory-generation.js';

function marked({ text, ranges }: Snippet): string[] {
  return ranges.map(({ start, length }) => text.slice(start, start + length));
}

function unescape(html: string): string {
  return html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

/** The html is the text and its ranges and nothing else. */
function expectMarked(text: string, html: string, ranges: readonly Range[]): void {
  const bare = html.replaceAll(/<\/?mark>/g, '');
  expect(bare).not.toMatch(/[<>"']/);
  expect(unescape(bare)).toBe(text);
  const pieces = [...html.matchAll(/<mark>(.*?)<\/mark>/gsu)].map(([, inside = '']) => unescape(inside));
  expect(pieces).toEqual(ranges.map(({ start, length }) => text.slice(start, start + length)));
}

const hostile = [
  '<script>alert(1)</script>',
  '</mark>',
  '<mark>',
  '&amp;',
  '&',
  '"',
  "'",
  'ferry',
  'Ferry',
  'harbour',
  '😀',
  'e\u0301',
  '漢字検索',
  '\u202e',
  '\ud800',
  '\u0000',
  '. ',
  ' ',
  '\n\n',
  'x'.repeat(80),
];
const anyText = (most: number): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'binary', maxLength: 6 })), {
      maxLength: most,
    })
    .map((parts) => parts.join(' '));

describe('marking', () => {
  it('D5: escapes the text once and adds no tag but mark', () => {
    fc.assert(
      fc.property(
        anyText(12),
        fc.array(fc.tuple(fc.nat({ max: 60 }), fc.integer({ min: 1, max: 20 })), { maxLength: 6 }),
        (text, places) => {
          const ranges = joinRanges(
            places
              .map(([start, length]) => ({ start, length: Math.min(length, text.length - start) }))
              .filter(({ length }) => length > 0),
          );
          ranges.slice(1).forEach(({ start }, index) => {
            const before = ranges[index]!;
            expect(start).toBeGreaterThan(before.start + before.length);
          });
          expectMarked(text, markRanges(text, ranges), ranges);
          expect(unescape(escapeHtml(text))).toBe(text);
        },
      ),
    );
  });
});

describe('the marks of a hit', () => {
  it('D4, D5: stand in title and snippets exactly where the ranges say, whatever the document holds', () => {
    fc.assert(
      fc.property(
        fc.record({ title: anyText(6), text: anyText(60), related: fc.array(anyText(5), { maxLength: 2 }) }),
        fc.constantFrom(
          'ferry',
          'harbour ferry',
          '"ferry harbour"',
          '漢字',
          'script',
          'amp',
          '&amp; <script>',
        ),
        fc.integer({ min: 1, max: 5 }),
        (given, query, snippets) => {
          for (const hit of ask([makeDocument({ id: 'a', ...given })], query, { snippets }).hits) {
            expect(unescape(hit.titleHtml.replaceAll(/<\/?mark>/g, ''))).toBe(hit.title);
            expect(hit.snippets.length).toBeLessThanOrEqual(snippets);
            for (const snippet of hit.snippets) {
              expectMarked(snippet.text, snippet.html, snippet.ranges);
              for (const { start, length } of snippet.ranges) {
                expect(start).toBeGreaterThanOrEqual(0);
                expect(length).toBeGreaterThan(0);
                expect(start + length).toBeLessThanOrEqual(snippet.text.length);
              }
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    ['Nur ein Café 😀😀 am Ufer.', 'cafe', 'Café'],
    ['Nur ein Cafe\u0301 am Ufer.', 'café', 'Cafe\u0301'],
    ['😀👩‍👩‍👧 the harbour', 'harbour', 'harbour'],
    ['東京都は日本の首都である', '日本', '日本'],
    ['Москва и её порты', 'порты', 'порты'],
    ['the İstanbul ferry', 'istanbul', 'İstanbul'],
    ['ﬁsh market', 'fish', 'ﬁsh'],
    ['𝐟𝐞𝐫𝐫𝐲 to the north', 'ferry', '𝐟𝐞𝐫𝐫𝐲'],
    ['the U.S.A. agreed', 'usa', 'U.S.A.'],
    ['Ibrahim al-Jaafari said', 'jaafari', 'Jaafari'],
  ])('D4: lie over the word in "%s" asked as %s', (text, query, expected) => {
    const [hit] = ask([makeDocument({ id: 'a', text })], query).hits;
    expect(marked(hit!.snippets[0]!)).toEqual([expected]);
  });

  it('lie over words found by their stem, by completion and by a corrected typing error', () => {
    const documents = [makeDocument({ id: 'a', text: 'The ferries were crossing from the lighthouse.' })];
    expect(marked(ask(documents, 'ferry').hits[0]!.snippets[0]!)).toEqual(['ferries']);
    expect(marked(ask(documents, 'lightho').hits[0]!.snippets[0]!)).toEqual(['lighthouse']);
    expect(marked(ask(documents, 'lihgthouse').hits[0]!.snippets[0]!)).toEqual(['lighthouse']);
  });

  it('leave out stop words that stand alone and excluded words', () => {
    const documents = [makeDocument({ id: 'a', text: 'The crew of the ferry left.' })];
    expect(marked(ask(documents, 'the ferry -harbour').hits[0]!.snippets[0]!)).toEqual(['the', 'ferry']);
  });
});

describe('snippets', () => {
  const sentence = (word: string): string =>
    `${'Nothing of note was said that day. '.repeat(12)}The ${word} sailed. `;

  it('D3: are windows of their own in the order of the text, each with a match', () => {
    const text = `${sentence('ferry')}${sentence('tanker')}${sentence('ferry')}${'Silence fell. '.repeat(40)}`;
    const { snippets } = ask([makeDocument({ id: 'a', text })], 'ferry tanker', { snippets: 5 }).hits[0]!;
    expect(snippets.map(marked)).toEqual([['ferry'], ['tanker'], ['ferry']]);
    const bare = snippets.map((snippet) => snippet.text.replaceAll('\u2026', '').trim());
    let from = 0;
    for (const part of bare) {
      const at = text.indexOf(part, from);
      expect(at).toBeGreaterThanOrEqual(from);
      from = at + part.length;
    }
  });

  it('show no part of the text twice where matches stand close', () => {
    const text = Array.from({ length: 40 }, (_, n) => `ferry number${n} and some more words`).join(' ');
    const { snippets } = ask([makeDocument({ id: 'a', text })], 'ferry', { snippets: 5 }).hits[0]!;
    let from = 0;
    for (const snippet of snippets) {
      const bare = snippet.text.replaceAll('\u2026', '').trim();
      const at = text.indexOf(bare);
      expect(at).toBeGreaterThanOrEqual(from);
      from = at + bare.length;
    }
  });

  it('cut no word and stay near 240 characters, with marks of omission only where text is left out', () => {
    const anyWords = fc.array(
      fc.oneof(
        {
          weight: 9,
          arbitrary: fc.constantFrom(
            'ferry',
            'harbour.',
            'a',
            'considerable',
            'Nobody',
            'said:',
            '“no”',
            '…',
            '3.5',
          ),
        },
        { weight: 1, arbitrary: fc.constantFrom('considerably-overlong-joined-word', 'naïve') },
      ),
      { minLength: 1, maxLength: 250 },
    );
    fc.assert(
      fc.property(anyWords, fc.integer({ min: 1, max: 5 }), (words, count) => {
        const text = words.join(' ');
        const [hit] = ask([makeDocument({ id: 'a', text })], 'ferry', { snippets: count }).hits;
        if (hit === undefined) return;
        for (const snippet of hit.snippets) {
          const bare = snippet.text.replace(/^\u2026 /, '').replace(/ \u2026$/, '');
          expect(` ${text} `).toContain(` ${bare} `);
          if (count === 1) expect(snippet.text.length).toBeLessThanOrEqual(300);
          if (bare === text) expect(snippet.text).toBe(text);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('cut text without spaces between characters, never inside one', () => {
    const text = '😀漢𠀀'.repeat(400);
    const { snippets } = ask([makeDocument({ id: 'a', text: `${text}検索${text}` })], '検索').hits[0]!;
    expect(marked(snippets[0]!)).toEqual(['検索']);
    expect(snippets[0]!.text.length).toBeLessThanOrEqual(300);
    // Half a character cannot be encoded.
    expect(() => encodeURIComponent(snippets[0]!.text)).not.toThrow();
  });

  it('are the headline of a linked story when only it holds what was asked, and the text otherwise', () => {
    const document = makeDocument({
      id: 'a',
      text: 'Troops entered.',
      related: ['Erdogan: no one will withdraw', 'Other'],
    });
    const [hit] = ask([document], '"will withdraw"').hits;
    expect(hit!.snippets.map(({ field, html }) => [field, html])).toEqual([
      ['related', 'Erdogan: no one <mark>will</mark> <mark>withdraw</mark>'],
    ]);
    expect(ask([document], 'troops').hits[0]!.snippets[0]!.field).toBe('text');
  });

  it('begin at the beginning where nothing of the text matched, and are none for an empty text', () => {
    const lead = makeDocument({
      id: 'a',
      title: 'Ferry',
      text: `Crowds waited. ${'They waited long. '.repeat(40)}`,
    });
    const { snippets } = ask([lead], 'ferry').hits[0]!;
    expect(snippets[0]!.text.startsWith('Crowds waited.')).toBe(true);
    expect(snippets[0]!.ranges).toEqual([]);
    expect(ask([makeDocument({ id: 'a', title: 'Ferry' })], 'ferry').hits[0]!.snippets).toEqual([]);
    expect(ask([lead], 'ferry', { snippets: 0 }).hits[0]!.snippets).toEqual([]);
  });

  it('come from a text of a megabyte, too', () => {
    const text = `${'All was quiet on the river. '.repeat(8000)}The ferry sailed. ${'Night fell again. '.repeat(45_000)}`;
    expect(text.length).toBeGreaterThan(1_000_000);
    const { snippets } = ask([makeDocument({ id: 'a', text })], 'ferry', { snippets: 3 }).hits[0]!;
    expect(snippets).toHaveLength(1);
    expect(marked(snippets[0]!)).toEqual(['ferry']);
  });
});
