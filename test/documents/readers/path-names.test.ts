import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/documents/document.js';
import { addPathNames } from '../../../src/documents/readers/path-names.js';
import { makeDocument } from '../../make-document.js';

const named = (path: string, values: Partial<Document> = {}): Document =>
  addPathNames(makeDocument({ id: path, ...values }), path);

describe('the path of a file', () => {
  it('gives the first folder for the section that nothing else names', () => {
    expect(named('harbour/ferries/winter.md', { section: null }).section).toBe('harbour');
    expect(named('_posts/winter.md', { section: null }).section).toBe('posts');
    expect(named('harbour/winter.md', { section: 'News' }).section).toBe('News');
  });

  it.each(['winter.md', '2026/winter.md', '2026/03/12/winter.md'])('names no section in %s', (path) => {
    expect(named(path, { section: null }).section).toBeNull();
  });

  it('gives the names of folders and file to be searched, each once', () => {
    expect(
      named('harbour/Old ferries/winter_time-table.v2.md', { title: 'Ferry', other: ['Boats'] }).other,
    ).toEqual(['Boats', 'harbour', 'Old ferries', 'winter time-table.v2']);
    expect(named('ferry/Ferry_News.md', { title: 'Ferry news!', other: [] }).other).toEqual(['ferry']);
    expect(named('2026/0312.md', { other: [] }).other).toEqual([]);
  });
});
