// All shapes of folders, in the order of the table in docs/formats.md.

import type { FolderShape } from './folder-shape.js';
import { astro } from './shapes/astro.js';
import { catalogue } from './shapes/catalogue.js';
import { cms } from './shapes/cms.js';
import { docusaurus } from './shapes/docusaurus.js';
import { eleventy } from './shapes/eleventy.js';
import { feeds } from './shapes/feeds.js';
import { gutenberg } from './shapes/gutenberg.js';
import { hugo } from './shapes/hugo.js';
import { jekyll } from './shapes/jekyll.js';
import { logseq } from './shapes/logseq.js';
import { mailFolder } from './shapes/mail.js';
import { mdbook } from './shapes/mdbook.js';
import { mkdocs } from './shapes/mkdocs.js';
import { myst } from './shapes/myst.js';
import { obsidian } from './shapes/obsidian.js';
import { office } from './shapes/office.js';
import { sphinx } from './shapes/sphinx.js';
import { subtitles } from './shapes/subtitles.js';
import { vitepress } from './shapes/vitepress.js';
import { zola } from './shapes/zola.js';

export const shapes: readonly FolderShape[] = [
  docusaurus,
  vitepress,
  mkdocs,
  sphinx,
  myst,
  hugo,
  jekyll,
  eleventy,
  zola,
  astro,
  mdbook,
  obsidian,
  logseq,
  mailFolder,
  subtitles,
  feeds,
  office,
  cms,
  catalogue,
  gutenberg,
];
