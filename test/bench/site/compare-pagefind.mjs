// Exported sites beside Pagefind: the same pages, both behind one plain file server, both opened in Chromium with an empty cache.
// Says what each writes, what a browser loads until the first result of a query, and how long that takes. Pagefind is not among the
// packages of this project: `npm install pagefind` in a folder of its own, and name that folder. Needs a build, and Chromium.
//
//   node test/bench/site/compare-pagefind.mjs --corpus FILE.jsonl --documents N [--pagefind FOLDER] [--queries 'a,b'] [--rounds N]
//
// Milliseconds are from the query, put into the box at once, to the first hit on the page: on a page that was opened, whose box got
// the focus half a second before, as from a person, and on which nothing was searched yet. Bytes are those of files as they lie on the
// disk. Pagefind's page waits 300 ms for more letters before it asks, the element 40.

/* global Buffer, document, InputEvent, performance, setTimeout */
import { execFileSync } from 'node:child_process';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { readCollection } from '../inputs/documents.mjs';
import { at } from '../report/quantiles.mjs';

const program = fileURLToPath(new URL('../../../dist/cli/main.js', import.meta.url));
const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    documents: { type: 'string', default: '20000' },
    pagefind: { type: 'string' },
    queries: { type: 'string', default: 'government,world record,music film' },
    rounds: { type: 'string', default: '5' },
  },
});
if (values.corpus === undefined) throw new Error('--corpus FILE.jsonl is missing');

const root = mkdtempSync(join(tmpdir(), 'findling-sites-'));
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
};

/** The first documents of JSON lines. */
async function readDocuments(file, limit) {
  const documents = [];
  for await (const line of readCollection(file)) {
    if (documents.length === limit) break;
    if (line.trim() !== '') documents.push(JSON.parse(line));
  }
  return documents;
}

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Pages as a site generator would write them. */
function writePages(documents) {
  mkdirSync(join(root, 'pages'));
  documents.forEach(({ title = '', text = '', abstract = '' }, number) => {
    const paragraphs = (text || abstract).split(/\n{2,}/).map((part) => `<p>${escape(part)}</p>`);
    writeFileSync(
      join(root, 'pages', `${number}.html`),
      `<!doctype html><html lang="en"><title>${escape(title)}</title><body><main data-pagefind-body><h1>${escape(title)}</h1>${paragraphs.join('\n')}</main></body></html>`,
    );
  });
}

