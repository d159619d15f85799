// Parses dates as people and programs write them into the one form that documents have (ISO 8601), as exactly as they are known.
// Knows no local time zone and asks no clock: a time without a zone is taken as UTC, a date without a time stays a date.

import { printCalendarDate, printInstant } from './calendar-date.js';
import type { DateOrder } from './date-order.js';
import { readDate } from './read-date.js';

const MAX_LENGTH = 100;
/** How deep a date may be wrapped in lists and objects. */
const MAX_DEPTH = 4;
/** Fields that are all there is of an object that wraps a date. */
const WRAPPERS = ['$date', '$numberLong', '@value', '_seconds', 'seconds', 'iso', 'start', 'raw'];
/** What may stand before a date that is not certain, or names what kind of date it is. */
const BEFORE =
  /^(?:(?:c|ca|circa|um|about|around|approx|vers|[©~≈])(?:\. ?| )?(?=\d)|\p{L}[\p{L} ]{1,20}: ?|@(?=\p{L}|\d)|on (?=\p{L}|\d)|the (?=\d)|den (?=\d))/iu;
const BEFORE_CHRIST =
  /,? ?(?:b\. ?c\. ?(?:e\.?)?|bce?|v\. ?(?:chr|u\. ?z)\.?|av(?:ant)?\.? j\.?-c\.?|a\. ?c\.|до н\. ?э\.)$/iu;
const AFTER_CHRIST =
  /^a\.?d\.? (?=\d)|,? ?(?:a\.d\.|ad|ce|c\.e\.|n\. ?(?:chr|u\. ?z)\.?|d\. ?c\.|н\. ?э\.)$/iu;
const RANGE =
  /^(.+?)(?: (?:-|to|until|till|through|bis|à|au|al|по) | ?[–—→] ?| ?\.{2,3} ?|(?<=\d{4}-\d\d-\d\d.{0,30})\/)(.+)$/u;
/** What a range within a day ends with. */
const CLOCK = /^\d{1,2}:\d{2}(?: ?[ap]m)?$/i;
const YEARS = /^([12]\d{3})(?:-|\/| ?[–—] ?)(\d{2}|[12]\d{3})$/;

/**
 * A date as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, or with a time as `YYYY-MM-DDTHH:MM:SSZ`. Understands ISO 8601, RFC 2822, dates
 * as JavaScript prints them, `12 March 2026`, `March 2026`, `2026/03/12`, `12.03.2026`, `20260312`, `2026年3月12日`, Unix times,
 * the first day of a range, and objects that wrap a date (`{"$date": …}`). Null for what is impossible or ambiguous.
 * @param order how `03/04/2026` is to be read; null leaves it undated
 */
export function parseDate(value: unknown, order: DateOrder | null = null): string | null {
  return parseValue(value, order, MAX_DEPTH);
}

/** As `parseDate`; what wraps a date may itself be wrapped `depth` times. */
function parseValue(value: unknown, order: DateOrder | null, depth: number): string | null {
  if (typeof value === 'number') return parseNumber(value);
  if (typeof value === 'object' && value !== null)
    return depth === 0 ? null : parseWrapped(value, order, depth - 1);
  if (typeof value !== 'string' || value.length > MAX_LENGTH) return null;
  const text = (/[^ -~]/.test(value) ? value.normalize('NFKC') : value).trim().replace(/\s+/g, ' ');
  if (/^-?\d{9,19}(?:\.\d{1,9})?$/.test(text) && !/^(?:19|20)\d{12}$/.test(text))
    return parseNumber(Number(text));
  return parseText(text, order) ?? readRange(text, order);
}

/** `YYYY-MM-DD` of a day of the Gregorian calendar, or null when there is no such day. */
export function printDay(year: number, month: number, day: number): string | null {
  return year < 1 ? null : printCalendarDate({ year, month, day });
}

