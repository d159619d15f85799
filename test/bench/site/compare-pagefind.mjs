// Exported sites beside Pagefind: the same pages, both behind one plain file server, both opened in Chromium with an empty cache.
// Says what each writes, what a browser loads until the first result of a query, and how long that takes. Pagefind is not among the
// packages of this project: `npm install pagefind` in a folder of its own, and name that folder. Needs a build, and Chromium.
//
//   node test/bench/site/compare-pagefind.mjs --set 'LABEL=FILE.jsonl:N:QUERY,QUERY' [--set ...] [--pagefind FOLDER] [--rounds N]
//     [--realtime] [--write]
//
// A set is the first N documents of JSON lines (packed with gzip or not), what the table calls them, and queries that find some of them. `--write` puts the table into
// docs/embed.md. `--realtime` (on Linux, as root) lets file server and browser run before all other work of the machine, so that a busy one
// answers as a quiet one would.
//
// Milliseconds are from the query, put into the box at once, to the first hit on the page: on a page that was opened, and on which
// nothing was searched yet. The box got the focus half a second before, as from a person who begins to type, or with the query, as from
// one who pastes it. Bytes are those of files as they lie on the disk. Rounds of the two take turns. Pagefind's page waits 300 ms for more
// letters before it asks, the element 40.

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
import { describeMachine } from '../report/machine.mjs';
import { fillDocument } from '../report/marked-blocks.mjs';
import { at } from '../report/quantiles.mjs';