/** Files and bytes below a folder. */
function measureFolder(folder) {
  const files = readdirSync(folder, { recursive: true }).map((name) => statSync(join(folder, String(name))));
  const sizes = files.filter((file) => file.isFile()).map(({ size }) => size);
  return { files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

/** A plain file server that counts. */
async function serve(folder, home) {
  const served = { requests: 0, bytes: 0 };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://host');
    const file = join(folder, decodeURIComponent(pathname));
    const isHome = pathname === '/';
    if (!isHome && !(existsSync(file) && statSync(file).isFile())) {
      response.writeHead(404).end();
      return;
    }
    const type = TYPES[isHome ? '.html' : extname(file)] ?? 'application/octet-stream';
    served.requests += 1;
    served.bytes += isHome ? Buffer.byteLength(home) : statSync(file).size;
    response.writeHead(200, { 'Content-Type': type });
    if (isHome) response.end(home);
    else createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, served, close: () => server.close() };
}

/** Opens the page and searches: milliseconds, requests and bytes of both together. */
async function measureSearch(browser, site, query, { input, hit }) {
  const context = await browser.newContext();
  const page = await context.newPage();
  site.served.requests = 0;
  site.served.bytes = 0;
  await page.goto(site.url, { waitUntil: 'networkidle' });
  const box = page.locator(input).first();
  await box.waitFor();
  const opened = { ...site.served };
  await box.focus();
  await page.waitForTimeout(500);
  const milliseconds = await box.evaluate(
    (element, [text, selector]) =>
      new Promise((resolve) => {
        const started = performance.now();
        const find = (scope) =>
          scope.querySelector(selector) ??
          [...scope.querySelectorAll('*')]
            .map(({ shadowRoot }) => shadowRoot && find(shadowRoot))
            .find(Boolean);
        const look = () => {
          if (find(document)) resolve(performance.now() - started);
          else setTimeout(look, 1);
        };
        element.value = text;
        element.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
        look();
      }),
    [query, hit],
  );
  await page.waitForLoadState('networkidle');
  const whole = { ...site.served };
  await context.close();
  return { milliseconds, opened, whole };
}

const median = (numbers) =>
  at(
    numbers.toSorted((a, b) => a - b),
    0.5,
  );

async function measureSite(browser, folder, home, selectors) {
  const site = await serve(folder, home);
  const measured = [];
  for (let round = 0; round < Number(values.rounds); round += 1)
    for (const query of values.queries.split(','))
      measured.push(await measureSearch(browser, site, query, selectors));
  site.close();
  return {
    requestsOpened: median(measured.map(({ opened }) => opened.requests)),
    bytesOpened: median(measured.map(({ opened }) => opened.bytes)),
    requests: median(measured.map(({ whole }) => whole.requests)),
    bytesLoaded: median(measured.map(({ whole }) => whole.bytes)),
    milliseconds: Math.round(median(measured.map(({ milliseconds }) => milliseconds))),
    slowest: Math.round(Math.max(...measured.map(({ milliseconds }) => milliseconds))),
  };
}

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});
try {
  const documents = await readDocuments(values.corpus, Number(values.documents));
  writePages(documents);
  const rows = [];
  const index = join(root, 'index');
  const site = join(root, 'site');
  let started = performance.now();
  execFileSync(process.execPath, [program, 'index', '--corpus', join(root, 'pages'), '--index', index], {
    stdio: 'ignore',
  });
  execFileSync(process.execPath, [program, 'export', '--site', site, '--index', index, '--no-pages'], {
    stdio: 'ignore',
  });
  const seconds = (performance.now() - started) / 1000;
  const own =
    '<!doctype html><html lang="en"><title>x</title><findling-search index="/" link="/{id}"></findling-search><script type="module" src="/findling-search.js"></script>';
  rows.push({
    name: 'Findling',
    seconds,
    index: measureFolder(join(site, 'index')),
    ...(await measureSite(browser, site, own, { input: 'findling-search input', hit: '[part=hit]' })),
  });
  if (values.pagefind !== undefined) {
    started = performance.now();
    const pagefind = join(values.pagefind, 'node_modules', 'pagefind', 'lib', 'runner', 'bin.cjs');
    execFileSync(
      process.execPath,
      [pagefind, '--site', join(root, 'pages'), '--output-path', join(root, 'pagefind', 'pagefind')],
      { stdio: 'ignore' },
    );
    const took = (performance.now() - started) / 1000;
    const home = `<!doctype html><html lang="en"><title>x</title><link rel="stylesheet" href="/pagefind/pagefind-ui.css"><div id="search"></div><script src="/pagefind/pagefind-ui.js"></script><script>new PagefindUI({ element: '#search', showImages: false });</script>`;
    rows.push({
      name: 'Pagefind',
      seconds: took,
      index: measureFolder(join(root, 'pagefind')),
      ...(await measureSite(browser, join(root, 'pagefind'), home, {
        input: '.pagefind-ui__search-input',
        hit: '.pagefind-ui__result-title a, .pagefind-ui__result-link',
      })),
    });
  }
  console.log(`${documents.length} pages, ${values.rounds} rounds of: ${values.queries}`);
  console.log(
    '| | to build s | files | MB written | requests, KB of the page | requests, KB with the first results | ms to the first result, median (slowest) |',
  );
  console.log('| - | -: | -: | -: | -: | -: | -: |');
  for (const row of rows) {
    const kilobytes = (bytes) => Math.round(bytes / 1000);
    console.log(
      `| ${row.name} | ${row.seconds.toFixed(1)} | ${row.index.files} | ${(row.index.bytes / 1e6).toFixed(2)} | ${row.requestsOpened}, ${kilobytes(row.bytesOpened)} | ${row.requests}, ${kilobytes(row.bytesLoaded)} | ${row.milliseconds} (${row.slowest}) |`,
    );
  }
} finally {
  await browser.close();
  rmSync(root, { recursive: true, force: true });
}
