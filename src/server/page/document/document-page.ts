// A stored document as a page: its text with what was found marked, the way from match to match and from hit to hit, where it is
// from, its contents and other documents. Every word of it is escaped; nothing of a document is ever markup.

import type { DocumentMatches, Hit, StoredDocument } from '../../../search/engine.js';
import { markRanges } from '../../../search/show/highlight.js';
import { printConditions } from '../facets/filter-conditions.js';
import { listOrigin, renderByline, renderLanguage } from '../hits/hit.js';
import { html, type Markup, trustMarkup } from '../html.js';
import type { PageContent } from '../layout.js';
import {
  type GivenParameters,
  linkToDocument,
  linkToOriginal,
  linkToPart,
  linkToPassage,
  linkToSearch,
  linkToSection,
  linkToView,
  webAddressOf,
} from '../links.js';
import { nameSection } from '../name-section.js';
import { directionOf, languageTagOf, type PageFormat } from '../page-format.js';
import { renderSearchBox } from '../search-box.js';
import { sayText } from '../words/say.js';
import { renderBody } from './document-body.js';
import { renderFieldPages, renderFieldRows, sliceOfPage } from './document-fields.js';
import { cutDocument, type DocumentPart, partAt } from './document-parts.js';
import { matchId, type TextLink } from './mark-text.js';
import { type OtherDocuments, renderOthers } from './other-documents.js';
import { renderPartSteps } from './part-steps.js';

/** What the page of a document shows. */
export interface DocumentView {
  readonly document: StoredDocument;
  /** Of the file that it was read from, below the corpus; null where that is not known. */
  readonly path: string | null;
  /** Where the links of its text lead. */
  readonly links: readonly TextLink[];
  readonly others: OtherDocuments;
  /** The parameters of the search that led to the document, if one did. */
  readonly given: GivenParameters;
  /** Where the words of that search stand in it; null where none led here. */
  readonly matches: DocumentMatches | null;
  /** The hits before and after it in that search. */
  readonly neighbours: Neighbours;
  /** The part that was asked for, counted from 1, or the place in the text that it is to hold. */
  readonly part: number | null;
  readonly at: number | null;
  /** The first of the other fields that is shown, from 0. */
  readonly fieldsFrom: number;
}

/** A hit beside the one that is shown, with the view that lists it. */
export interface Neighbour {
  readonly hit: Pick<Hit, 'id' | 'title'>;
  readonly given: GivenParameters;
}

/** The hits on either side; null at the ends of the results and where no search led here. */
export interface Neighbours {
  readonly previous: Neighbour | null;
  readonly next: Neighbour | null;
}

/** Headings from which on the contents are worth a list. */
const MIN_CONTENTS = 3;
const MAX_CONTENTS = 200;

/** The page for a document. */
export function renderDocumentPage(view: DocumentView, format: PageFormat): PageContent {
  const { document, others, given, matches } = view;
  const { words } = format;
  const title = document.title === '' ? document.id : document.title;
  const language = renderLanguage(languageTagOf(document.language));
  const address = webAddressOf(document.url);
  const direction = directionOf(`${document.title} ${document.text.slice(0, 1000)}`);
  const parts = cutDocument(document.text);
  const index = choosePart(view, parts);
  const part = parts[index] ?? { start: 0, end: document.text.length };
  const shown = { ranges: matches?.text ?? [], passage: matches?.passage ?? null };
  const heading =
    document.title === '' ? html`${title}` : trustMarkup(markRanges(document.title, matches?.title ?? []));
  return {
    title,
    search: renderSearchBox(given.get('q') ?? '', given, format),
    main: html`${given.size > 0 && renderWay(view, format)}
      <article class="document" dir="${direction}">
        <header>
          ${
            document.section !== null &&
            html`<p class="kicker" dir="auto">
              <a href="${linkToValue('section', document.section)}">${document.section}</a>
            </p>`
          }
          <h1 dir="auto" ${language}>${heading}</h1>
          ${renderByline(listOrigin(document, format))}
          ${
            address !== null &&
            html`<p class="original">
              <a href="${address.href}" rel="noreferrer"
                >${sayText(words.readOriginal, { host: address.hostname })}</a
              >
            </p>`
          }
        </header>
        ${renderContents(document, parts, given, format)}
        ${matches !== null && matches.text.length > 0 && renderMatchBar(view, matches, parts, index, format)}
        ${index > 0 && renderParts(view, parts, index, format, 'div')}
        <div class="body" ${language}>
          ${renderBody(document, { part, matches: shown, links: view.links, pageName: words.pageNumber })}
        </div>
        ${parts.length > 1 && renderParts(view, parts, index, format)}
        ${renderRelated(sliceOfPage(document.related, view.fieldsFrom), language, format)}
        ${renderOthers(document.id, others, given, format)} ${renderDetails(view, format)}
      </article>`,
  };
}

