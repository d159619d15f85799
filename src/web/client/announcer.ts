// Speaks to screen readers, after a pause in typing: a count at each keystroke would be noise.

const PAUSE_MS = 900;

/** Speaks to screen readers. */
export interface Announcer {
  /** Says this after a pause, unless something else is to be said before. */
  announce(text: string): void;
  /** Says this behind what is to be said after the pause. */
  add(text: string): void;
  /** Takes back what has not been said yet. */
  hush(): void;
}

/** An announcer with a live region of its own at the end of the page, or of another place. */
export function createAnnouncer(place: Element = document.body): Announcer {
  const region = document.createElement('p');
  region.id = 'announcement';
  region.className = 'visually-hidden';
  region.setAttribute('role', 'status');
  region.setAttribute('aria-live', 'polite');
  place.append(region);
  let timer: number | undefined;
  let pending = '';
  const hush = (): void => {
    window.clearTimeout(timer);
  };
  return {
    announce(text) {
      hush();
      pending = text;
      timer = window.setTimeout(() => {
        region.textContent = pending;
      }, PAUSE_MS);
    },
    add(text) {
      if (text !== '') pending = pending === '' ? text : `${pending}. ${text}`;
    },
    hush,
  };
}
