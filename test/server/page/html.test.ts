import { describe, expect, it } from 'vitest';
import { html, type Markup, trustMarkup } from '../../../src/server/page/html.js';

const text = (markup: Markup): string => markup.toString();

describe('a template', () => {
  it('has no indents within and around blocks, and a space where a line breaks within text', () => {
    expect(
      text(html`
        <ul>
          <li>one two</li>
          <li>${'three'}</li>
        </ul>
      `).trim(),
    ).toBe('<ul><li>one two</li> <li>three</li></ul>');
  });

  it('keeps one space beside elements within a line', () => {
    expect(
      text(
        html`<p>
          <b> bold </b>
          <a href="x"> link </a>
          and
          <mark> marked</mark>
        </p>`,
      ),
    ).toBe('<p><b> bold </b> <a href="x"> link </a> and <mark> marked</mark></p>');
  });

  it('ends a tag that is written over several lines where its last attribute ends', () => {
    expect(
      text(
        html`<input name="a" value="${'b'}" />
          <p class="c">text</p>`,
      ),
    ).toBe('<input name="a" value="b" /><p class="c">text</p>');
  });

  it('knows the element of a tag in which a value stands', () => {
    const name = 'x';
    expect(text(html`<div class="${name}">block</div>`)).toBe('<div class="x">block</div>');
    expect(text(html`<span class="${name}"> inline</span>`)).toBe('<span class="x"> inline</span>');
    expect(text(html`<h1 class="${name}" id="${name}">heading</h1>`)).toBe(
      '<h1 class="x" id="x">heading</h1>',
    );
  });

  it('is read for a tag that goes on only as long as it does', () => {
    expect(text(html`<div title="${'a'}">${'b'} > c</div>`)).toBe('<div title="a">b > c</div>');
  });
});

describe('spaces around line breaks', () => {
  /** What is sent of a template without values; written here with its breaks, which a formatter would move. */
  const pack = (template: string): string => text(html(Object.assign([template], { raw: [template] })));

  it.each([
    ['<p\n>x', '<p>x'],
    ['<p \n  >x', '<p>x'],
    ['<p  \n  >x', '<p>x'],
    ['<br\n/>x', '<br />x'],
    ['<br  \n  />x', '<br />x'],
    ['<h1>\nx', '<h1>x'],
    ['<h1>  \n  x', '<h1>x'],
    ['<h1 id="a">  \n  x', '<h1 id="a">x'],
    ['x\n</h1>', 'x</h1>'],
    ['x  \n  </h1>', 'x</h1>'],
    ['<abbr>\n  x', '<abbr>x'],
    ['<rb>\n  x', '<rb>x'],
    ['<summary>\n  x\n</summary>', '<summary> x </summary>'],
    ['x\n  y', 'x y'],
  ])('%j is sent as %j', (template, sent) => {
    expect(pack(template)).toBe(sent);
  });
});

describe('values', () => {
  it('are written by their kind, however deep they lie in lists', () => {
    expect(text(html`${['<', [trustMarkup('<i>'), [1, null, false, undefined]], html`<b>&</b>`]}`)).toBe(
      '&lt;<i>1<b>&</b>',
    );
  });

  it('leave what stands around them as it is', () => {
    expect(text(html`a${'b'}c${'d'}`)).toBe('abcd');
    expect(text(html`nothing`)).toBe('nothing');
  });
});
