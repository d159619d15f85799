import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectWordsKept, readerOf } from './language-reader.js';

const read = readerOf('restructuredtext', 'docs/ferry.rst');

/** The text of what stands below a title. */
function shown(body: string): string {
  return read(`Ferry\n=====\n\n${body}\n`).text;
}

describe('reStructuredText', () => {
  it('is titled by its first heading, and its headings begin sections with the ids of docutils', () => {
    const document = read(
      '.. _start:\n\n==============\n The *ferry*!\n==============\n\nIt sails.\n\nTimes & days\n------------\n\nMonday.\n\nÜber Eis\n~~~~~~~~\n\nSlow.\n\nTimes & days\n------------\n\nFriday.\n',
    );
    expect(document).toMatchObject({
      title: 'The ferry!',
      text: expect.stringMatching(/^It sails\.\n\nTimes & days\n\nMonday\./) as unknown,
    });
    expect(document.sections).toMatchObject([
      { heading: 'Times & days', level: 2, anchor: 'times-days' },
      { heading: 'Über Eis', level: 3, anchor: 'uber-eis' },
      { heading: 'Times & days', level: 2, anchor: null },
    ]);
  });

  it.each([
    ['emphasis and code', 'It *sails* **at** ``noon *sharp*``.', 'It sails at noon *sharp*.'],
    [
      'what only looks like emphasis',
      'Use 2 * 3 * 4, *args and \\*this\\*.',
      'Use 2 * 3 * 4, *args and *this*.',
    ],
    [
      'links',
      'See `the quay <https://q.example>`_, `Quay`_, quay_ and my_var.\n\n.. _quay: https://q.example',
      'See the quay, Quay, quay and my_var.',
    ],
    [
      'roles',
      'See :ref:`the quay <quay>`, :py:class:`~a.b.Ferry`, :kbd:`Ctrl+C` and `x`:sub:.',
      'See the quay, Ferry, Ctrl+C and x.',
    ],
    ['substitutions', '|ferry| sails.\n\n.. |ferry| replace:: The Aurora', 'The Aurora sails.'],
    [
      'footnotes',
      'It sails [1]_ daily [#a]_, see [Ann26]_.\n\n.. [1] Not on Sunday.\n.. [#a] Or so.',
      'It sails daily, see [Ann26].\n\nNot on Sunday.\n\nOr so.',
    ],
    [
      'comments, targets and directives for the program',
      '.. a comment\n   over lines\n\n.. toctree::\n   :maxdepth: 2\n\n   intro\n\n.. contents::\n\n.. index:: ferry\n\nIt sails.',
      'It sails.',
    ],
    [
      'admonitions',
      '.. note:: It is *cold*.\n\n   Very.\n\n.. warning::\n\n   Ice.',
      'It is cold.\n\nVery.\n\nIce.',
    ],
    ['versions', '.. versionadded:: 3.2\n   It sails.', '3.2 It sails.'],
    [
      'code',
      'Run::\n\n   sail *now*\n\n     fast\n\nor:\n\n.. code-block:: sh\n   :caption: Or so\n\n   sail',
      'Run:\n\nsail *now*\nfast\n\nor:\n\nOr so\n\nsail',
    ],
    [
      'pictures',
      '.. figure:: a.png\n   :alt: A ferry\n   :width: 50%\n\n   The ferry in *ice*.',
      'A ferry\n\nThe ferry in ice.',
    ],
    [
      'lists',
      'Bring:\n\n- a coat\n- a *book*\n  or two\n\n  - thick\n\n#. first\n#. second',
      'Bring:\n\na coat\na book or two\nthick\nfirst\nsecond',
    ],
    [
      'definitions and fields',
      'aurora\n   A *ship*.\n\n:Where: the quay',
      'aurora\nA ship.\n\nWhere: the quay',
    ],
    [
      'grid tables',
      '+-----+------+\n| Day | Time |\n+=====+======+\n| Mon | ten  |\n|     | or so|\n+-----+------+',
      'Day | Time\nMon | ten or so',
    ],
    [
      'simple tables',
      '===  =====\nDay  Time\n===  =====\nMon  *ten*\n===  =====\n\nEnd.',
      'Day | Time\nMon | ten\n\nEnd.',
    ],
    ['lines', '| It sails\n| at noon', 'It sails\nat noon'],
    [
      'transitions and quotations',
      'One.\n\n----------\n\n   Two *lines*\n   of it.',
      'One.\n\nTwo lines of it.',
    ],
  ])('shows %s without marks', (_name, body, text) => {
    expect(shown(body)).toBe(text);
  });

  it('has its fields at the top, below the title or above it', () => {
    const text = 'Ferry\n=====\n\n:date: 2026-03-12\n:tags: sea, ice\n:Author: Ann Berg\n\nIt sails.\n';
    expect(read(text)).toMatchObject({
      title: 'Ferry',
      date: '2026-03-12',
      tags: ['sea', 'ice'],
      text: 'It sails.',
      extra: { author: 'Ann Berg' },
    });
    expect(read(':orphan:\n\nFerry\n=====\n\nIt sails.')).toMatchObject({
      title: 'Ferry',
      text: 'It sails.',
    });
  });

  it('loses no word of prose, lists and code', () => {
    const mark = fc.constantFrom(
      ' ',
      ' *',
      '* ',
      ' **',
      '** ',
      ' ``',
      '`` ',
      ' `',
      '`_ ',
      '\n',
      '\n\n',
      '\n\n- ',
      '\n\n  ',
      '::\n\n   ',
      ' | ',
      '_ ',
      ' <',
      '> ',
      '\\',
    );
    // An address in angle brackets is no text, nor is the target of a link.
    expectWordsKept(read, 'Ferry\n=====\n\n', mark, (text) => /<[^<>]*>/.test(text));
  });

  it('never throws, and takes time in proportion to the length', () => {
    const piece = fc.constantFrom(
      '.. ',
      ':',
      '`',
      '*',
      '|',
      '_',
      '+--+',
      '====',
      '\n',
      '  ',
      'a',
      '::',
      '- ',
      '[1]_',
      '\\',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        expect(read(`a ${pieces.join('')}`).title).not.toBe('');
      }),
    );
    for (const hostile of [
      '`',
      '**a',
      '*a ',
      ':a:`',
      '|a',
      '[a',
      '.. a::\n ',
      '- ',
      '+-+\n',
      '== ==\n',
      'a_',
      '  \n',
    ]) {
      expect(read(`a\n\n${hostile.repeat(20_000)}`).title).toBe('a');
    }
    expect(read(Array.from({ length: 2000 }, (_, i) => `${' '.repeat(i)}- a`).join('\n')).title).toBe('a');
  });
});
