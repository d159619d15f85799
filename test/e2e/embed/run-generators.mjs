// Runs the recipes of docs/embed.md for site generators: installs those of npm with this package in a project of their own, takes the others
// where they are installed (`MKDOCS_PATH`, `HUGO_PATH`, `JEKYLL_PATH`, else PATH), builds a site, exports its search into it, and
// searches it in Chromium. Says why a generator is left out, where there is no package registry or no such program. Needs a build.
//
//   npm run build && node test/e2e/embed/run-generators.mjs [Hugo MkDocs ...]

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram, listGenerators } from './generators.mjs';
import { findExample, openBrowser, packPackage, run, serve, write } from './recipe-tools.mjs';

const root = mkdtempSync(join(tmpdir(), 'findling-generators-'));
const OFFLINE = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|ETIMEDOUT|E40[0-9]|E50[0-9]/;

/** Searches the built site by Ctrl+K and follows the first hit. */
async function searchSite(browser, folder, { address, below }) {
  const site = await serve(folder, below);
  const page = await browser.newPage();
  try {
    await page.goto(site.url);
    await page.locator('findling-search [part=button]').waitFor();
    await page.keyboard.press('Control+k');
    await page.locator('findling-search input').fill('lanterns');
    const link = page.locator('[part=title]').first();
    await link.waitFor();
    await link.click();
    await page.waitForURL((url) => url.pathname === `${below ?? '/'}${address.slice(1)}`);
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

const browser = await openBrowser();
try {
  const tarball = packPackage(root);
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
        tarball,
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
    const listed = run(folder, 'npx', [
      'findling',
      'search',
      '',
      '--index',
      '.search-index',
      '--limit',
      '100',
      '--json',
    ]);
    const strangers = JSON.parse(listed).hits.filter(({ id }) => !id.endsWith('.html'));
    if (strangers.length > 0)
      throw new Error(`${name}: no pages: ${strangers.map(({ id }) => id).join(', ')}`);
    await searchSite(browser, join(folder, output), generator);
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
