// The parts of the element that stay: the box, and what lies around it. Inline they stand in the page, as a modal in a dialog
// behind a button.

import { type Language } from './element-words.js';
import { make } from './make.js';

/** The parts that others fill or listen to. */
export interface BoxView {
  /** Everything that is said and asked; in a dialog where there is one. */
  readonly root: HTMLElement;
  readonly form: HTMLFormElement;
  readonly input: HTMLInputElement;
  /** Where completions are listed. */
  readonly place: HTMLElement;
  readonly facets: HTMLElement;
  readonly results: HTMLElement;
  /** Only of a modal. */
  readonly modal: { readonly dialog: HTMLDialogElement; readonly button: HTMLButtonElement } | null;
  /** Says everything in a language. */
  readonly speak: (language: Language, placeholder: string | null, hotkey: string | null) => void;
}

/** Makes the parts in a shadow root. */
export function createBoxView(shadow: ShadowRoot, isModal: boolean): BoxView {
  const label = make('label', { class: 'visually-hidden', for: 'q' });
  const input = make('input', {
    id: 'q',
    part: 'input',
    type: 'search',
    dir: 'auto',
    maxlength: '4000',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    enterkeyhint: 'search',
  });
  const form = make('form', { class: 'box', part: 'box', role: 'search' }, label, input);
  const results = make('div', { class: 'results', part: 'results' });
  const facets = make('div', { class: 'facets', part: 'facets', role: 'group' });
  const place = make('div', { class: 'place' });
  const root = make('div', { class: 'root', part: 'root' }, form, place, facets, results);
  const close = make('button', { type: 'button', part: 'close' });
  const modal = isModal
    ? {
        dialog: make('dialog', { part: 'dialog' }, root),
        button: make('button', { type: 'button', class: 'open', part: 'button' }),
      }
    : null;
  if (modal === null) shadow.replaceChildren(root);
  else {
    form.append(close);
    shadow.replaceChildren(modal.button, modal.dialog);
    close.addEventListener('click', () => {
      modal.dialog.close();
    });
    modal.dialog.addEventListener('click', ({ target }) => {
      // Only the dialog itself lies under what is beside it.
      if (target === modal.dialog) modal.dialog.close();
    });
  }
  return {
    root,
    form,
    input,
    place,
    facets,
    results,
    modal,
    speak({ tag, direction, words }, placeholder, hotkey) {
      for (const part of modal === null ? [root] : [modal.dialog, modal.button]) {
        part.lang = tag;
        part.dir = direction;
      }
      label.textContent = words.searchLabel;
      input.placeholder = placeholder ?? words.searchLabel;
      close.textContent = words.close;
      if (modal === null) return;
      modal.dialog.setAttribute('aria-label', words.searchLabel);
      modal.button.replaceChildren(words.search);
      if (hotkey === null) return;
      const isApple = /Mac|iP(?:hone|ad)/.test(navigator.userAgent);
      const keys = isApple ? `⌘${hotkey.toUpperCase()}` : `Ctrl+${hotkey.toUpperCase()}`;
      modal.button.append(make('kbd', { 'aria-hidden': 'true', part: 'hotkey' }, keys));
      modal.button.setAttribute(
        'aria-keyshortcuts',
        `${isApple ? 'Meta' : 'Control'}+${hotkey.toUpperCase()}`,
      );
    },
  };
}
