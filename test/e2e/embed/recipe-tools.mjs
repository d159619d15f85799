// What the scripts that run recipes of docs/embed.md share: the blocks of the manual, this package as npm would install it, a plain file
// server and a browser. Needs a build.

import { execFileSync } from 'node:child_process';
import { createReadStream, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const manual = readFileSync(join(repository, 'docs', 'embed.md'), 'utf8');
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** The first block of code in a language behind a text of the manual. */
export function findExample(text, language) {
  const [, code] = new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(manual.split(text)[1] ?? '') ?? [];
  if (code === undefined) throw new Error(`docs/embed.md has no ${language} behind ${text}`);
  return code;
}

/** Runs a program in a folder and returns what it prints. Throws where it fails. */
export function run(folder, command, args) {
  return execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
}

/** Packs this package into a folder, and returns the file. */
export function packPackage(folder) {
  const printed = run(repository, 'npm', ['pack', '--ignore-scripts', '--pack-destination', folder]);
  return join(folder, printed.trim().split('\n').at(-1));
}

export function write(folder, files) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** A plain file server for a folder, below a path. */
export async function serve(folder, below = '/') {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://host');
    const name = pathname.slice(below.length);
    const file = join(
      folder,
      decodeURIComponent(name === '' || name.endsWith('/') ? `${name}index.html` : name),
    );
    if (!pathname.startsWith(below) || !existsSync(file) || !statSync(file).isFile())
      response.writeHead(404).end();
    else {
      response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' });
      createReadStream(file).pipe(response);
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}${below}`, close: () => server.close() };
}

export function openBrowser() {
  return chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
}