/** All documents with this value of a field. */
function linkToValue(name: string, value: string): string {
  return linkToSearch(new Map(), { filter: printConditions([{ name, kind: 'in', values: [value] }]) });
}

/** The part that was asked for; else the one with the passage that answers best. */
function choosePart({ part, at, matches }: DocumentView, parts: readonly DocumentPart[]): number {
  if (part !== null) return Math.min(Math.max(part, 1), parts.length) - 1;
  if (at !== null) return partAt(parts, at);
  const passage = matches?.passage ?? null;
  const range = passage === null ? undefined : matches?.text[passage];
  return range === undefined ? 0 : partAt(parts, range.start);
}

/** Back to the results, and to the hits on either side. */
function renderWay({ given, neighbours }: DocumentView, { words }: PageFormat): Markup {
  const query = given.get('q') ?? '';
  const step = (neighbour: Neighbour | null, label: Markup, rel: string): Markup | false =>
    neighbour !== null &&
    html`<a
      rel="${rel}"
      href="${linkToPassage(linkToDocument(neighbour.hit.id, neighbour.given))}"
      title="${neighbour.hit.title}"
      >${label}</a
    >`;
  return html`<nav class="way-back" aria-label="${words.hits}">
    <span
      ><a href="${linkToView(given)}">${words.back}</a
      >${query !== '' && html` · <q dir="auto">${query}</q>`}</span
    >
    <span class="steps"
      >${step(neighbours.previous, html`<span aria-hidden="true">‹</span> ${words.previousHit}`, 'prev')}
      ${step(neighbours.next, html`${words.nextHit} <span aria-hidden="true">›</span>`, 'next')}</span
    >
  </nav>`;
}

