// Runs the recipes of docs/embed.md for site generators: installs those of npm with this package in a project of their own, takes the others
// where they are installed (`MKDOCS_PATH`, `HUGO_PATH`, `JEKYLL_PATH`, else PATH), builds a site, exports its search into it, and
// searches it in Chromium. Says why a generator is left out, where there is no package registry or no such program. Needs a build.
//
//   npm run build && node test/e2e/embed/run-generators.mjs [Hugo MkDocs ...]

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
import { findProgram, listGenerators } from './generators.mjs';

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

/** The version of a package that was installed. */
function versionOf(folder, name) {
  const file = join(folder, 'node_modules', name.replace(/(?<=.)@.*$/, ''), 'package.json');
  return JSON.parse(readFileSync(file, 'utf8')).version;
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
  const wanted = process.argv.slice(2);
  for (const generator of listGenerators(findExample)) {
    if (wanted.length > 0 && !wanted.includes(generator.name)) continue;
    const { name, packages = [], program, output, build, files, address } = generator;
    const found = program === undefined ? null : findProgram(program);
    if (program !== undefined && found === null) {
      console.log(`${name}: skipped, ${program} is not installed`);
      continue;
    }
    const folder = join(root, name);
    write(folder, { ...files, 'package.json': JSON.stringify({ name: 'site', private: true }) });
    try {
      run(folder, 'npm', [
        'install',
        '--no-audit',
        '--no-fund',
        '--prefer-offline',
        '--fetch-retries=1',
        ...packages,
        join(root, tarball),
      ]);
    } catch (error) {
      if (!OFFLINE.test(error.stderr)) throw error;
      console.log(`${name}: skipped, no package registry`);
      continue;
    }
    const [command, args] = build;
    run(folder, command ?? found, args);
    rmSync(join(folder, output, '404.html'), { force: true });
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
    const version =
      program === undefined
        ? versionOf(folder, packages[0])
        : run(folder, found, [program === 'hugo' ? 'version' : '--version']);
    console.log(`${name} ${version.trim()}: found, and led to ${address}`);
  }
} finally {
  await browser.close();
  rmSync(root, { recursive: true, force: true });
}
