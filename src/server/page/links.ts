// Where the links of a page lead: other views of the same search, documents, sources.
// Every address is built here and from encoded parts only; none is taken from a header.

import type { DocumentSection } from '../../search/engine.js';
import { PART_LENGTH } from './document/document-parts.js';
import { isFindField } from './facets/facet-fields.js';

/** The parameters of the page as they were given, and what a link may change of them. */
export type GivenParameters = ReadonlyMap<string, string>;

/** The parameters that say where in the hits a view begins. */
const POSITION: readonly string[] = ['page', 'offset'];
/** The longest search, as a query string, that the address of a document remembers. */
export const MAX_REMEMBERED_LENGTH = 4000;

/** What follows an id in the address of its similar documents. */
const SIMILAR_PATH = '/similar';
/** What follows it in the address of the file that the document was read from. */
export const ORIGINAL_PATH = '/original';

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

/** The feed of a search: its words, its filter and, where one was chosen, its order. */
export function linkToFeed(given: GivenParameters): string {
  const kept = ['q', 'filter', 'sort'].flatMap((name): [string, string][] => {
    const value = given.get(name) ?? '';
    return value === '' || value === 'relevance' ? [] : [[name, value]];
  });
  return kept.length === 0 ? '/feed.atom' : `/feed.atom?${new URLSearchParams(kept).toString()}`;
}

/** As `linkToSearch` with one parameter changed, for many values of it: what they have in common is written once. */
export function linksToSearch(given: GivenParameters, name: string): (value: string) => string {
  const kept = keptParameters(given).filter(([other]) => other !== name);
  const common = new URLSearchParams(
    kept.map(([other, value]): [string, string] => [other, value]),
  ).toString();
  const start = common === '' ? '/?' : `/?${common}&`;
  return (value) =>
    value === ''
      ? linkToSearch(given, { [name]: null })
      : `${start}${new URLSearchParams([[name, value]]).toString()}`;
}

/** The same hits, from the same one on, with some parameters changed. */
export function linkToView(
  given: GivenParameters,
  changes: Readonly<Record<string, string | null>> = {},
): string {
  const position = POSITION.map((name) => [name, given.get(name) ?? null] as const);
  return linkToSearch(given, { ...Object.fromEntries(position), ...changes });
}

/** Another page of the same search, counted from 1; by offset where the search was asked with a limit. */
export function linkToPage(given: GivenParameters, page: number, hitsPerPage: number): string {
  if (page === 1) return linkToSearch(given, {});
  return given.has('limit')
    ? linkToSearch(given, { offset: String((page - 1) * hitsPerPage) })
    : linkToSearch(given, { page: String(page) });
}

/** What links and forms carry on of the parameters that were given: all but where this view begins. */
export function keptParameters(given: GivenParameters): readonly (readonly [string, string])[] {
  return carriedParameters(given).filter(([name]) => !POSITION.includes(name));
}

/** What makes up the view: all but what is empty, says that a word is still being typed or looks for a value of a facet. */
function carriedParameters(given: GivenParameters): readonly (readonly [string, string])[] {
  return [...given].filter(
    ([name, value]) => value !== '' && !(name === 'prefix' && value === 'last') && !isFindField(name),
  );
}

/** What identifies a section on the page of its document. The prefix keeps it apart from what else the page identifies. */
export function sectionId({ anchor, start }: DocumentSection): string {
  return anchor === null ? `at-${start}` : `section-${anchor}`;
}

/** What the part of an address behind `#` holds for an id. Slashes, `=` and the like stay: `page=3` says something to a browser. */
function encodeFragment(id: string): string {
  return encodeURI(replaceSurrogates(id)).replaceAll('#', '%23');
}

/** The address of a section of a document at its source; that of the document where the section has none. */
export function addressOfSection(address: URL, section: DocumentSection | null): URL {
  const anchor = section?.anchor ?? null;
  // A document that is a part of a page already has an address of its own there.
  if (anchor === null || address.hash !== '') return address;
  const found = new URL(address);
  found.hash = encodeFragment(anchor);
  return found;
}

/**
 * The address of a section on the page of its document.
 * @param address of that page
 * @param saysPlace whether the address is to say which place of a long document is shown
 */
export function linkToSection(address: string, section: DocumentSection | null, saysPlace = true): string {
  if (section === null) return address;
  // From here on a section may stand in another part of its document than the first.
  const isFar = saysPlace && section.start >= PART_LENGTH;
  const page = isFar ? addParameter(address, 'at', String(section.start)) : address;
  return `${page}#${encodeFragment(sectionId(section))}`;
}

/** A part of a document, counted from 1. @param address of its page */
export function linkToPart(address: string, part: number): string {
  return addParameter(address, 'part', String(part));
}

/** The page of a document with its other fields from one on, counted from 0. @param address of the page */
export function linkToFields(address: string, from: number): string {
  return addParameter(address, 'fieldsFrom', String(from));
}

function addParameter(address: string, name: string, value: string): string {
  return `${address}${address.includes('?') ? '&' : '?'}${name}=${value}`;
}

/** What identifies the passage of a document that answers a search best, on its page. */
export const PASSAGE_ID = 'passage';

/** The passage that answers the search best, on the page of its document. @param address of that page */
export function linkToPassage(address: string): string {
  return `${address}#${PASSAGE_ID}`;
}

/** The address of a stored document, remembering the view it was found in: `q`, and in `from` all else of it. */
export function linkToDocument(id: string, given: GivenParameters): string {
  // What is nothing but dots has a slash behind it, which `idInPath` takes away.
  const wellFormed = replaceSurrogates(/^\.\.?\/*$/.test(id) ? `${id}/` : id);
  const parts = wellFormed.split('/');
  // A browser resolves a segment of dots, however it is encoded; inside a longer segment it is safe.
  const isPlain =
    parts.every((part) => part !== '.' && part !== '..') &&
    ![SIMILAR_PATH, ORIGINAL_PATH].some((suffix) => wellFormed.endsWith(suffix));
  const path = !isPlain ? encodeURIComponent(wellFormed) : parts.map(encodeURIComponent).join('/');
  const memory = rememberSearch(given).toString();
  return `/documents/${path}${memory === '' ? '' : `?${memory}`}`;
}

/** The address of the file that a document was read from. */
export function linkToOriginal(id: string): string {
  return `${linkToDocument(id, new Map())}${ORIGINAL_PATH}`;
}

/** A text that can be encoded: halves of characters are replaced. */
function replaceSurrogates(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '\u{fffd}');
}

function rememberSearch(given: GivenParameters): URLSearchParams {
  const memory = new URLSearchParams();
  const rest = new URLSearchParams();
  for (const [name, value] of carriedParameters(given)) (name === 'q' ? memory : rest).set(name, value);
  const from = rest.toString();
  if (from !== '' && from.length <= MAX_REMEMBERED_LENGTH) memory.set('from', from);
  return memory;
}

/** The web address a document gives as its source, or null unless it is plain http or https. */
export function webAddressOf(url: string | null): URL | null {
  if (url === null || !/^https?:\/\//i.test(url) || !URL.canParse(url)) return null;
  return new URL(url);
}
