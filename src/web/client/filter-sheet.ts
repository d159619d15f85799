// The controls of the filter as a sheet over a small screen. While it is open nothing behind it can be reached, by Tab, by finger or
// by ear. Without the script the link to it and the link back do what they can alone.

/** On wider screens the controls stand beside the hits; the style sheet says the same. */
const NARROW = '(max-width: 54rem)';
/** What is heard, what is told of a failure, and what the page is about: it stays in reach. */
const IN_REACH = '[aria-live], .notice.failure, h1';

const root = document.documentElement;
/** What is out of reach because of the sheet. */
let behind: readonly HTMLElement[] = [];

/** Opens and closes the sheet by its links. @param region its content is replaced with each answer, and the sheet with it */
export function bindFilters(region: HTMLElement | null): void {
  document.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest('.filters-link a')) {
      event.preventDefault();
      root.classList.add('filters-open');
      putOutOfReach();
      document.getElementById('narrow')?.focus();
    } else if (target?.closest('.facets-close') && closeFilters()) event.preventDefault();
  });
  if (region === null) return;
  new MutationObserver(() => {
    if (isOpen()) putOutOfReach();
  }).observe(region, { childList: true });
  matchMedia(NARROW).addEventListener('change', closeFilters);
}

/** Closes the sheet, and gives the focus back to the link that opens it; false where it is not open. */
export function closeFilters(): boolean {
  if (!isOpen()) return false;
  root.classList.remove('filters-open');
  bringBack();
  const link = document.querySelector<HTMLElement>('.filters-link a');
  if (link?.checkVisibility() === true) link.focus();
  else document.getElementById('main')?.focus({ preventScroll: true });
  return true;
}

function isOpen(): boolean {
  return root.classList.contains('filters-open');
}

/** All that is neither in the sheet nor around it. An answer without controls closes the sheet. */
function putOutOfReach(): void {
  bringBack();
  const sheet = document.getElementById('narrow');
  if (sheet === null) {
    closeFilters();
    return;
  }
  const found: Element[] = [];
  for (let node: Element | null = sheet; node !== null && node !== document.body; node = node.parentElement)
    found.push(...[...(node.parentElement?.children ?? [])].filter((beside) => beside !== node));
  behind = found.flatMap(leaveInReach);
  for (const element of behind) element.inert = true;
}

/** The element; where something in it stays in reach, what is beside that. */
function leaveInReach(element: Element): readonly HTMLElement[] {
  if (element.matches(IN_REACH) || !(element instanceof HTMLElement)) return [];
  return element.querySelector(IN_REACH) === null ? [element] : [...element.children].flatMap(leaveInReach);
}

function bringBack(): void {
  for (const element of behind) element.inert = false;
  behind = [];
}
