// Makes the page livelier where scripts run: suggestions, results while typing, keys.
// All of it also works without the script, by a form or a link.

import { createAnnouncer } from './announcer.js';
import { createCombobox } from './combobox.js';
import { bindKeys } from './keys.js';
import { createLiveSearch, type LiveSearch } from './live-search.js';

const form = document.querySelector<HTMLFormElement>('form#search');
const input = document.querySelector<HTMLInputElement>('input#q');
const region = document.getElementById('results');

if (form !== null && input !== null) {
  document.documentElement.classList.add('live');
  bindKeys(input);
  if (region === null) {
    createCombobox(input, {
      onTake() {
        form.requestSubmit();
      },
    });
  } else {
    const live = createLiveSearch(form, region, createAnnouncer());
    createCombobox(input, {
      onTake() {
        live.searchNow();
      },
    });
    bindLiveSearch(form, input, live);
  }
}

function bindLiveSearch(form: HTMLFormElement, input: HTMLInputElement, live: LiveSearch): void {
  input.addEventListener('input', live.searchSoon);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    live.searchNow(event.submitter);
  });
  document.addEventListener('change', (event) => {
    if (!(event.target instanceof HTMLSelectElement) || event.target.form !== form) return;
    form.requestSubmit(document.querySelector<HTMLButtonElement>('button.apply'));
  });
  window.addEventListener('popstate', () => {
    const address = new URL(location.href);
    input.value = address.searchParams.get('q') ?? '';
    live.restore(address);
  });
}