/** One date, with what may stand before or behind it. */
function parseText(text: string, order: DateOrder | null): string | null {
  const date = readDate(text, order);
  if (date !== null) return date;
  const bare = text
    .replace(/^(?:\[(.+)\]|<(.+?)(?: \p{L}{2,4}\.?)?>)$/u, '$1$2')
    .replace(/^(\d{1,2}:\d{2}(?::\d{2})?),? (\S.*\d{4})$/, '$2 $1')
    .replace(BEFORE, '')
    .replace(/ \(((?:GMT|UTC)(?:[+-][\d:]{1,5})?)\)$/, ' $1')
    .replace(/(?<=\d)(?:\?|~|er Jahre|'?s)$/u, '');
  const before = bare.replace(BEFORE_CHRIST, '');
  if (before !== bare) return beforeChrist(readDate(padYear(before), order));
  const after = bare.replace(AFTER_CHRIST, '');
  if (after !== bare) return readDate(padYear(after), order);
  return bare === text ? null : readDate(bare, order);
}

/** `44 BC` is the year -43: there is a year 0. */
function beforeChrist(date: string | null): string | null {
  const [, year = '', rest = ''] = /^(\d{4})((?:-\d{2}){0,2})$/.exec(date ?? '') ?? [];
  if (year === '') return null;
  return (printCalendarDate({ year: 1 - Number(year), month: null, day: null }) ?? '') + rest;
}

/** A year of fewer than four digits at the end, with an era behind it, is no short form of another. */
function padYear(text: string): string {
  return text.replace(/\d{1,4}$/, (year) => year.padStart(4, '0'));
}

/** The first date of a range, which may leave to the last what they have in common: `6–8 May 2024`. */
function readRange(text: string, order: DateOrder | null): string | null {
  const [, firstYear = '', lastYear = ''] = YEARS.exec(text) ?? [];
  if (firstYear !== '') {
    const last = Number(firstYear.slice(0, 4 - lastYear.length) + lastYear);
    return last > Number(firstYear) ? readDate(firstYear, order) : null;
  }
  const days = text
    .replace(/^(\p{L}{3,14}\.? \d{1,2}) ?[-–—] ?\d{1,2}(?=,? \d{4})/u, '$1')
    .replace(/^(\d{1,2})\.? ?[-–—/] ?\d{1,2}(?=\.? \p{L}|\.\d{1,2}\.\d)/u, '$1');
  if (days !== text) return parseText(days, order);
  const [, first = '', last = ''] = RANGE.exec(text) ?? [];
  if (first === '' || (parseText(last, order) === null && !CLOCK.test(last))) return null;
  const year = /\d{4}$/.exec(last)?.[0] ?? '';
  return (
    (/\d{4}/.test(first) ? parseText(first, order) : null) ??
    (year === '' ? null : parseText(`${first} ${year}`, order)) ??
    (/^\d{1,2}\.?$/.test(first) ? parseText(last.replace(/^\d{1,2}\.?/, first), order) : null)
  );
}

/** Of the exports of databases and linked data: `{"$date": …}`, `{"@value": …}`, `{"_seconds": …}`, `{"date-parts": …}`. */
function parseWrapped(value: object, order: DateOrder | null, depth: number): string | null {
  if (Array.isArray(value)) {
    if (value.length > 1) return parseParts(value as readonly unknown[]);
    return parseValue((value as readonly unknown[])[0], order, depth);
  }
  const fields = value as Readonly<Record<string, unknown>>;
  const parts = fields['date-parts'];
  if (Array.isArray(parts) && Array.isArray(parts[0])) {
    return parseParts((parts[0] as readonly unknown[]).map(Number));
  }
  if (typeof fields['year'] === 'number') {
    return parseParts([
      fields['year'],
      ...[fields['month'], fields['day']].filter((part) => part !== undefined),
    ]);
  }
  const name = WRAPPERS.find((wrapper) => Object.hasOwn(fields, wrapper));
  return name === undefined ? null : parseValue(fields[name], order, depth);
}

/** Year, month and day as numbers, of which the last may be missing; hours and less may follow. */
function parseParts(parts: readonly unknown[]): string | null {
  const [year, month = null, day = null] = parts;
  if (!isInteger(year) || year < 1000 || parts.length > 7) return null;
  if ((month !== null && !isInteger(month)) || (day !== null && !isInteger(day))) return null;
  return printCalendarDate({ year, month, day });
}

function isInteger(value: unknown): value is number {
  return Number.isInteger(value);
}

/**
 * Four digits are a year, six a month (202603), eight a day (20260312); 1e8 to 1e11 are seconds since 1970, above that
 * milliseconds, microseconds and nanoseconds.
 */
function parseNumber(value: number): string | null {
  if (!Number.isFinite(value)) return null;
  if (
    Number.isInteger(value) &&
    /^(?:[12]\d{3}|(?:19|20)\d{4}|[1-9]\d{7}|(?:19|20)\d{12})$/.test(String(value))
  )
    return readDate(String(value), null);
  const size = Math.abs(value);
  if (size < 1e8 || size > 1e19) return null;
  const milliseconds =
    size < 1e11 ? value * 1000 : size <= 1e15 ? value : size < 1e17 ? value / 1e3 : value / 1e6;
  return printInstant(new Date(milliseconds));
}
