// What holds for a page in any state: nobody is kept out, and nothing lies beside the window.

import axe from 'axe-core';
import type { Page } from 'playwright-core';

/**
 * What axe finds wrong on a page, a line for each rule. The page is to be opened with `bypassCSP`.
 * @param rules those of colours alone, for a page that was looked at before in others
 */
export async function findViolations(
  page: Page,
  rules: 'all' | 'of colours' = 'all',
): Promise<readonly string[]> {
  // Half a megabyte: a page that is looked at several times takes it in once.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(async (ofColours) => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run({
      // What is right is not described.
      resultTypes: ['violations'],
      ...(ofColours ? { runOnly: ['cat.color'] } : {}),
    });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html, any }) => html + (any[0]?.message ?? '')).join(' | ')}`,
    );
  }, rules === 'of colours');
}

/** Pixels that the page is wider than its window. */
export function measureExcess(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

/** What is wrong with a page by day and, in colours, by night, and how far it lies beside the window: as a line each. */
export async function findFaults(
  page: Page,
  colorSchemes: readonly ('light' | 'dark')[] = ['light', 'dark'],
): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const [number, colorScheme] of colorSchemes.entries()) {
    await page.emulateMedia({ colorScheme });
    const violations = await findViolations(page, number === 0 ? 'all' : 'of colours');
    const excess = await measureExcess(page);
    faults.push(...violations.map((violation) => `${colorScheme}: ${violation}`));
    if (excess > 0) faults.push(`${colorScheme}: ${excess} px too wide`);
  }
  return faults;
}
