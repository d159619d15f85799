// Searches that a reader asked this device to remember: kept in the browser and nowhere else, off until asked for.

const KEY = 'findling.searches';
const MAX_KEPT = 8;

/** The searches remembered on this device. */
export interface RecentSearches {
  /** The last first; none unless remembering was asked for. */
  readonly list: () => readonly string[];
  /** Remembers a search, if that was asked for. */
  readonly add: (query: string) => void;
}

/** The searches, with a switch for them in the footer. */
export function createRecentSearches(): RecentSearches {
  addSwitch();
  return {
    list: () => read() ?? [],
    add(query) {
      const known = read();
      const text = query.trim();
      if (known === null || text === '') return;
      write([text, ...known.filter((other) => other !== text)].slice(0, MAX_KEPT));
    },
  };
}

function addSwitch(): void {
  const footer = document.querySelector('.colophon nav');
  if (footer === null) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'plain';
  const name = (): void => {
    button.textContent = document.body.dataset[read() === null ? 'remember' : 'forget'] ?? '';
  };
  button.addEventListener('click', () => {
    write(read() === null ? [] : null);
    name();
  });
  name();
  footer.append(button);
}

/** Null where nothing is to be remembered, or cannot be. */
function read(): readonly string[] | null {
  try {
    const known: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    return Array.isArray(known) ? known.filter((text) => typeof text === 'string') : null;
  } catch {
    return null;
  }
}

function write(searches: readonly string[] | null): void {
  try {
    if (searches === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(searches));
  } catch {
    // A browser that keeps nothing forgets.
  }
}
