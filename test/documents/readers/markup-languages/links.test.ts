import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Line } from '../../../../src/documents/cleaning/line.js';
import { readAsciidocBody } from '../../../../src/documents/readers/markup-languages/asciidoc-body.js';
import { readLatexBody } from '../../../../src/documents/readers/markup-languages/latex-body.js';
import { readOrgBody } from '../../../../src/documents/readers/markup-languages/org-body.js';
import { readRstBody } from '../../../../src/documents/readers/markup-languages/rst-body.js';
import type { MarkedUpBody } from '../../../../src/documents/readers/read-marked-up-file.js';
import { runs } from '../../../runs.js';
import { readerOf } from './language-reader.js';

/** A line with its links as Markdown would write them. */
function write({ text, links = [] }: Line): string {
  let written = '';
  let from = 0;
  for (const { start, length, href } of links) {
    written += `${text.slice(from, start)}[${text.slice(start, start + length)}](${href})`;
    from = start + length;
  }
  return written + text.slice(from);
}

/** The lines of a text in a language. */
function linesBy(read: (text: string) => MarkedUpBody): (text: string) => readonly string[] {
  return (text) => read(text).lines.map(write);
}

describe('links of reStructuredText', () => {
  const lines = linesBy(readRstBody);

  it('lead to the addresses that are written with them, and to those of targets', () => {
    const text =
      'See `the quay <https://q.example/a_b>`_, `one <https://o.example>`__, `<https://p.example>`_, quay_, `The\nQuay`_ and Ferry_.\n\n' +
      '.. _quay: https://quay.example\n.. _the quay: https://the.example/\n   long\n.. _`ferry`: other.html\n';
    expect(lines(text)[0]).toBe(
      'See [the quay](https://q.example/a_b), [one](https://o.example), [https://p.example](https://p.example), ' +
        '[quay](https://quay.example), [The Quay](https://the.example/long) and [Ferry](other.html).',
    );
  });

  it('lead where other targets lead, and to people', () => {
    const text =
      'See one_, `the two <one_>`_, round_ and ann_.\n\n' +
      '.. _one: two_\n.. _two: `at last`_\n.. _at last: https://l.example/x\\_\n.. _round: round_\n.. _ann: ann@a.example\n';
    expect(lines(text)).toEqual([
      'See [one](https://l.example/x_), [the two](https://l.example/x_), round and [ann](mailto:ann@a.example).',
    ]);
  });

  it('stand in items, tables, notes, fields and lines, several in each, with marks around them', () => {
    const text = `- *See* \`a <https://a.example>\`_ **and** \`b
  <https://b.example>\`_
- \`c <https://c.example>\`_

+----------------------------+---------------------+
| \`d                         | \`e <e.html>\`_ *f*   |
| <https://d.example>\`_      |                     |
+----------------------------+---------------------+

====================  =====
\`g <g.html>\`_         h
====================  =====

.. note:: \`i <i.html>\`_ is new.

:Where: at \`j <j.html>\`_

| \`k <k.html>\`_
| l
`;
    expect(lines(text)).toEqual([
      'See [a](https://a.example) and [b](https://b.example)',
      '[c](https://c.example)',
      '[d](https://d.example) | [e](e.html) f',
      '[g](g.html) | h',
      '[i](i.html) is new.',
      'Where: at [j](j.html)',
      '[k](k.html)',
      'l',
    ]);
  });

  it('go with the pictures and words that stand for a name', () => {
    expect(
      lines('|ship|_ and |ship|.\n\n.. |ship| replace:: the Aurora\n.. _ship: https://a.example\n'),
    ).toEqual(['[the Aurora](https://a.example) and the Aurora.']);
  });

  it('are none within the document, by roles, or by names that are not known', () => {
    expect(
      lines(
        '.. _quay:\n\nSee quay_, `quay`_, `x <#y>`_, :ref:`z <quay>`, `u`_, v_ and `w <https://w.example>`.',
      ),
    ).toEqual(['See quay, quay, x, z, u, v_ and w <https://w.example>.']);
  });
});

