// The rows of text of a page of a PDF, which knows where letters stand and nothing of lines, paragraphs or titles.

/** What the library gives of a page: pieces of text, and marks of other kinds, which have none. */
export type PdfItem =
  | {
      readonly str: string;
      /** The matrix of the text; its last two numbers are the place of the text, in points from the lower left corner. */
      readonly transform: readonly number[];
      readonly width: number;
      readonly height: number;
      /** Whether the row ends behind it. */
      readonly hasEOL: boolean;
    }
  | object;

/** Text that stands side by side. Lengths are points, 1/72 of an inch. */
export interface PdfRow {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** From the lower edge of the page. */
  readonly y: number;
  /** Of the letters. */
  readonly size: number;
}

/** Signs before the items of lists, in fonts of signs also as letters for private use. */
const BULLET = /^[\uf000-\uf0ff\u2022\u25aa\u2023\u25e6\u25cf\u25a0]\s*(?=\S)/u;

const MAX_TITLE_LENGTH = 200;
const MIN_TITLE_SCALE = 1.2;

/** The rows of a page in the order in which the file has them, which is mostly that of reading; without empty ones. */
export function readRows(items: readonly PdfItem[]): readonly PdfRow[] {
  const rows: PdfRow[] = [];
  let text = '';
  let first: { readonly left: number; readonly y: number; readonly size: number } | null = null;
  let right = 0;
  const end = (): void => {
    if (first !== null && /\S/.test(text))
      rows.push({ text: text.trim().replace(BULLET, ''), ...first, right });
    text = '';
    first = null;
    right = 0;
  };
  for (const item of items) {
    if (!('str' in item)) continue;
    const [, , c = 0, d = 0, left = 0, y = 0] = item.transform;
    if (/\S/.test(item.str))
      first ??= { left, y, size: Math.round((item.height || Math.hypot(c, d)) * 10) / 10 };
    text += item.str;
    right = Math.max(right, left + item.width);
    if (item.hasEOL) end();
  }
  end();
  return rows;
}

/** The size in which most letters are set. */
export function findBodySize(pages: readonly (readonly PdfRow[])[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of pages.flat()) letters.set(size, (letters.get(size) ?? 0) + text.length);
  let [body, most] = [0, 0];
  for (const [size, count] of letters) if (count > most) [body, most] = [size, count];
  return body;
}

/** The largest text of a page, if it is clearly larger than the rest and no longer than a title is; else null. */
export function findShownTitle(rows: readonly PdfRow[], bodySize: number): string | null {
  const largest = Math.max(0, ...rows.map(({ size }) => size));
  if (largest < bodySize * MIN_TITLE_SCALE) return null;
  const start = rows.findIndex(({ size }) => size === largest);
  const rest = rows.slice(start);
  const end = rest.findIndex(({ size }) => size !== largest);
  const title = (end < 0 ? rest : rest.slice(0, end)).map(({ text }) => text).join(' ');
  return title.length > MAX_TITLE_LENGTH || !/\p{L}{2}/u.test(title) ? null : title;
}
