import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectWordsKept, readerOf } from './language-reader.js';

const read = readerOf('org', 'notes/ferry.org');

/** The text of what stands below a title. */
function shown(body: string): string {
  return read(`#+TITLE: Ferry\n\n${body}\n`).text;
}

describe('Org', () => {
  it('has its fields in keywords, and its headings begin sections', () => {
    const document = read(
      '#+title: The /ferry/\n#+AUTHOR: Ann Berg\n#+DATE: <2026-03-12 Thu>\n#+FILETAGS: :sea:ice:\n#+OPTIONS: toc:nil\n\nIt sails.\n\n' +
        '* TODO [#A] Times :sea:\nSCHEDULED: <2026-03-13 Fri>\n:PROPERTIES:\n:CUSTOM_ID: times\n:END:\nMonday.\n** Slow [1/2]\nIce.\n',
    );
    expect(document).toMatchObject({
      title: 'The ferry',
      date: '2026-03-12',
      tags: ['sea', 'ice'],
      extra: { author: 'Ann Berg' },
      text: 'It sails.\n\nTimes\n\nMonday.\n\nSlow\n\nIce.',
    });
    expect(document.sections).toMatchObject([
      { heading: 'Times', level: 2, anchor: 'times' },
      { heading: 'Slow', level: 3, anchor: null },
    ]);
    expect(read('* Ferry\nIt sails.')).toMatchObject({ title: 'Ferry', text: 'It sails.' });
  });

  it.each([
    [
      'emphasis and code',
      'It *sails* /at/ =noon *sharp*=, ~now~ and _so_ +on+.',
      'It sails at noon *sharp*, now and so on.',
    ],
    [
      'what only looks like emphasis',
      'Use 2 * 3 * 4, a/b/c and snake_case_name.',
      'Use 2 * 3 * 4, a/b/c and snake_case_name.',
    ],
    [
      'links',
      'See [[https://q.example][the /quay/]], [[https://r.example/a_b_c]], <https://s.example> and [[file:a.png]].',
      'See the quay, https://r.example/a_b_c, https://s.example and .',
    ],
    [
      'notes and dates',
      'It sails[fn:1] on <2026-03-12 Thu 10:00>[fn:: or so].\n\n[fn:1] Daily.',
      'It sails on 2026-03-12 10:00 (or so).\n\nDaily.',
    ],
    [
      'comments, drawers and keywords',
      '# a comment\n\n#+begin_comment\nmore\n#+end_comment\n\n:LOGBOOK:\nCLOCK: x\n:END:\n\n#+RESULTS:\n: done\n\nIt sails.',
      'done\n\nIt sails.',
    ],
    [
      'code and quotations',
      '#+BEGIN_SRC sh\nsail *now*\n\n  fast\n#+END_SRC\n\n#+begin_quote\nIt /sails/.\n#+end_quote',
      'sail *now*\nfast\n\nIt sails.',
    ],
    [
      'lists',
      'Bring:\n- [ ] a coat\n- a *book*\n  or two\n  + thick\n1. first\n- ship :: large',
      'Bring:\n\na coat\na book or two\nthick\nfirst\nship: large',
    ],
    ['tables', '| Day | Time |\n|-----+------|\n| Mon | *ten* |\n\nEnd.', 'Day | Time\nMon | ten\n\nEnd.'],
    ['line breaks', 'It sails\\\\\nat noon\nor so.', 'It sails\nat noon or so.'],
  ])('shows %s without marks', (_name, body, text) => {
    expect(shown(body)).toBe(text);
  });

  it('loses no word of prose, lists and code', () => {
    const mark = fc.constantFrom(
      ' ',
      ' *',
      '* ',
      ' /',
      '/ ',
      ' =',
      '= ',
      ' [[',
      ']] ',
      '\n',
      '\n\n',
      '\n- ',
      '\n1. ',
      '\n* ',
      ' :: ',
      '\n: ',
      '\n| ',
      ' | ',
      '\n#+begin_src\n',
      '\n#+end_src\n',
      '\n:a:\n',
    );
    expectWordsKept(read, '#+TITLE: Ferry\n\n', mark);
  });

  it('never throws, and takes time in proportion to the length', () => {
    const piece = fc.constantFrom(
      '* ',
      ':',
      '=',
      '~',
      '*',
      '|',
      '_',
      '[[',
      ']]',
      '#+',
      '\n',
      '  ',
      'a',
      ':a:',
      '- ',
      '<',
      '>',
      '\\\\',
      'begin_',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        expect(read(`#+TITLE: a\n\na ${pieces.join('')}`).title).toBe('a');
      }),
    );
    for (const hostile of [
      ' *a',
      ' =a',
      '*a /b ',
      '[[a',
      '[fn:',
      '<<a',
      '{{{',
      ':a:\n',
      '#+begin_src\n',
      '| ',
      '- ',
      ' ',
      '\n',
      '* a\n:properties:\n',
    ]) {
      expect(read(`#+TITLE: a\n\n${hostile.repeat(20_000)}b`).title).toBe('a');
    }
  });
});
