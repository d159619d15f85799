// Where the element asks: a server by its endpoint, or an index that lies as files beside a page.

import { createClient } from '../../client/client.js';
import { createNotBefore, type NotBefore } from '../client/not-before.js';
import type { SearchSource } from './search-session.js';
import { createSiteSource } from './site-source.js';

/** Longer than the client waits by itself, and shorter than the second that a server may ask for at least. */
const MAX_WAIT_MS = 500;

/** What a page says of where to search. */
export interface SourceAttributes {
  readonly endpoint: string | null;
  readonly index: string | null;
  readonly key: string | null;
}

/** A source, and what addresses of hits begin at. */
export interface OpenSource {
  readonly source: SearchSource;
  /** What relative addresses of documents begin at. */
  readonly base: string;
  /** Where the server shows documents to everybody; null where nothing does. */
  readonly pages: string | null;
}

/** Opens the source. Throws TypeError where a page names none, or what is no address. */
export function openSource({ endpoint, key, index }: SourceAttributes): OpenSource {
  if (endpoint === null) {
    if (index === null) throw new TypeError('<findling-search> needs the attribute endpoint or index.');
    const base = folderAt(index);
    return { source: createSiteSource(base), base, pages: null };
  }
  const base = folderAt(endpoint);
  const source = createClient({
    endpoint: base,
    ...(key === null ? {} : { key }),
    retries: 1,
    // Where the server says how long to wait, all questions wait for it, and not one of them alone within the client.
    maxWaitMs: MAX_WAIT_MS,
  });
  // Browsers send no key when they follow a link.
  return { source, base, pages: key === null ? base : null };
}

/** By what a page says of the server. */
const known = new Map<string, NotBefore<unknown>>();

/** Whether a server may be asked: the same for all elements of a page that ask it with the same key, since it counts them together. */
export function notBeforeOf({ endpoint, key }: SourceAttributes): NotBefore<unknown> {
  const name = JSON.stringify([endpoint, key]);
  const notBefore = known.get(name) ?? createNotBefore<unknown>();
  known.set(name, notBefore);
  return notBefore;
}

function folderAt(address: string): string {
  return new URL(address.endsWith('/') ? address : `${address}/`, document.baseURI).href;
}
