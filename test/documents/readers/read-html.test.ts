import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/documents/document.js';
import { readDeclaredEncoding, readHtml } from '../../../src/documents/readers/read-html.js';
import { decodeText } from '../../../src/documents/source/encoding.js';
import { legacyEncoder } from '../source/encode-legacy.js';

const LOCATION = { path: 'web/ferry.html', line: null };

function read(html: string | Uint8Array): Document {
  const bytes = Buffer.from(html);
  return readHtml(decodeText(bytes, readDeclaredEncoding(bytes)).text, LOCATION, () => undefined);
}

const TEXT = '<p>It sails on Monday.</p>';
const around = (inner: string): string =>
  `<title>Ferry</title><body><nav>Menu</nav><header>Top</header>${inner}<aside>Advert</aside><footer>Foot</footer></body>`;

describe('a page', () => {
  it.each([
    ['<main>', around(`<div>Elsewhere</div><main>${TEXT}</main>`)],
    ['<article>', around(`<article>${TEXT}</article>`)],
    ['an element with the role of main', around(`<p>Elsewhere</p><div role="main">${TEXT}</div>`)],
    ['the body without its furniture', around(TEXT)],
    ['a page that is one form', `<title>Ferry</title><form>${TEXT}<button>Send</button></form>`],
    ['a page that never closes its menu', `<title>Ferry</title><nav>${TEXT}`],
    ['a main that says nothing', around(`<main><script>x</script></main>${TEXT}`)],
  ])('gives the text of %s', (_name, html) => {
    expect(read(html)).toMatchObject({ title: 'Ferry', text: 'It sails on Monday.' });
  });

  it('does not take a teaser for the text', () => {
    const long = `<div>${'<p>The ferry of the islands sails on Monday, if the ice allows.</p>'.repeat(5)}</div>`;
    expect(read(around(`${long}<article>Teaser</article>`)).text).toContain('if the ice allows');
  });

  it('makes paragraphs of blocks, lines of breaks, items and rows', () => {
    const html = around(
      '<main><h2>When</h2><p>On <b>Mon</b>day<br>at&nbsp;noon.</p><ul><li>a coat<li>a book</ul><table><tr><th>Day<td>Sails<tr><td>Monday<td>yes</table><pre>a\n  b</pre></main>',
    );
    expect(read(html).text).toBe(
      'When\n\nOn Monday\nat noon.\n\na coat\na book\n\nDay | Sails\nMonday | yes\n\na\nb',
    );
  });

  it('has headings without the sign that links to them', () => {
    expect(read(around('<main><h1>Head ¶</h1><p>The sign ¶</p></main>'))).toMatchObject({
      title: 'Head',
      text: 'The sign ¶',
    });
  });

  it('keeps the lines of text that a page shows as it is written', () => {
    const html = around(
      '<pre>a\n\nb</pre><div style="color: red; white-space: pre-wrap">c\nd</div><p>e\nf</p>',
    );
    expect(read(html).text).toBe('a\n\nb\n\nc\nd\n\ne f');
  });

  it('reads nothing that is not text, or not shown', () => {
    const unread =
      '<script>s</script><style>s</style><noscript>n</noscript><template>t</template><svg><text>v</text><title>w</title></svg><p hidden>h</p><span aria-hidden="true">i</span><select><option>o</select>';
    expect(read(around(`<main>${unread}${TEXT}</main>`))).toMatchObject({
      title: 'Ferry',
      text: 'It sails on Monday.',
    });
  });

  it.each(['display:none', 'color: red; DISPLAY : none ;', 'visibility: hidden', 'display:none !important'])(
    'reads nothing of an element with the style %s',
    (style) => {
      expect(read(around(`<main><p style="${style}">secret <b>words</b></p>${TEXT}</main>`)).text).toBe(
        'It sails on Monday.',
      );
    },
  );

  it.each(['display: inline', 'no-display:none', 'background: url(none)'])(
    'reads an element with the style %s',
    (style) => {
      expect(read(around(`<main><p style="${style}">Shown words.</p>${TEXT}</main>`)).text).toContain(
        'Shown words.',
      );
    },
  );

  it('is dated by its last change where nothing else dates it, and keeps a date it cannot read', () => {
    const changed = '<meta property="article:modified_time" content="2024-05-06T10:00:00Z">';
    expect(read(`${changed}${TEXT}`).date).toBe('2024-05-06T10:00:00Z');
    expect(read(`${changed}<meta name="date" content="May 2024">${TEXT}`).date).toBe('2024-05');
    expect(read(`<meta name="date" content="03/04/2024">${TEXT}`)).toMatchObject({
      date: null,
      extra: { date: '03/04/2024' },
    });
  });

  it.each([
    ['a banner that asks for consent', '<div id="cookie-banner"><p>We use cookies.</p></div>'],
    ['one of a program', '<div id="CybotCookiebotDialog"><p>We use cookies.</p></div>'],
    ['a sidebar', '<div class="md-sidebar md-sidebar--primary"><ul><li>Chapters</li></ul></div>'],
    ['a table of contents', '<div class="table-of-contents"><ul><li>Chapters</li></ul></div>'],
    ['crumbs', '<ul class="breadcrumbs"><li>Home</li></ul>'],
    ['a link to skip them', '<a class="skip-link" href="#main">Skip to content</a>'],
  ])('leaves out %s', (_name, furniture) => {
    expect(read(`<title>Ferry</title><body>${furniture}${TEXT}`).text).toBe('It sails on Monday.');
  });

  it.each([
    ['with a sidebar', `<div class="has-sidebar">${TEXT}</div>`],
    ['around its text', `<div class="sidebar-page"><main>${TEXT}</main></div>`],
    ['about cookies', `<div class="cookies recipe">${TEXT}</div>`],
  ])('keeps the text of a page %s', (_name, html) => {
    expect(read(`<title>Ferry</title><body>${html}`).text).toBe('It sails on Monday.');
  });

  it('begins sections at headings, by the ids it gives, without the marks of links to them', () => {
    const html = `<title>Ferry</title><main><h1>Ferry</h1>
      <h2 id="when">When<a class="headerlink" href="#when" title="Permalink">¶</a></h2>${TEXT}
      <section id="how"><h2>How <a href="#how">#</a></h2>${TEXT}</section>
      <h2><a name="who"></a>Who</h2>${TEXT}<h3><a class="header" href="#c">In C#</a></h3></main>`;
    const { sections, text } = read(html);
    expect(sections.map(({ heading, level, anchor }) => [heading, level, anchor])).toEqual([
      ['When', 2, 'when'],
      ['How', 2, 'how'],
      ['Who', 2, 'who'],
      ['In C#', 3, null],
    ]);
    expect(text).toMatch(/^When\n\nIt sails/);
  });

  it('says that it asks not to be found', () => {
    const page = (robots: string): Document =>
      read(`<meta name="robots" content="${robots}"><title>F</title>${TEXT}`);
    expect(page('NOINDEX, follow').extra).toEqual({ robots: 'NOINDEX, follow' });
    expect(page('index, follow').extra).toEqual({});
  });

  it('takes its title from the page that is shared, the heading, or the head', () => {
    const head = '<meta property="og:site_name" content="Gazette">';
    const shared = '<meta property="og:title" content="Shared &amp; told">';
    expect(read(`${head}${shared}<title>T</title><main><h1>H</h1>${TEXT}</main>`).title).toBe(
      'Shared & told',
    );
    expect(read(`${head}<title>T</title><main><h1>Ferry <i>sails</i></h1>${TEXT}</main>`)).toMatchObject({
      title: 'Ferry sails',
      text: 'It sails on Monday.',
    });
    expect(read(`${head}<title>Ferry | Gazette</title><body>${TEXT}`).title).toBe('Ferry');
    expect(read(`<title>Ferry - Isles</title><header><h1>Gazette</h1></header>${TEXT}`).title).toBe(
      'Ferry - Isles',
    );
    expect(read('<p>It sails.</p><p>It does.</p>').title).toBe('It sails.');
  });

  it('reads the facts of its head', () => {
    const html = `<html lang="de-AT"><head><link rel="canonical" href="https://example.org/f"><meta name="keywords" content="sea, ice">
      <meta property="article:published_time" content="2026-03-12T08:30:00+01:00"><meta property="article:section" content="Islands">
      <meta property="og:site_name" content="Gazette"><meta name="description" content="Nobody reads this"><title>Ferry</title></head><body>${TEXT}`;
    expect(read(html)).toMatchObject({
      url: 'https://example.org/f',
      date: '2026-03-12T07:30:00Z',
      language: 'de',
      section: 'Islands',
      source: 'Gazette',
      tags: ['sea', 'ice'],
      text: 'It sails on Monday.',
    });
  });

  it('falls back on the shared address and the first time in the text', () => {
    const html =
      '<link rel=canonical href="/f"><meta property="og:url" content="https://example.org/g"><title>Ferry</title><footer><time datetime="2020-01-01">x</time></footer><p><time datetime="2026-03-12">Thursday</time> It sails.</p>';
    expect(read(html)).toMatchObject({ url: 'https://example.org/g', date: '2026-03-12' });
  });

  it('is read in the encoding it declares', () => {
    const html = '<meta charset="koi8-r"><title>Лёд</title><p>Паром.</p>';
    expect(read(legacyEncoder('koi8-r')(html))).toMatchObject({ title: 'Лёд', text: 'Паром.' });
    expect(
      readDeclaredEncoding(
        Buffer.from('<META http-equiv=Content-Type content="text/html; charset=windows-1251">'),
      ),
    ).toBe('windows-1251');
    expect(readDeclaredEncoding(Buffer.from('<?xml version="1.0" encoding="utf-8"?>'))).toBe('utf-8');
    expect(readDeclaredEncoding(Buffer.from('<p>charset=x</p>'))).toBeNull();
  });

  it.each([
    ['nested elements', '<div>'.repeat(100_000)],
    ['nested inline elements with wrong ends', '<b>'.repeat(50_000) + '</i>'.repeat(50_000)],
    ['nested paragraphs', '<div>'.repeat(50_000) + '<p>'.repeat(50_000)],
    ['nested tables', '<table><tr><td>'.repeat(50_000)],
    ['attributes', `<a ${'x=1 '.repeat(100_000)}>`],
    ['a long attribute', `<a x="${'y'.repeat(1_000_000)}">`],
    ['brackets', '< '.repeat(100_000)],
    ['references', '&amp;'.repeat(100_000)],
  ])('survives a flood of %s', (_name, flood) => {
    const { title, text } = read(`<title>Ferry</title><p>It sails.</p>${flood}It does.`);
    expect(title).toBe('Ferry');
    expect(text).toMatch(/^It sails\.[^]*It does\.$/);
  });

  it('survives comments and sections that never end', () => {
    for (const open of ['<!-- ', '<![CDATA[', '<script>', '<style>', '<svg><style><img onerror=x>']) {
      expect(read(`<title>Ferry</title>${TEXT}${open.repeat(1000)}`).text).toContain('It sails on Monday.');
    }
  });
});

