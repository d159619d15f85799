import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { walkCorpus } from '../../../../src/documents/source/corpus-walk.js';
import { findSites } from '../../../../src/documents/source/folders/site-folders.js';
import { temporaryFolder } from '../../../temporary-folder.js';
import { readCorpus, writeCorpus } from '../../read-corpus.js';

const root = temporaryFolder();

async function sitesOf(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  return findSites(await walkCorpus(writeCorpus(root, files)));
}

async function titlesOf(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<Readonly<Record<string, string>>> {
  const corpus = writeCorpus(root, files);
  const sites = findSites(await walkCorpus(corpus));
  const { documents } = await readCorpus(corpus, { sites });
  return Object.fromEntries(documents.map(({ id, title }) => [id, title]));
}

const PAGES = {
  'docs/02-getting_started.md': 'Set the lamp.\n\n## Then\n\nSail.',
  'docs/API-keys.md': '## Keys\n\nKeep them.',
  'docs/guide/index.md': 'What follows is a guide.',
  'docs/heading.md': '# A heading\n\nText.',
  'docs/told.md': '---\ntitle: Told\n---\nText of it.',
};

describe('a site', () => {
  it('is a folder in which its program has its settings, above Markdown', async () => {
    expect(await sitesOf({ 'docusaurus.config.ts': 'x', 'docs/a.md': 'A' })).toEqual(['']);
    expect(await sitesOf({ 'web/mkdocs.yml': 'x', 'web/docs/a.md': 'A', 'b.md': 'B' })).toEqual(['web']);
    expect(await sitesOf({ 'docs/.vitepress/config.ts': 'x', 'docs/a.md': 'A', 'b.md': 'B' })).toEqual([
      'docs',
    ]);
    expect(await sitesOf({ 'mkdocs.yml': 'x', 'a.txt': 'A' })).toEqual([]);
    expect(await sitesOf({ 'config.toml': 'x', 'a.md': 'A' })).toEqual([]);
  });

  it('titles a page without a title by the name of its file', async () => {
    expect(await titlesOf({ 'mkdocs.yml': 'x', ...PAGES })).toEqual({
      'docs/02-getting_started.md': 'Getting started',
      'docs/API-keys.md': 'API keys',
      'docs/guide/index.md': 'Guide',
      'docs/heading.md': 'A heading',
      'docs/told.md': 'Told',
    });
    expect(await titlesOf(PAGES)).toMatchObject({
      'docs/02-getting_started.md': 'Set the lamp.',
      'docs/API-keys.md': 'Keys',
      'docs/guide/index.md': 'What follows is a guide.',
    });
  });

  it('has packed pages as others', async () => {
    const files = {
      'mkdocs.yml': 'x',
      'docs/02-getting_started.md.gz': gzipSync('Set the lamp.'),
      'docs/03-lamps.mdx.gz': gzipSync('<Lamp light={1} />\n\nIt is {"lit"}.'),
    };
    expect(Object.values(await titlesOf(files))).toEqual(['Getting started', 'Lamps']);
  });

  it('of Jekyll titles a post by its name, unless a heading does', async () => {
    const post = '_posts/2026-03-12-first-ice.md';
    expect(await titlesOf({ [post]: 'Ice lies on the lake.\n\nStill thin.' })).toEqual({
      [post]: 'First Ice',
    });
    expect(await titlesOf({ [post]: '## Ice\n\nStill thin.' })).toEqual({ [post]: 'Ice' });
  });
});
