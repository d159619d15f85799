// Documents that hold markup and scripts, in every format, and the files nobody expects: whatever a browser shows of them, in the pages
// and in the element, nothing of it runs and nothing is fetched. The policies of pages are switched off: they are not what holds.

import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MemoryDirectory } from '../../src/index/directory/memory-directory.js';
import { updateIndex } from '../../src/index/update/update-index.js';
import { defaultRequest } from '../../src/search/default-request.js';
import { LocalEngine } from '../../src/search/local-engine.js';
import { linkToDocument } from '../../src/server/page/links.js';
import { HOSTILE_FILES } from '../crash/hostile-files.js';
import { pdfOf } from '../documents/readers/pdf/pdf-of.js';
import { zipOf } from '../documents/zip-of.js';
import { temporaryFolder, writeFiles } from '../temporary-folder.js';
import { type HostPage, openHostPage } from './embed/host-page.js';
import { findObstacle, openSite, type Site } from './site.js';

const obstacle = findObstacle();
if (obstacle !== null) console.log(`page tests skipped: ${obstacle}`);
const corpus = temporaryFolder();
/** Whether each vector is shown in every format, and not in each third one. */
const isFull = process.env['FINDLING_HOSTILE'] === 'full';
/** Documents shown of each file: some give thousands. */
const SHOWN_A_FILE = isFull ? 2 : 1;
/** An address that nobody may ask. */
const LEAK = 'http://leak.invalid/x';
const RUN = 'window.pwned=1';

/** What runs, or fetches, where it becomes markup. */
const VECTORS = [
  `<script>${RUN}</script>`,
  `"><img src=x onerror="${RUN}">`,
  `'><svg onload='${RUN}'>`,
  `<img src="${LEAK}">`,
  `<iframe srcdoc="<script>parent.${RUN}</script>"></iframe>`,
  `<a href="javascript:${RUN}">link</a> [link](javascript:${RUN})`,
  `<details open ontoggle="${RUN}">`,
  `<link rel="stylesheet" href="${LEAK}"><style>@import "${LEAK}";</style>`,
  `<input autofocus onfocus="${RUN}"><video><source onerror="${RUN}"></video>`,
  `<math><mtext></mtext><mglyph><style><img src=x onerror="${RUN}"></style></mglyph></math>`,
  `<noscript><p title="</noscript><img src=x onerror=${RUN}>"></noscript>`,
  `</mark><mark onmouseover="${RUN}" style="animation:x" onanimationstart="${RUN}">`,
  `</title></textarea></script><script>${RUN}</script>`,
  `<meta http-equiv="refresh" content="0;url=${LEAK}"><base href="${LEAK}">`,
  `![alt](${LEAK}) <object data="${LEAK}"></object><embed src="${LEAK}">`,
  `<template shadowrootmode="open"><script>${RUN}</script></template>`,
  `&lt;script&gt;${RUN}&lt;/script&gt; &#60;img src=x onerror=${RUN}&#62;`,
  `\uE000<script>${RUN}</script>\uE001`,
];

/** A file of each format with a vector wherever it may hold text. */
function filesWith(vector: string, number: number): Record<string, string | Uint8Array> {
  const name = `vectors/v${number}`;
  const word = `vector${number}`;
  const json = JSON.stringify(vector);
  const escaped = vector.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return {
    [`${name}.txt`]: `${word} ${vector}\n\n${word} text ${vector}`,
    [`${name}.md`]: `---\ntitle: ${json}\nsection: ${json}\ntags: [${json}]\nurl: "javascript:${RUN}"\n---\n# ${word} ${vector}\n\n${vector}\n\n\`\`\`\n${vector}\n\`\`\`\n\n- ${vector}\n\n## ${vector}\n`,
    [`${name}.html`]: `<title>${escaped}</title><h1>${word}</h1><p>${word} ${escaped}</p>${vector}<pre>${escaped}</pre><a href="javascript:${RUN}">x</a>`,
    [`${name}.jsonl`]: JSON.stringify({
      id: `${word} ${vector}`,
      title: vector,
      text: `${word} ${vector}`,
      url: `javascript:${RUN}`,
      section: vector,
      source: vector,
      tags: [vector],
      author: vector,
      [vector]: vector,
    }),
    [`${name}.csv`]: `title,text,${JSON.stringify(vector).replaceAll('\\"', '""')}\n${[`${word} ${vector}`, vector, vector].map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`,
    [`${name}.xml`]: `<rss><channel><item><title>${word} ${escaped}</title><link>javascript:${RUN}</link><description>${escaped}</description></item></channel></rss>`,
    [`${name}.rst`]: `${word}\n==========\n\n${vector}\n\n.. raw:: html\n\n   ${vector}\n`,
    [`${name}.adoc`]: `= ${word}\n\n${vector}\n\n++++\n${vector}\n++++\n\n----\n${vector}\n----\n`,
    [`${name}.org`]: `* ${word}\n${vector}\n#+BEGIN_EXPORT html\n${vector}\n#+END_EXPORT\n[[javascript:${RUN}][x]]\n`,
    [`${name}.srt`]: `1\n00:00:01,000 --> 00:00:02,000\n${word} ${vector}\n`,
    [`${name}.pdf`]: printed(vector, word),
    [`${name}.docx`]: wordDocument(escaped, word),
    [`${name}.epub`]: book(escaped, word),
    [`${name}.eml`]: mail(vector, word),
    // A name has no slash: one that looks like it.
    [`${name} ${vector.replaceAll('/', '\u2215')}.txt`]: `${word} by its name\n\n${vector}`,
    [`${name}.zip`]: zipOf({
      [`${vector.replaceAll('/', '\u2215')}.md`]: `# ${word} in an archive\n\n${vector}\n`,
    }),
  };
}

