// Feeds that site generators write beside the pages they are of. Read as documents they would say everything again, under the address
// of the published page.

const FEED = /^(?:index|feed|rss|atom)\.(?:xml|rss|atom)$/i;
const HOME = 'index.html';

/** The feeds in a folder that is a page itself, or in one below it: `index.xml` beside `index.html`, `feed/feed.xml` below it. */
export function findRepeatedFeeds(paths: readonly string[]): ReadonlySet<string> {
  const feeds = paths.filter((path) => FEED.test(path.slice(path.lastIndexOf('/') + 1)));
  if (feeds.length === 0) return new Set();
  const known = new Set(paths);
  return new Set(
    feeds.filter((path) => {
      const folder = path.split('/').slice(0, -1);
      return [folder, folder.slice(0, -1)].some((at) => known.has([...at, HOME].join('/')));
    }),
  );
}
