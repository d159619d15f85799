// Near-duplicates on the page, where they are called versions: one of each group is shown, with a link to the others.

import type { Hit, SearchResult, StoredDocument } from '../../../search/engine.js';
import { html, type Markup } from '../html.js';
import { type GivenParameters, linkToDocument, linkToSearch } from '../links.js';
import type { PageFormat } from '../page-format.js';
import { say } from '../words/say.js';

/** A link to the other versions of a hit, or null where the search found none. */
export function renderVersionsLink(
  { id, title, duplicates }: Hit,
  given: GivenParameters,
  format: PageFormat,
): Markup | null {
  if (duplicates === undefined || duplicates === 0) return null;
  const href = linkToSearch(given, { duplicatesOf: id, collapse: null });
  const { words } = format;
  return html`<a href="${href}"
    >${format.printNoun(duplicates, words.versions)}<span class="visually-hidden">
      ${say(words.ofTitle, { title })}</span
    ></a
  >`;
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
  const { words } = format;
  if (original !== null) {
    const title = original.title === '' ? original.id : original.title;
    const query = given.get('q') ?? '';
    return html`<p class="versions">
      ${say(words.versionsOf, {
        title: html`<a dir="auto" href="${linkToDocument(original.id, given)}">${title}</a>`,
      })}
      <a href="${linkToSearch(given, { duplicatesOf: null })}"
        >${query === '' ? words.allDocuments : words.allResults}</a
      >
    </p>`;
  }
  if (collapsedHits === undefined) {
    return html`<p class="versions">
      ${words.everyVersion}
      <a href="${linkToSearch(given, { collapse: null })}">${words.showOne}</a>
    </p>`;
  }
  if (collapsedHits === 0) return null;
  return html`<p class="versions">
    ${format.printNoun(collapsedHits, words.versionsOut)}
    <a href="${linkToSearch(given, { collapse: 'false' })}"
      >${format.printNoun(collapsedHits, words.showIt)}</a
    >
  </p>`;
}