describe('links of Org', () => {
  const lines = linesBy(readOrgBody);

  it('lead to addresses and files, with a label and without', () => {
    expect(
      lines(
        'See [[https://q.example/a_b][the quay]], [[https://r.example/a_b_c]], <https://s.example>, [[file:other.org][o]], ' +
          '[[file:../my notes.org::*Heading][n]], [[./p.org::#id][p]], [[file:q.org]] and [[mailto:x@y.example][x]].',
      ),
    ).toEqual([
      'See [the quay](https://q.example/a_b), [https://r.example/a_b_c](https://r.example/a_b_c), ' +
        '[https://s.example](https://s.example), [o](other.org), [n](../my%20notes.org), [p](./p.org#id), [q.org](q.org) and ' +
        '[x](mailto:x@y.example).',
    ]);
  });

  it('stand in items, tables, notes and verses, several in each, with marks in and around them', () => {
    const text = `- [[https://a.example][*a*]] *and [[https://b.example][the =b= /or/ c]]*
  [[https://d.example][d
  e]]
| [[f.org][no]] | [[file:f.org][f]] | [[./g.org][g]] |

Text[fn:: See [[https://h.example][h]].]\\\\
*[[https://i.example][i]] j*

#+begin_verse
[[https://k.example][k
l]]
#+end_verse
#+caption: [[https://m.example][m]]
`;
    expect(lines(text)).toEqual([
      '[a](https://a.example) and [the b or c](https://b.example) [d e](https://d.example)',
      'no | [f](f.org) | [g](./g.org)',
      'Text (See [h](https://h.example).)',
      '[i](https://i.example) j',
      '[k](https://k.example)',
      '[l](https://k.example)',
      '[m](https://m.example)',
    ]);
  });

  it('are none within the document, and to pictures that are not shown', () => {
    expect(
      lines(
        'See [[#a][a]], [[*B][b]], [[id:0a1b][c]], [[some place][d]], [[file:::*E][e]] and [[file:f.png]]',
      ),
    ).toEqual(['See a, b, c, d, e and']);
  });
});

describe('links of AsciiDoc', () => {
  const lines = linesBy(readAsciidocBody);

  it('lead to addresses and files', () => {
    expect(
      lines(
        ':base: https://b.example\n\nSee https://a.example/a_b_c[the quay,window=_blank], https://c.example[], link:d.html[d], link:++e__f__++[e], ' +
          '{base}/g[g], mailto:x@y.example[x], xref:other.adoc#h[h], <<i.adoc#,i>> and xref:j.adoc[].',
      ),
    ).toEqual([
      'See [the quay](https://a.example/a_b_c), [https://c.example](https://c.example), [d](d.html), [e](e__f__), ' +
        '[g](https://b.example/g), [x](mailto:x@y.example), [h](other.adoc#h), [i](i.adoc#) and [j.adoc](j.adoc).',
    ]);
  });

  it('stand in items, tables, notes and quotations, several in each, with marks in and around them', () => {
    const text = `* https://a.example[*a*] _and https://b.example[the \`b\` #or# c]_
link:d.html[d
e] +
f
term:: link:g.html[g]

|===
|link:h.html[h] |_link:i.html[i]_

a|link:j.html[j]
|===

Text.footnote:[See link:k.html[k].] **link:l.html[l]**

[quote, <<m.adoc,m>>]
____
Said.
____
`;
    expect(lines(text)).toEqual([
      '[a](https://a.example) and [the b or c](https://b.example) [d e](d.html)',
      'f',
      'term: [g](g.html)',
      '[h](h.html) | [i](i.html)',
      '[j](j.html)',
      'Text. (See [k](k.html).) [l](l.html)',
      'Said.',
      '— [m](m.adoc)',
    ]);
  });

  it('are none within the document', () => {
    expect(
      lines('See <<times,the times>>, <<v1.2,v>>, xref:place[p], link:#q[q] and https://r.example.'),
    ).toEqual(['See the times, v, p, q and https://r.example.']);
  });
});

describe('links of LaTeX', () => {
  const lines = linesBy(readLatexBody);

  it('lead to addresses and files', () => {
    expect(
      lines(
        'See \\href{https://a.example/\\%20\\_x\\#y}{the \\emph{quay} {at} noon}, \\url{https://b.example/a_b}, \\href{c.pdf} {c} and\n' +
          '\\href{https://d.example/\n  e}{\\textbf{d}}.',
      ),
    ).toEqual([
      'See [the quay at noon](https://a.example/%20_x#y), [https://b.example/a_b](https://b.example/a_b), [c](c.pdf) and ' +
        '[d](https://d.example/e).',
    ]);
  });

  it('stand in items, tables and notes, several in each, over lines and paragraphs', () => {
    const text = `\\begin{itemize}
\\item \\href{a}{a} and \\emph{\\href{b}{b}}
\\item[\\href{c}{c}] or \\href{d}{\\verb|d_d|}
\\end{itemize}
\\begin{tabular}{ll}
\\href{e}{e} & \\href{f}{f \\\\ g} & h \\\\
\\end{tabular}
Text\\footnote{See \\url{i}, \\href{j}{j\\footnote{\\url{k}}}.} \\href{l}{m

n} o.
`;
    expect(lines(text)).toEqual([
      '[a](a) and [b](b)',
      '[c](c): or [d_d](d)',
      '[e](e) | [f](f)',
      '[g](f) | h',
      'Text (See [i](i), [j (k)](j).) [m](l)',
      '[n](l) o.',
    ]);
  });

  it('are none within the document, and where no text follows', () => {
    expect(lines('See \\href{#a}{a}, \\hyperref[b]{b}, \\href{c} d, \\href{e')).toEqual(['See a, b, d, e']);
  });
});

