// Takes the picture of the README: indexes corpus/ in a temporary place, serves it and photographs one search.
// Run it after a build: `npm run screenshot`.

import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';

const QUERY = 'ferry inquiry';
const TARGET = 'docs/screenshot.png';
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
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const url = `${address}/?q=${encodeURIComponent(QUERY)}`;
    // The first search of a process compiles code; the picture shows the time of a later one.
    for (let visit = 0; visit < 5; visit += 1) await page.goto(url);
    const answer = await page.goto(url);
    if (answer?.status() !== 200) throw new Error(`the page answered with status ${answer?.status()}`);
    await page.screenshot({ path: TARGET });
    console.log(`wrote ${TARGET}`);
  } finally {
    await browser.close();
  }
}
