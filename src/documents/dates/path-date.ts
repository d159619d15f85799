// The date in the path of a file: archive/2015/, 2015/12/12/, 2015-12-12-story.md, news_20151212.txt.
// Reads whole numbers only: an identifier that happens to contain 2015 is no year.

import { printDay } from './parse-date.js';

/** The date that a path names, as exactly as it does. */
export interface PathDate {
  readonly year: number;
  /** 1 to 12, or null when the path names a year only. */
  readonly month: number | null;
  readonly day: number | null;
}

const YEAR = '(19\\d{2}|20\\d{2})';
const FULL = new RegExp(`(?:^|[/_. -])${YEAR}([/_.-]?)(\\d{2})\\2(\\d{2})(?![0-9A-Za-z])`);
const MONTH = new RegExp(`(?:^|[/_. -])${YEAR}[/_.-](\\d{2})(?![0-9A-Za-z])`);
/** A year alone counts as a whole folder, or at the beginning of a name. */
const ALONE = new RegExp(`(?:^|/)${YEAR}(?:/|[_. -])`);

/** The date a path names, as exactly as it does; null when it names none. */
export function readPathDate(path: string): PathDate | null {
  const full = FULL.exec(path);
  if (full !== null) {
    const [year, month, day] = [Number(full[1]), Number(full[3]), Number(full[4])];
    if (printDay(year, month, day) !== null) return { year, month, day };
  }
  const monthly = MONTH.exec(path);
  if (monthly !== null && Number(monthly[2]) >= 1 && Number(monthly[2]) <= 12) {
    return { year: Number(monthly[1]), month: Number(monthly[2]), day: null };
  }
  const alone = ALONE.exec(path);
  return alone === null ? null : { year: Number(alone[1]), month: null, day: null };
}

/** `YYYY-MM-DD` when the path names a day. */
export function printPathDay({ year, month, day }: PathDate): string | null {
  return month === null || day === null ? null : printDay(year, month, day);
}
