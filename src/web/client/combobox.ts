// The suggestions below the search box, as an ARIA combobox with a listbox (list autocomplete, manual selection).
// The cursor never leaves the box; what a suggestion does when taken is the caller's.

import { fetchSuggestions, type Suggestion } from './suggestions.js';

const DEBOUNCE_MS = 120;
const LIST_ID = 'suggestions';

/** What a combobox reports. */
export interface ComboboxEvents {
  /** A suggestion was chosen and is now the text of the box. */
  readonly onTake: () => void;
}

/** Makes a plain input a combobox. Browsers without scripts keep the plain input. */
export function createCombobox(input: HTMLInputElement, { onTake }: ComboboxEvents): void {
  const list = openList(input);
  let options: readonly HTMLLIElement[] = [];
  let active = -1;
  let timer: number | undefined;
  let running: AbortController | undefined;

  const setActive = (index: number): void => {
    active = index;
    options.forEach((option, position) => {
      option.setAttribute('aria-selected', String(position === index));
    });
    const option = options[index];
    if (option === undefined) {
      input.removeAttribute('aria-activedescendant');
    } else {
      input.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest' });
    }
  };

  const close = (): void => {
    window.clearTimeout(timer);
    running?.abort();
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    setActive(-1);
  };

  const take = (option: HTMLLIElement): void => {
    input.value = option.dataset['text'] ?? '';
    close();
    onTake();
  };

  const show = (suggestions: readonly Suggestion[]): void => {
    const typed = input.value.trim().toLowerCase();
    const useful = suggestions.filter(({ text }) => text.trim().toLowerCase() !== typed);
    options = useful.map((suggestion, index) => createOption(suggestion, index));
    list.replaceChildren(...options);
    if (options.length === 0 || document.activeElement !== input) {
      close();
      return;
    }
    setActive(-1);
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
  };

  const ask = async (): Promise<void> => {
    running?.abort();
    const request = new AbortController();
    running = request;
    try {
      const suggestions =
        input.value.trim() === '' ? [] : await fetchSuggestions(input.value, request.signal);
      if (!request.signal.aborted) show(suggestions);
    } catch {
      // Suggestions are a comfort: without them the box is a box.
      if (!request.signal.aborted) close();
    }
  };

  const step = (by: 1 | -1): void => {
    if (list.hidden) {
      void ask();
      return;
    }
    // One stop before the first is the box itself.
    const stops = options.length + 1;
    setActive(((active + 1 + by + stops) % stops) - 1);
  };

  input.addEventListener('input', () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void ask(), DEBOUNCE_MS);
    setActive(-1);
  });
  input.addEventListener('keydown', (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const option = options[active];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      step(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter' && !list.hidden && option !== undefined) {
      event.preventDefault();
      take(option);
    } else if (event.key === 'Enter') {
      close();
    } else if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
  input.addEventListener('blur', close);
  list.addEventListener('pointerdown', (event) => {
    // The box keeps the focus, so that its blur does not close the list before the click.
    event.preventDefault();
  });
  list.addEventListener('click', (event) => {
    const option = event.target instanceof Element ? event.target.closest('li') : null;
    if (option !== null) take(option);
  });
}

function openList(input: HTMLInputElement): HTMLUListElement {
  const list = document.createElement('ul');
  list.id = LIST_ID;
  list.className = 'suggestions';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'Suggestions');
  input.after(list);
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', LIST_ID);
  input.setAttribute('aria-expanded', 'false');
  return list;
}

function createOption({ text, content }: Suggestion, index: number): HTMLLIElement {
  const option = document.createElement('li');
  option.id = `suggestion-${index}`;
  option.dir = 'auto';
  option.dataset['text'] = text;
  option.setAttribute('role', 'option');
  option.setAttribute('aria-selected', 'false');
  option.append(content);
  return option;
}
