// Near-duplicates on the page, where they are called versions: one of each group is shown, with a link to the others.

import type { Hit, SearchResult, StoredDocument } from '../../../search/engine.js';
import { html, type Markup } from '../html.js';
import { type GivenParameters, linkToDocument, linkToSearch } from '../links.js';
import type { PageFormat } from '../page-format.js';

/** A link to the other versions of a hit, or null where the search found none. */
export function renderVersionsLink(
  { id, title, duplicates }: Hit,
  given: GivenParameters,
  format: PageFormat,
): Markup | null {
  if (duplicates === undefined || duplicates === 0) return null;
  const href = linkToSearch(given, { duplicatesOf: id, collapse: null });
  const label = countVersions(duplicates, format);
  return html`<a href="${href}">${label}<span class="visually-hidden"> of ${title}</span></a>`;
}

/**
 * Which versions the list holds, with a link to the others; null where there is nothing to say.
 * @param original the document whose versions are listed, or null in any other search
 */
export function renderVersionsNote(
  { collapsedHits }: SearchResult,
  original: StoredDocument | null,
  given: GivenParameters,
  format: PageFormat,
): Markup | null {
  if (original !== null) {
    const title = original.title === '' ? original.id : original.title;
    const query = given.get('q') ?? '';
    return html`<p class="versions">
      Other versions of <a dir="auto" href="${linkToDocument(original.id, given)}">${title}</a>.
      <a href="${linkToSearch(given, { duplicatesOf: null })}"
        >${query === '' ? 'All documents' : 'All results'}</a
      >
    </p>`;
  }
  if (collapsedHits === undefined) {
    return html`<p class="versions">
      Every version of a story is listed.
      <a href="${linkToSearch(given, { collapse: null })}">Show one of each</a>
    </p>`;
  }
  if (collapsedHits === 0) return null;
  const text = `${countVersions(collapsedHits, format)} of these stories ${collapsedHits === 1 ? 'is' : 'are'} left out.`;
  return html`<p class="versions">
    ${text}
    <a href="${linkToSearch(given, { collapse: 'false' })}">Show ${collapsedHits === 1 ? 'it' : 'them'}</a>
  </p>`;
}

function countVersions(count: number, format: PageFormat): string {
  return count === 1 ? '1 other version' : `${format.printCount(count)} other versions`;
}
