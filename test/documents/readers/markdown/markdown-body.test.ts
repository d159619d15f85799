import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMarkdownBody } from '../../../../src/documents/readers/markdown/markdown-body.js';
import { shownText } from './rules/shown-text.js';

describe('the body of a Markdown file', () => {
  it('begins a section at each heading, with its level', () => {
    const { lines } = readMarkdownBody('# Ferry\n\nIt sails.\n\n## In *winter* {#ice}\n\nOr not.');
    expect(lines.map(({ text, section }) => [text, section])).toEqual([
      ['Ferry', { heading: 'Ferry', level: 1, anchor: 'ferry' }],
      ['It sails.', undefined],
      ['In winter', { heading: 'In winter', level: 2, anchor: 'ice' }],
      ['Or not.', undefined],
    ]);
  });

  it('is parsed however long it is', () => {
    const paragraph = 'It **sails** on [Monday](m.md).\n\n';
    expect(shownText(paragraph.repeat(50_000))).toBe('It sails on Monday.\n\n'.repeat(50_000).trim());
    expect(shownText('It **sails** on [Monday](m.md). '.repeat(5000))).toBe(
      'It sails on Monday. '.repeat(5000).trim(),
    );
  });

  it.each([['> '], ['- '], ['> - '], ['1. ']])('keeps the words of a hundred levels of %j', (mark) => {
    expect(shownText(`${mark.repeat(100)}It sails.`)).toBe('It sails.');
  });

  it('reads Markdown inside of HTML, and references once', () => {
    const html =
      '<details>\n<summary>When *it* sails</summary>\n- on **Monday** &lt;b&gt;\n- or [not](n.md)\n</details>';
    expect(shownText(html)).toBe('When it sails\n\non Monday <b>\nor not');
    expect(shownText('<pre>\n**a**\n</pre>')).toBe('**a**');
  });

  it('loses no word of prose', () => {
    const word = fc.stringMatching(/^[a-zA-Zäé中я]{1,8}$/);
    const punctuation = fc.constantFrom(
      ' ',
      ', ',
      '. ',
      ' - ',
      ': ',
      '; ',
      ' (',
      ') ',
      '! ',
      '? ',
      ' = ',
      ' $ ',
      ' % ',
      ' ^ ',
      ' "',
      '" ',
      '\n',
      '\n\n',
      ' / ',
      '’s ',
      ' & ',
      ' + ',
    );
    const prose = fc.array(fc.tuple(word, punctuation), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(prose, (pieces) => {
        const text = `a ${pieces.map((piece) => piece.join('')).join('')}`;
        const words = (body: string): string[] => body.match(/\p{L}+/gu) ?? [];
        expect(words(shownText(text))).toEqual(words(text));
      }),
    );
  });

  it('never fails, whatever marks it meets', () => {
    const mark = fc.constantFrom(
      ...'{{ }} {% %} {# [[ ]] ![[ | ==  %% $$ ^ [^1] [^1]: ::: !!! === <A </A> <b> { } {: {. { /* */ ` ``` > - # \n \n\n import export'.split(
        ' ',
      ),
      ' ',
      '\n',
      '\n    ',
      'word',
    );
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 80 }), (marks) => {
        const text = marks.join('');
        expect(() => [shownText(text), shownText(text, { syntax: 'mdx' })]).not.toThrow();
      }),
    );
  });
});
