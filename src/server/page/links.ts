// Where the links of a page lead: other views of the same search, documents, sources.
// Every address is built here and from encoded parts only; none is taken from a header.

/** The parameters of the page as they were given, and what a link may change of them. */
export type GivenParameters = ReadonlyMap<string, string>;

/** Parameters that belong to one view and never to the links on it. */
const OF_THIS_VIEW: readonly string[] = ['page', 'offset', 'limit', 'facets'];

/** What follows an id in the address of its similar documents. */
const SIMILAR_PATH = '/similar';

/** The page's address with some parameters changed; null or empty removes one. The view starts at its first page. */
export function linkToSearch(
  given: GivenParameters,
  changes: Readonly<Record<string, string | null>>,
): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of keptParameters(given)) {
    if (!(name in changes)) parameters.set(name, value);
  }
  for (const [name, value] of Object.entries(changes)) {
    if (value !== null && value !== '') parameters.set(name, value);
  }
  const text = parameters.toString();
  return text === '' ? '/' : `/?${text}`;
}

/** What links and forms carry on of the parameters that were given. */
export function keptParameters(given: GivenParameters): readonly (readonly [string, string])[] {
  return [...given].filter(
    ([name, value]) =>
      value !== '' && !OF_THIS_VIEW.includes(name) && !(name === 'prefix' && value === 'last'),
  );
}

/** The address of a stored document, remembering the search it was found by. */
export function linkToDocument(id: string, query: string): string {
  const wellFormed = id.replaceAll(/\p{Surrogate}/gu, '\u{fffd}');
  const parts = wellFormed.split('/');
  // A browser resolves a segment of dots, however it is encoded; inside a longer segment it is safe.
  const isPlain = parts.every((part) => part !== '.' && part !== '..') && !wellFormed.endsWith(SIMILAR_PATH);
  const path = !isPlain ? encodeURIComponent(wellFormed) : parts.map(encodeURIComponent).join('/');
  return `/documents/${path}${query === '' ? '' : `?${new URLSearchParams({ q: query }).toString()}`}`;
}

/** The web address a document gives as its source, or null unless it is plain http or https. */
export function webAddressOf(url: string | null): URL | null {
  if (url === null || !/^https?:\/\//i.test(url) || !URL.canParse(url)) return null;
  return new URL(url);
}
