import { describe, expect, it } from 'vitest';
import { placeAnnotations } from '../../../src/documents/annotations.js';
import { joinLines } from '../../../src/documents/cleaning/body-lines.js';
import { linesOfMarkup } from '../../../src/documents/markup/markup.js';
import { readMarkdownBody } from '../../../src/documents/readers/markdown/markdown-body.js';
import type { StoredDocument } from '../../../src/search/engine.js';
import { resolveLinks } from '../../../src/server/answers/page/resolve-links.js';
import { renderBody } from '../../../src/server/page/document/document-body.js';
import { makeDocument } from '../../make-document.js';
import { get } from '../ask.js';
import { FakeEngine } from '../fake-engine.js';
import { openApp } from '../open-app.js';

function makeSet(lines: Parameters<typeof joinLines>[0]): StoredDocument {
  return makeDocument({
    id: 'guide/a.md',
    title: 'A',
    text: joinLines(lines),
    annotations: placeAnnotations(lines),
  });
}

const NO_MATCHES = { ranges: [], passage: null };

/** The body without the attributes that say which way a text runs. */
function render(document: StoredDocument, part = { start: 0, end: document.text.length }): string {
  return renderBody(document, { part, matches: NO_MATCHES, links: [], pageName: '' })
    .join('')
    .replaceAll(/<[^>]+>/g, (tag) =>
      tag
        .replaceAll(/ dir="\w+"| tabindex="0"/g, '')
        .replaceAll(/\s+/g, ' ')
        .replace(' >', '>'),
    );
}

const markdown = (text: string): string => render(makeSet(readMarkdownBody(text).lines));
const html = (text: string): string => render(makeSet(linesOfMarkup(text)));

describe('a document on its page', () => {
  it('has its lists in one another, and goes on counting behind what interrupts them', () => {
    const nested = '<ul><li>a</li><li>b<ol><li>one</li></ol></li><li>c</li></ul>';
    expect(markdown('- a\n- b\n  1. one\n- c')).toBe(nested);
    expect(html('<ul><li>a</li><li>b<ol><li>one</li></ol></li><li>c</li></ul>')).toBe(nested);
    expect(markdown('1. a\n\n   ```\n   x\n   ```\n2. b')).toBe(
      '<ol><li>a</li></ol><pre><code>x</code></pre><ol start="2"><li>b</li></ol>',
    );
    expect(markdown('1. a\n2. b\n\ntext\n\n1. c')).toBe(
      '<ol><li>a</li><li>b</li></ol><p>text</p><ol><li>c</li></ol>',
    );
  });

  it('has its code with the columns and blank lines it was written with', () => {
    const code = 'if (x) {\n    y();\n\n    z();\n}';
    expect(markdown(`\`\`\`\n${code}\n\`\`\``)).toBe(`<pre><code>${code}</code></pre>`);
    expect(html(`<pre>${code}</pre>`)).toBe(`<pre><code>${code}</code></pre>`);
    expect(html('<pre>&lt;b onclick=x&gt;</pre>')).toBe('<pre><code>&lt;b onclick=x&gt;</code></pre>');
  });

  it('is set so in each of its parts, also where one begins within a list or code', () => {
    const document = makeSet(readMarkdownBody('- a\n- b\n\n```\n  c\n  d\n```').lines);
    const at = document.text.indexOf('b');
    expect(render(document, { start: at, end: document.text.length })).toBe(
      '<ul><li>b</li></ul><pre><code>  c\n  d</code></pre>',
    );
    const inside = document.text.indexOf('d');
    expect(render(document, { start: inside, end: document.text.length })).toBe('<pre><code>d</code></pre>');
  });

  it('without annotations looks as its text does', () => {
    const text = 'A paragraph.\n\n- x\n- y\n\n3. u\n4. v\n\n    code\n    more';
    expect(render(makeDocument({ id: 'a', title: 'A', text }))).toBe(
      '<p>A paragraph.</p><ul><li>x</li><li>y</li></ul><ol start="3"><li>u</li><li>v</li></ol><pre><code>    code\n    more</code></pre>',
    );
  });

  it('shows every word once, whatever the annotations say', () => {
    const text = 'a b\nc d\n\ne f\ng';
    const kinds = ['bullets', 'numbers', 'code', 'link'] as const;
    for (let seed = 0; seed < 300; seed += 1) {
      const annotations = [0, 1, 2].map((step) => ({
        kind: kinds[(seed * 7 + step * 3) % 4] ?? 'code',
        start: (seed * 5 + step * 11) % 15,
        length: 1 + ((seed * 3 + step * 7) % 14),
        value: ['1', '+2', '3', 'x"y', '-9'][(seed + step) % 5] ?? '',
      }));
      annotations.sort((a, b) => a.start - b.start);
      const shown = render(makeDocument({ id: 'a', title: 'A', text, annotations }));
      expect(
        shown
          .replaceAll(/<[^>]+>/g, ' ')
          .match(/[a-g]/g)
          ?.join(''),
        JSON.stringify(annotations),
      ).toBe('abcdefg');
    }
  });
});

