// How the numbers of a workbook are shown, as far as it matters for a search: days are days, and numbers have no noise of binary
// fractions.

import { readXmlEvents } from './xml-events.js';

/** The formats of days, and of days with a time, that every workbook has (ECMA-376 part 1, 18.8.30). */
const BUILT_IN_DATES = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
]);
const DAY_MILLISECONDS = 86_400_000;
/** Day 0 of either way to count, so that days from March 1900 on are right. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
const DAY_ZERO_1904 = Date.UTC(1904, 0, 1);
const MAX_DAY = 2_958_465;

/**
 * Reads the formats of a workbook.
 * @returns prints the number of a cell of a style: a day as ISO 8601, any other number as it is
 */
export function readCellFormats(
  styles: Uint8Array | null,
  startsIn1904: boolean,
): (value: string, style: number) => string {
  const dateStyles = styles === null ? new Set<number>() : findDateStyles(styles);
  const zero = startsIn1904 ? DAY_ZERO_1904 : DAY_ZERO;
  return (value, style) => {
    const number = Number(value);
    if (value === '' || !Number.isFinite(number)) return value;
    if (dateStyles.has(style) && number >= 1 && number <= MAX_DAY)
      return printDay(zero + number * DAY_MILLISECONDS);
    return String(Number(number.toPrecision(15)));
  };
}

function printDay(milliseconds: number): string {
  const iso = new Date(Math.round(milliseconds / 1000) * 1000).toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;
}

/** The styles of cells, by their numbers, that show a day. */
function findDateStyles(bytes: Uint8Array): ReadonlySet<number> {
  const dates = new Set(BUILT_IN_DATES);
  const found = new Set<number>();
  let isCellStyles = false;
  let count = 0;
  readXmlEvents(bytes, {
    open: (name, attributes) => {
      if (name === 'numFmt') {
        // Without literals, colours and conditions, a `y` or `d` stands for a year or a day in any language.
        const code = (attributes.get('formatCode') ?? '').replace(/"[^"]*"|\[[^\]]*\]|\\./g, '');
        if (/[yd]/i.test(code)) dates.add(Number(attributes.get('numFmtId')));
      } else if (name === 'cellXfs') isCellStyles = true;
      else if (name === 'xf' && isCellStyles) {
        if (dates.has(Number(attributes.get('numFmtId')))) found.add(count);
        count += 1;
      }
    },
    close: (name) => {
      if (name === 'cellXfs') isCellStyles = false;
    },
  });
  return found;
}
