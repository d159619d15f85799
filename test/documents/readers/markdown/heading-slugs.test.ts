import fc from 'fast-check';
import GithubSlugger from 'github-slugger';
import { describe, expect, it } from 'vitest';
import { HeadingSlugs } from '../../../../src/documents/readers/markdown/heading-slugs.js';

describe('HeadingSlugs', () => {
  it('gives headings the anchors that GitHub gives them', () => {
    const heading = fc
      .array(fc.constantFrom('A', 'a', ' ', '-', '-1', '1', '_', 'é', '.', '渡', '🎉', '-2'), {
        maxLength: 4,
      })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(heading, { maxLength: 12 }), (headings) => {
        const [slugs, slugger] = [new HeadingSlugs(), new GithubSlugger()];
        expect(headings.map((text) => slugs.next(text))).toEqual(headings.map((text) => slugger.slug(text)));
      }),
    );
  });
});