describe('links of a document', () => {
  const linked = (href: string, changes: Partial<StoredDocument> = {}): StoredDocument =>
    makeDocument({
      id: 'guide/a.md',
      title: 'A',
      text: 'See this.',
      annotations: [{ kind: 'link', start: 4, length: 4, value: href }],
      ...changes,
    });
  const others = ['guide/b.md', 'guide/deep/c.html', 'top.md', 'folder/index.md', 'caf\u00e9.md'].map((id) =>
    makeDocument({
      id,
      title: id,
      text: 'x',
      sections: [{ heading: 'Setup', level: 2, anchor: 'setup', start: 0 }],
    }),
  );
  const follow = async (href: string, changes: Partial<StoredDocument> = {}): Promise<string | undefined> => {
    const document = linked(href, changes);
    const [link] = await resolveLinks(new FakeEngine([document, ...others]), document, 'guide/a.md');
    return link?.href;
  };

  it.each([
    ['b.md', '/documents/guide/b.md'],
    ['./b.md#setup', '/documents/guide/b.md#section-setup'],
    ['b', '/documents/guide/b.md'],
    ['deep/c.html?x=1', '/documents/guide/deep/c.html'],
    ['../top.md', '/documents/top.md'],
    ['/top', '/documents/top.md'],
    ['../folder/', '/documents/folder/index.md'],
    ['../caf%C3%A9.md', '/documents/caf%C3%A9.md'],
    ['https://x.example/y', 'https://x.example/y'],
    ['mailto:a@b.example', 'mailto:a@b.example'],
  ])('%s leads to %s', async (href, target) => {
    expect(await follow(href)).toBe(target);
  });

  it('reads each document once that a section is looked for in, and no more than are worth it', async () => {
    const names = Array.from({ length: 40 }, (_, at) => `n${at}.md`);
    const annotations = names.flatMap((name, at) =>
      ['#a', '#b', ''].map((fragment, part) => ({
        kind: 'link' as const,
        start: 3 * at + part,
        length: 1,
        value: name + fragment,
      })),
    );
    const document = makeDocument({ id: 'guide/a.md', title: 'A', text: 'x'.repeat(200), annotations });
    const engine = new FakeEngine([
      document,
      ...names.map((name) => makeDocument({ id: `guide/${name}`, title: name, text: 'x' })),
    ]);
    const read: string[] = [];
    const find = engine.document.bind(engine);
    engine.document = (id) => {
      read.push(id);
      return find(id);
    };
    expect(await resolveLinks(engine, document, 'guide/a.md')).toHaveLength(annotations.length);
    expect(read).toEqual(names.slice(0, 20).map((name) => `guide/${name}`));
  });

  it.each([
    'absent.md',
    '../../../etc/passwd',
    '#absent',
    'javascript:alert(1)',
    'data:text/html,x',
    '//evil.example',
    'http://[',
    '%',
  ])('%s leads nowhere', async (href) => {
    expect(await follow(href)).toBeUndefined();
  });

  it('lead into the document itself, and to its source where the index has no such document', async () => {
    const sections = [{ heading: 'Setup', level: 2, anchor: 'setup', start: 0 }];
    expect(await follow('#setup', { sections })).toBe('#section-setup');
    expect(await follow('absent', { url: 'https://site.example/docs/a' })).toBe(
      'https://site.example/docs/absent',
    );
  });

  it('stand on the page with what was found in them marked', async () => {
    const engine = new FakeEngine([
      linked('b.md', {
        text: 'See this ferry.',
        annotations: [{ kind: 'link', start: 4, length: 10, value: 'b.md' }],
      }),
      ...others,
    ]);
    const { text } = await get(openApp({ engine: () => engine }), '/documents/guide/a.md?q=ferry', {
      Accept: 'text/html',
    });
    expect(text).toMatch(/See <a href="\/documents\/guide\/b\.md"\s*>this <mark [^>]+>ferry<\/mark><\/a>\./);
  });
});
