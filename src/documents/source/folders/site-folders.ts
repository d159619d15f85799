// Finds the folders of web sites (Docusaurus, MkDocs, VitePress, VuePress) whose program shows a page without a title and a heading
// of the first level by the name of its file. Asked once an update, before any file is read for its documents.

import { findMarkedFolders, isMarkdown, liesIn, type WalkedMarks } from './marked-folders.js';

/** Settings beside the folder of the pages, and folders among the pages, which the walk passes over. */
const MARK = /docusaurus\.config\.[cm]?[jt]s|mkdocs\.ya?ml|\.vitepress|\.vuepress/;

/** The folders of such sites by their paths, in order; `''` is the corpus itself. */
export function findSites(walk: WalkedMarks): readonly string[] {
  return findMarkedFolders(walk, MARK, isPage);
}

/** Whether a file is a page of one of these sites. */
export function isOnSite(path: string, sites: readonly string[]): boolean {
  return isPage(path) && liesIn(path, sites);
}

function isPage(path: string): boolean {
  return isMarkdown(path) || /\.mdx(?:\.gz)?$/i.test(path);
}
