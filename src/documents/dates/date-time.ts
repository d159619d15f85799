// How a date is stored as one number, which says how exact it is: when it begins, in milliseconds since 1970 UTC. Dates begin with
// a whole second; one millisecond more is a month, two are a year.

import { timeOfDay } from './calendar-date.js';

const MONTH_MARK = 1;
const YEAR_MARK = 2;

/** The number of a date of a document; NaN for none or an impossible one. */
export function dateToTime(date: string | null): number {
  if (date === null) return Number.NaN;
  const time = Date.parse(date);
  if (/^(?:\d{4}|-\d{6})$/.test(date)) return time + YEAR_MARK;
  return /^(?:\d{4}|-\d{6})-\d{2}$/.test(date) ? time + MONTH_MARK : startOfDate(time);
}

/** When a date begins, in milliseconds since 1970 UTC. */
export function startOfDate(time: number): number {
  return Math.floor(time / 1000) * 1000;
}

/** How much of a calendar date the number stands for. */
export function precisionOf(time: number): 'year' | 'month' | 'day' {
  const mark = time - startOfDate(time);
  return mark === YEAR_MARK ? 'year' : mark === MONTH_MARK ? 'month' : 'day';
}

/** Where a year or month ends, in milliseconds since 1970 UTC: the first that is not in it. A day ends where it begins. */
export function endOfDate(time: number): number {
  const precision = precisionOf(time);
  if (precision === 'day') return time;
  const date = new Date(time);
  return precision === 'year'
    ? timeOfDay(date.getUTCFullYear() + 1, 1, 1)
    : timeOfDay(date.getUTCFullYear(), date.getUTCMonth() + 2, 1);
}

/** Orders years and months as documents have them by time: those before year 0 have a sign. */
export function comparePeriods(a: string, b: string): number {
  return dateToTime(a) - dateToTime(b);
}
