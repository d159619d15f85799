// Asks the server for pages: the one that submitting the form would load. Results and completions come with one answer.

import { parseDocument } from './trusted-html.js';

/** What came back for a page. */
export type PageAnswer =
  /** A page to show, be it of results or of a failure that the reader can mend. */
  | { readonly kind: 'page'; readonly page: Document }
  /** The server has too much to do: in so many seconds it may be asked again. */
  | { readonly kind: 'busy'; readonly seconds: number }
  | { readonly kind: 'offline' };

const TOO_MANY = 429;
const UNAVAILABLE = 503;
/** How long to wait where the server does not say. */
const DEFAULT_SECONDS = 5;
/** No page waits longer before it asks again by itself. */
const MAX_SECONDS = 60;

/** The page at an address. @param isTyping whether the last word is still being typed: then completions come, too */
export async function fetchPage(
  address: string,
  isTyping: boolean,
  signal: AbortSignal,
): Promise<PageAnswer> {
  const url = new URL(address, location.origin);
  if (isTyping) url.searchParams.set('prefix', 'last');
  try {
    const response = await fetch(url, { signal, headers: { Accept: 'text/html' } });
    if (response.status === TOO_MANY || response.status === UNAVAILABLE) {
      const said = Number(response.headers.get('Retry-After') ?? DEFAULT_SECONDS);
      const seconds = Number.isFinite(said) ? said : DEFAULT_SECONDS;
      return { kind: 'busy', seconds: Math.min(Math.max(seconds, 1), MAX_SECONDS) };
    }
    return { kind: 'page', page: parseDocument(await response.text()) };
  } catch (error) {
    if (signal.aborted || error instanceof TypeError) return { kind: 'offline' };
    throw error;
  }
}
