// `findling export --site DIR`: a folder for any static host, with the element, an index that it searches in the browser, a page with
// the box, and a page for each document that has no address of its own.

import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeError, FindlingError } from '../errors.js';
import { encodeSiteIndex, walkDocuments } from '../index/minisearch/encode-site-index.js';
import type { Generation } from '../index/read/generation.js';
import { escapeHtml } from '../search/show/highlight.js';
import { webFolder } from '../version.js';

/** Files of the export by their names; nothing else in the folder is ever removed or replaced. */
const INDEX_FILE = /^(?:[cdlpqw]-[0-9a-f]{10}|index)\.bin$/;
const DOCUMENT_PAGE = /^[0-9a-f]{12}\.html$/;
/** Says that a page is one of ours. */
const MARK = '<meta name="generator" content="Findling" />';

const STYLE = `:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 43rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
`;

/** What an export is to be like. */
export interface SiteOptions {
  /** The name of the site, in the titles of pages. */
  readonly title: string;
  /** Whether there are a page with the box and pages of documents without an address; a site of its own pages needs none. */
  readonly pages: boolean;
}

/** What was written. */
export interface ExportedSite {
  readonly documents: number;
  readonly files: number;
  /** Of the files of the index. */
  readonly bytes: number;
  /** Whether there is an `index.html` of somebody else, which was left as it is. */
  readonly keptPage: boolean;
}

/**
 * Writes the folder, or brings one that was written before up to date: what the new index needs first, then the file that names it,
 * then what nothing needs any more is removed. Throws FindlingError `write_failed`, or `invalid_parameter` for too many documents.
 */
export function exportSite(generation: Generation, folder: string, options: SiteOptions): ExportedSite {
  try {
    return writeSite(generation, folder, options);
  } catch (error) {
    if (error instanceof FindlingError) throw error;
    throw new FindlingError('write_failed', `${folder} cannot be written: ${describeError(error)}`, {
      cause: error,
    });
  }
}

function writeSite(generation: Generation, folder: string, { title, pages }: SiteOptions): ExportedSite {
  mkdirSync(join(folder, 'index'), { recursive: true });
  for (const name of [
    'findling-search.js',
    'findling-search',
    'search-worker.js',
    'search-values.js',
    'search-stems.js',
    'favicon.svg',
  ])
    cpSync(join(webFolder(), name), join(folder, name), {
      recursive: true,
      filter: (path) => !path.endsWith('.d.ts'),
    });
  const pagesKept = new Set<string>();
  if (pages) writePages(generation, folder, title, pagesKept);
  const kept = new Set<string>();
  let bytes = 0;
  const urlOf = ({ id, url }: { readonly id: string; readonly url: string | null }): string | null =>
    url ?? (pages ? `documents/${pageName(id)}` : null);
  for (const file of encodeSiteIndex(generation, urlOf)) {
    writeFileSync(join(folder, 'index', file.name), file.bytes);
    kept.add(file.name);
    bytes += file.bytes.byteLength;
  }
  sweep(join(folder, 'index'), INDEX_FILE, kept);
  if (existsSync(join(folder, 'documents'))) sweep(join(folder, 'documents'), DOCUMENT_PAGE, pagesKept);
  const home = join(folder, 'index.html');
  const keptPage = pages && existsSync(home) && !readFileSync(home, 'utf8').includes(MARK);
  if (pages) writeFileSync(join(folder, 'pages.css'), STYLE);
  if (pages && !keptPage) writeFileSync(home, renderHome(title));
  return { documents: generation.documentCount, files: kept.size, bytes, keptPage };
}

function sweep(folder: string, ours: RegExp, kept: ReadonlySet<string>): void {
  for (const name of readdirSync(folder)) if (ours.test(name) && !kept.has(name)) rmSync(join(folder, name));
}

/** The same for a document as long as it has its id. */
function pageName(id: string): string {
  return `${createHash('sha256').update(id).digest('hex').slice(0, 12)}.html`;
}

function writePages(generation: Generation, folder: string, title: string, kept: Set<string>): void {
  mkdirSync(join(folder, 'documents'), { recursive: true });
  for (const { segment, number } of walkDocuments(generation)) {
    const document = segment.stored.document(number);
    if (document.url !== null) continue;
    const name = pageName(document.id);
    kept.add(name);
    const details = [document.source ?? document.section, document.date].filter((part) => part !== null);
    const paragraphs = document.text.split(/\n{2,}/).map((text) => `<p>${escapeHtml(text)}</p>`);
    const heading = document.title === '' ? document.id : document.title;
    writeFileSync(
      join(folder, 'documents', name),
      renderPage({
        title: `${heading} – ${title}`,
        language: document.language,
        root: '../',
        body: `<p><a href="../index.html">${escapeHtml(title)}</a></p>
<h1>${escapeHtml(heading)}</h1>
<p>${escapeHtml(details.join(' · '))}</p>
${paragraphs.join('\n')}`,
      }),
    );
  }
}

function renderHome(title: string): string {
  // The box speaks the language of the reader, not that of the page.
  const body = `<h1>${escapeHtml(title)}</h1>
<findling-search index="./" lang=""></findling-search>`;
  return renderPage({ title, language: 'en', root: './', body });
}

interface Page {
  readonly title: string;
  readonly language: string | null;
  /** Where the folder of the export is, seen from the page. */
  readonly root: string;
  readonly body: string;
}

function renderPage({ title, language, root, body }: Page): string {
  return `<!doctype html>
<html${language === null ? '' : ` lang="${escapeHtml(language)}"`} dir="auto">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width" />
${MARK}
<title>${escapeHtml(title)}</title>
<link rel="icon" href="${root}favicon.svg" />
<link rel="stylesheet" href="${root}pages.css" />
<script type="module" src="${root}findling-search.js"></script>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}
