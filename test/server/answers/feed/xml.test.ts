import { describe, expect, it } from 'vitest';
import { element } from '../../../../src/server/answers/feed/xml.js';

describe('an element of XML', () => {
  it('has its text and its attributes escaped', () => {
    expect(element('a', `<&>"'`, { href: `x"y'&<`, rel: 'self' })).toBe(
      '<a href="x&quot;y&#39;&amp;&lt;" rel="self">&lt;&amp;&gt;&quot;&#39;</a>',
    );
  });

  it('is closed at once where its text is empty, and is not there where it has none', () => {
    expect(element('a', '', { b: 'c' })).toBe('<a b="c"/>');
    expect(element('a', '')).toBe('<a/>');
    expect(element('a', null, { b: 'c' })).toBe('');
  });

  it('has another character in the place of each that no XML may have, and keeps those it may', () => {
    const forbidden = [
      '\0',
      '\u0008',
      '\u000b',
      '\u000c',
      '\u000e',
      '\u001f',
      '\ufffe',
      '\uffff',
      '\ud800',
      '\udc00',
    ];
    for (const character of forbidden) {
      expect(element('a', `x${character}${character}y`)).toBe('<a>x\ufffd\ufffdy</a>');
      expect(element('a', '', { b: character })).toBe('<a b="\ufffd"/>');
    }
    expect(element('a', '\t\n\r \ud83d\ude00\ufffd')).toBe('<a>\t\n\r \ud83d\ude00\ufffd</a>');
  });
});
