import { describe, expect, it } from 'vitest';
import { readPageBlocks } from '../../../../src/documents/readers/front-matter/page-blocks.js';

const HERO = { name: 'Gull', text: 'Letters fly', actions: [{ text: 'Begin', link: '/guide' }] };

function textsOf(fields: Readonly<Record<string, unknown>>, isEmpty: boolean): readonly string[] {
  return readPageBlocks(fields, isEmpty).map(({ text }) => text);
}

describe('the blocks of a page', () => {
  it('are the text of a page without a body, in order and without addresses', () => {
    const fields = { layout: 'home', hero: HERO, banner: { title: 'Spring', image: 'a.png' } };
    expect(textsOf(fields, true)).toEqual(['Gull', 'Letters fly', 'Begin', 'Spring']);
  });

  it('stand above a body only where themes show them there', () => {
    expect(textsOf({ hero: HERO, banner: { title: 'Spring' } }, false)).toEqual([
      'Gull',
      'Letters fly',
      'Begin',
    ]);
  });

  it('are not what is said to programs, nor fields of the page itself', () => {
    const fields = {
      title: 'Home',
      head: [{ title: 'x' }],
      seo: { description: 'y' },
      authors: [{ name: 'Ida' }],
    };
    expect(textsOf(fields, true)).toEqual([]);
  });

  it('are read as HTML where they are', () => {
    expect(textsOf({ hero: { text: 'Fly<br>high &amp; far' } }, true)).toEqual(['Fly', 'high & far']);
  });
});