/** How many matches there are and the way to the first; the script counts on from there. */
function renderMatchBar(
  { document, given }: DocumentView,
  { text, passage }: DocumentMatches,
  parts: readonly DocumentPart[],
  index: number,
  format: PageFormat,
): Markup {
  const { words } = format;
  const own = parts[index] ?? { start: 0, end: 0 };
  const first = text.findIndex(({ start }) => start >= own.start);
  const last = text.findLastIndex(({ start }) => start < own.end);
  const beside = (target: number): string | null => {
    const range = text[target];
    if (range === undefined) return null;
    const part = partAt(parts, range.start) + 1;
    return `${linkToPart(linkToDocument(document.id, given), part)}#${matchId(target, passage)}`;
  };
  const shown = first >= 0 && first <= last;
  const begin = shown && passage !== null && passage >= first && passage <= last ? passage : first;
  return html`<nav
    class="matches"
    aria-label="${words.toMatch}"
    data-position="${words.position}"
    data-total="${text.length}"
    data-previous="${words.previous}"
    data-next="${words.next}"
    data-before="${shown && first > 0 && beside(first - 1)}"
    data-after="${shown && last + 1 < text.length && beside(last + 1)}"
  >
    <a class="match-count" href="${shown ? `#${matchId(begin, passage)}` : beside(0)}"
      >${format.printNoun(text.length, words.matches)}</a
    >
  </nav>`;
}

function renderParts(
  { document, given }: DocumentView,
  parts: readonly DocumentPart[],
  index: number,
  format: PageFormat,
  // The way through the parts is one landmark, below the text; above it stands the same without a name.
  tag: 'nav' | 'div' = 'nav',
): Markup {
  const href = (target: number): string => linkToPart(linkToDocument(document.id, given), target + 1);
  const steps = {
    part: index + 1,
    parts: parts.length,
    previous: index > 0 ? href(index - 1) : null,
    next: index + 1 < parts.length ? href(index + 1) : null,
  };
  return html`<${tag} class="parts" ${tag === 'nav' && html`aria-label="${format.words.parts}"`}
    >${renderPartSteps(steps, format)}</${tag}
  >`;
}

function renderContents(
  { id, sections, text }: StoredDocument,
  parts: readonly DocumentPart[],
  given: GivenParameters,
  { words }: PageFormat,
): Markup | null {
  const named = sections.flatMap((section) => {
    const name = nameSection(section, words.pageNumber);
    return name === null ? [] : [{ section, name }];
  });
  if (named.length < MIN_CONTENTS || text === '') return null;
  const top = Math.min(...named.map(({ section }) => section.level));
  const address = linkToDocument(id, given);
  return html`<details class="contents">
    <summary>${words.contents}</summary>
    <ol role="list">
      ${named.slice(0, MAX_CONTENTS).map(({ section, name }) => {
        const place = parts.length === 1 ? '' : linkToPart(address, partAt(parts, section.start) + 1);
        return html`<li class="level-${Math.min(section.level - top, 3)}" dir="auto">
          <a href="${linkToSection(place, section, false)}">${name}</a>
        </li>`;
      })}
    </ol>
  </details>`;
}

function renderRelated(
  related: readonly string[],
  language: Markup | null,
  { words }: PageFormat,
): Markup | null {
  if (related.length === 0) return null;
  const items = related.map(
    (headline) =>
      html`<li dir="auto" ${language}>
        <a href="${linkToSearch(new Map(), { q: headline })}">${headline}</a>
      </li>`,
  );
  return html`<section class="related">
    <h2>${words.related}</h2>
    <ul>
      ${items}
    </ul>
  </section>`;
}

/** A file in an archive is no file by itself. */
const IN_ARCHIVE = /\.zip\//i;

function renderDetails({ document, path, given, fieldsFrom }: DocumentView, format: PageFormat): Markup {
  const { words, site } = format;
  const { id, url, tags, extra } = document;
  // The id of a record without one of its own is its path with its line behind.
  const shownPath = path === null || id.startsWith(path) ? id : path;
  const hasOriginal = site.originals === true && path !== null && !IN_ARCHIVE.test(path);
  const address = webAddressOf(url);
  return html`<section class="details">
    <h2>${words.details}</h2>
    <dl>
      <dt>${words.path}</dt>
      <dd dir="ltr">
        <code>${shownPath}</code
        >${hasOriginal && html` <a class="file" href="${linkToOriginal(id)}" download dir="auto">${words.originalFile}</a>`}
      </dd>
      ${
        address !== null &&
        html`<dt>${words.address}</dt>
          <dd dir="ltr"><a href="${address.href}" rel="noreferrer">${url}</a></dd>`
      }
      ${
        tags.length > 0 &&
        html`<dt>${words.tags}</dt>
          <dd dir="auto">
            ${tags.map((tag, index) => html`${index > 0 && ', '}<a href="${linkToValue('tags', tag)}">${tag}</a>`)}
          </dd>`
      }
      ${renderFieldRows(extra, fieldsFrom)}
    </dl>
    ${renderFieldPages(document, given, fieldsFrom, format)}
  </section>`;
}
