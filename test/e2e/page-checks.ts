// What holds for a page in any state: nobody is kept out, and nothing lies beside the window.

import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds wrong on a page, a line for each rule. The page is to be opened with `bypassCSP`. */
export async function findViolations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run();
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html, any }) => html + (any[0]?.message ?? '')).join(' | ')}`,
    );
  });
}

/** Pixels that the page is wider than its window. */
export function measureExcess(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}
