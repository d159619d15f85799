// The page of a server that is below a path, and in a frame of a page elsewhere, in a browser.

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findObstacle, openSite, type Site } from './site.js';

const obstacle = findObstacle();
if (obstacle !== null) process.stderr.write(`skipped: ${obstacle}\n`);

describe.skipIf(obstacle !== null)('a page below a path', () => {
  let site: Site;
  let elsewhere: Server;
  let origin = '';
  beforeAll(async () => {
    elsewhere = createServer((request, response) => {
      const framed = new URL(request.url ?? '', origin).searchParams.get('framed') ?? '';
      response.setHeader('Content-Type', 'text/html');
      response.end(
        `<!doctype html><title>Elsewhere</title><link rel="icon" href="data:,"><iframe src="${framed}"></iframe>`,
      );
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => elsewhere.once('listening', resolve));
    origin = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
    site = await openSite({ basePath: '/find', frameAncestors: [origin] });
  });
  afterAll(async () => {
    await site.close();
    elsewhere.close();
  });

  it('searches while somebody types, and stays below it', async () => {
    const { page, context, complaints } = await site.open('/find/');
    await page.locator('html.live').waitFor();
    await page.locator('#q').fill('observatory');
    await page
      .locator('.hits mark', { hasText: /observatory/i })
      .first()
      .waitFor();
    expect(new URL(page.url()).pathname).toBe('/find/');
    await page.locator('.hits a[href*="/documents/"]').first().click();
    await page.waitForURL(/\/find\/documents\/wire\/observatory\.md/);
    await page.locator('#q').fill('ferry');
    await page.locator('#q').press('Enter');
    await page.waitForURL(/\/find\/\?q=ferry/);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is shown in a frame of a page that is listed', async () => {
    const { page, context } = await site.browser.newPage();
    await page.goto(`${origin}/?framed=${encodeURIComponent(`${site.url}/find/?q=ferry`)}`);
    await page.frameLocator('iframe').locator('.hits mark').first().waitFor();
    await context.close();
  });

  it('is shown in no other frame', async () => {
    const other = await openSite();
    const { page, context, complaints } = await other.browser.newPage();
    await page.goto(`${origin}/?framed=${encodeURIComponent(`${other.url}/`)}`);
    await expect.poll(() => complaints.some((text) => /frame-ancestors/i.test(text))).toBe(true);
    await context.close();
    await other.close();
  });
});
