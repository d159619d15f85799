// Runs the recipes of docs/embed.md for two site generators from npm, Eleventy and VitePress: installs them with this package in a
// project of their own, builds a site, exports its search into it, and searches it in Chromium. Ends with 0 and says why where there is
// no package registry. Needs a build.
//
//   npm run build && node test/e2e/embed/run-generators.mjs

import { execFileSync } from 'node:child_process';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const manual = readFileSync(join(repository, 'docs', 'embed.md'), 'utf8');
const root = mkdtempSync(join(tmpdir(), 'findling-generators-'));
const OFFLINE = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|ETIMEDOUT|E40[0-9]|E50[0-9]/;
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** The first block of code in a language behind a text of the manual. */
function findExample(text, language) {
  const [, code] = new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(manual.split(text)[1] ?? '') ?? [];
  if (code === undefined) throw new Error(`docs/embed.md has no ${language} behind ${text}`);
  return code;
}

function write(folder, files) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

const box = findExample('## Recipes for site generators', 'html');
const pages = {
  'index.md': '# Harbour guide\n\nHow the harbour works.\n',
  'guide/pilots.md':
    '# Pilots\n\nA pilot boards every ship that is longer than sixty metres.\n\n## Signals at night\n\nTwo lanterns, white over red.\n',
  'guide/ferries.md': '# Ferries\n\nThe ferry sails at six from the northern quay.\n',
};

const generators = [
  {
    name: 'Eleventy',
    package: '@11ty/eleventy',
    output: '_site',
    build: ['npx', ['eleventy', '--quiet']],
    files: {
      ...Object.fromEntries(
        Object.entries(pages).map(([name, text]) => [
          name,
          `---\nlayout: page.html\ntitle: Guide\n---\n${text}`,
        ]),
      ),
      '_includes/page.html': `<!doctype html><html lang="en"><title>{{ title }}</title><body>${box}<main>{{ content }}</main></body></html>`,
      '.eleventyignore': 'node_modules\n',
    },
    address: '/guide/pilots/',
  },
  {
    name: 'VitePress',
    package: 'vitepress',
    output: 'docs/.vitepress/dist',
    build: ['npx', ['vitepress', 'build', 'docs']],
    files: {
      ...Object.fromEntries(Object.entries(pages).map(([name, text]) => [`docs/${name}`, text])),
      'docs/.vitepress/config.mjs': findExample('**VitePress.**', 'js'),
      'docs/.vitepress/theme/index.js': findExample('puts the box into the bar at the top', 'js'),
    },
    address: '/guide/pilots.html',
  },
];

async function serve(folder) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://host');
    const file = join(
      folder,
      decodeURIComponent(pathname.endsWith('/') ? `${pathname}index.html` : pathname),
    );
    if (!existsSync(file) || !statSync(file).isFile()) response.writeHead(404).end();
    else {
      response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' });
      createReadStream(file).pipe(response);
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

/** Searches the built site by Ctrl+K and follows the first hit. */
async function searchSite(browser, folder, address) {
  const site = await serve(folder);
  const page = await browser.newPage();
  try {
    await page.goto(`${site.url}/`);
    await page.locator('findling-search [part=button]').waitFor();
    await page.keyboard.press('Control+k');
    await page.locator('findling-search input').fill('lanterns');
    const link = page.locator('[part=title]').first();
    await link.waitFor();
    await link.click();
    await page.waitForURL((url) => url.pathname === address);
    await page.getByText('white over red').waitFor();
  } finally {
    await page.close();
    site.close();
  }
}

const run = (folder, command, args) =>
  execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});
try {
  const tarball = run(repository, 'npm', ['pack', '--ignore-scripts', '--pack-destination', root])
    .trim()
    .split('\n')
    .at(-1);
  for (const { name, package: wanted, output, build, files, address } of generators) {
    const folder = join(root, name);
    write(folder, { ...files, 'package.json': JSON.stringify({ name: 'site', private: true }) });
    try {
      run(folder, 'npm', [
        'install',
        '--no-audit',
        '--no-fund',
        '--prefer-offline',
        '--fetch-retries=1',
        wanted,
        join(root, tarball),
      ]);
    } catch (error) {
      if (!OFFLINE.test(error.stderr)) throw error;
      console.log(`${name}: skipped, no package registry`);
      continue;
    }
    run(folder, ...build);
    run(folder, 'npx', ['findling', 'index', '--corpus', output, '--index', '.search-index']);
    run(folder, 'npx', [
      'findling',
      'export',
      '--site',
      join(output, 'search'),
      '--index',
      '.search-index',
      '--no-pages',
    ]);
    await searchSite(browser, join(folder, output), address);
    const { version } = JSON.parse(
      readFileSync(join(folder, 'node_modules', wanted, 'package.json'), 'utf8'),
    );
    console.log(`${name} ${version}: found, and led to ${address}`);
  }
} finally {
  await browser.close();
  rmSync(root, { recursive: true, force: true });
}
