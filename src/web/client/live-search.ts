// Results while typing: asks the server for the page that submitting the form would load, and puts the results region of
// that page into this one. It never renders results itself, so that the page is the same with and without scripts.

import type { Announcer } from './announcer.js';
import { createFailureNotice } from './failure-notice.js';
import { createPageQuestions, type PageQuestion } from './page-source.js';

/** A pause so short that nobody types within it; what follows at once, as a paste does, is asked once. */
const PAUSE_MS = 40;
/** From here on a reader is told that results are on their way. */
const WAITING_MS = 300;

/** Shows results without loading a new page. */
export interface LiveSearch {
  /** Shows the results of what is in the form, soon: the last word is still being typed. */
  readonly searchSoon: () => void;
  /**
   * Shows them now, for words that are finished, also where the server asked to be left alone: the reader insists. A button of the
   * form may add to what is asked.
   */
  readonly searchNow: (button?: HTMLElement | null) => void;
  /** Shows them now for a filter that was ticked, but lets the server alone where it asked for that: several may be ticked in a row. */
  readonly searchTicked: () => void;
  /** Shows the results of an address from the history. */
  readonly restore: (address: URL) => void;
}

/** What is told of each answer. */
export interface LiveSearchEvents {
  /** A page came for what was typed; the completions on it are for this text. */
  readonly onPage: (page: Document, typed: string, isTyping: boolean) => void;
}

/** The address of a view is what the address bar shows. */
interface View extends PageQuestion {
  /** The text of the box when it was asked. */
  readonly typed: string;
}

/** Live search for this form into this region; the region's content is replaced, the region stays. */
export function createLiveSearch(
  form: HTMLFormElement,
  region: HTMLElement,
  announcer: Announcer,
  { onPage }: LiveSearchEvents,
): LiveSearch {
  const input = form.elements.namedItem('q') as HTMLInputElement;
  let timer: number | undefined;
  let waiting: number | undefined;
  /** Whether the view on screen has an entry of its own in the history. */
  let isSettled = true;
  let shown = location.pathname + location.search;
  const words = document.body.dataset;

  const notice = createFailureNotice(region, (view: View) => {
    show(view, true);
  });

  const beginWaiting = (): void => {
    region.setAttribute('aria-busy', 'true');
    waiting ??= window.setTimeout(() => {
      document.documentElement.classList.add('waiting');
    }, WAITING_MS);
  };

  const endWaiting = (): void => {
    window.clearTimeout(waiting);
    waiting = undefined;
    document.documentElement.classList.remove('waiting');
    region.removeAttribute('aria-busy');
  };

  const say = (text: string, view: View): void => {
    notice.show(text, view);
    announcer.announce(text);
    endWaiting();
  };

  const requests = createPageQuestions<View>({
    onAsk: beginWaiting,
    take(answer, view, isNewest) {
      // First: whatever becomes of the answer, nobody waits for it any more.
      if (isNewest) endWaiting();
      if (answer.kind === 'page') {
        // An older page is no answer to what the notice is about.
        if (isNewest) notice.clear();
        takeOver(region, answer.page);
        announcer.announce(region.dataset['announcement'] ?? '');
        shown = view.address;
        onPage(answer.page, view.typed, view.isTyping);
      } else if (isNewest) {
        say(words['offline'] ?? '', view);
        notice.awaitNetwork(view);
      }
    },
    refuse({ why: { reason, wait } }, view) {
      const why = reason === '' ? (words['busy'] ?? '') : reason;
      say(`${why} ${wait}`.trim(), view);
    },
  });

  const show = (view: View, isUrgent = false): void => {
    window.clearTimeout(timer);
    notice.calm();
    requests.ask(view, isUrgent);
  };

  const searchFinished = (button: HTMLElement | null, isUrgent: boolean): void => {
    const address = addressOf(form, button);
    remember(address);
    isSettled = true;
    show({ address, isTyping: false, typed: input.value }, isUrgent);
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
        show({ address, isTyping: true, typed: input.value });
      }, PAUSE_MS);
    },
    searchNow(button = null) {
      searchFinished(button, true);
    },
    searchTicked() {
      searchFinished(null, false);
    },
    restore(address) {
      const path = address.pathname + address.search;
      isSettled = true;
      if (path !== shown) {
        show({ address: path, isTyping: false, typed: input.value }, true);
        return;
      }
      // What was typed and waits still is no longer wanted.
      window.clearTimeout(timer);
      requests.forget();
      notice.clear();
      endWaiting();
    },
  };
}

/** The address that submitting the form would lead to, without its empty parts. */
function addressOf(form: HTMLFormElement, button: HTMLElement | null = null): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of new FormData(form, button)) {
    const isUsual = value === '' || (name === 'sort' && value === 'relevance');
    if (typeof value === 'string' && !isUsual) parameters.append(name, value);
  }
  const text = parameters.toString();
  const path = form.getAttribute('action') ?? '/';
  return text === '' ? path : `${path}?${text}`;
}

/** Moves the new page's results into this one, keeping the focus on the control that had it, and what was opened open. */
function takeOver(region: HTMLElement, page: Document): void {
  const fresh = page.getElementById('results');
  if (fresh === null) throw new TypeError('The answer has no results region.');
  const active = region.contains(document.activeElement) ? document.activeElement : null;
  const caret = active instanceof HTMLInputElement && active.type !== 'checkbox' ? active : null;
  const range = caret === null ? null : ([caret.selectionStart, caret.selectionEnd, caret.value] as const);
  const open = [...region.querySelectorAll('.facet')].map((facet) => facet.querySelector('details')?.open);
  const scrolled = region.querySelector('.facets')?.scrollTop ?? 0;
  region.dataset['announcement'] = fresh.dataset['announcement'] ?? '';
  region.className = fresh.className;
  region.replaceChildren(...fresh.childNodes);
  document.title = page.title;
  region.querySelectorAll('.facet').forEach((facet, index) => {
    const details = facet.querySelector('details');
    if (details !== null && open[index] === true) details.open = true;
  });
  const facets = region.querySelector('.facets');
  if (facets !== null) facets.scrollTop = scrolled;
  if (active === null) return;
  const same = findAgain(region, active);
  same?.focus({ preventScroll: true });
  if (same instanceof HTMLInputElement && range !== null) {
    // What was typed meanwhile stays.
    same.value = range[2];
    same.setSelectionRange(range[0], range[1]);
  }
}

/** What had the focus, as it is on the new page: a box by its name and value, anything else by its id, or a link by its target. */
function findAgain(region: HTMLElement, old: Element): HTMLElement | null {
  if (old instanceof HTMLInputElement && old.type === 'checkbox') {
    const boxes = [...region.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
    return boxes.find(({ name, value }) => name === old.name && value === old.value) ?? null;
  }
  if (old.id !== '') return document.getElementById(old.id);
  if (!(old instanceof HTMLAnchorElement)) return null;
  const links = [...region.querySelectorAll<HTMLAnchorElement>('a[href]')];
  // A hit's link carries the words that were searched: the document is the same without them.
  return links.find(({ href }) => href === old.href) ?? links.find((link) => leadsTo(link, old)) ?? null;
}

function leadsTo(link: HTMLAnchorElement, other: HTMLAnchorElement): boolean {
  return link.pathname === other.pathname && link.pathname !== location.pathname;
}
