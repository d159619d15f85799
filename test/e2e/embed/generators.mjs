// The site generators of docs/embed.md, each with the smallest site that its recipe can be tried on: its files are those of the recipe, word
// by word where the manual has them.

import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const pages = {
  'index.md': '# Harbour guide\n\nHow the harbour works.\n',
  'guide/pilots.md':
    '# Pilots\n\nA pilot boards every ship that is longer than sixty metres.\n\n## Signals at night\n\nTwo lanterns, white over red.\n',
  'guide/ferries.md': '# Ferries\n\nThe ferry sails at six from the northern quay.\n',
};

/** The pages in a folder, each with what a generator wants before its text. */
function pagesIn(folder, matter = '') {
  return Object.fromEntries(
    Object.entries(pages).map(([name, text]) => [join(folder, name), `${matter}${text}`]),
  );
}

/**
 * The generators: what npm installs or which program has to be there, the files of a site, how it is built, where it then lies, and the
 * path it is served below (`/` unless told).
 * @param findExample the first block of code in a language behind a text of the manual
 */
export function listGenerators(findExample) {
  const box = findExample('## Recipes for site generators', 'html');
  const boxOf = (generator) => findExample(`**${generator}.**`, 'html');
  const page = (body, content) =>
    `<!doctype html><html lang="en"><title>Guide</title><body>${body}<main>${content}</main></body></html>`;
  return [
    {
      name: 'Eleventy',
      packages: ['@11ty/eleventy'],
      output: '_site',
      build: ['npx', ['eleventy', '--quiet']],
      files: {
        ...pagesIn('.', '---\nlayout: page.html\ntitle: Guide\n---\n'),
        '_includes/page.html': page(box, '{{ content }}'),
        '.eleventyignore': 'node_modules\n',
      },
      address: '/guide/pilots/',
    },
    {
      name: 'VitePress',
      packages: ['vitepress'],
      output: 'docs/.vitepress/dist',
      build: ['npx', ['vitepress', 'build', 'docs']],
      files: {
        ...pagesIn('docs'),
        'docs/.vitepress/config.mjs': findExample('**VitePress.**', 'js'),
        'docs/.vitepress/theme/index.js': findExample('puts the box into the bar at the top', 'js'),
      },
      address: '/guide/pilots.html',
    },
    {
      name: 'Docusaurus',
      packages: ['@docusaurus/core@3', '@docusaurus/preset-classic@3', 'react', 'react-dom'],
      output: 'build',
      build: ['npx', ['docusaurus', 'build']],
      files: {
        ...pagesIn('docs'),
        'docusaurus.config.js': findExample('**Docusaurus.**', 'js'),
      },
      address: '/guide/pilots/',
    },
    {
      name: 'MkDocs',
      program: 'mkdocs',
      output: 'site',
      build: [null, ['build', '--quiet']],
      files: {
        ...pagesIn('docs'),
        'mkdocs.yml': findExample('**MkDocs.**', 'yaml'),
        'overrides/main.html': boxOf('MkDocs'),
      },
      address: '/guide/pilots/',
    },
    {
      name: 'Hugo',
      program: 'hugo',
      output: 'public',
      build: [null, ['--quiet']],
      files: {
        ...Object.fromEntries(
          Object.entries(pagesIn('content', '---\ntitle: Guide\n---\n')).map(([name, text]) => [
            name.replace(/index\.md$/, '_index.md'),
            text,
          ]),
        ),
        // The site lies under a path, as that of a project at GitHub Pages.
        'hugo.toml': "baseURL = 'https://example.org/docs/'\ntitle = 'Guide'\n",
        'layouts/_default/baseof.html': boxOf('Hugo'),
        'layouts/_default/single.html': '{{ define "main" }}{{ .Content }}{{ end }}',
        'layouts/_default/list.html': '{{ define "main" }}{{ .Content }}{{ end }}',
      },
      below: '/docs/',
      address: '/guide/pilots/',
    },
    {
      name: 'Jekyll',
      program: 'jekyll',
      output: '_site',
      build: [null, ['build', '--quiet']],
      files: {
        ...pagesIn('.', '---\nlayout: default\n---\n'),
        '_config.yml': findExample('**Jekyll.**', 'yaml'),
        '_layouts/default.html': page(boxOf('Jekyll'), '{{ content }}'),
      },
      address: '/guide/pilots.html',
    },
  ];
}

/** A program by the variable that names it (`HUGO_PATH`), or in the folders of PATH; null where there is none. */
export function findProgram(name) {
  const named = process.env[`${name.toUpperCase()}_PATH`];
  const folders = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name));
  return [...(named === undefined ? [] : [named]), ...folders].find((file) => existsSync(file)) ?? null;
}
