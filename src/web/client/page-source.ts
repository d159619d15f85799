// Asks the server for pages: the one that submitting the form would load. Results and completions come with one answer.

import { readRetryAfter } from '../../client/retry.js';
import { type Asking, createLatestFirst, type LatestFirst } from './latest-first.js';
import { createNotBefore, isRefusing, Refusal } from './not-before.js';
import { parseDocument } from './trusted-html.js';

/** What came back for a page. */
export type PageAnswer =
  /** A page to show, be it of results or of a failure that the reader can mend: it has a results region. */
  | { readonly kind: 'page'; readonly page: Document }
  /** Nothing from this server: the network is gone, or something between says so in words of its own. */
  | { readonly kind: 'offline' };

/** What is asked for. */
export interface PageQuestion {
  readonly address: string;
  /** Whether the last word is still being typed: then completions come, too. */
  readonly isTyping: boolean;
}

/** What the page of a refusal says in the reader's language; nothing where it is not a page of this server. */
export interface RefusalWords {
  /** Why this reader is refused, where it is for what this reader did; nothing where the server has too much to do. */
  readonly reason: string;
  /** How long to wait. */
  readonly wait: string;
}

/** What becomes of the answers. */
export interface PageAsking<Question extends PageQuestion> extends Pick<
  Asking<Question, PageAnswer, RefusalWords>,
  'take' | 'refuse'
> {
  /** A question goes to the server. */
  readonly onAsk?: () => void;
}

/** For all questions of this page, whatever they are for. */
const notBefore = createNotBefore<RefusalWords>();

/** Questions for pages. */
export function createPageQuestions<Question extends PageQuestion>({
  onAsk,
  ...asking
}: PageAsking<Question>): LatestFirst<Question> {
  return createLatestFirst<Question, PageAnswer, RefusalWords>({
    ...asking,
    notBefore: () => notBefore,
    ask: (question, signal) => {
      onAsk?.();
      return fetchPage(question, signal);
    },
  });
}

async function fetchPage(
  { address, isTyping }: PageQuestion,
  signal: AbortSignal,
): Promise<PageAnswer | Refusal<RefusalWords>> {
  const url = new URL(address, location.origin);
  if (isTyping) url.searchParams.set('prefix', 'last');
  try {
    const response = await fetch(url, { signal, headers: { Accept: 'text/html' } });
    const page = parseDocument(await response.text());
    if (isRefusing(response.status)) {
      const seconds = readRetryAfter(response.headers.get('Retry-After'), Date.now());
      return new Refusal(seconds, readRefusal(page, response.status));
    }
    // A proxy that fails, or wants a login, answers with a page of its own.
    return page.querySelector('#results') === null ? { kind: 'offline' } : { kind: 'page', page };
  } catch {
    // Also one that breaks off midway: whoever waits is told.
    return { kind: 'offline' };
  }
}

/** What the page of a refusal says: the wait stands before the link that asks again. */
function readRefusal(page: Document, status: number): RefusalWords {
  const reason = status === 429 ? page.querySelector('#results .lead')?.textContent : null;
  const wait = page.querySelector('#results .button')?.previousSibling?.textContent;
  return { reason: reason?.trim() ?? '', wait: wait?.trim() ?? '' };
}
