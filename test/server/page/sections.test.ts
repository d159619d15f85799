import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoredDocument } from '../../../src/search/engine.js';
import { addressOfSection, linkToSection, sectionId } from '../../../src/server/page/links.js';
import { nameSection } from '../../../src/server/page/name-section.js';
import { anyCodePoint } from '../../any-text.js';
import { makeDocument } from '../../make-document.js';
import { get } from '../ask.js';
import { FakeEngine } from '../fake-engine.js';
import { openApp } from '../open-app.js';
import { readTags, type Tag } from './read-html.js';

const GUIDE = makeDocument({
  id: 'guide.md',
  title: 'Guide',
  text: 'Before.\n\nSetting up\n\nFetch the ferry.\n\nDetails\nMore of it.\n\nA table of tides.',
  sections: [
    { heading: 'Setting up', level: 2, anchor: 'größe 1#2', start: 9 },
    { heading: 'Details', level: 4, anchor: null, start: 39 },
    { heading: '', level: 0, anchor: 'page=3', start: 60 },
  ],
});

async function getPage(path: string, document: StoredDocument, language = 'en'): Promise<string> {
  const engine = new FakeEngine([document]);
  const headers = { Accept: 'text/html', 'Accept-Language': language };
  const { status, text } = await get(openApp({ engine: () => engine }), path, headers);
  expect(status).toBe(200);
  return text;
}

/** The links that show a title or the name of a section. */
function linksIn(text: string): readonly string[] {
  return readTags(text)
    .filter(({ name, attributes }) => name === 'a' && /documents|example/.test(attributes['href'] ?? ''))
    .map(({ attributes }) => attributes['href'] ?? '');
}

function tagsWithId(text: string): readonly (readonly [string, string])[] {
  const isOurs = ({ attributes }: Tag): boolean => /^(?:section|at)-/.test(attributes['id'] ?? '');
  return readTags(text)
    .filter(isOurs)
    .map(({ name, attributes }) => [name, attributes['id'] ?? '']);
}

describe('the page of a document', () => {
  it('shows its headings as headings, and gives each section the id to which links lead', async () => {
    const text = await getPage('/documents/guide.md', GUIDE);
    expect(tagsWithId(text)).toEqual([
      ['h2', 'section-größe 1#2'],
      ['h4', 'at-39'],
      ['p', 'section-page=3'],
    ]);
    expect(text).toContain('<span class="section-mark">Page 3</span> A table of tides.</p>');
    // Once in the contents, once where it stands.
    expect(text.match(/Setting up/g)).toHaveLength(2);
    expect(text).toMatch(/<p dir="auto" ?>Before\.<\/p>/);
    expect(text).toMatch(/<p dir="auto" ?>\s*More of it\.<\/p>/);
  });

  it('gives no id twice', async () => {
    const twice = { heading: '', level: 0, anchor: 'a' };
    const document = makeDocument({
      id: 'twice',
      text: 'One.\n\nTwo.',
      sections: [
        { ...twice, start: 0 },
        { ...twice, start: 6 },
      ],
    });
    expect(tagsWithId(await getPage('/documents/twice', document))).toEqual([['p', 'section-a']]);
  });
});

describe('a hit', () => {
  it('leads to the section in which the words were found, and names it', async () => {
    const sections = [{ heading: 'Setting up', level: 2, anchor: null, start: 0 }];
    const text = await getPage('/?q=fetch', { ...GUIDE, text: GUIDE.text.slice(21), sections });
    const [title, section] = linksIn(text);
    expect(title).toBe('/documents/guide.md?q=fetch#passage');
    expect(section).toBe('/documents/guide.md?q=fetch#at-0');
    expect(text).toMatch(/class="excerpt-section"[^>]*>Setting up<\/a/);
  });

  it.each([
    ['en', 'Page 3'],
    ['de', 'Seite 3'],
  ])('names the page of a book in the language of the reader: %s', async (language, name) => {
    const sections = [{ heading: '', level: 0, anchor: 'page=3', start: 0 }];
    const text = await getPage('/?q=fetch', { ...GUIDE, text: GUIDE.text.slice(21), sections }, language);
    expect(text).toContain(`>${name}</a`);
  });

  it('leads to the section at its source where it has an address', async () => {
    const document = { ...GUIDE, text: GUIDE.text.slice(21), url: 'https://docs.example/guide?v=2' };
    const sections = [{ heading: 'Setting up', level: 2, anchor: 'größe 1#2', start: 0 }];
    const text = await getPage('/?q=fetch', { ...document, sections });
    expect(linksIn(text)).toEqual([
      'https://docs.example/guide?v=2#gr%C3%B6%C3%9Fe%201%232',
      'https://docs.example/guide?v=2#gr%C3%B6%C3%9Fe%201%232',
      '/documents/guide.md?q=fetch#passage',
    ]);
  });

  it('leads to the whole document where nothing of its text matched', async () => {
    const text = await getPage('/?q=guide', { ...GUIDE, sections: [{ ...GUIDE.sections[0]!, start: 0 }] });
    expect(linksIn(text)[0]).toBe('/documents/guide.md?q=guide');
  });
});

describe('a link to a section', () => {
  it('is read back as the id on the page, whatever the anchor holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCodePoint, minLength: 1 }), (anchor) => {
        const section = { heading: '', level: 0, anchor, start: 0 };
        const url = new URL(linkToSection('/documents/a?q=b', section), 'http://127.0.0.1');
        expect(url.pathname + url.search).toBe('/documents/a?q=b');
        const id = sectionId(section).replaceAll(/\p{Surrogate}/gu, '\u{fffd}');
        expect(decodeURIComponent(url.hash)).toBe(`#${id}`);
      }),
    );
  });

  it('keeps what a browser reads of a page or a moment', () => {
    const address = new URL('https://example.org/talk.mp4');
    const moment = { heading: '', level: 0, anchor: 't=83', start: 0 };
    expect(addressOfSection(address, moment).href).toBe('https://example.org/talk.mp4#t=83');
    expect(addressOfSection(address, { ...moment, anchor: null }).href).toBe(address.href);
    expect(addressOfSection(address, null).href).toBe(address.href);
    const part = new URL('https://example.org/book#chapter-2');
    expect(addressOfSection(part, moment).href).toBe(part.href);
  });
});

describe('the name of a section', () => {
  it.each([
    ['Setup', 'setup', 'Setup'],
    ['', 'page=12', 'Page 12'],
    ['', 't=83', '1:23'],
    ['', 't=3723.5', '1:02:03'],
    ['', 't=5', '0:05'],
    ['', 'setup', null],
    ['', null, null],
  ])('is its heading, or its page or moment: "%s", %s', (heading, anchor, name) => {
    expect(nameSection({ heading, anchor }, 'Page {number}')).toBe(name);
  });
});
