// One hit in the list: kicker, title, excerpt, where and when it is from, and how its score came about if that was asked.
// The title and excerpts come marked and escaped from the engine; nothing else is trusted.

import type { DocumentSection, Hit, Snippet } from '../../search/engine.js';
import { renderExplanation } from './explanation.js';
import { html, type Markup, trustMarkup } from './html.js';
import {
  addressOfSection,
  type GivenParameters,
  linkToDocument,
  linkToSection,
  webAddressOf,
} from './links.js';
import { nameSection } from './name-section.js';
import { dateTimeOf, directionOf, languageTagOf, type PageFormat } from './page-format.js';

/** A list item with the hit as an article; `given` are the parameters of the page, `versions` leads to near-duplicates of it. */
export function renderHit(
  hit: Hit,
  given: GivenParameters,
  versions: Markup | null,
  format: PageFormat,
): Markup {
  const address = webAddressOf(hit.url);
  const links = { address, stored: linkToDocument(hit.id, given) };
  const [first] = hit.snippets;
  // A beginning that is shown because nothing in the text matched leads to no section.
  const section = first === undefined || first.ranges.length === 0 ? null : first.section;
  const language = renderLanguage(languageTagOf(hit.language));
  const title = hit.titleHtml === '' ? html`${hit.id}` : trustMarkup(hit.titleHtml);
  return html`<li>
    <article class="hit" ${directionOf(hit.title) === 'rtl' && html`dir="rtl"`}>
      ${hit.section !== null && html`<p class="kicker" dir="auto">${hit.section}</p>`}
      <h2 class="hit-title" dir="auto" ${language}>
        <a href="${linkInto(links, section)}" ${address !== null && html`rel="noreferrer"`}>${title}</a>
      </h2>
      ${hit.snippets.map(
        (snippet) =>
          html`<p class="excerpt" dir="auto" ${language}>
            ${renderSectionLink(snippet, links)}${trustMarkup(snippet.html)}
          </p>`,
      )}
      ${renderByline([
        ...listOrigin(hit, format),
        address !== null && html`<span dir="auto">${address.hostname}</span>`,
        address !== null &&
          html`<a href="${linkToSection(links.stored, section)}"
            >Stored text<span class="visually-hidden"> of ${hit.title}</span></a
          >`,
        versions ?? false,
      ])}
      ${hit.explanation !== undefined && renderExplanation(hit.explanation, hit.title === '' ? hit.id : hit.title)}
    </article>
  </li>`;
}

/** Where a hit leads. */
interface HitLinks {
  /** Of its source, or null. */
  readonly address: URL | null;
  /** Of its own page. */
  readonly stored: string;
}

/** To a section of a hit: at its source where it has one there. */
function linkInto({ address, stored }: HitLinks, section: DocumentSection | null): string {
  return address === null ? linkToSection(stored, section) : addressOfSection(address, section).href;
}

/** The name of the section that a snippet is from, as a link to it. */
function renderSectionLink({ section }: Snippet, links: HitLinks): Markup | null {
  const name = section === null ? null : nameSection(section);
  if (name === null) return null;
  const isAway = links.address !== null;
  return html`<a
    class="excerpt-section"
    dir="auto"
    href="${linkInto(links, section)}"
    ${isAway && html`rel="noreferrer"`}
    >${name}</a
  > `;
}

/** Date, source and language, for a hit and for a whole document; each isolated, whatever its script. */
export function listOrigin(
  { date, source, language }: Pick<Hit, 'date' | 'source' | 'language'>,
  format: PageFormat,
): readonly BylineItem[] {
  return [
    date !== null && renderDate(date, format),
    source !== null && html`<span dir="auto">${source}</span>`,
    language !== null &&
      language !== 'en' &&
      html`<span class="badge" dir="auto">${format.printLanguage(language)}</span>`,
  ];
}

/** What may stand in a byline: false is left out. */
export type BylineItem = Markup | false;

/** The items with dots between them, or null when there are none. */
export function renderByline(items: readonly BylineItem[]): Markup | null {
  const shown = items.filter((item) => item !== false);
  if (shown.length === 0) return null;
  return html`<p class="byline dotted">${shown.map((item) => html`<span>${item}</span> `)}</p>`;
}

/** `lang="de"`, or nothing. */
export function renderLanguage(tag: string | null): Markup | null {
  return tag === null ? null : html`lang="${tag}"`;
}

function renderDate(date: string, format: PageFormat): Markup {
  const dateTime = dateTimeOf(date);
  return dateTime === null
    ? html`<span dir="auto">${format.printDate(date)}</span>`
    : html`<time dir="auto" datetime="${dateTime}">${format.printDate(date)}</time>`;
}
