import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectWordsKept, readerOf } from './language-reader.js';

const read = readerOf('asciidoc', 'docs/ferry.adoc');

/** The text of what stands below a title. */
function shown(body: string): string {
  return read(`= Ferry\n\n${body}\n`).text;
}

describe('AsciiDoc', () => {
  it('has its title, author and date in its head, and its headings begin sections with the ids of Asciidoctor', () => {
    const document = read(
      '= The *ferry*\nAnn Berg <ann@example.org>\nv1.0, 2026-03-12\n:keywords: sea, ice\n:product: Aurora\n\nThe {product} sails.\n\n' +
        '== Times & days\n\nMonday.\n\n[[slow]]\n=== Über Eis\n\nSlow.\n\n== Times & days\n\n[#own.role]\n== Own\n\nEnd.\n',
    );
    expect(document).toMatchObject({
      title: 'The ferry',
      date: '2026-03-12',
      tags: ['sea', 'ice'],
      extra: { author: 'Ann Berg' },
    });
    expect(document.text).toBe(
      'The Aurora sails.\n\nTimes & days\n\nMonday.\n\nÜber Eis\n\nSlow.\n\nTimes & days\n\nOwn\n\nEnd.',
    );
    expect(document.sections).toMatchObject([
      { heading: 'Times & days', level: 2, anchor: '_times_days' },
      { heading: 'Über Eis', level: 3, anchor: 'slow' },
      { heading: 'Times & days', level: 2, anchor: '_times_days_2' },
      { heading: 'Own', level: 2, anchor: 'own' },
    ]);
  });

  it.each([
    [
      'emphasis and code',
      'It *sails* _at_ `noon *sharp*`, **un**bound, #soon# and [.red]#late#.',
      'It sails at noon *sharp*, unbound, soon and late.',
    ],
    [
      'what only looks like emphasis',
      'Use 2 * 3 * 4, snake_case_name, a#b and \\*this*.',
      'Use 2 * 3 * 4, snake_case_name, a#b and *this*.',
    ],
    [
      'links',
      'See https://q.example[the quay,window=_blank], link:a.html[a page], <<times,the times>>, xref:b.adoc#x[B] and https://q.example.',
      'See the quay, a page, the times, B and https://q.example.',
    ],
    [
      'macros',
      'Press kbd:[Ctrl+C], menu:File[Save] image:a.png[a ferry,50] footnote:[Or not.] ((ice))(((hidden))).',
      'Press Ctrl+C, File › Save a ferry (Or not.) ice.',
    ],
    [
      'quotation marks and pluses',
      '"`It sails`", +literal *x*+ and pass:[<b>].',
      '“It sails”, +literal x+ and <b>.',
    ],
    [
      'comments, attributes and includes',
      '// a comment\n\n////\nmore\n////\n\n:toc:\n\n[source,java]\n\ninclude::a.adoc[]\n\ntoc::[]\n\nIt sails.',
      'It sails.',
    ],
    [
      'admonitions and blocks',
      '[NOTE]\n.Cold\n====\nIt is *cold*.\n\nVery.\n====\n\nTIP: Ice.',
      'Cold\n\nIt is cold.\n\nVery.\n\nTIP: Ice.',
    ],
    ['code', '[source,sh]\n----\nsail *now* # <1>\n\n  fast\n----\n<1> Or so.', 'sail *now*\nfast\n\nOr so.'],
    [
      'quotations with their authors',
      '[quote, Ann Berg, Letters]\n____\nIt sails.\n____',
      'It sails.\n\n— Ann Berg, Letters',
    ],
    ['pictures', '.In ice\nimage::a.png[A ferry, 50%]', 'In ice\n\nA ferry'],
    [
      'lists',
      'Bring:\n\n* a coat\n* a *book*\nor two\n** thick\n+\nVery.\n\n. first\n. [x] second',
      'Bring:\n\na coat\na book or two\nthick\nVery.\nfirst\nsecond',
    ],
    ['terms', 'aurora:: A *ship*.\nquay::\n  A place.', 'aurora: A ship.\nquay A place.'],
    ['tables', '[cols="1,2"]\n|===\n|Day |Time\n\n|Mon\n2+^|*ten*\n|===', 'Day | Time\nMon\nten'],
    ['line breaks', 'It sails +\nat noon\nor so.', 'It sails\nat noon or so.'],
    ['headings with a line below', 'Times\n-----\n\nMonday.', 'Times\n\nMonday.'],
  ])('shows %s without marks', (_name, body, text) => {
    expect(shown(body)).toBe(text);
  });

  it('is titled by its first heading where it has none of its own, and cannot grow by its attributes', () => {
    expect(read('It sails.\n\n== Times\n\nMonday.')).toMatchObject({
      title: 'Times',
      text: 'It sails.\n\nMonday.',
    });
    const levels = Array.from({ length: 9 }, (_, i) => `:a${i + 1}: ${`{a${i}}`.repeat(10)}`).join('\n');
    expect(
      read(`= Ferry\n:a0: ferry ferry\n${levels}\n\nIt sails. ${'{a9}'.repeat(1000)}`).text.length,
    ).toBeLessThan(100_000);
  });

  it('cannot grow by attributes however many paragraphs refer to them', () => {
    const value = 'ferry '.repeat(100);
    const { text } = read(`= Ferry\n:a: ${value}\n\n${'{a}\n\n'.repeat(5000)}It sails.`);
    expect(text.length).toBeLessThan(1_100_000);
    expect(text.startsWith('ferry ferry')).toBe(true);
    expect(text.endsWith('It sails.')).toBe(true);
  });

  it('loses no word of prose, lists and code', () => {
    const mark = fc.constantFrom(
      ' ',
      ' *',
      '* ',
      ' _',
      '_ ',
      ' `',
      '` ',
      ' #',
      '# ',
      '\n',
      '\n\n',
      '\n* ',
      '\n. ',
      '\n+\n',
      ':: ',
      '\n====\n',
      '\n----\n',
      '\n|===\n|',
      ' |',
      ' +\n',
      '^',
      '~',
      '\n\n== ',
    );
    expectWordsKept(read, '= Ferry\n\n', mark);
  });

  it('never throws, and takes time in proportion to the length', () => {
    const piece = fc.constantFrom(
      '= ',
      ':',
      '`',
      '*',
      '|',
      '_',
      '[',
      ']',
      '====',
      '\n',
      '  ',
      'a',
      '::',
      '. ',
      '{a}',
      '<<',
      '\\',
      '+',
      'image::',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        expect(read(`= a\n\na ${pieces.join('')}`).title).not.toBe('');
      }),
    );
    for (const hostile of [
      '`',
      '**a',
      '*a _b ',
      '[a',
      'a::',
      '<<a',
      '{a',
      '((',
      'https://a,',
      '====\n',
      '|===\n',
      '* ',
      ' ',
      '\n',
      '+++a',
      'image:a',
      ':a: {a}{a}b\n',
    ]) {
      expect(read(`= a\n\n${hostile.repeat(20_000)}b`).title).toBe('a');
    }
  });
});
