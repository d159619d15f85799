// The programs of docs/embed.md, built by Vite as they stand there and run in a browser: the element in plain HTML, React, Vue and
// Svelte, and the client.

import { readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import vue from '@vitejs/plugin-vue';
import { build, type PluginOption } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder, writeFiles } from '../../temporary-folder.js';
import { findObstacle, openSite, type Site } from '../site.js';
import { type HostPage, openHostPage } from './host-page.js';

const obstacle = findObstacle();
if (obstacle !== null) console.log(`tests of the examples skipped: ${obstacle}`);

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const manual = readFileSync(path.join(repository, 'docs', 'embed.md'), 'utf8');
const root = temporaryFolder();

/** The first block of code in a language behind a heading. */
function findExample(heading: string, language: string): string {
  const [, section = ''] = manual.split(`\n${heading}\n`);
  const [, code = ''] = new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(section) ?? [];
  expect(code, heading).toContain('findling');
  return code;
}

const mount =
  '<!doctype html><html lang="en"><title>App</title><div id="app"></div><script type="module" src="/main.js"></script></html>';

interface Example {
  readonly name: string;
  readonly files: () => Readonly<Record<string, string>>;
  readonly plugins: () => PluginOption[];
}

const examples: readonly Example[] = [
  {
    name: 'plain',
    plugins: () => [],
    files: () => ({ 'index.html': findExample('### Plain HTML', 'html') }),
  },
  {
    name: 'react',
    plugins: () => [],
    files: () => ({
      'index.html': mount.replace('main.js', 'main.jsx'),
      'main.jsx': findExample('### React', 'jsx'),
    }),
  },
  {
    name: 'vue',
    plugins: () => [
      vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'findling-search' } } }),
    ],
    files: () => ({
      'index.html': mount,
      'main.js':
        "import { createApp } from 'vue';\nimport App from './App.vue';\ncreateApp(App).mount('#app');\n",
      'App.vue': findExample('### Vue', 'vue'),
    }),
  },
  {
    name: 'svelte',
    plugins: () => [svelte({ configFile: false })],
    files: () => ({
      'index.html': mount,
      'main.js':
        "import { mount } from 'svelte';\nimport App from './App.svelte';\nmount(App, { target: document.getElementById('app') });\n",
      'App.svelte': findExample('### Svelte', 'svelte'),
    }),
  },
];

let site: Site;
const hosts = new Map<string, HostPage>();

/** Builds a program as Vite does, with this package as its dependency. */
async function buildExample(
  name: string,
  files: Readonly<Record<string, string>>,
  plugins: PluginOption[],
): Promise<void> {
  const folder = path.join(root, name);
  const addressed = Object.entries(files).map(([file, code]) => [
    file,
    code.replaceAll('http://127.0.0.1:3000', site.url),
  ]);
  writeFiles(folder, Object.fromEntries(addressed) as Record<string, string>);
  symlinkSync(path.join(repository, 'node_modules'), path.join(folder, 'node_modules'));
  await build({
    configFile: false,
    root: folder,
    logLevel: 'error',
    plugins,
    resolve: {
      alias: {
        'findling/element': path.join(repository, 'dist', 'web', 'findling-search.js'),
        'findling/client': path.join(repository, 'dist', 'client', 'client.js'),
      },
    },
  });
}

describe.skipIf(obstacle !== null)('the examples of the manual', () => {
  beforeAll(async () => {
    for (const { name } of [...examples, { name: 'client' }])
      hosts.set(name, await openHostPage(path.join(root, name, 'dist')));
    site = await openSite({ corsOrigins: [...hosts.values()].map(({ url }) => url) });
  });
  afterAll(async () => {
    await site.close();
    for (const host of hosts.values()) await host.close();
  });

  it.each(examples)('run: the element in $name', async ({ name, files, plugins }) => {
    await buildExample(name, files(), plugins());
    const { page, context, complaints } = await site.browser.newPage({ locale: 'de-DE' });
    await page.goto(`${hosts.get(name)?.url}/`);
    await page.getByRole('combobox').fill('observatory');
    const title = page.locator('[part=title]').first();
    await title.waitFor();
    const shown = await title.innerText();
    await title.click();
    await page.getByText(`Chosen: ${shown}`).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('run: the client', async () => {
    const code = findExample('## The client', 'js').replaceAll('ferry inquiry', 'ferry harbour');
    const lines = `const lines = [];\nconst console = { log: (...parts) => lines.push(parts.map(String).join(' ')) };\n`;
    const index = `<!doctype html><html lang="en"><title>Client</title><pre></pre><script type="module" src="/main.js"></script></html>`;
    const imports = /^import .*\n/gm;
    const main = `${(code.match(imports) ?? []).join('')}${lines}${code.replaceAll(imports, '')}\ndocument.querySelector('pre').textContent = lines.join('\\n');`;
    await buildExample('client', { 'index.html': index, 'main.js': main }, []);
    const { page, context } = await site.browser.newPage();
    await page.goto(`${hosts.get('client')?.url}/`);
    await page.getByText('400 invalid_filter').waitFor();
    expect(await page.locator('pre').innerText()).toMatch(/^\d+ .*[fF]erry/);
    await context.close();
  });
});
