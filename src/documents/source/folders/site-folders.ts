// Finds the folders of web sites (Docusaurus, MkDocs, VitePress, VuePress) whose program shows a page without a title and a heading
// of the first level by the name of its file. Asked once an update, before any file is read for its documents.

import { type CorpusFileSystem, machineFileSystem } from '../corpus-file-system.js';
import type { CorpusWalk } from '../corpus-walk.js';
import { findMarkedFolders, isMarkdown, liesIn } from './marked-folders.js';

/** Settings beside the folder of the pages, which the walk has come by: it reads none of them, or as source code. */
const SETTINGS = /^(?:(.*)\/)?(?:docusaurus\.config\.[cm]?[jt]s|mkdocs\.ya?ml)$/;
/** Folders among the pages, which the walk passes over. */
const HIDDEN = ['.vitepress', '.vuepress'];

/** The folders of such sites by their paths, in order; `''` is the corpus itself. */
export async function findSites(
  { files, skipped }: Pick<CorpusWalk, 'files' | 'skipped'>,
  fileSystem: CorpusFileSystem = machineFileSystem,
): Promise<readonly string[]> {
  const pages = files.filter(({ path }) => isPage(path));
  const set = [...files, ...skipped].flatMap(({ path }) => {
    const settings = SETTINGS.exec(path);
    return settings === null ? [] : [settings[1] ?? ''];
  });
  const sites = new Set([...set, ...(await findMarkedFolders(pages, HIDDEN, fileSystem))]);
  return [...sites].filter((site) => pages.some(({ path }) => liesIn(path, [site]))).sort();
}

/** Whether a file is a page of one of these sites. */
export function isOnSite(path: string, sites: readonly string[]): boolean {
  return isPage(path) && liesIn(path, sites);
}

function isPage(path: string): boolean {
  return isMarkdown(path) || /\.mdx$/i.test(path);
}
