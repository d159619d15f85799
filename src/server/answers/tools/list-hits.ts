// Hits as an agent gets them: by which id and URI a document is read, where people find it, and passages with the
// heading paths they are from. Everything that documents say of themselves stands under `untrusted`.

import type { Hit, Snippet } from '../../../search/engine.js';
import { beginningOf } from '../../../whole-characters.js';
import { addressOfSection, linkToDocument, linkToSection, webAddressOf } from '../../page/links.js';
import { uriOfDocument } from './document-uri.js';
import { jsonLength, takeFittingOf } from './fit.js';
import { placeSections } from './section-paths.js';
import type { ToolSources } from './tool.js';

const NOTHING_GIVEN: ReadonlyMap<string, string> = new Map();
/** What is left of a title where the answer may have few characters. */
const SHORT_TITLE = 120;

/** A passage of a document. */
interface Passage {
  /** The heading path of the section it is from, as read_document takes it; left out where there is none. */
  readonly section?: string;
  /** Where people find the passage; left out where that is nowhere. */
  readonly link?: string;
  readonly field?: string;
  readonly text: string;
}

/** A hit for an agent. */
export interface AgentHit {
  readonly id: string;
  readonly uri: string;
  /** The document on the web, or on the pages of this server; left out where it is on neither. */
  readonly link?: string;
  readonly untrusted: {
    readonly title: string;
    readonly date?: string;
    readonly section?: string;
    readonly source?: string;
    readonly language?: string;
    readonly tags?: readonly string[];
    readonly fields?: Readonly<Record<string, unknown>>;
    readonly passages: readonly Passage[];
  };
}

/**
 * The first hits that fit into so many characters, at least one, for an agent. The sections of a document are looked up
 * only where its passages are from one, and only of hits up to the first that does not fit: a document is read whole
 * for that.
 */
export function listHits(
  sources: ToolSources,
  hits: readonly Hit[],
  characters: number,
): Promise<readonly AgentHit[]> {
  return takeFittingOf(printHits(sources, hits), characters, shortenHit);
}

async function* printHits(sources: ToolSources, hits: readonly Hit[]): AsyncGenerator<AgentHit> {
  for (const hit of hits) yield await printHit(sources, hit);
}

async function printHit(sources: ToolSources, hit: Hit): Promise<AgentHit> {
  const paths = await findPaths(sources, hit);
  const { id, title, date, section, source, language, tags, fields } = hit;
  const link = linkTo(sources, hit, null);
  return {
    id,
    uri: uriOfDocument(id),
    ...(link === null ? {} : { link }),
    untrusted: {
      title,
      ...(date === null ? {} : { date }),
      ...(section === null ? {} : { section }),
      ...(source === null ? {} : { source }),
      ...(language === null ? {} : { language }),
      ...(tags.length === 0 ? {} : { tags }),
      ...(fields === undefined ? {} : { fields }),
      passages: hit.snippets.map((snippet) => printPassage(sources, hit, snippet, paths)),
    },
  };
}

/** What is left of a hit within so many characters: as many passages as fit, at last the id and the beginning of the title. */
function shortenHit(hit: AgentHit, characters: number): AgentHit {
  const { title, passages } = hit.untrusted;
  for (let count = passages.length - 1; count >= 0; count -= 1) {
    const shorter = { ...hit, untrusted: { ...hit.untrusted, passages: passages.slice(0, count) } };
    if (jsonLength(shorter) < characters) return shorter;
  }
  const { id, uri } = hit;
  return { id, uri, untrusted: { title: beginningOf(title, SHORT_TITLE), passages: [] } };
}

/** By the start of a section: its heading path. */
async function findPaths(
  { engine }: ToolSources,
  { id, snippets }: Hit,
): Promise<ReadonlyMap<number, string>> {
  if (!snippets.some(({ section }) => section !== null)) return new Map();
  const document = await engine.document(id);
  return new Map(document === null ? [] : placeSections(document).map(({ start, path }) => [start, path]));
}

function printPassage(
  sources: ToolSources,
  hit: Hit,
  { field, text, section }: Snippet,
  paths: ReadonlyMap<number, string>,
): Passage {
  const path = section === null ? undefined : paths.get(section.start);
  const link = section === null ? null : linkTo(sources, hit, section);
  return {
    ...(path === undefined ? {} : { section: path }),
    ...(link === null ? {} : { link }),
    ...(field === 'text' ? {} : { field }),
    text,
  };
}

/** The document, or a section of it, on the web; otherwise on the pages of this server. */
export function linkTo(
  { site }: ToolSources,
  { id, url }: Pick<Hit, 'id' | 'url'>,
  section: Snippet['section'],
): string | null {
  const address = webAddressOf(url);
  if (address !== null) return addressOfSection(address, section).href;
  return site === null ? null : site + linkToSection(linkToDocument(id, NOTHING_GIVEN), section);
}
