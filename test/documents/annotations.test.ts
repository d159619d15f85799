import { describe, expect, it } from 'vitest';
import { isLinkable, MAX_ANNOTATIONS, placeAnnotations } from '../../src/documents/annotations.js';
import { joinLines } from '../../src/documents/cleaning/body-lines.js';
import type { Line } from '../../src/documents/cleaning/line.js';
import { linesOfMarkup } from '../../src/documents/markup/markup.js';
import { readMarkdownBody } from '../../src/documents/readers/markdown/markdown-body.js';

/** Kind, value and text of each annotation. */
function annotate(lines: readonly Line[]): readonly string[] {
  const text = joinLines(lines);
  return placeAnnotations(lines).map(
    ({ kind, start, length, value }) =>
      `${kind} ${value} ${JSON.stringify(text.slice(start, start + length))}`,
  );
}

const markdown = (text: string): readonly string[] => annotate(readMarkdownBody(text).lines);
const html = (text: string): readonly string[] => annotate(linesOfMarkup(text));

describe('the annotations of a text', () => {
  it('are none where it is set as any other', () => {
    expect(markdown('# Title\n\nA paragraph\nof two lines.\n\n> And a quotation.')).toEqual([]);
    expect(html('<p>One</p><p>Two <b>words</b></p>')).toEqual([]);
  });

  it('are lists with how deep they lie, and whether they go on', () => {
    const lists = ['bullets 1 "a\\nb"', 'numbers 2 "one\\ntwo"', 'bullets +1 "c"'];
    expect(markdown('- a\n- b\n  1. one\n  2. two\n- c\n')).toEqual(lists);
    expect(html('<ul><li>a</li><li>b<ol><li>one</li><li>two</li></ol></li><li>c</li></ul>')).toEqual(lists);
  });

  it('keep lists apart that follow one another', () => {
    expect(markdown('- a\n- b\n\ntext\n\n1. c\n2. d')).toEqual(['bullets 1 "a\\nb"', 'numbers 1 "c\\nd"']);
    expect(html('<ul><li>a</li></ul><ul><li>b</li></ul>')).toEqual(['bullets 1 "a"', 'bullets 1 "b"']);
  });

  it('are code with the columns before its lines and its blank lines', () => {
    const code = 'if (x) {\n    y();\n\n\tz();\n}';
    const noted = 'code 04-40 "if (x) {\\ny();\\nz();\\n}"';
    expect(markdown(`\`\`\`js\n${code}\n\`\`\``)).toEqual([noted]);
    expect(markdown('    plain\n    code')).toEqual(['code  "plain\\ncode"']);
    // In HTML a blank line is one in the text, too.
    expect(html(`<pre><code>${code}</code></pre>`)).toEqual([noted.replace('y();\\n', 'y();\\n\\n')]);
    expect(html('<pre>a</pre><pre>b</pre>')).toEqual(['code  "a"', 'code  "b"']);
  });

  it('are links with their addresses, wherever they stand in a line', () => {
    const links = [
      'link a.md "first"',
      'link https://b.example/x "the  second".'.replace('  ', ' ').slice(0, -1),
    ];
    expect(markdown('See [first](a.md)   and [the *second*](https://b.example/x).')).toEqual(links);
    expect(
      html(
        '<p>See <a href="a.md">first</a> and\n <a href=" https://b.example/x ">the  <i>second</i></a>.</p>',
      ),
    ).toEqual(links);
    expect(markdown('- [x][1]\n\n[1]: #there')).toEqual(['bullets 1 "x"', 'link #there "x"']);
  });

  it('are the links of each of many lines of a paragraph', () => {
    const { lines } = readMarkdownBody(`[two  \nlines](c) [a](b) [c](d)\n${'[a](b)  \n'.repeat(8000)}`);
    const link = { start: 0, length: 1, href: 'b' };
    expect(lines).toHaveLength(8001);
    expect(lines[0]?.links).toBeUndefined();
    const second = lines[1];
    expect(second?.links?.map(({ start, length }) => second.text.slice(start, start + length))).toEqual([
      'a',
      'c',
      'a',
    ]);
    expect(lines.slice(2).filter(({ links }) => links?.length === 1 && links[0]?.href === 'b')).toHaveLength(
      7999,
    );
    expect(lines.at(-1)?.links).toEqual([link]);
  });

  it('are the links of the cells of a table, each on its own text and on no other', () => {
    const table = (rows: string): readonly string[] => markdown(`| a | b |\n|---|---|\n${rows}`);
    expect(table('| one | see [two](x) |')).toEqual(['link x "two"']);
    expect(table('| [é  e](c) | | [d](e) [f](g) |\n| | [h](i) |')).toEqual(['link c "é e"', 'link i "h"']);
    expect(table('| &nbsp; [a](b) | x [c](d)  [e](f) |')).toEqual(['link b "a"', 'link d "c"', 'link f "e"']);
    expect(table('| [c](d) | e |\n<br>[a b](x)')).toEqual(['link d "c"', 'link x "a b"']);
    expect(table('| [c](d) | e |\n\n<Card>hello</Card>\n')).toEqual(['link d "c"']);
  });

  it('are links in the cells of a table of HTML, without what divides the cells', () => {
    const table = (cells: string): readonly string[] => html(`<table><tr>${cells}</table>`);
    expect(table('<td>é<td><a href=x>a b</a>')).toEqual(['link x "a b"']);
    expect(table('<td>é<td> <a href=x> <b> a</b> b</a><td><a href=y>c</a>')).toEqual([
      'link x "a b"',
      'link y "c"',
    ]);
    expect(table('<td>é<a href=x> <td>a</a> b')).toEqual(['link x "a"']);
    expect(table('<td>é<td>f <a href=x>a</a>')).toEqual(['link x "a"']);
    expect(table('<td><a href=x>a</a><td><a href=y> </a>b')).toEqual(['link x "a"']);
  });

  it('are no links that a browser might run, nor such as lead to what is no page', () => {
    for (const href of [
      'javascript:alert(1)',
      'JaVaScRiPt:x',
      ' javascript:x',
      'data:text/html,x',
      'vbscript:x',
      '//evil.example/x',
      'file:///etc/passwd',
      'a b',
      'a"b',
      'x\u0000',
      '',
      'x'.repeat(600),
    ])
      expect(isLinkable(href), href).toBe(false);
    for (const href of [
      'a.md',
      '../b/c.html#d',
      '#e',
      '/f?g=h',
      'https://i.example/j',
      'mailto:k@l.example',
      'm:n'.replace(':', '/'),
    ])
      expect(isLinkable(href), href).toBe(true);
    expect(markdown('[x](javascript:alert(1)) [y](<java script:z>)')).toEqual([]);
    expect(html('<a href="javascript:alert(1)">x</a><a href="java&#10;script:alert(1)">y</a>')).toEqual([]);
  });

  it('leave links out where their addresses would be as long as the text', () => {
    const links = Array.from({ length: 100 }, (_, at) => `[${at}](https://example.org/a/long/path/to/${at})`);
    const kept = markdown(links.join('\n\n'));
    expect(kept.length).toBeGreaterThan(3);
    expect(kept.length).toBeLessThan(10);
  });

  it('are so many of one document at most, the first of it', () => {
    const items = Array.from({ length: MAX_ANNOTATIONS + 3 }, (_, at) => `- a${at}\n  - b`);
    const kept = markdown(`[x](y)\n\n${items.join('\n')}`);
    expect(kept).toHaveLength(MAX_ANNOTATIONS);
    expect(kept.slice(0, 3)).toEqual(['link y "x"', 'bullets 1 "a0"', 'bullets 2 "b"']);
    expect(kept.at(-1)).toBe(`bullets +1 "a${MAX_ANNOTATIONS / 2 - 1}"`);
  });

  it('keep the columns of so many lines of code, and of none of a block beyond them', () => {
    const block = (lines: number): string => `\`\`\`\n${'  x\n'.repeat(lines)}\`\`\`\n\nText.\n\n`;
    const { lines } = readMarkdownBody(block(15_000) + block(6000) + block(4000));
    expect(placeAnnotations(lines).map(({ value }) => value.length)).toEqual([15_000, 0, 4000]);
  });

  it('do not change the text', () => {
    const text = '- [a](b) `c`\n- d\n\n```\n  e\n\n f\n```\n\n1. g';
    expect(joinLines(readMarkdownBody(text).lines)).toBe('a c\nd\n\ne\nf\n\ng');
  });
});
