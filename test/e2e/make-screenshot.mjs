// Takes the pictures of the documentation: indexes corpus/ in a temporary place, serves it and photographs its pages at three
// widths. Run it after a build: `npm run screenshot`.

import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';

const QUERY = 'ferry inquiry';
/** The picture of the README. */
const TARGET = 'docs/screenshot.png';
/** The pictures of all pages; no part of the package. */
const FOLDER = 'docs/screenshots';
const PAGES = {
  home: '/',
  results: `/?q=${encodeURIComponent(QUERY)}`,
  document: `/documents/features/eleven-minutes-of-fog.md?q=ferry+fog`,
  nothing: '/?q=lighthouse+zeppelin+quark&match=all',
};
const SIZES = [
  [360, 740],
  [768, 1024],
  [1440, 900],
];
const program = process.env['FINDLING_PROGRAM'] ?? 'dist/cli/main.js';

const folder = mkdtempSync(path.join(tmpdir(), 'findling-screenshot-'));
const index = path.join(folder, 'index');
try {
  const built = spawnSync(process.execPath, [program, 'index', '--corpus', 'corpus', '--index', index], {
    stdio: 'inherit',
  });
  if (built.status !== 0) throw new Error('the corpus could not be indexed');
  const server = spawn(process.execPath, [program, 'serve', '--index', index, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await photograph(await addressOf(server));
  } finally {
    server.kill('SIGTERM');
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The address a server prints once it answers. */
function addressOf(server) {
  return new Promise((resolve, reject) => {
    let printed = '';
    server.stdout.on('data', (chunk) => {
      printed += String(chunk);
      const address = /listening on (\S+)\n/.exec(printed)?.[1];
      if (address !== undefined) resolve(address);
    });
    server.once('exit', (code) => reject(new Error(`the server ended with exit code ${code}`)));
  });
}

async function photograph(address) {
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const take = async (target, colorScheme, [width, height], options) => {
    const page = await browser.newPage({ viewport: { width, height }, colorScheme });
    // The first search of a process compiles code; the picture shows the time of a later one.
    for (let visit = 0; visit < 3; visit += 1) await page.goto(address + target);
    const answer = await page.goto(address + target);
    if (answer?.status() !== 200) throw new Error(`${target} answered with status ${answer?.status()}`);
    await page.waitForSelector('html.live');
    await page.screenshot(options);
    console.log(`wrote ${options.path}`);
    await page.close();
  };
  try {
    await take(PAGES.results, 'light', [1280, 900], { path: TARGET });
    rmSync(FOLDER, { recursive: true, force: true });
    mkdirSync(FOLDER, { recursive: true });
    for (const size of SIZES) {
      const save = (name) => ({ path: `${FOLDER}/${name}-${size[0]}.png` });
      for (const [name, target] of Object.entries(PAGES)) await take(target, 'light', size, save(name));
      await take(PAGES.results, 'dark', size, save('results-dark'));
    }
  } finally {
    await browser.close();
  }
}
