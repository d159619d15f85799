// What the operator calls the site: its title and logo, and the words in the empty box.

/** How a site presents itself. */
export interface Site {
  /** The name in the masthead and in the titles of windows. */
  readonly title: string;
  /** What the empty search box says; null for the words of the reader's language. */
  readonly placeholder: string | null;
  /** The path below which its pages are (`/find`); empty or left out where that is the root. */
  readonly basePath?: string;
  /** Whether the files that documents were read from can be had; left out: false. */
  readonly originals?: boolean;
}

/** What a site is called where nothing is set. */
export const DEFAULT_SITE: Site = { title: 'Findling', placeholder: null };
