// The keys of the page outside the box: `/` goes to the box, up and down walk over the titles.
// Letters are left alone: speech control and typing must not trigger anything.

/** Listens on the whole page. */
export function bindKeys(input: HTMLInputElement): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '/' && !isTyping(event.target)) {
      event.preventDefault();
      input.focus();
      input.select();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (stepOverTitles(event.target, event.key === 'ArrowDown' ? 1 : -1)) event.preventDefault();
    }
  });
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  );
}

/** Moves from one title to the next; false when the focus is not on a title or there is none further on. */
function stepOverTitles(target: EventTarget | null, by: 1 | -1): boolean {
  if (!(target instanceof Element)) return false;
  const titles = [...document.querySelectorAll<HTMLElement>('.hit-title a')];
  const position = titles.findIndex((title) => title === target);
  const next = position === -1 ? undefined : titles[position + by];
  next?.focus();
  return next !== undefined;
}