/** A PDF, which has letters of ASCII here, with a vector in its title, its text and its properties. */
function printed(vector: string, word: string): Uint8Array {
  const ascii = vector.replaceAll(/[^ -~]/g, '');
  const lines = [`${word} ${ascii}`, ...ascii.split(/(?=<)/)].map((text, line) => ({
    text,
    y: 720 - 20 * line,
  }));
  return pdfOf([lines], { Title: `${word} ${ascii}`, Author: ascii, Keywords: ascii, Subject: ascii });
}

function wordDocument(escaped: string, word: string): Uint8Array {
  const paragraph = (text: string, style = ''): string =>
    `<w:p>${style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t>${text}</w:t></w:r></w:p>`;
  return zipOf({
    'word/document.xml': `<w:document xmlns:w="w"><w:body>${paragraph(`${word} ${escaped}`, 'Title')}${paragraph(escaped, 'Heading1')}${paragraph(`${word} ${escaped}`)}<w:tbl><w:tr><w:tc>${paragraph(escaped)}</w:tc></w:tr></w:tbl></w:body></w:document>`,
    'docProps/core.xml': `<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>${word} ${escaped}</dc:title><dc:creator>${escaped}</dc:creator><dc:subject>${escaped}</dc:subject><cp:keywords>${escaped}</cp:keywords></cp:coreProperties>`,
  });
}

function book(escaped: string, word: string): Uint8Array {
  return zipOf({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': '<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>',
    'b.opf': `<package xmlns:dc="d"><metadata><dc:title>${word} ${escaped}</dc:title><dc:creator>${escaped}</dc:creator><dc:subject>${escaped}</dc:subject><dc:publisher>${escaped}</dc:publisher></metadata><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>`,
    'a.xhtml': `<html><head><title>${escaped}</title></head><body><h1>${escaped}</h1><p>${word} ${escaped}</p><pre>${escaped}</pre></body></html>`,
  });
}

/** A message with a vector in its subject, its names, both forms of its text and the name of what is attached. */
function mail(vector: string, word: string): string {
  const encoded = (text: string): string => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
  const part = (kind: string, content: string, name = ''): string[] => [
    '--part',
    `Content-Type: ${kind}; charset=utf-8`,
    'Content-Transfer-Encoding: base64',
    ...(name === '' ? [] : [`Content-Disposition: attachment; filename="${encoded(name)}"`]),
    '',
    Buffer.from(content).toString('base64'),
  ];
  return [
    `From: ${encoded(vector)} <a@example.org>`,
    `To: ${encoded(vector)} <b@example.org>`,
    `Subject: ${encoded(`${word} ${vector}`)}`,
    'Date: Sat, 12 Dec 2015 08:30:00 +0000',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=part',
    '',
    ...part('text/plain', `${word} ${vector}`),
    ...part('text/html', `<p>${word}</p>${vector}`),
    ...part('application/octet-stream', vector, `${vector}.bin`),
    '--part--',
    '',
  ].join('\r\n');
}

/** Everything that a browser asks others for, and what of a page has run. */
async function watchLeaks(context: BrowserContext, own: readonly string[]): Promise<readonly string[]> {
  const asked: string[] = [];
  context.on('request', (request) => {
    if (!own.some((origin) => request.url().startsWith(`${origin}/`))) asked.push(request.url());
  });
  // A name of no host is not looked for outside of this machine.
  await context.route(
    (url) => url.hostname === 'leak.invalid',
    (route) => route.abort(),
  );
  return asked;
}

