// The page of a server that is below a path, and in a frame of a page elsewhere, in a browser.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HostPage, openHostPage } from './embed/host-page.js';
import { findObstacle, openSite, type Site } from './site.js';

const obstacle = findObstacle();
if (obstacle !== null) process.stderr.write(`skipped: ${obstacle}\n`);

describe.skipIf(obstacle !== null)('a page below a path', () => {
  let site: Site;
  let elsewhere: HostPage;
  /** Has the page elsewhere show an address in a frame. */
  const frame = (address: string): void => {
    elsewhere.show('/', `<!doctype html><title>Elsewhere</title><iframe src="${address}"></iframe>`);
  };
  beforeAll(async () => {
    elsewhere = await openHostPage();
    site = await openSite({ basePath: '/find', frameAncestors: [elsewhere.url] });
  });
  afterAll(async () => {
    await site.close();
    await elsewhere.close();
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
    frame(`${site.url}/find/?q=ferry`);
    await page.goto(`${elsewhere.url}/`);
    await page.frameLocator('iframe').locator('.hits mark').first().waitFor();
    await context.close();
  });

  it('is shown in no other frame', async () => {
    const other = await openSite();
    const { page, context, complaints } = await other.browser.newPage();
    frame(`${other.url}/`);
    await page.goto(`${elsewhere.url}/`);
    await expect.poll(() => complaints.some((text) => /frame-ancestors/i.test(text))).toBe(true);
    await context.close();
    await other.close();
  });
});
