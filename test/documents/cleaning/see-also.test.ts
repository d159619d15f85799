import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinLines, splitLines } from '../../../src/documents/cleaning/body-lines.js';
import type { Line } from '../../../src/documents/cleaning/line.js';
import { splitSeeAlso } from '../../../src/documents/cleaning/see-also.js';

const BODY = 'The ferry sailed on Monday, two hours late, and came back on Tuesday with one passenger more.';
const MORE = 'Nobody could say where the passenger had come from, and nobody asked twice.';

function split(...paragraphs: readonly string[]): { text: string; related: readonly string[] } {
  const { lines, related } = splitSeeAlso(splitLines(paragraphs.join('\n\n')));
  return { text: joinLines(lines), related };
}

describe('see also', () => {
  it('moves the headlines below it, up to the next paragraph of body', () => {
    expect(
      split(
        BODY,
        'See also',
        'Ferry captain: the ice would not hold',
        'Island asks for a second ferry',
        MORE,
      ),
    ).toEqual({
      text: `${BODY}\n\n${MORE}`,
      related: ['Ferry captain: the ice would not hold', 'Island asks for a second ferry'],
    });
  });

  it.each([
    'See also',
    'SEE ALSO:',
    'Read also',
    'Related',
    'Related stories:',
    'More on this',
    '\u0427\u0438\u0442\u0430\u0439\u0442\u0435 \u0442\u0430\u043a\u0436\u0435',
    '\u0421\u043c. \u0442\u0430\u043a\u0436\u0435:',
    'Siehe auch',
    'Lesen Sie auch:',
    'Lire aussi',
    'Voir aussi',
    'Lea tambi\u00e9n',
    'Ver tambi\u00e9n:',
    'Ayr\u0131ca bak\u0131n\u0131z',
    '\u0627\u0642\u0631\u0623 \u0623\u064a\u0636\u0627',
  ])('is known as %s', (marker) => {
    expect(split(BODY, marker, 'Island asks for a second ferry before winter', MORE)).toEqual({
      text: `${BODY}\n\n${MORE}`,
      related: ['Island asks for a second ferry before winter'],
    });
  });

  it('works on single lines, and at the end of a text', () => {
    expect(split(`${BODY}\nSee also:\nIsland asks for a second ferry`)).toEqual({
      text: BODY,
      related: ['Island asks for a second ferry'],
    });
    expect(split(BODY, 'Related', '- Captain found', '\u2022 Ice on the sound')).toEqual({
      text: BODY,
      related: ['Captain found', 'Ice on the sound'],
    });
  });

  it('ends at speech, which is no headline', () => {
    const speech = '\u201cThe ferry will sail when it sails\u201d, \u2013 said the captain.';
    expect(
      split(BODY, 'See also', 'Island asks for a second ferry', speech, 'The captain of the ferry', MORE),
    ).toEqual({
      text: [BODY, speech, 'The captain of the ferry', MORE].join('\n\n'),
      related: ['Island asks for a second ferry'],
    });
  });

  it('takes a short last line before the body for a heading of the body', () => {
    expect(
      split(BODY, 'See also', 'Island asks for a second ferry before winter', 'The second ferry', MORE),
    ).toEqual({
      text: [BODY, 'The second ferry', MORE].join('\n\n'),
      related: ['Island asks for a second ferry before winter'],
    });
  });

  it.each([
    ['a paragraph follows', ['Related', MORE]],
    ['it stands inside a line', [`See also the report of the harbour master. ${BODY}`, 'A short line']],
    ['nothing follows', [BODY, 'See also']],
    ['a word follows in its line', ['Related work', 'Ferries have been studied before', MORE]],
    [
      'a whole list of short lines follows',
      ['See also', ...Array.from({ length: 30 }, (_, i) => `Stop number ${i} of the bus`)],
    ],
  ])('changes nothing when %s', (_name, paragraphs) => {
    expect(split(BODY, ...paragraphs)).toEqual({ text: [BODY, ...paragraphs].join('\n\n'), related: [] });
  });

  it('ends at a heading, where the format knows headings', () => {
    const line = (text: string, isHeading = false): Line => ({ text, opensParagraph: true, isHeading });
    const { lines, related } = splitSeeAlso([
      line(BODY),
      line('See also', true),
      line('The other page'),
      line('License', true),
      line('MIT'),
    ]);
    expect(related).toEqual(['The other page']);
    expect(lines.map(({ text }) => text)).toEqual([BODY, 'License', 'MIT']);
  });

  it('loses no line, whatever the text', () => {
    const line = fc.constantFrom(
      'See also',
      'Related:',
      'A headline of some length',
      'Short one',
      BODY,
      MORE,
      'and then',
      '\u201cSpeech.\u201d',
      '- an item',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (paragraphs) => {
        const { text, related } = split(...paragraphs);
        const kept = [...text.split('\n\n').filter((paragraph) => paragraph !== ''), ...related];
        const isMarker = (paragraph: string): boolean => paragraph === 'See also' || paragraph === 'Related:';
        const words = (list: readonly string[]): string[] =>
          list
            .filter((paragraph) => !isMarker(paragraph))
            .map((paragraph) => paragraph.replace(/^- /, ''))
            .sort();
        expect(words(kept)).toEqual(words(paragraphs));
      }),
    );
  });
});