describe.skipIf(obstacle !== null)('documents that hold markup', () => {
  let site: Site;
  let host: HostPage;
  let engine: LocalEngine;
  const ids: string[] = [];

  beforeAll(async () => {
    for (const [number, vector] of VECTORS.entries()) {
      const files = Object.entries(filesWith(vector, number));
      const taken = files.filter((_, format) => isFull || format % 3 === number % 3);
      writeFiles(corpus, Object.fromEntries(taken));
    }
    for (const [number, { write }] of HOSTILE_FILES.entries()) {
      const folder = path.join(corpus, `hostile-${number}`);
      mkdirSync(folder);
      // What a system does not let be made is left out.
      await Promise.resolve(write(folder, 0.005)).catch(() => {
        rmSync(folder, { recursive: true, force: true });
      });
    }
    const directory = new MemoryDirectory();
    await updateIndex({ corpus, directory });
    engine = await LocalEngine.open(directory, { timeoutMs: Number.POSITIVE_INFINITY, fallback: false });
    const shown = new Map<string, number>();
    for (let offset = 0; offset < 5000; offset += 100) {
      const { hits } = await engine.search(defaultRequest('', { limit: 100, offset }));
      for (const { id } of hits) {
        const file = id.replace(/#\d+$/, '');
        shown.set(file, (shown.get(file) ?? 0) + 1);
        if ((shown.get(file) ?? 0) <= SHOWN_A_FILE) ids.push(id);
      }
    }
    host = await openHostPage();
    site = await openSite({ engine: () => engine, corsOrigins: [host.url] });
  }, 900_000);
  afterAll(async () => {
    await site.close();
    await host.close();
    engine.close();
  });

  it('are there, in every format', () => {
    expect(ids.length).toBeGreaterThan((isFull ? 15 : 5) * VECTORS.length + HOSTILE_FILES.length / 2);
    // Records have names of their own.
    const endings = ids.flatMap((id) => /^vectors\/v\d.*\.(\w+)(?:$|#|\/)/.exec(id)?.[1] ?? []);
    const formats = 'adoc csv docx eml epub html md org pdf rst srt txt xml'.split(' ');
    expect([...new Set(endings)]).toEqual(expect.arrayContaining(formats));
  });

  it('run nothing and fetch nothing on their own pages', async () => {
    const { page, context } = await site.open('/', { bypassCSP: true });
    const asked = await watchLeaks(context, [site.url]);
    for (const id of ids) {
      const answer = await page.goto(`${site.url}${linkToDocument(id, new Map([['q', 'vector hostile']]))}`, {
        waitUntil: 'load',
      });
      expect(answer?.status(), id).toBe(200);
      expect(await page.evaluate(() => 'pwned' in window), id).toBe(false);
      expect(
        await page
          .locator('main script, main img, main iframe, main object, main embed, main svg script')
          .count(),
        id,
      ).toBe(0);
      expect(
        await page.locator('main [onerror], main [onload], main a[href^="javascript:" i]').count(),
        id,
      ).toBe(0);
    }
    expect(asked).toEqual([]);
    await context.close();
  }, 1_800_000);

  it('run nothing and fetch nothing among the hits of the page and of the element', async () => {
    host.show(
      '/element',
      `<!doctype html><html lang="en"><title>A site</title><findling-search endpoint="${site.url}"></findling-search><script type="module" src="${site.url}/findling-search.js"></script></html>`,
    );
    const { page, context } = await site.open('/', { bypassCSP: true });
    const asked = await watchLeaks(context, [site.url, host.url]);
    const queries = [
      ...VECTORS.map((_, number) => `vector${number}`),
      'hostile',
      'script',
      'onerror',
      'curious',
      'pwned',
    ];
    for (const query of queries) {
      await page.goto(`${site.url}/?${new URLSearchParams({ q: query }).toString()}`, { waitUntil: 'load' });
      expect(await page.locator('.hit-title').count(), query).toBeGreaterThan(0);
      expect(await page.evaluate(() => 'pwned' in window), query).toBe(false);
    }
    await page.goto(`${host.url}/element`);
    const element = page.locator('findling-search');
    for (const query of queries) {
      await page.getByRole('combobox').fill(query);
      await element.locator('[part=hit]').first().waitFor();
      expect(await page.evaluate(() => 'pwned' in window), query).toBe(false);
      expect(await element.locator('img, iframe, object, embed').count(), query).toBe(0);
    }
    expect(asked).toEqual([]);
    await context.close();
  }, 1_800_000);
});
