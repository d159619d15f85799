// Asks the server for pages: the one that submitting the form would load. Results and completions come with one answer.

import { readRetryAfter } from '../../client/retry.js';
import { type Asking, createLatestFirst, type LatestFirst } from './latest-first.js';
import { createNotBefore, isRefusing, Refusal } from './not-before.js';
import { parseDocument } from './trusted-html.js';

/** What came back for a page. */
export type PageAnswer =
  /** A page to show, be it of results or of a failure that the reader can mend. */
  { readonly kind: 'page'; readonly page: Document } | { readonly kind: 'offline' };

/** What is asked for. */
export interface PageQuestion {
  readonly address: string;
  /** Whether the last word is still being typed: then completions come, too. */
  readonly isTyping: boolean;
}

/** What becomes of the answers. A refusal says how long to wait, in words; nothing where the server did not. */
export interface PageAsking<Question extends PageQuestion> extends Pick<
  Asking<Question, PageAnswer, string>,
  'take' | 'refuse'
> {
  /** A question goes to the server. */
  readonly onAsk?: () => void;
}

/** For all questions of this page, whatever they are for. */
const notBefore = createNotBefore<string>();

/** Questions for pages. */
export function createPageQuestions<Question extends PageQuestion>({
  onAsk,
  ...asking
}: PageAsking<Question>): LatestFirst<Question> {
  return createLatestFirst<Question, PageAnswer, string>({
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
): Promise<PageAnswer | Refusal<string>> {
  const url = new URL(address, location.origin);
  if (isTyping) url.searchParams.set('prefix', 'last');
  try {
    const response = await fetch(url, { signal, headers: { Accept: 'text/html' } });
    const page = parseDocument(await response.text());
    if (!isRefusing(response.status)) return { kind: 'page', page };
    return new Refusal(readRetryAfter(response.headers.get('Retry-After'), Date.now()), readWait(page));
  } catch (error) {
    if (signal.aborted || error instanceof TypeError) return { kind: 'offline' };
    throw error;
  }
}

/** How long to wait, as the page of a refusal says it in the reader's language: before the link that asks again. */
function readWait(page: Document): string {
  return page.querySelector('#results .button')?.previousSibling?.textContent?.trim() ?? '';
}
