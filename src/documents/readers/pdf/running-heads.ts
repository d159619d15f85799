// What stands at the top or the bottom of most pages: the name of the chapter, the number of the page. Once is enough.

import type { PdfRow } from './pdf-rows.js';

/** In fewer pages nothing can be told to run through them. */
const MIN_PAGES = 4;
const MIN_SHARE = 0.5;
const PAGE_NUMBER =
  /^[-–—\s|]*(?:page|seite|p\.|s\.)?\s*\d{1,4}(?:\s*(?:of|von|sur|de|\/)\s*\d{1,4})?[-–—\s|]*$/iu;

/** The pages without their numbers, and with heads and feet that repeat only where they stand first. */
export function dropRunningHeads(pages: readonly (readonly PdfRow[])[]): readonly (readonly PdfRow[])[] {
  if (pages.length < MIN_PAGES) return pages;
  const counts = new Map<string, number>();
  for (const rows of pages)
    for (const row of edgesOf(rows)) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
  const seen = new Set<string>();
  return pages.map((rows) => {
    const edges = edgesOf(rows);
    return rows.filter((row) => {
      if (!edges.has(row) || rows.length === 1) return true;
      const key = keyOf(row);
      if (PAGE_NUMBER.test(row.text)) return (counts.get(key) ?? 0) < MIN_SHARE * pages.length;
      if ((counts.get(key) ?? 0) < MIN_SHARE * pages.length) return true;
      const isFirst = !seen.has(key);
      seen.add(key);
      return isFirst;
    });
  });
}

/** The first and the last row, by their order and by their place on the page. */
function edgesOf(rows: readonly PdfRow[]): ReadonlySet<PdfRow> {
  const edges = new Set<PdfRow>();
  const [first] = rows;
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return edges;
  let [top, bottom] = [first, first];
  for (const row of rows) {
    if (row.y > top.y) top = row;
    if (row.y < bottom.y) bottom = row;
  }
  return edges.add(first).add(last).add(top).add(bottom);
}

/** What two rows have in common that differ in numbers only. */
function keyOf({ text }: PdfRow): string {
  return text.replace(/\d+/g, '0').toLowerCase();
}
