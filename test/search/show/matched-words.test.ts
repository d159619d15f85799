import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../runs.js';
import { ask, makeDocument } from '../memory-generation.js';
import { anyText, expectMarked, markedParts, unescapeHtml } from './marked-text.js';

describe('the marks of a hit', () => {
  it('stand in title and snippets exactly where the ranges say, whatever the document holds', () => {
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
            expect(unescapeHtml(hit.titleHtml.replaceAll(/<\/?mark>/g, ''))).toBe(hit.title);
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
      runs(80),
    );
  });

  it.each([
    ['Nur ein Café 😀😀 am Ufer.', 'cafe', 'Café'],
    ['Nur ein Cafe\u0301 am Ufer.', 'café', 'Cafe\u0301'],
    ['😀👩‍👩‍👧 the harbour', 'harbour', 'harbour'],
    ['東京都は日本の首都である', '日本', '日本'],
    ['Москва и её порты', 'порты', 'порты'],
    ['the İstanbul ferry', 'istanbul', 'İstanbul'],
    ['İİİ Straße', 'strasse', 'Straße'],
    ['ﬁsh market', 'fish', 'ﬁsh'],
    ['𝐟𝐞𝐫𝐫𝐲 to the north', 'ferry', '𝐟𝐞𝐫𝐫𝐲'],
    ['the U.S.A. agreed', 'usa', 'U.S.A.'],
    ['Ibrahim al-Jaafari said', 'jaafari', 'Jaafari'],
  ])('lie over the word in "%s" asked as %s', (text, query, expected) => {
    const [hit] = ask([makeDocument({ id: 'a', text })], query).hits;
    expect(markedParts(hit!.snippets[0]!)).toEqual([expected]);
  });

  it('lie over words found by their stem, by completion and by a corrected typing error', () => {
    const documents = [makeDocument({ id: 'a', text: 'The ferries were crossing from the lighthouse.' })];
    expect(markedParts(ask(documents, 'ferry').hits[0]!.snippets[0]!)).toEqual(['ferries']);
    expect(markedParts(ask(documents, 'lightho').hits[0]!.snippets[0]!)).toEqual(['lighthouse']);
    expect(markedParts(ask(documents, 'lihgthouse').hits[0]!.snippets[0]!)).toEqual(['lighthouse']);
  });

  it('leave out stop words that stand alone and excluded words', () => {
    const documents = [makeDocument({ id: 'a', text: 'The crew of the ferry left.' })];
    expect(markedParts(ask(documents, 'the ferry -harbour').hits[0]!.snippets[0]!)).toEqual(['the', 'ferry']);
  });
});
