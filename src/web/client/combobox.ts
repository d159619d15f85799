// The completions above the hits, as an ARIA combobox with a listbox (list autocomplete, manual selection). Whoever owns it brings
// the completions, from the server or from the searches remembered on this device; the cursor never leaves the box.

import type { Announcer } from './announcer.js';

const LIST_ID = 'suggestions';

/** What may be chosen: the text of the box afterwards, and how it is shown. */
export interface Completion {
  readonly text: string;
  readonly content: Node;
}

/** What a combobox reports, and where it looks. */
export interface ComboboxOptions {
  /** Where the list is put, behind all else. */
  readonly place: Element;
  /** What the list is called; asked each time it opens, since the language may have changed. */
  readonly label: () => string;
  readonly recentLabel: () => string;
  readonly announcer: Announcer;
  /** A completion was chosen and is now the text of the box. */
  readonly onTake: (isUnfinished: boolean) => void;
  /** Searches to offer where the box is empty. */
  readonly recent: () => readonly string[];
  /** Down, where there is no list or behind its end: false where nothing is below. */
  readonly onLeave: () => boolean;
}

/** A box with completions. */
export interface Combobox {
  /**
   * Shows completions of what was typed, unless something else is in the box by now, the reader has closed the list, or walks over
   * it: a late answer must not take away what is chosen.
   * @param count how many there are, in words
   */
  readonly show: (completions: readonly Completion[], typed: string, count: string) => void;
  readonly close: () => void;
}

/** Makes a plain input a combobox. Browsers without scripts keep the plain input. */
export function createCombobox(
  input: HTMLInputElement,
  { place, label, recentLabel, announcer, onTake, recent, onLeave }: ComboboxOptions,
): Combobox {
  const list = openList(input, place);
  let options: readonly HTMLLIElement[] = [];
  let active = -1;
  /** The text whose completions the reader has closed. */
  let closedFor: string | null = null;

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
      option.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  };

  const close = (): void => {
    list.hidden = true;
    options = [];
    list.replaceChildren();
    input.setAttribute('aria-expanded', 'false');
    setActive(-1);
  };

  /** Closes the list until something else is typed. */
  const dismiss = (): void => {
    closedFor = input.value;
    close();
  };

  const open = (shown: readonly HTMLLIElement[], name: string): void => {
    options = shown;
    list.setAttribute('aria-label', name);
    list.replaceChildren(...shown);
    if (shown.length === 0 || (input.getRootNode() as Document | ShadowRoot).activeElement !== input) {
      close();
      return;
    }
    setActive(-1);
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
  };

  const take = (option: HTMLLIElement): void => {
    const text = option.dataset['text'] ?? '';
    input.value = text;
    close();
    onTake(text.endsWith(':'));
  };

  const openRecent = (): boolean => {
    open(
      recent().map((text, index) => createOption(text, document.createTextNode(text), index)),
      recentLabel(),
    );
    return options.length > 0;
  };

  const step = (by: 1 | -1): boolean => {
    if (list.hidden && input.value === '' && openRecent()) return true;
    if (list.hidden || (by === 1 && active === options.length - 1)) {
      if (by === -1) return false;
      const hasLeft = onLeave();
      if (hasLeft) close();
      return hasLeft;
    }
    // One stop before the first is the box itself.
    const stops = options.length + 1;
    setActive(((active + 1 + by + stops) % stops) - 1);
    return true;
  };

  input.addEventListener('input', () => {
    closedFor = null;
    // What does not go on from what is typed now is gone at once.
    const typed = input.value.toLowerCase();
    const kept = options.filter((option) => (option.dataset['text'] ?? '').toLowerCase().startsWith(typed));
    if (kept.length === 0 || typed === '') close();
    else if (kept.length < options.length) open(kept, list.getAttribute('aria-label') ?? '');
    else setActive(-1);
  });
  input.addEventListener('keydown', (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const option = options[active];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (step(event.key === 'ArrowDown' ? 1 : -1)) event.preventDefault();
    } else if (event.key === 'Enter' && !list.hidden && option !== undefined) {
      event.preventDefault();
      take(option);
    } else if (event.key === 'Enter') {
      dismiss();
    } else if (event.key === 'Escape') {
      // Results and words stay: whoever closes a list has lost nothing.
      event.preventDefault();
      dismiss();
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

  return {
    close,
    show(completions, typed, count) {
      if (input.value !== typed || closedFor === typed || active !== -1) return;
      open(
        completions.map(({ text, content }, index) => createOption(text, content, index)),
        label(),
      );
      if (!list.hidden) announcer.add(count);
    },
  };
}

function openList(input: HTMLInputElement, place: Element): HTMLUListElement {
  const list = document.createElement('ul');
  list.id = LIST_ID;
  list.className = 'suggestions';
  list.setAttribute('part', 'suggestions');
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-orientation', 'horizontal');
  place.append(list);
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', LIST_ID);
  input.setAttribute('aria-expanded', 'false');
  return list;
}

function createOption(text: string, content: Node, index: number): HTMLLIElement {
  const option = document.createElement('li');
  option.id = `suggestion-${index}`;
  option.setAttribute('part', 'suggestion');
  option.dir = 'auto';
  option.dataset['text'] = text;
  option.setAttribute('role', 'option');
  option.setAttribute('aria-selected', 'false');
  option.append(content);
  return option;
}
