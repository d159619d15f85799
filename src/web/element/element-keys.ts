// The keys of the element, those of the page: up and down walk over the hits, Escape leads back to the box. With Ctrl or Cmd, a
// letter opens it from anywhere on the page, and Enter opens the first hit in a window of its own.

/** What keys do. */
export interface KeyActions {
  readonly input: HTMLInputElement;
  /** The links of the hits, in order. */
  readonly links: () => readonly HTMLElement[];
  /** Escape in the box where no list is open: closes a dialog. */
  readonly onLeave: (() => void) | null;
}

/** Listens to the keys within the element. */
export function bindElementKeys(root: HTMLElement, { input, links, onLeave }: KeyActions): void {
  root.addEventListener(
    'keydown',
    (event) => {
      if (event.isComposing || event.altKey || event.shiftKey) return;
      const at = links().findIndex((link) => link === event.target);
      if (event.key === 'Escape' && event.target === input) {
        if (onLeave === null || input.getAttribute('aria-expanded') === 'true') return;
        event.preventDefault();
        event.stopPropagation();
        onLeave();
      } else if (event.key === 'Escape' && at !== -1) {
        event.preventDefault();
        input.focus();
      } else if ((event.ctrlKey || event.metaKey) && event.key === 'Enter' && event.target === input) {
        const [first] = links();
        if (!(first instanceof HTMLAnchorElement)) return;
        event.preventDefault();
        event.stopPropagation();
        window.open(first.href, '_blank', 'noopener');
      } else if (at !== -1 && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
        const next = event.key === 'ArrowDown' ? links()[at + 1] : at === 0 ? input : links()[at - 1];
        if (next === undefined) return;
        event.preventDefault();
        next.focus();
      }
    },
    // Before the box itself: it takes Escape for closing its list.
    { capture: true },
  );
}

/** Whether an event of the page is the key that opens the element. */
export function isHotkey(event: KeyboardEvent, hotkey: string): boolean {
  if (event.defaultPrevented || event.isComposing || event.altKey || event.shiftKey) return false;
  return (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === hotkey;
}
