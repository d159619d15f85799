// A search over the files of an export, in memory.

import { encodeSiteIndex } from '../../../src/index/minisearch/encode-site-index.js';
import type { Generation } from '../../../src/index/read/generation.js';
import { SiteFiles } from '../../../src/web/site/site-files.js';
import { SiteSearch } from '../../../src/web/site/site-search.js';
import { createStemmer } from '../../../src/web/site/site-stemmer.js';

const BASE = 'https://site.example/index/';
/** So small that each word and each document have a file of their own. */
export const tiny = { postings: 40, positions: 40, texts: 40 };

/** A search over the files of a generation; `asked` gets the names of those that are loaded. */
export function openSiteSearch(generation: Generation, units = tiny, asked: string[] = []): SiteSearch {
  const files = new Map(
    [...encodeSiteIndex(generation, ({ url }) => url, units)].map(({ name, bytes }) => [name, bytes]),
  );
  const fetchFile = (address: URL): Promise<Response> => {
    const name = address.href.slice(BASE.length);
    asked.push(name);
    const bytes = files.get(name);
    return Promise.resolve(
      new Response(bytes === undefined ? null : Buffer.from(bytes), { status: bytes ? 200 : 404 }),
    );
  };
  return new SiteSearch(new SiteFiles(BASE, fetchFile), (analyzer) =>
    Promise.resolve(createStemmer(analyzer)),
  );
}
