import { describe, expect, it } from 'vitest';
import { dropTemplateMarks } from '../../../src/documents/readers/html-templates.js';

describe('HTML of templates', () => {
  it('loses the marks of templates and what they comment out', () => {
    const html =
      '{% extends "base" %}<p>It {{ verb }} sails.{# why #}</p>{% comment %}not this{% endcomment %}';
    expect(dropTemplateMarks(html, false)).toBe('<p>It  sails.</p>');
  });

  it('is told by its front matter, too', () => {
    expect(dropTemplateMarks('<p>{{ site.name }} sails.</p>', true)).toBe('<p> sails.</p>');
  });

  it.each(['{{ a', '{% comment %}', '{# a', '{% endcomment'])(
    'is gone through once: a million of %j',
    (mark) => {
      const html = mark.repeat(1_000_000);
      expect(dropTemplateMarks(`{% block a %}${html}`, true)).toBe(mark === '{% comment %}' ? '' : html);
    },
  );

  it.each([
    '<p>A page about it</p><pre>{% for a in b %}</pre>',
    '<p>Braces {{ so }} and {# such #}</p>',
    '<p>{a: 1}</p>',
  ])('is not %j', (html) => {
    expect(dropTemplateMarks(html, false)).toBe(html);
  });
});
