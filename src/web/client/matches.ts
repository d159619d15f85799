// The way from match to match in a document: buttons and keys, and which of how many is shown. Across the parts of a long
// document it goes on with the next part.

/** Adds the buttons to the bar with the number of matches, where a page has one. */
export function bindMatches(): void {
  const bar = document.querySelector<HTMLElement>('.matches');
  if (bar === null) return;
  const count = bar.querySelector<HTMLElement>('.match-count');
  for (const [by, sign] of [
    [-1, '‹'],
    [1, '›'],
  ] as const) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = sign;
    button.setAttribute('aria-label', bar.dataset[by === 1 ? 'next' : 'previous'] ?? '');
    button.title = by === 1 ? 'n' : 'p';
    button.addEventListener('click', () => stepOverMatches(by));
    if (by === -1) count?.before(button);
    else count?.after(button);
  }
  window.addEventListener('hashchange', showTarget);
  showTarget();
}

/** Goes to another match; false where the page has none. */
export function stepOverMatches(by: 1 | -1): boolean {
  const bar = document.querySelector<HTMLElement>('.matches');
  if (bar === null) return false;
  const marks = [...document.querySelectorAll<HTMLElement>('mark[data-match]')];
  const at = marks.findIndex((mark) => mark.classList.contains('current'));
  const next = at === -1 ? (by === 1 ? 0 : marks.length - 1) : at + by;
  const mark = marks[next];
  const beyond = by === 1 ? bar.dataset['after'] : bar.dataset['before'];
  if (mark !== undefined) show(mark);
  else if (beyond !== undefined && beyond !== '') location.assign(beyond);
  else {
    const wrapped = by === 1 ? marks[0] : marks.at(-1);
    if (wrapped !== undefined) show(wrapped);
  }
  return true;
}

function showTarget(): void {
  const target =
    location.hash === '' ? null : document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target?.matches('mark[data-match]') === true) show(target);
}

function show(mark: HTMLElement): void {
  document.querySelector('mark.current')?.classList.remove('current');
  mark.classList.add('current');
  mark.scrollIntoView({ block: 'center' });
  mark.focus({ preventScroll: true });
  const bar = document.querySelector<HTMLElement>('.matches');
  const count = bar?.querySelector('.match-count') ?? null;
  if (bar === null || count === null) return;
  const said = bar.dataset['position'] ?? '';
  count.textContent = said
    .replace('{at}', mark.dataset['match'] ?? '')
    .replace('{total}', bar.dataset['total'] ?? '');
}