const program = fileURLToPath(new URL('../../../dist/cli/main.js', import.meta.url));
const { values } = parseArgs({
  options: {
    set: { type: 'string', multiple: true, default: [] },
    pagefind: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    realtime: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
const sets = values.set.map((given) => {
  const [, label, file, count, queries] = /^(.*?)=(.*):(\d+):(.+)$/.exec(given) ?? [];
  if (queries === undefined) throw new Error(`--set ${given}: not LABEL=FILE.jsonl:N:QUERY,QUERY`);
  return { label, file, count: Number(count), queries: queries.split(',') };
});
if (sets.length === 0) throw new Error('--set LABEL=FILE.jsonl:N:QUERY,QUERY is missing');

/** Milliseconds from the focus to the query. */
const PAUSES = { typed: 500, pasted: 0 };
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
function writePages(root, documents) {
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
async function measureSearch(browser, { site, input, hit }, query, pause) {
  const context = await browser.newContext();
  const page = await context.newPage();
  site.served.requests = 0;
  site.served.bytes = 0;
  await page.goto(site.url, { waitUntil: 'networkidle' });
  const box = page.locator(input).first();
  await box.waitFor();
  const opened = { ...site.served };
  if (pause > 0) {
    await box.focus();
    await page.waitForTimeout(pause);
  }
  const milliseconds = await box.evaluate(
    (element, [text, selector]) =>
      new Promise((resolve, reject) => {
        const started = performance.now();
        const find = (scope) =>
          scope.querySelector(selector) ??
          [...scope.querySelectorAll('*')]
            .map(({ shadowRoot }) => shadowRoot && find(shadowRoot))
            .find(Boolean);
        const look = () => {
          const taken = performance.now() - started;
          if (find(document)) resolve(taken);
          else if (taken > 30_000) reject(new Error(`no hit for ${text} within 30 seconds`));
          else setTimeout(look, 1);
        };
        element.focus();
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

/** Adds to each candidate what was measured of it; the rounds of all take turns. */
async function measureSites(browser, candidates, queries) {
  for (let round = 0; round < Number(values.rounds); round += 1)
    for (const query of queries)
      for (const [how, pause] of Object.entries(PAUSES))
        for (const candidate of candidates) {
          candidate.measured ??= { typed: [], pasted: [] };
          candidate.measured[how].push(await measureSearch(browser, candidate, query, pause));
        }
}

/** Puts this process, and what it starts from now on, before all other work of the machine, or back among it. */
function setRealtime(isRealtime) {
  if (!values.realtime) return;
  const policy = isRealtime ? ['--rr', '--pid', '1'] : ['--other', '--pid', '0'];
  execFileSync('chrt', ['--all-tasks', ...policy, String(process.pid)]);
}

function timed(command, args) {
  const started = performance.now();
  execFileSync(command, args, { stdio: 'ignore' });
  return (performance.now() - started) / 1000;
}

/** Builds what is compared from the pages in a folder. */
async function buildCandidates(root) {
  const [pages, index, site] = ['pages', 'index', 'site'].map((name) => join(root, name));
  const candidates = [
    {
      name: 'Findling',
      seconds:
        timed(process.execPath, [program, 'index', '--corpus', pages, '--index', index]) +
        timed(process.execPath, [program, 'export', '--site', site, '--index', index, '--no-pages']),
      written: measureFolder(join(site, 'index')),
      site: await serve(
        site,
        '<!doctype html><html lang="en"><title>x</title><findling-search index="/" link="/{id}"></findling-search><script type="module" src="/findling-search.js"></script>',
      ),
      input: 'findling-search input',
      hit: '[part=hit]',
    },
  ];
  if (values.pagefind === undefined) return candidates;
  const pagefind = join(values.pagefind, 'node_modules', 'pagefind', 'lib', 'runner', 'bin.cjs');
  const target = join(root, 'pagefind');
  candidates.push({
    name: 'Pagefind',
    seconds: timed(process.execPath, [pagefind, '--site', pages, '--output-path', join(target, 'pagefind')]),
    written: measureFolder(target),
    site: await serve(
      target,
      `<!doctype html><html lang="en"><title>x</title><link rel="stylesheet" href="/pagefind/pagefind-ui.css"><div id="search"></div><script src="/pagefind/pagefind-ui.js"></script><script>new PagefindUI({ element: '#search', showImages: false });</script>`,
    ),
    input: '.pagefind-ui__search-input',
    hit: '.pagefind-ui__result-title a, .pagefind-ui__result-link',
  });
  return candidates;
}

/** The rows of a set. */
async function compareSet({ label, file, count, queries }) {
  const root = mkdtempSync(join(tmpdir(), 'findling-sites-'));
  try {
    const documents = await readDocuments(file, count);
    writePages(root, documents);
    const candidates = await buildCandidates(root);
    for (const { name, seconds } of candidates)
      process.stderr.write(`${name}: ${count} pages in ${seconds.toFixed(1)} s\n`);
    setRealtime(true);
    const browser = await chromium.launch({
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
    });
    try {
      await measureSites(browser, candidates, queries);
    } finally {
      await browser.close();
      setRealtime(false);
      for (const { site } of candidates) site.close();
    }
    return candidates.map((candidate, at) =>
      printRow(at === 0 ? `${documents.length.toLocaleString('en')} ${label}` : '', candidate),
    );
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function printRow(title, { name, written, measured }) {
  const kilobytes = (bytes) => Math.round(bytes / 1000);
  const { typed, pasted } = measured;
  const all = [...typed, ...pasted];
  const milliseconds = (some) => {
    const taken = some.map((one) => one.milliseconds);
    return `${Math.round(median(taken))} (${Math.round(Math.max(...taken))})`;
  };
  const loaded = (when) =>
    `${median(all.map((one) => one[when].requests))}, ${kilobytes(median(all.map((one) => one[when].bytes)))}`;
  const cells = [
    ...[title, name, written.files.toLocaleString('en'), (written.bytes / 1e6).toFixed(2)],
    ...[loaded('opened'), loaded('whole'), milliseconds(typed), milliseconds(pasted)],
  ];
  return `| ${cells.join(' | ')} |`;
}

const machine = describeMachine();
const rows = [];
for (const set of sets) {
  const some = await compareSet(set);
  process.stderr.write(`${some.join('\n')}\n`);
  rows.push(...some);
}
const table = `${machine} ${values.realtime ? 'Server and browser ran before all other work of the machine. ' : ''}Medians (slowest) of ${values.rounds} rounds; queries of ${[...new Set(sets.map(({ label, queries }) => `${label}: ${queries.join(', ')}`))].join('; ')}.

| pages | | files | MB written | page: requests, KB | with results: requests, KB | ms, typed | ms, pasted |
| - | - | -: | -: | -: | -: | -: | -: |
${rows.join('\n')}`;
console.log(table);
if (values.write) await fillDocument('docs/embed.md', { site: table });
