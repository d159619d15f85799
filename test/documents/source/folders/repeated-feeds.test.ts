import { describe, expect, it } from 'vitest';
import { findRepeatedFeeds } from '../../../../src/documents/source/folders/repeated-feeds.js';

describe('findRepeatedFeeds', () => {
  it.each([
    ['beside the page of a folder', ['index.html', 'index.xml', 'tags/a/index.html', 'tags/a/index.xml']],
    ['in a folder below a page', ['index.html', 'feed/feed.xml']],
    ['by each of their names', ['blog/index.html', 'blog/atom.xml', 'blog/rss.xml']],
  ])('has feeds %s', (_, paths) => {
    expect([...findRepeatedFeeds(paths)]).toEqual(paths.filter((path) => path.endsWith('.xml')));
  });

  it.each([
    ['feeds without pages', ['feed.xml', 'news/rss.xml']],
    ['other files beside a page', ['index.html', 'report.xml', 'feed.json', 'a/b/feed.xml']],
  ])('has none of %s', (_, paths) => {
    expect([...findRepeatedFeeds(paths)]).toEqual([]);
  });
});