describe('the head of a page', () => {
  it('gives author, description and keywords as fields', () => {
    const document = read(
      '<head><meta name="author" content="Kay"><meta name="description" content="All about it">' +
        '<meta name="keywords" content="sea, north ice"></head><body><p>It sails.</p></body>',
    );
    expect(document.tags).toEqual(['sea', 'north ice']);
    expect({ ...document.extra }).toEqual({ author: 'Kay', description: 'All about it' });
  });

  it('gives the text of a page that has none', () => {
    const head = '<title>Ferry</title><meta name="description" content="It sails at noon.">';
    expect(read(`<head>${head}</head><body><div id="app"></div></body>`)).toMatchObject({
      title: 'Ferry',
      text: 'It sails at noon.',
    });
  });

  it('counts less than the front matter above it', () => {
    const page = '<html><head><title>Site</title></head><body><h2>Who</h2><p>It sails.</p></body></html>';
    const document = read(`---\ntitle: Ferry\ndate: 2026-03-12\ntags: sea ice\nlayout: plain\n---\n${page}`);
    expect(document).toMatchObject({
      title: 'Ferry',
      date: '2026-03-12',
      tags: ['sea', 'ice'],
      text: 'Who\n\nIt sails.',
    });
    expect({ ...document.extra }).toEqual({ layout: 'plain' });
  });
});
