// Below a stored document: its other versions and the documents on its subject, each as a list of titles.

import type { Hit, SearchResult, SimilarResult } from '../../../search/engine.js';
import { listOrigin, renderByline, renderLanguage } from '../hits/hit.js';
import { html, type Markup } from '../html.js';
import { type GivenParameters, linkToDocument, linkToSearch } from '../links.js';
import { languageTagOf, type PageFormat } from '../page-format.js';

/** What is shown below a document. */
export interface OtherDocuments {
  /** The first of its near-duplicates. */
  readonly versions: SearchResult;
  /** Null where they could not be found in time. */
  readonly similar: SimilarResult | null;
}

/** Two sections, each left out when it is empty. `given` are the parameters of the search that led to the document. */
export function renderOthers(
  id: string,
  { versions, similar }: OtherDocuments,
  given: GivenParameters,
  format: PageFormat,
): readonly Markup[] {
  const more = versions.totalHits - versions.hits.length;
  const { words } = format;
  const all = linkToSearch(new Map(), { duplicatesOf: id });
  return [
    ...renderSection(
      words.otherVersions,
      versions.hits,
      given,
      format,
      more > 0
        ? html`<p><a href="${all}">${format.printNoun(versions.totalHits, words.allVersions)}</a></p>`
        : null,
    ),
    ...renderSection(words.similar, similar?.hits ?? [], given, format, null),
  ];
}

function renderSection(
  heading: string,
  hits: readonly Hit[],
  given: GivenParameters,
  format: PageFormat,
  more: Markup | null,
): readonly Markup[] {
  if (hits.length === 0) return [];
  const items = hits.map(
    (hit) =>
      html`<li dir="auto" ${renderLanguage(languageTagOf(hit.language))}>
        <a href="${linkToDocument(hit.id, given)}">${hit.title === '' ? hit.id : hit.title}</a>
        ${renderByline(listOrigin(hit, format))}
      </li>`,
  );
  return [
    html`<section class="related">
      <h2>${heading}</h2>
      <ul>
        ${items}
      </ul>
      ${more}
    </section>`,
  ];
}
