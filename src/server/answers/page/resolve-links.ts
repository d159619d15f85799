// Where the links of a document lead: into the document itself, to other documents of the index by their paths, or to
// the web. A link that leads nowhere else is none.

import type { SearchEngine, StoredDocument } from '../../../search/engine.js';
import type { TextLink } from '../../page/document/mark-text.js';
import { linkToDocument, linkToSection, webAddressOf } from '../../page/links.js';

/** Links to files that are looked for. */
const MAX_LOOKED_FOR = 300;
/** Documents that are read to find the section a link leads to. */
const MAX_READ = 20;
/** What may be left out of a path, as sites do: the ending, or the name of the page of a folder. */
const ENDINGS: readonly string[] = ['', '.md', '.html', '/index.md', '/README.md', '/index.html'];

type Section = StoredDocument['sections'][number];
type LinkingDocument = Pick<StoredDocument, 'sections' | 'annotations' | 'url'>;

/**
 * The links that lead somewhere, by where they begin.
 * @param path of the file of the document, below the corpus
 */
export async function resolveLinks(
  engine: SearchEngine,
  document: LinkingDocument,
  path: string | null,
): Promise<readonly TextLink[]> {
  const found = new Map<string, string | null>();
  const targets = new Targets(engine);
  const links: TextLink[] = [];
  for (const { kind, start, length, value } of document.annotations) {
    if (kind !== 'link') continue;
    let href = found.get(value);
    if (href === undefined) {
      href = await resolve(targets, document, path, value);
      found.set(value, href);
    }
    if (href !== null) links.push({ start, length, href });
  }
  return links;
}

/** Documents that links lead to: each is looked for and read once, and no more of them than one page is worth. */
class Targets {
  readonly #engine: SearchEngine;
  readonly #sections = new Map<string, readonly Section[]>();
  #lookedFor = 0;

  constructor(engine: SearchEngine) {
    this.#engine = engine;
  }

  /** The id of the document at a path that is written from the file at another; null where there is none. */
  async find(path: string, target: string): Promise<string | null> {
    if (this.#lookedFor >= MAX_LOOKED_FOR) return null;
    this.#lookedFor += 1;
    return findDocument(this.#engine, path, target);
  }

  async sectionsOf(id: string): Promise<readonly Section[]> {
    let sections = this.#sections.get(id);
    if (sections === undefined) {
      sections = this.#sections.size < MAX_READ ? ((await this.#engine.document(id))?.sections ?? []) : [];
      this.#sections.set(id, sections);
    }
    return sections;
  }
}

async function resolve(
  targets: Targets,
  { sections: ownSections, url }: LinkingDocument,
  path: string | null,
  href: string,
): Promise<string | null> {
  if (/^https?:\/\//i.test(href)) return webAddressOf(href)?.href ?? null;
  if (/^mailto:[^\s"<>]+$/i.test(href)) return href;
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(href)) return null;
  const [target = '', fragment = ''] = href.split('#', 2);
  if (target === '') {
    const section = ownSections.find(({ anchor }) => anchor !== null && anchor === decode(fragment));
    return section === undefined ? null : linkToSection('', section, false);
  }
  const own = path === null ? null : await targets.find(path, target);
  if (own !== null) {
    const sections = fragment === '' ? [] : await targets.sectionsOf(own);
    const section = sections.find(({ anchor }) => anchor === decode(fragment));
    return linkToSection(linkToDocument(own, new Map()), section ?? null);
  }
  const source = webAddressOf(url);
  return source !== null && URL.canParse(href, source.href)
    ? (webAddressOf(new URL(href, source.href).href)?.href ?? null)
    : null;
}

/** The id of the document at a path that is written from the file at another. */
async function findDocument(engine: SearchEngine, path: string, target: string): Promise<string | null> {
  const written = decode(target.split('?', 1)[0] ?? '');
  const names = written.startsWith('/') ? [] : path.split('/').slice(0, -1);
  for (const name of written.split('/')) {
    if (name === '..' && names.pop() === undefined) return null;
    if (name !== '' && name !== '.' && name !== '..') names.push(name);
  }
  const base = names.join('/');
  for (const ending of base === '' ? [] : ENDINGS) {
    const id = base + ending;
    if ((await engine.path?.(id)) === id) return id;
  }
  return null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
