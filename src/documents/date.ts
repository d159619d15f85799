// Parses dates as people and programs write them into the one form that documents have (ISO 8601).
// Knows no local time zone: a time without a zone is taken as UTC, a date without a time stays a date.

import { monthOfName } from './month-names.js';

interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const TIME = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?`;
const ZONE = String.raw`(Z|UTC|GMT|[ECMP][SD]T|[+-]\d{2}:?\d{2}|[+-]\d{2})?(?: ?\([A-Za-z ]{1,40}\))?`;
const CLOCK = new RegExp(String.raw`^(?:[T ]|, ?| at )${TIME} ?${ZONE}$`, 'i');
const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})/;
const DAY_FIRST = /^(\d{1,2})\.(\d{1,2})\.(\d{4})/;
const EITHER_FIRST = /^(\d{1,2})([/-])(\d{1,2})\2(\d{4})/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?=T|$)/;
const COMPACT_CLOCK = /^T(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{4})?$/;
const DAY_MONTH =
  /^(?:\p{L}{2,12}\.?,? )?(\d{1,2})(?:st|nd|rd|th|er|\.)?(?: de | |-)(\p{L}{3,12}\.?),?(?: de | |-)(\d{4})/u;
const MONTH_DAY = /^(?:\p{L}{2,12}\.?, )?(\p{L}{3,12}\.?) (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})/u;

/** Hours east of Greenwich of the zone names of RFC 2822. */
const ZONE_HOURS: ReadonlyMap<string, number> = new Map([
  ['EST', -5],
  ['EDT', -4],
  ['CST', -6],
  ['CDT', -5],
  ['MST', -7],
  ['MDT', -6],
  ['PST', -8],
  ['PDT', -7],
]);

/**
 * A date as `YYYY-MM-DD`, or with a time as `YYYY-MM-DDTHH:MM:SSZ`. Understands ISO 8601, RFC 2822, `12 March 2026`,
 * `March 12, 2026`, `2026/03/12`, `12.03.2026`, `20260312` and Unix times; null for what is impossible, ambiguous
 * (`03/04/2026`) or without a day.
 */
export function parseDate(value: unknown): string | null {
  if (typeof value === 'number') return parseNumber(value);
  if (typeof value !== 'string' || value.length > 100) return null;
  const text = value.trim().replace(/\s+/g, ' ');
  if (/^-?\d{9,16}$/.test(text)) return parseNumber(Number(text));
  for (const pattern of [YEAR_FIRST, COMPACT, DAY_FIRST, EITHER_FIRST, DAY_MONTH, MONTH_DAY]) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const day = readDay(pattern, match);
    return day === null || !isPossible(day) ? null : withClock(day, text.slice(match[0].length));
  }
  return null;
}

/** `YYYY-MM-DD` of a day of the Gregorian calendar, or null when there is no such day. */
export function printDay(year: number, month: number, day: number): string | null {
  return isPossible({ year, month, day }) ? `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` : null;
}

function readDay(pattern: RegExp, match: RegExpExecArray): CalendarDay | null {
  const part = (i: number): number => Number(match[i]);
  switch (pattern) {
    case YEAR_FIRST:
      return { year: part(1), month: part(3), day: part(4) };
    case COMPACT:
      return { year: part(1), month: part(2), day: part(3) };
    case DAY_FIRST:
      return { year: part(3), month: part(2), day: part(1) };
    case EITHER_FIRST:
      // Day first in Europe, month first in America: only a number above 12 tells.
      if (part(1) <= 12 && part(3) <= 12 && part(1) !== part(3)) return null;
      return { year: part(4), month: Math.min(part(1), part(3)), day: Math.max(part(1), part(3)) };
    case DAY_MONTH:
      return dayOfNamedMonth(part(3), match[2] ?? '', part(1));
    default:
      return dayOfNamedMonth(part(3), match[1] ?? '', part(2));
  }
}

function dayOfNamedMonth(year: number, name: string, day: number): CalendarDay | null {
  const month = monthOfName(name);
  return month === null ? null : { year, month, day };
}

function withClock(day: CalendarDay, rest: string): string | null {
  if (rest === '') return printDay(day.year, day.month, day.day);
  const match = CLOCK.exec(rest) ?? COMPACT_CLOCK.exec(rest);
  if (match === null) return null;
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  const isEndOfDay = hour === 24 && minute === 0 && second === 0;
  if ((hour > 23 && !isEndOfDay) || minute > 59 || second > 60) return null;
  const offset = minutesOfZone(match[4]);
  if (offset === null) return null;
  const date = new Date(0);
  // Not Date.UTC, which takes years below 100 for those of the last century.
  date.setUTCFullYear(day.year, day.month - 1, day.day);
  date.setUTCHours(hour, minute - offset, Math.min(second, 59));
  return printUtc(date);
}

function minutesOfZone(zone: string | undefined): number | null {
  if (zone === undefined) return 0;
  const name = zone.toUpperCase();
  if (name === 'Z' || name === 'UTC' || name === 'GMT') return 0;
  const hours = ZONE_HOURS.get(name);
  if (hours !== undefined) return hours * 60;
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  const [h, m] = [Number(digits.slice(0, 2)), Number(digits.slice(2))];
  if (h > 14 || m > 59) return null;
  return (zone.startsWith('-') ? -1 : 1) * (h * 60 + m);
}

/** Eight digits are a day (20260312), 1e8 to 1e11 seconds since 1970, above that milliseconds. */
function parseNumber(value: number): string | null {
  if (!Number.isFinite(value)) return null;
  if (Number.isInteger(value) && value >= 10000101 && value <= 99991231) {
    return printDay(Math.floor(value / 10000), Math.floor(value / 100) % 100, value % 100);
  }
  const size = Math.abs(value);
  if (size < 1e8 || size > 1e15) return null;
  return printUtc(new Date(size < 1e11 ? value * 1000 : value));
}

function printUtc(date: Date): string | null {
  const year = date.getUTCFullYear();
  return Number.isNaN(year) || year < 1 || year > 9999 ? null : `${date.toISOString().slice(0, 19)}Z`;
}

function isPossible({ year, month, day }: CalendarDay): boolean {
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysOfMonth(year, month);
}

function daysOfMonth(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}

function pad(number: number, width: number): string {
  return String(number).padStart(width, '0');
}
