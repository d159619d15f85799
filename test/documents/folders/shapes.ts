// All shapes of folders, in the order of the table in docs/formats.md.

import type { FolderShape } from './folder-shape.js';
import { catalogue } from './shapes/collections/catalogue.js';
import { cms } from './shapes/collections/cms.js';
import { feeds } from './shapes/collections/feeds.js';
import { gutenberg } from './shapes/collections/gutenberg.js';
import { mailFolder } from './shapes/collections/mail.js';
import { office } from './shapes/collections/office.js';
import { subtitles } from './shapes/collections/subtitles.js';
import { bear } from './shapes/notes/bear.js';
import { logseq } from './shapes/notes/logseq.js';
import { notion } from './shapes/notes/notion.js';
import { obsidian } from './shapes/notes/obsidian.js';
import { roam } from './shapes/notes/roam.js';
import { astro } from './shapes/sites/astro.js';
import { docusaurus } from './shapes/sites/docusaurus.js';
import { eleventy } from './shapes/sites/eleventy.js';
import { hugo } from './shapes/sites/hugo.js';
import { hugoLanguages } from './shapes/sites/hugo-languages.js';
import { jekyll } from './shapes/sites/jekyll.js';
import { mdbook } from './shapes/sites/mdbook.js';
import { mkdocs } from './shapes/sites/mkdocs.js';
import { myst } from './shapes/sites/myst.js';
import { sphinx } from './shapes/sites/sphinx.js';
import { vitepress } from './shapes/sites/vitepress.js';
import { zola } from './shapes/sites/zola.js';

export const shapes: readonly FolderShape[] = [
  docusaurus,
  vitepress,
  mkdocs,
  sphinx,
  myst,
  hugo,
  hugoLanguages,
  jekyll,
  eleventy,
  zola,
  astro,
  mdbook,
  obsidian,
  logseq,
  roam,
  bear,
  notion,
  mailFolder,
  subtitles,
  feeds,
  office,
  cms,
  catalogue,
  gutenberg,
];
