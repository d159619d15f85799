// Follows every link of a site as a browser and a program would: addresses in pages, redirects, and addresses in JSON.

import { readTags } from './page/read-html.js';

/** Attributes of tags that lead somewhere. */
const ADDRESSES = ['href', 'src', 'action'];

/** What a crawl has found. */
export interface Crawl {
  /** Every address that was asked for, as path and query. */
  readonly seen: readonly string[];
  /** Addresses that do not answer 200, and where they were found. */
  readonly broken: readonly string[];
  /** Addresses of this host that lie outside the folder, and where they were found. */
  readonly outside: readonly string[];
}

/**
 * Crawls the folder of a site from an address on.
 * @param folder path with a slash at its end; other sites of the host lie beside it
 * @param limit addresses after which it stops
 */
export async function crawl(start: string, folder: string, limit: number): Promise<Crawl> {
  const { origin } = new URL(start);
  const waiting = [start];
  const known = new Set(waiting);
  const seen: string[] = [];
  const broken: string[] = [];
  const outside: string[] = [];
  while (waiting.length > 0 && seen.length < limit) {
    // The shortest first: each kind of page before the many views of a search.
    waiting.sort((a, b) => a.length - b.length);
    const address = waiting.shift() ?? '';
    seen.push(address.slice(origin.length));
    const response = await fetch(address, {
      headers: { Accept: 'text/html, */*;q=0.5' },
      redirect: 'manual',
    });
    const body = await response.text();
    const location = response.headers.get('location');
    if (response.status !== 200 && location === null) broken.push(`${response.status} ${address}`);
    for (const found of location === null
      ? addressesIn(body, response.headers.get('content-type') ?? '')
      : [location]) {
      if (found.startsWith('#') || !URL.canParse(found, address)) continue;
      const target = new URL(found, address);
      target.hash = '';
      if (target.origin !== origin || known.has(target.href)) continue;
      known.add(target.href);
      if (target.pathname.startsWith(folder)) waiting.push(target.href);
      else outside.push(`${target.pathname} in ${address}`);
    }
  }
  return { seen, broken, outside };
}

function addressesIn(body: string, contentType: string): readonly string[] {
  if (contentType.includes('html') || contentType.includes('xml'))
    return readTags(body).flatMap(({ attributes }) =>
      ADDRESSES.flatMap((name) => (attributes[name] === undefined ? [] : [attributes[name]])),
    );
  if (!contentType.includes('json')) return [];
  const description = JSON.parse(body) as { readonly servers?: readonly { readonly url: string }[] };
  return description.servers?.map(({ url }) => `${url}/`.replace('//', '/')) ?? [];
}
