import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectWordsKept, readerOf } from './language-reader.js';

const read = readerOf('latex', 'papers/ferry.tex');

/** The text of the body of a document with a title. */
function shown(body: string): string {
  return read(
    `\\documentclass{article}\n\\title{Ferry}\n\\begin{document}\n\\maketitle\n${body}\n\\end{document}\n`,
  ).text;
}

describe('LaTeX', () => {
  it('has its fields in its preamble, and its headings begin sections', () => {
    const document = read(
      '\\documentclass[a4paper]{article}\n\\usepackage{a}\n\\title{The \\emph{ferry}}\n\\author{Ann Berg}\n\\date{2026-03-12}\n\\begin{document}\n\\maketitle\nIt sails.\n\n' +
        '\\section[Short]{Times \\& days}\\label{s}\nMonday.\n\\subsection*{Slow}\nIce.\n\\end{document}\nnot shown',
    );
    expect(document).toMatchObject({
      title: 'The ferry',
      date: '2026-03-12',
      text: 'It sails.\n\nTimes & days\n\nMonday.\n\nSlow\n\nIce.',
      extra: { author: 'Ann Berg' },
      sections: [
        { heading: 'Times & days', level: 2 },
        { heading: 'Slow', level: 3 },
      ],
    });
    expect(read('\\chapter{Ferry}\nIt sails.')).toMatchObject({ title: 'Ferry', text: 'It sails.' });
  });

  it.each([
    [
      'commands',
      'It \\textbf{sails \\emph{at}} {\\large noon}~\\cite{a}\\ref{b}, see \\href{https://q.example}{the quay}.',
      'It sails at noon , see the quay.',
    ],
    [
      'signs and accents',
      "Caf\\'e, \\\"{u}ber, \\c{c}a, na\\\"{\\i}ve, stra\\ss e; 50\\,\\% \\& more -- ``so'' \\ldots",
      'Café, über, ça, naïve, straße; 50 % & more – “so” …',
    ],
    ['comments', 'It sails. % not today\nReally\\%.\n\n% nor tomorrow\nEnd.', 'It sails. Really%.\n\nEnd.'],
    ['footnotes', 'It sails\\footnote{Or \\emph{not}.} daily.', 'It sails (Or not.) daily.'],
    [
      'lists',
      'Bring:\n\\begin{itemize}\n\\item a coat\n\\item[Book] or two\n  of them\n\\end{itemize}\nEnd.',
      'Bring:\n\na coat\nBook: or two of them\n\nEnd.',
    ],
    [
      'code',
      'Run:\n\\begin{verbatim}\nsail % \\now\n  fast\n\\end{verbatim}\nor \\verb|a_b{|.',
      'Run:\n\nsail % \\now\nfast\n\nor a_b{.',
    ],
    [
      'figures and tables',
      '\\begin{figure}[ht]\\includegraphics[width=1cm]{a}\\caption{In ice}\\end{figure}\n\\begin{tabular}{l|l}\\hline Day & Time \\\\ Mon & ten\\\\\\end{tabular}',
      'In ice\n\nDay | Time\nMon | ten',
    ],
    ['mathematics', 'Let $x_1 \\leq \\alpha^2$ and a_b.', 'Let x1 ≤ α 2 and a_b.'],
    ['drawings', '\\begin{tikzpicture}\\draw (0,0);\\end{tikzpicture}End.', 'End.'],
  ])('shows the text of %s', (_name, body, text) => {
    expect(shown(body)).toBe(text);
  });

  it('loses no word of prose, lists and unknown commands', () => {
    const mark = fc.constantFrom(
      ' ',
      ' \\emph{',
      '} ',
      ' {',
      '\n',
      '\n\n',
      '\n\\item ',
      ' $',
      '$ ',
      '\\\\ ',
      ' & ',
      '\\begin{center}',
      '\\end{center}',
      ' [',
      '] ',
      '~',
      '\\section{',
      '\\footnote{',
    );
    expectWordsKept(read, '\\title{Ferry}\\begin{document}', mark);
  });

  it('never throws, and takes time in proportion to the length', () => {
    const piece = fc.constantFrom(
      '\\',
      '{',
      '}',
      '$',
      '%',
      '\n',
      'a',
      '\\begin{verbatim}',
      '\\end{a}',
      '\\item',
      '[',
      ']',
      '\\section',
      "'",
      '\\"',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        expect(read(`\\title{a}\\begin{document}a ${pieces.join('')}`).title).toBe('a');
      }),
    );
    for (const hostile of [
      '{',
      '\\footnote{',
      '\\section{',
      '\\begin{verbatim}',
      '\\begin{comment}',
      '\\verb|',
      '[',
      '$',
      '\\',
      '%',
      '\\cite{',
      '\n',
    ]) {
      expect(read(`\\title{a}\\begin{document}b ${hostile.repeat(20_000)}`).title).toBe('a');
    }
  });
});
