import { describe, expect, it } from 'vitest';
import { get } from '../../server/ask.js';
import { openApp } from '../../server/open-app.js';
import { ask, makeDocument } from '../memory-generation.js';
import { openCollection } from './open-collection.js';

describe('highlights come escaped, once', () => {
  const hostile = '<script>alert("ferry")</script> & <img src=x onerror=alert(1)> the ferry &amp; Co';

  it('in the answer: no markup but marks, and the text itself when they are taken away and entities are read', () => {
    const [hit] = ask([makeDocument({ id: 'a', title: hostile, text: hostile })], '<script> ferry').hits;
    for (const [html, text] of [
      [hit?.titleHtml ?? '', hit?.title ?? ''],
      [hit?.snippets[0]?.html ?? '', hit?.snippets[0]?.text ?? ''],
    ] as const) {
      expect(html).toContain('<mark>ferry</mark>');
      const bare = html.replaceAll(/<\/?mark>/g, '');
      expect(bare).not.toMatch(/[<>"]/);
      expect(text).toContain('<script>');
      expect(text).toContain('&amp; Co');
      const entities: Readonly<Record<string, string>> = {
        lt: '<',
        gt: '>',
        quot: '"',
        '#39': "'",
        amp: '&',
      };
      expect(bare.replaceAll(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => entities[name] ?? '')).toBe(
        text,
      );
    }
  });

  it('on the page: neither the document nor the query brings a script or an image with it', async () => {
    const engine = await openCollection([{ id: 'a', title: hostile, text: hostile }]);
    const { text } = await get(
      openApp({ engine: () => engine }),
      `/?q=${encodeURIComponent(`ferry ${hostile}`)}`,
    );
    expect(text).toContain('<mark>ferry</mark>');
    expect(text).not.toMatch(/<script>|<img/);
    expect(text).not.toContain('&amp;lt;');
    expect(text).not.toContain('&amp;amp;amp;');
  });
});
