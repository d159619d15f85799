// The keys of the page outside the box: `/` and Ctrl+K go to the box, up and down walk over the titles, `n` and `p` over the
// matches of a document. Other letters are left alone: speech control and typing must not trigger anything.

import { closeFilters } from './filter-sheet.js';
import { stepOverMatches } from './matches.js';

/** Listens on the whole page. */
export function bindKeys(input: HTMLInputElement): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.altKey || event.isComposing) return;
    const hasControl = event.ctrlKey || event.metaKey;
    const isTyped = isTyping(event.target);
    if (hasControl && event.key.toLowerCase() === 'k' && !event.shiftKey) {
      event.preventDefault();
      goTo(input);
    } else if (hasControl && event.key === 'Enter' && event.target === input) {
      // As on any link: in a window of its own, the results stay.
      const first = document.querySelector<HTMLAnchorElement>('.hit-title a');
      if (first === null) return;
      event.preventDefault();
      window.open(first.href, '_blank', 'noopener');
    } else if (hasControl) {
      return;
    } else if (event.key === '/' && !isTyped) {
      event.preventDefault();
      goTo(input);
    } else if (event.key === 'Escape' && closeFilters()) {
      event.preventDefault();
    } else if (event.key === 'Escape' && isTitle(event.target)) {
      event.preventDefault();
      input.focus();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (stepOverTitles(event.target, event.key === 'ArrowDown' ? 1 : -1, input)) event.preventDefault();
    } else if ((event.key === 'n' || event.key === 'p') && !isTyped) {
      if (stepOverMatches(event.key === 'n' ? 1 : -1)) event.preventDefault();
    }
  });
}

/** The first hit takes the focus; false where there is none. */
export function goToFirstHit(): boolean {
  const first = document.querySelector<HTMLElement>('.hit-title a');
  first?.focus();
  return first !== null;
}

function goTo(input: HTMLInputElement): void {
  input.focus();
  input.select();
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input:not([type=checkbox]), textarea, select, [contenteditable]') !== null
  );
}

function isTitle(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.hit-title') !== null;
}

/** Moves from one title to the next, from the first to the box; false when the focus is not on a title or there is none further on. */
function stepOverTitles(target: EventTarget | null, by: 1 | -1, input: HTMLInputElement): boolean {
  if (!(target instanceof Element)) return false;
  const titles = [...document.querySelectorAll<HTMLElement>('.hit-title a')];
  const position = titles.findIndex((title) => title === target);
  if (position === -1) return false;
  const next = position === 0 && by === -1 ? input : titles[position + by];
  next?.focus();
  return next !== undefined;
}
