// One hit in the list: kicker, title, excerpt, where and when it is from, and how its score came about if that was asked.
// The title and excerpts come marked and escaped from the engine; nothing else is trusted.

import type { DocumentSection, Hit, Snippet } from '../../../search/engine.js';
import { addValue, parseConditions, printConditions, valuesOf } from '../facets/filter-conditions.js';
import { html, type Markup, trustMarkup } from '../html.js';
import {
  addressOfSection,
  type GivenParameters,
  linkToDocument,
  linkToPassage,
  linkToSearch,
  linkToSection,
  webAddressOf,
} from '../links.js';
import { nameSection } from '../name-section.js';
import { dateTimeOf, directionOf, languageTagOf, type PageFormat } from '../page-format.js';
import { say } from '../words/say.js';
import { renderExplanation } from './explanation.js';
import { renderHitSentence } from './hit-sentence.js';

/** Passages of one hit besides the first, each from another section. */
const MAX_MORE_PASSAGES = 2;

/** A list item with the hit as an article; `given` are the parameters of the page, `versions` leads to near-duplicates of it. */
export function renderHit(
  hit: Hit,
  given: GivenParameters,
  versions: Markup | null,
  format: PageFormat,
): Markup {
  const { words } = format;
  const address = webAddressOf(hit.url);
  const stored = linkToDocument(hit.id, given);
  const links = { address, stored };
  const [first] = hit.snippets;
  // A beginning that is shown because nothing in the text matched leads to no section.
  const section = first === undefined || first.ranges.length === 0 ? null : first.section;
  const language = renderLanguage(languageTagOf(hit.language));
  const title = hit.titleHtml === '' ? html`${hit.id}` : trustMarkup(hit.titleHtml);
  const isMatch = first !== undefined && first.ranges.length > 0 && first.field === 'text';
  const passage = isMatch ? linkToPassage(stored) : linkToSection(stored, section);
  const nameOf: NameSnippet = ({ section }) =>
    section === null ? null : nameSection(section, words.pageNumber);
  const [shown, more] = choosePassages(hit.snippets, given, nameOf);
  return html`<li>
    <article class="hit" ${directionOf(hit.title) === 'rtl' && html`dir="rtl"`}>
      ${hit.section !== null && renderKicker(hit.section, given)}
      <h2 class="hit-title" dir="auto" ${language}>
        <a
          href="${address === null ? passage : linkInto(links, section)}"
          ${address !== null && html`rel="noreferrer"`}
          >${title}</a
        >
      </h2>
      ${shown.map(
        (snippet) =>
          html`<p class="excerpt" dir="auto" ${language}>
            ${renderSectionLink(snippet, links, nameOf)}${trustMarkup(snippet.html)}
          </p>`,
      )}
      ${
        more.length > 0 &&
        html`<ul class="passages" role="list">
          ${more.map(
            (snippet) =>
              html`<li dir="auto" ${language}>
                ${renderSectionLink(snippet, links, nameOf)}${trustMarkup(snippet.html)}
              </li>`,
          )}
        </ul>`
      }
      ${renderByline([
        ...listOrigin(hit, format),
        address !== null && html`<span dir="auto">${address.hostname}</span>`,
        address !== null &&
          html`<a href="${passage}"
            >${words.storedText}<span class="visually-hidden">
              ${say(words.ofTitle, { title: hit.title })}</span
            ></a
          >`,
        versions ?? false,
      ])}
      ${
        hit.explanation !== undefined &&
        renderExplanation(
          hit.explanation,
          hit.title === '' ? hit.id : hit.title,
          renderHitSentence(hit, format),
          format,
        )
      }
    </article>
  </li>`;
}

/** The name of the section that a snippet is from, in the language of the page; null where nothing names it. */
type NameSnippet = (snippet: Snippet) => string | null;

/** The passages that are shown at length, and in a line each those from other sections, where nobody asked for a number. */
function choosePassages(
  snippets: readonly Snippet[],
  given: GivenParameters,
  nameOf: NameSnippet,
): readonly [shown: readonly Snippet[], more: readonly Snippet[]] {
  if (given.has('snippets')) return [snippets, []];
  const [first, ...others] = snippets;
  const names = new Set<string | null>([first === undefined ? null : nameOf(first)]);
  const more = others.filter((snippet) => {
    const name = nameOf(snippet);
    if (names.has(name) || snippet.ranges.length === 0) return false;
    names.add(name);
    return name !== null;
  });
  return [snippets.slice(0, 1), more.slice(0, MAX_MORE_PASSAGES)];
}

/** The section of the newspaper above a title; it leads to what else is in it, unless sections are chosen already. */
function renderKicker(section: string, given: GivenParameters): Markup {
  const written = (given.get('filter') ?? '').trim();
  const conditions = written === '' ? [] : parseConditions(written);
  const isOpen = conditions !== null && valuesOf(conditions, 'section').length === 0;
  const link = (): Markup => {
    const filter = printConditions(addValue(conditions ?? [], 'section', 'in', section));
    return html`<a href="${linkToSearch(given, { filter })}">${section}</a>`;
  };
  return html`<p class="kicker" dir="auto">${isOpen ? link() : section}</p>`;
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
function renderSectionLink(snippet: Snippet, links: HitLinks, nameOf: NameSnippet): Markup | null {
  const name = nameOf(snippet);
  if (name === null) return null;
  const isAway = links.address !== null;
  return html`<a
    class="excerpt-section"
    dir="auto"
    href="${linkInto(links, snippet.section)}"
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
      languageTagOf(language)?.split('-')[0] !== format.language &&
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
