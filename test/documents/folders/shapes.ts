// All shapes of folders, in the order of the table in docs/formats.md.

import type { FolderShape } from './folder-shape.js';
import { docusaurus } from './shapes/docusaurus.js';
import { hugo } from './shapes/hugo.js';
import { mkdocs } from './shapes/mkdocs.js';
import { sphinx } from './shapes/sphinx.js';
import { vitepress } from './shapes/vitepress.js';

export const shapes: readonly FolderShape[] = [docusaurus, vitepress, mkdocs, sphinx, hugo];
