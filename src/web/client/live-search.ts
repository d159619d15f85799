// Results while typing: asks the server for the page that submitting the form would load, and puts the results region of
// that page into this one. It never renders results itself, so that the page is the same with and without scripts.

import type { Announcer } from './announcer.js';
import { parseDocument } from './trusted-html.js';

const DEBOUNCE_MS = 120;

/** Shows results without loading a new page. */
export interface LiveSearch {
  /** Shows the results of what is in the form, soon: typing on replaces the request. */
  readonly searchSoon: () => void;
  /** Shows them now, for words that are finished; a button of the form may add to what is asked. */
  readonly searchNow: (button?: HTMLElement | null) => void;
  /** Shows the results of an address from the history. */
  readonly restore: (address: URL) => void;
}

interface View {
  /** What the address bar shows. */
  readonly address: string;
  /** Whether the last word is still being typed. */
  readonly isTyping: boolean;
}

/** Live search for this form into this region; the region's content is replaced, the region stays. */
export function createLiveSearch(
  form: HTMLFormElement,
  region: HTMLElement,
  announcer: Announcer,
): LiveSearch {
  let timer: number | undefined;
  let running: AbortController | undefined;
  /** Whether the view on screen has an entry of its own in the history. */
  let isSettled = true;
  let shown = location.pathname + location.search;

  const show = async (view: View): Promise<void> => {
    window.clearTimeout(timer);
    running?.abort();
    const request = new AbortController();
    running = request;
    region.setAttribute('aria-busy', 'true');
    try {
      const page = await fetchPage(view, request.signal);
      takeOver(region, page);
      announcer.announce(region.dataset['announcement'] ?? '');
      shown = view.address;
    } catch (error) {
      if (request.signal.aborted) return;
      showFailure(region, announcer);
      if (!(error instanceof TypeError)) throw error;
    }
    if (running === request) region.removeAttribute('aria-busy');
  };

  const remember = (address: string): void => {
    if (address === location.pathname + location.search) return;
    if (isSettled) history.pushState(null, '', address);
    else history.replaceState(null, '', address);
    isSettled = false;
  };

  return {
    searchSoon() {
      window.clearTimeout(timer);
      announcer.hush();
      timer = window.setTimeout(() => {
        const address = addressOf(form);
        remember(address);
        void show({ address, isTyping: true });
      }, DEBOUNCE_MS);
    },
    searchNow(button = null) {
      const address = addressOf(form, button);
      remember(address);
      isSettled = true;
      void show({ address, isTyping: false });
    },
    restore(address) {
      const path = address.pathname + address.search;
      isSettled = true;
      if (path !== shown) void show({ address: path, isTyping: false });
    },
  };
}

/** The address that submitting the form would lead to, without its empty parts. */
function addressOf(form: HTMLFormElement, button: HTMLElement | null = null): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of new FormData(form, button)) {
    const isUsual = value === '' || (name === 'sort' && value === 'relevance');
    if (typeof value === 'string' && !isUsual) parameters.set(name, value);
  }
  const text = parameters.toString();
  return text === '' ? '/' : `/?${text}`;
}

async function fetchPage({ address, isTyping }: View, signal: AbortSignal): Promise<Document> {
  const url = new URL(address, location.origin);
  if (isTyping) url.searchParams.set('prefix', 'last');
  const response = await fetch(url, { signal, headers: { Accept: 'text/html' } });
  return parseDocument(await response.text());
}

/** Moves the new page's results into this one, keeping the focus on the control that had it. */
function takeOver(region: HTMLElement, page: Document): void {
  const fresh = page.getElementById('results');
  if (fresh === null) throw new TypeError('The answer has no results region.');
  const focused = region.contains(document.activeElement) ? (document.activeElement?.id ?? '') : '';
  region.dataset['announcement'] = fresh.dataset['announcement'] ?? '';
  region.replaceChildren(...fresh.childNodes);
  document.title = page.title;
  if (focused !== '') document.getElementById(focused)?.focus();
}

function showFailure(region: HTMLElement, announcer: Announcer): void {
  const text = 'The server cannot be reached. What you see is from before.';
  let notice = region.querySelector('.notice.failure');
  if (notice === null) {
    notice = document.createElement('p');
    notice.className = 'notice failure';
    region.prepend(notice);
  }
  notice.textContent = text;
  announcer.announce(text);
}
