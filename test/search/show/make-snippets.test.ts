import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../runs.js';
import { ask, makeDocument } from '../memory-generation.js';
import { markedParts } from './marked-text.js';

describe('snippets', () => {
  const sentence = (word: string): string =>
    `${'Nothing of note was said that day. '.repeat(12)}The ${word} sailed. `;

  it('are windows of their own in the order of the text, each with a match', () => {
    const text = `${sentence('ferry')}${sentence('tanker')}${sentence('ferry')}${'Silence fell. '.repeat(40)}`;
    const { snippets } = ask([makeDocument({ id: 'a', text })], 'ferry tanker', { snippets: 5 }).hits[0]!;
    expect(snippets.map(markedParts)).toEqual([['ferry'], ['tanker'], ['ferry']]);
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
      runs(100),
    );
  });

  it('cut text without spaces between characters, never inside one', () => {
    const text = '😀漢𠀀'.repeat(400);
    const { snippets } = ask([makeDocument({ id: 'a', text: `${text}検索${text}` })], '検索').hits[0]!;
    expect(markedParts(snippets[0]!)).toEqual(['検索']);
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

  it('name the section their first match lies in, and none outside the text', () => {
    const long = 'They waited long for the weather. '.repeat(20);
    const parts = [`A ferry. ${long}`, `Setup\n\nThe tram. ${long}`, `The quay. ${long}`];
    const [first = '', second = ''] = parts;
    const setup = { heading: 'Setup', level: 2, anchor: 'setup', start: first.length + 2 };
    const page = { heading: '', level: 0, anchor: 'page=2', start: setup.start + second.length + 2 };
    const document = makeDocument({
      id: 'a',
      text: parts.join('\n\n'),
      sections: [setup, page],
      other: ['lighthouse'],
    });
    const sectionsOf = (query: string): unknown =>
      ask([document], query, { snippets: 5 }).hits[0]!.snippets.map(({ section }) => section);
    expect(sectionsOf('ferry')).toEqual([null]);
    expect(sectionsOf('setup')).toEqual([setup]);
    expect(sectionsOf('ferry tram quay')).toEqual([null, setup, page]);
    expect(sectionsOf('lighthouse')).toEqual([null]);
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
    expect(markedParts(snippets[0]!)).toEqual(['ferry']);
  });
});