/** By language: what reads it, a link in it, and the same in a heading, which is the title. */
const LANGUAGES = [
  {
    language: 'restructuredtext',
    read: readRstBody,
    link: '`the quay <https://q.example>`_',
    head: ':where: `a <https://a.example>`_\n\n`the quay <https://q.example>`_\n===============================\n\n',
  },
  {
    language: 'org',
    read: readOrgBody,
    link: '[[https://q.example][the quay]]',
    head: '#+AUTHOR: [[https://a.example][a]]\n* [[https://q.example][the quay]]\n',
  },
  {
    language: 'asciidoc',
    read: readAsciidocBody,
    link: 'https://q.example[the quay]',
    head: '= https://q.example[the quay]\n:author: link:a[a]\n\n',
  },
  {
    language: 'latex',
    read: readLatexBody,
    link: '\\href{https://q.example}{the quay}',
    head: '\\author{\\href{https://a.example}{a}}\n\\section{\\href{https://q.example}{the quay}}\n',
  },
] as const;

/** What stands in a text beside links: marks of any of the languages, and control characters. */
const MARKS = [
  ...[
    '*',
    '_',
    '/',
    '`',
    '``',
    '#',
    '|',
    '\\',
    '{',
    '}',
    '[',
    ']',
    '[[',
    '][',
    ']]',
    '<',
    '>',
    '(',
    ')',
    '+',
    '-',
  ],
  ...[' ', '\n', '\n\n', '\n- ', '\n* ', '\n| ', '  ', '\\\\\n', ' +\n', '::', '_ ', '`_', '&', '$', '%\n'],
  ...[
    'footnote:[',
    '[fn:: ',
    '\\footnote{',
    '\\url{',
    '\\href{',
    'link:a.html[',
    '<<a.adoc,',
    '|a|_',
    'a_ ',
    ' <b_>`_',
  ],
  ...[
    '\u0001',
    '\u0002',
    '\u00010\u0002',
    '\u00011\u0002',
    '\u0003',
    '\u0008',
    'e\u0301',
    '\u00a0',
    '\u2028',
  ],
  ...[
    'a',
    'word',
    '\n.. _a: https://a.example\n',
    '\n.. _b: a_\n',
    '\n.. |a| replace:: b_ c\n',
    '\n:a: {a}b\n',
  ],
];

describe.each(LANGUAGES)('links of $language', ({ language, read, link, head }) => {
  it('are annotations of the document, and none of its title, headings and fields', () => {
    const document = readerOf(language, 'ferry')(`${head}See ${link}.\n`);
    expect(document).toMatchObject({ title: 'the quay', text: 'See the quay.' });
    expect(document.annotations).toEqual([{ kind: 'link', start: 4, length: 8, value: 'https://q.example' }]);
    expect(Object.values(document.extra)).toContain('a');
    for (const line of read(head).lines) expect(line.links).toBeUndefined();
  });

  it('are the same beside control characters that look like places of what is hidden', () => {
    const fake = '\u00010\u0002 \u00011\u0002 \u0001\u0002 \u0003 \u0008';
    expect(read(`${head}x ${fake} ${link} ${fake}\n`).lines.map(write).at(-1)).toMatch(
      /^x [01 ]* ?\[the quay\]\(https:\/\/q\.example\) [01 ]*$/,
    );
  });

  it('lie in their lines, whose text has no control character, whatever stands around them', () => {
    const piece = fc.oneof(fc.constantFrom(...MARKS), fc.constant(link));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        for (const { text, links = [], isHeading } of read(pieces.join('')).lines) {
          expect(text).not.toMatch(/\p{Cc}/u);
          if (isHeading) expect(links).toEqual([]);
          let reached = 0;
          for (const { start, length, href } of links) {
            expect(start).toBeGreaterThanOrEqual(reached);
            expect(length).toBeGreaterThan(0);
            expect(href).toMatch(/^[^#]/);
            reached = start + length;
          }
          expect(reached).toBeLessThanOrEqual(text.length);
        }
      }),
      runs(100),
    );
  });

  it('take time in proportion to their number', () => {
    const { lines } = read(`${link} `.repeat(5000) + `\n\n${link}`);
    expect(lines.map(({ links = [] }) => links.length)).toEqual([100, 1]);
  });
});
