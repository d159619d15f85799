// Makes the page livelier where scripts run: completions, results while typing, keys.
// All of it also works without the script, by a form or a link.

import { type Announcer, createAnnouncer } from './announcer.js';
import { type ComboboxOptions, createCombobox } from './combobox.js';
import { bindFilters } from './filter-sheet.js';
import { bindKeys, goToFirstHit } from './keys.js';
import { createLiveSearch, type LiveSearch } from './live-search.js';
import { bindMatches } from './matches.js';
import { onTyped } from './on-typed.js';
import { showCompletions } from './page-completions.js';
import { createPageQuestions, type PageQuestion } from './page-source.js';
import { createRecentSearches, type RecentSearches } from './recent-searches.js';

const form = document.querySelector<HTMLFormElement>('form#search');
const input = document.querySelector<HTMLInputElement>('input#q');
const region = document.getElementById('results');

if (form !== null && input !== null) {
  document.documentElement.classList.add('live');
  const recent = createRecentSearches();
  bindKeys(input);
  bindFilters(region);
  bindSkipLink();
  bindMatches();
  openContents();
  recent.add(new URLSearchParams(location.search).get('q') ?? '');
  if (region === null) bindCompletions(form, input, createAnnouncer(), recent);
  else bindLiveSearch(form, input, region, createAnnouncer(), recent);
}

/** The contents of a document are open where they stand beside it: they move nothing there. */
function openContents(): void {
  const contents = document.querySelector<HTMLDetailsElement>('details.contents');
  if (contents !== null && matchMedia('(min-width: 54rem)').matches) contents.open = true;
}

/** The link over the head of the page leads past the controls of the filter, to the first hit. */
function bindSkipLink(): void {
  document.querySelector('.skip-link')?.addEventListener('click', (event) => {
    if (goToFirstHit()) event.preventDefault();
  });
}

/** On a page without results: completions alone. */
function bindCompletions(
  form: HTMLFormElement,
  input: HTMLInputElement,
  announcer: Announcer,
  recent: RecentSearches,
): void {
  const combobox = createCombobox(input, {
    ...wordsAround(input),
    announcer,
    recent: recent.list,
    onLeave: () => false,
    onTake(isUnfinished) {
      if (isUnfinished) ask();
      else form.requestSubmit();
    },
  });
  const path = form.getAttribute('action') ?? '/';
  const requests = createPageQuestions<PageQuestion & { readonly typed: string }>({
    take(answer, { typed }) {
      if (answer.kind === 'page') showCompletions(combobox, answer.page, typed);
    },
  });
  const ask = (): void => {
    const typed = input.value;
    if (typed.trim() === '') return;
    requests.ask({
      address: `${path}?${new URLSearchParams({ q: typed }).toString()}`,
      isTyping: true,
      typed,
    });
  };
  onTyped(input, ask);
}

function bindLiveSearch(
  form: HTMLFormElement,
  input: HTMLInputElement,
  region: HTMLElement,
  announcer: Announcer,
  recent: RecentSearches,
): void {
  const combobox = createCombobox(input, {
    ...wordsAround(input),
    announcer,
    recent: recent.list,
    onLeave: goToFirstHit,
    onTake(isUnfinished) {
      if (isUnfinished) live.searchSoon();
      else live.searchNow();
    },
  });
  const live: LiveSearch = createLiveSearch(form, region, announcer, {
    onPage(page, typed, isTyping) {
      if (isTyping) showCompletions(combobox, page, typed);
    },
  });
  onTyped(input, live.searchSoon);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    combobox.close();
    recent.add(input.value);
    live.searchNow(event.submitter);
  });
  document.addEventListener('input', ({ target }) => {
    if (isControl(target, form) && target.type !== 'checkbox') live.searchSoon();
  });
  document.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLSelectElement && target.form === form) {
      form.requestSubmit(document.querySelector<HTMLButtonElement>('.sort button'));
    } else if (isControl(target, form) && target.type === 'checkbox') live.searchTicked();
  });
  window.addEventListener('popstate', () => {
    const address = new URL(location.href);
    input.value = address.searchParams.get('q') ?? '';
    live.restore(address);
  });
}

/** Where the list of completions lies on a page, and what it is called there. */
function wordsAround(input: HTMLInputElement): Pick<ComboboxOptions, 'place' | 'label' | 'recentLabel'> {
  return {
    place: input.closest('.masthead') ?? document.body,
    label: () => document.body.dataset['suggestions'] ?? '',
    recentLabel: () => document.body.dataset['recent'] ?? '',
  };
}

/** An input of the controls beside the results. */
function isControl(target: EventTarget | null, form: HTMLFormElement): target is HTMLInputElement {
  return target instanceof HTMLInputElement && target.form === form && target.closest('.facets') !== null;
}
