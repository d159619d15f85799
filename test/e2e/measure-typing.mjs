// How long somebody waits who types, on networks of several delays, until the page shows what they look for:
// `node test/e2e/measure-typing.mjs ADDRESS WORDS [PATTERN]` types the words into the page of a running server, a key each
// 150 ms, and prints in milliseconds from the first key when the first results were there, and when the results (their first
// ten) held the pattern, which is the words unless told.

/* global document, performance, requestAnimationFrame -- functions that the page runs */

import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';

const KEY_MS = 150;
const DELAYS_MS = [0, 100, 250, 400];
const ROUNDS = 3;
/** From here on nobody waits any more. */
const PATIENCE_MS = 20_000;

const { positionals } = parseArgs({ allowPositionals: true });
const [address, words, pattern = words] = positionals;
if (address === undefined || words === undefined) {
  console.error('node test/e2e/measure-typing.mjs ADDRESS WORDS [PATTERN]');
  process.exit(2);
}

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});
try {
  console.log('delay  first results  what was looked for');
  for (const delay of DELAYS_MS) {
    const rounds = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await measure(delay));
    const [first, found] = [0, 1].map((column) => median(rounds.map((times) => times[column])));
    console.log(`${String(delay).padStart(5)}  ${String(first).padStart(13)}  ${String(found).padStart(19)}`);
  }
} finally {
  await browser.close();
}

/** Milliseconds from the first key to any results, and to those looked for. @param {number} delay of each request, in ms */
async function measure(delay) {
  const page = await browser.newPage();
  await page.goto(address);
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  await network.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: delay,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
  await page.evaluate((source) => {
    const wanted = new RegExp(source, 'i');
    const times = { first: 0, found: 0 };
    Object.assign(globalThis, { times });
    const start = () => {
      const begun = performance.now();
      const look = () => {
        const titles = [...document.querySelectorAll('.hit h2, .hits h2, .hit-title')].map(
          ({ textContent }) => textContent,
        );
        const now = Math.max(1, performance.now() - begun);
        if (times.first === 0 && titles.length > 0) times.first = now;
        if (times.found === 0 && titles.some((title) => wanted.test(title))) times.found = now;
        if (times.found === 0) requestAnimationFrame(look);
      };
      look();
    };
    document.addEventListener('keydown', start, { once: true, capture: true });
  }, pattern);
  await page.locator('#q').click();
  await page.keyboard.type(words, { delay: KEY_MS });
  const patience = { timeout: PATIENCE_MS };
  await page.waitForFunction(() => globalThis.times.found > 0, null, patience).catch(() => undefined);
  const { first, found } = await page.evaluate(() => globalThis.times);
  await page.close();
  return [Math.round(first) || PATIENCE_MS, Math.round(found) || PATIENCE_MS];
}

/** @param {number[]} values */
function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
