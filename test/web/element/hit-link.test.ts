import { describe, expect, it } from 'vitest';
import { type LinkedHit, linkOf } from '../../../src/web/element/hit-link.js';

const server = { template: null, base: 'https://find.example/', pages: 'https://find.example/' };

function makeHit(id: string, url: string | null = null, anchor: string | null = null): LinkedHit {
  return { id, url, snippets: [{ section: { heading: '', level: 1, anchor, start: 0 } }] };
}

describe('the link of a hit', () => {
  it('is the address of the document, at the section that matched', () => {
    expect(linkOf(makeHit('a', 'https://a.example/x'), 'q', server)).toBe('https://a.example/x');
    expect(linkOf(makeHit('a', 'https://a.example/x', 'tide tables'), 'q', server)).toBe(
      'https://a.example/x#tide%20tables',
    );
    expect(linkOf(makeHit('a', '/x#own', 'other'), 'q', server)).toBe('https://find.example/x#own');
  });

  it('is the page of the server where the document has none, and nothing where that needs a key', () => {
    expect(linkOf(makeHit('a b/c#1', null, 'x'), 'ferry & co', server)).toBe(
      'https://find.example/documents/a%20b/c%231?q=ferry+%26+co#x',
    );
    expect(linkOf(makeHit('a'), 'q', { ...server, pages: null })).toBeNull();
  });

  it('leads to the page of the document, and to nothing else of the server, whatever its id', () => {
    expect(
      ['notes/similar', 'docs/original', '..', '../queries'].map((id) => linkOf(makeHit(id), 'q', server)),
    ).toEqual([
      'https://find.example/documents/notes%2Fsimilar?q=q',
      'https://find.example/documents/docs%2Foriginal?q=q',
      'https://find.example/documents/..%2F?q=q',
      'https://find.example/documents/..%2Fqueries?q=q',
    ]);
  });

  it('follows a template, however a generator names its pages', () => {
    const rules = { ...server, base: 'https://site.example/docs/' };
    const link = (id: string, template: string) => linkOf(makeHit(id), 'q', { ...rules, template });
    expect(link('guide/start.md', '/{path}')).toBe('https://site.example/guide/start');
    expect(link('guide/index.html', '/{path}')).toBe('https://site.example/guide/');
    expect(link('index.html', '/{path}')).toBe('https://site.example/');
    expect(link('guide/start.html', '{id}')).toBe('https://site.example/docs/guide/start.html');
  });

  it('has no half of a character in it, where the id, the template or the anchor has one', () => {
    expect(linkOf(makeHit('a\ud800/\udc00', null, 'x\udfff'), 'q\ud800', server)).toBe(
      'https://find.example/documents/a%EF%BF%BD/%EF%BF%BD?q=q%EF%BF%BD#x%EF%BF%BD',
    );
    expect(linkOf(makeHit('\ud83d\ude00/\ud83d.md'), 'q', { ...server, template: '/{path}' })).toBe(
      'https://find.example/%F0%9F%98%80/%EF%BF%BD',
    );
  });

  it('is never a script', () => {
    expect(linkOf(makeHit('a', 'javascript:alert(1)'), 'q', server)).toBeNull();
    expect(linkOf(makeHit('a', 'data:text/html,x'), 'q', server)).toBeNull();
    expect(linkOf(makeHit('a', 'http://['), 'q', server)).toBeNull();
  });
});
